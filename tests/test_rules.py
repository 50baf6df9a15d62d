"""The registry of rules: what the code can raise, what the handbook explains and what a terminal tells is one list."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

import wegwijzer_build
from tools.reading import words
from wegwijzer_build.cli import main
from wegwijzer_build.load import MANUAL as OF_LOAD
from wegwijzer_build.load import load, translations
from wegwijzer_build.load.parsing import LESS_CLEAR
from wegwijzer_build.problems import Problem, Severity
from wegwijzer_build.render import DUTCH, manual_page
from wegwijzer_build.rules import MANUAL, RULES, Rule, near, rules_in
from wegwijzer_build.validate import MAKES_UNUSABLE

CODE = Path(wegwijzer_build.__file__).parent
CASES = Path(__file__).parent / "cases"
LAYOUT = {"site": True, "advice": False}

MILDER = {"docs-file"}
"""An error as a rule, and a warning of what an editor left behind."""
BY_OTHER_TESTS = {"no-folder", "not-a-file", "unreadable", "file-size", "too-many-problems"}
"""Rules whose examples are told in words: no file shows them."""


@cache
def raised() -> frozenset[tuple[str, Severity | None]]:
    """Every rule that a problem or a fault is made of in the code, with its severity where it stands there."""
    return frozenset(found for path in CODE.rglob("*.py") for found in raised_in(path))


def raised_in(path: Path) -> Iterator[tuple[str, Severity | None]]:
    """Those of one module."""
    tree = ast.parse(path.read_text("utf-8"))
    is_in_load = "load" in path.relative_to(CODE).parts
    constants = {
        target.id: statement.value
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        rule = rule_of(call, is_in_load=is_in_load)
        if isinstance(rule, ast.Name):
            rule = constants.get(rule.id, rule)
        if isinstance(rule, ast.Constant):
            yield str(rule.value), severity_of(call)
        elif rule is not None and not (isinstance(rule, ast.Attribute) and rule.attr == "rule"):
            pytest.fail(f"{path}:{call.lineno}: write the id of the rule here, so that it can be found")


def rule_of(call: ast.Call, *, is_in_load: bool) -> ast.expr | None:
    """What stands for the rule in a call that makes a problem or a fault; None in other calls."""
    by_name = next((keyword.value for keyword in call.keywords if keyword.arg == "rule"), None)
    position = {"Problem": 1, "Violation": 0}.get(ast.unparse(call.func).rpartition(".")[2])
    if by_name or position is None or (position == 0 and is_in_load):  # load has faults of another kind, without rules
        return by_name
    return call.args[position]


def severity_of(call: ast.Call) -> Severity | None:
    """The severity that a call gives to a problem; None where it is worked out elsewhere."""
    if ast.unparse(call.func) != "Problem":
        return None
    given = [ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg == "severity"]
    return {f"Severity.{each.name}": each for each in Severity}.get(given[0]) if given else Severity.ERROR


def in_stories() -> Iterator[tuple[str, Severity]]:
    """Every rule that a story tells, with its severity, where the story says it."""
    for path in CASES.rglob("*.yml"):
        for found in re.finditer(r": (error|warning): .* \(([a-z-]+)\)$", path.read_text("utf-8"), re.MULTILINE):
            yield found[2], Severity(found[1])


def test_what_is_raised_is_what_is_registered() -> None:
    """Each rule that the code raises is explained, each that is explained is raised, and none is explained twice."""
    assert {rule for rule, _ in raised()} == set(RULES)
    assert [rule.id for text in MANUAL for rule in rules_in(text)] == list(RULES)


def test_what_is_decided_by_rule_names_rules() -> None:
    """Where a rule decides what happens next, it is one that there is."""
    assert set(RULES) >= MAKES_UNUSABLE | LESS_CLEAR


def test_a_rule_is_raised_as_severe_as_it_is_registered() -> None:
    """What the handbook calls a warning is raised as one, and everything else is an error."""
    found = {(rule, severity) for rule, severity in (*raised(), *in_stories()) if severity}
    assert {rule for rule, severity in found if RULES[rule].severity is not severity} == MILDER
    assert {rule for rule, severity in found if severity is Severity.WARNING} - MILDER == {
        rule.id for rule in RULES.values() if rule.severity is Severity.WARNING
    } - {"cut-text"}, "whose severity is worked out; its example shows it"


def test_every_rule_has_its_page() -> None:
    """A rule has a sentence and an explanation, and shows what is wrong and then what is right."""
    for rule in RULES.values():
        assert re.fullmatch(r"[A-Z`].*[^.]", rule.sentence), rule
        assert rule.explanation.paragraphs, rule
        assert all(paragraph.endswith((".", "?")) for paragraph in rule.explanation.paragraphs), rule
        assert [label for label, code in rule.explanation.examples if code.strip()] == ["Bad", "Good"], rule


def test_the_handbook_has_a_place_for_every_rule() -> None:
    """The page of all rules shows each once, at an address of its own, and says of a warning that it is one."""
    body = html.document_fromstring(manual_page(DUTCH).output().data.decode().split("---\n", 2)[2])
    assert [part.get("id") for part in body.iter() if part.get("id")] == list(RULES)
    sentences = [words(paragraph) for paragraph in body.iter("p") if paragraph.find("strong") is not None]
    assert not [text for text in body.itertext() if "`" in text], "code is marked as code"
    warns = [sentence.endswith("Dit is een waarschuwing.") for sentence in sentences]
    assert warns == [rule.severity is Severity.WARNING for rule in RULES.values()]


@pytest.mark.parametrize(
    "rule",
    [rule for text in OF_LOAD for rule in rules_in(text) if rule.id not in BY_OTHER_TESTS],
    ids=lambda rule: rule.id,
)
def test_examples_of_loading(rule: Rule, tmp_path: Path) -> None:
    """What a page on loading shows as wrong is refused by its rule, as severe as it says; what is right is read."""
    (_, bad), (_, good) = rule.explanation.examples
    found = problems_of(bad, tmp_path / "bad")
    assert (rule.id, rule.severity) in {(problem.rule, problem.severity) for problem in found}
    assert problems_of(good, tmp_path / "good") == ()


def problems_of(example: str, here: Path) -> tuple[Problem, ...]:
    """What loading says of an example: names of files, with an arrow for a link, or what stands in a file."""
    if example.startswith("content/"):
        for line in example.split("\n"):
            name, _, target = line.partition(" -> ")
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).symlink_to(target) if target else (here / name).write_text("title: Voorbeeld\n", "utf-8")
    else:
        (here / "content/advice").mkdir(parents=True)
        (here / "content/site.yml").write_text("title: Voorbeeld\n", "utf-8")
        (here / "content/advice/voorbeeld.yml").write_bytes(as_bytes(f"{example}\n"))
    return (*load(here / "content", LAYOUT)[1], *translations(here / "content", "content")[1])


def as_bytes(example: str) -> bytes:
    """An example as it stands in a file, with the characters and bytes that cannot be shown."""
    text = re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), example)
    return re.sub(rb"<0x([0-9A-F]{2})>", lambda found: bytes.fromhex(found[1].decode()), text.encode())


def run(*arguments: str) -> Result:
    """Run `wegwijzer rule`."""
    return CliRunner().invoke(main, ["rule", *arguments])


def test_a_rule_explains_itself() -> None:
    """`wegwijzer rule` tells of a rule how severe it is, what is wrong, why, what is right, and where it stands."""
    assert (
        run("missing-space").stdout
        == """\
missing-space (error): A colon or a dash has no space behind it.

Without the space it is part of the text: `title:Beleid` is one word, and so is `-beleid`.

Bad:
    title:Maak beleid

Good:
    title: Maak beleid

In the handbook: redactie/controles/#missing-space
"""
    )


def test_a_rule_explains_itself_to_programs() -> None:
    """As JSON it holds the same, and of all rules too."""
    rule = json.loads(run("expired", "--format", "json").stdout)
    assert list(rule) == ["id", "severity", "sentence", "explanation", "examples", "page"]
    assert (rule["id"], rule["severity"]) == ("expired", "warning")
    assert rule["examples"][0]["label"] == "Bad"
    assert rule["page"] == "redactie/controles/#expired"
    rules = json.loads(run("--format", "json").stdout)["rules"]
    assert [each["id"] for each in rules] == list(RULES)
    assert rule in rules


def test_all_rules_are_listed() -> None:
    """Without a name there is a line for each: id, severity and sentence."""
    lines = [re.split(" {2,}", line, maxsplit=2) for line in run().stdout.splitlines()]
    assert lines == [[rule.id, rule.severity.value, rule.sentence] for rule in RULES.values()]


@pytest.mark.parametrize(
    ("word", "guesses"),
    [
        ("no-unsur", ["no-unsure"]),
        ("no_unsure", ["no-unsure"]),
        ("unsure", ["no-unsure"]),
        ("unreachabel", ["unreachable"]),
        ("unknown", ["unknown-place", "unknown-key", "unknown-name"]),
        ("sentences", ["long-sentences"]),
        ("long-sentense", ["long-sentence", "long-sentences"]),
        ("iets", []),
    ],
)
def test_an_unknown_rule_is_told_with_the_nearest(word: str, guesses: list[str]) -> None:
    """A word that is no rule is wrong use; told are those that it may mean, or how to see all."""
    result = run(word)
    assert result.exit_code == 2
    assert list(near(word)) == guesses
    meant = " or ".join(f"'{guess}'" for guess in guesses)
    assert (f"did you mean {meant}?" if guesses else "'wegwijzer rule' lists them all") in result.stderr
