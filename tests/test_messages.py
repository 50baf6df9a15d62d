"""Messages and the pages on rules are told in Dutch too: every one of them, in full."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from gettext import c2py
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from tests import test_analyse, test_by_hand, test_load, test_tree_files, test_validate
from tests.contents import load_files
from tests.project import ROOT
from tools.messages import (
    ENGINE,
    OF_VISITORS,
    SAYS,
    Text,
    has_words,
    interface,
    manual,
    merged,
    messages,
    said_in,
    said_in_template,
)
from wegwijzer_build.analyse import analyse
from wegwijzer_build.catalogues import ENGLISH, FOLDER, INTERFACE, LANGUAGES, SPOKEN, catalogue_of
from wegwijzer_build.cli import main
from wegwijzer_build.load import load
from wegwijzer_build.pipeline import check_loaded
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.report import as_github, as_json, as_text
from wegwijzer_build.rules import RULES, in_language
from wegwijzer_build.validate import validate
from wegwijzer_build.wording import Message, as_it_is, in_languages, joined, listed, not_ours, say, say_many, this

DUTCH = catalogue_of("nl")
CATALOGUES = [(code, name) for code in LANGUAGES[1:] for name in ("messages.po", "manual.po")]
CATALOGUES += [(code, INTERFACE) for code in SPOKEN[1:]]
TEXTS = {"messages.po": messages, "manual.po": manual, INTERFACE: interface}
TELLS = ("load", "validate", "analyse", "by_hand", "changes", "review", "signing")
"""Folders whose modules tell people something."""
NOT_TOLD = ("Field", "TypeError", "ValueError")
"""What takes texts that are no messages: descriptions, and what only a programmer sees."""
ENGLISH_WORDS = re.compile(r"\b(?:a|an|and|at|for|has|in|is|it|no|not|of|or|put|stands?|take|the|this|to|write)\b")
"""Words without which nobody writes a message."""


def names_in(template: str) -> set[str]:
    """The names between the braces of a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def parts_of(text: object) -> Iterator[Message]:
    """A message with all messages in it; a text that is none, and shows words, fails."""
    if not isinstance(text, Message):
        assert not text, f"no message, so that nothing translates it: {text!r}"
        return
    yield text
    for value in text.values.values():
        if isinstance(value, Message):
            yield from parts_of(value)


def not_translated(problem: Problem) -> list[str]:
    """What of a problem would be English in Dutch."""
    texts = (problem.message, problem.hint, *problem.details)
    parts = (part for text in texts for part in parts_of(text))
    return [
        part.template
        for part in parts
        if has_words(part.template) and part.template not in DUTCH.templates and "nl" not in part.others
    ]


def of_one_number(code: str, form: int) -> bool:
    """Whether a plural form is for one number alone, as none, one and two in Arabic: its word says which."""
    return [form_of(code, number) for number in range(200)].count(form) == 1


def form_of(code: str, number: int) -> int:
    """Which of its plural forms a language has for a number."""
    return c2py(get_plural(code).plural_expr)(number)


@pytest.mark.parametrize(("code", "name"), CATALOGUES)
def test_a_catalogue_has_what_the_code_says(code: str, name: str) -> None:
    """Every text is in it, translated, in each form and with all names; nothing else is, and nothing is a guess.

    Where it is not so: `make messages`, then translate what is empty.
    """
    texts = TEXTS[name]()
    path = FOLDER / code / name
    assert path.read_text("utf-8") == merged(path, code, texts), "make messages"
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, locale=code) if entry.id]
    assert len(entries) == len(texts)
    for entry in entries:
        english = (entry.id,) if isinstance(entry.id, str) else entry.id
        translated = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        assert all(translated), entry.id
        assert not entry.fuzzy, entry.id
        text = texts[english[0]]
        assert text.many == "".join(english[1:])
        for form, each in enumerate(translated) if text.has_values else ():
            missing = {*names_in(english[0])} ^ {*names_in(each)}
            assert not missing or (missing == {"n"} and of_one_number(code, form)), entry.id
        of_code = re.findall(r"%\(\w+\)s", english[0])
        for form, each in enumerate(translated):
            says = re.findall(r"%\(\w+\)s", each)
            assert says == of_code or (not says and text.many and of_one_number(code, form)), entry.id
        surrounding = re.compile(r"^\s*|\s*$")
        assert all(surrounding.findall(each) == surrounding.findall(english[0]) for each in translated), entry.id


@pytest.mark.parametrize("story", test_validate.stories(), ids=lambda story: story.name)
def test_problems_of_validating_are_dutch(story: test_validate.Story) -> None:
    """Whatever a story of `validate` tells, is told in Dutch in full."""
    for problem in validate(load_files(story.content)[0], story.as_of).problems:
        assert not_translated(problem) == [], problem


@pytest.mark.parametrize("path", test_analyse.STORIES, ids=lambda path: path.stem)
def test_problems_of_trees_are_dutch(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a story of `analyse` tells, is told in Dutch in full."""
    story = test_analyse.read(path)
    test_analyse.set_bounds(monkeypatch, **story.expected.get("bounds", {}))
    for problem in analyse(story.tree, story.advice, story.document.place, story.demands)[1]:
        assert not_translated(problem) == [], problem


@pytest.mark.parametrize("story", test_tree_files.stories(), ids=lambda story: f"{story.file.stem}-{story.number}")
def test_problems_of_tree_files_are_dutch(story: test_tree_files.Story) -> None:
    """Whatever a story of a tree file tells, is told in Dutch in full."""
    for problem in check_loaded(*load_files(story.content), story.as_of).problems:
        assert not_translated(problem) == [], problem


@pytest.mark.parametrize("story", list(test_load.stories()))
def test_problems_of_loading_are_dutch(story: test_load.Story, tmp_path: Path) -> None:
    """Whatever a story of `load` tells, is told in Dutch in full."""
    test_load.write(tmp_path / "content", {"site.yml": "title: Wegwijzer\n"})
    test_load.write(tmp_path / "content", story.files)
    for problem in load(tmp_path / "content", test_load.LAYOUT)[1]:
        assert not_translated(problem) == [], problem


@pytest.mark.parametrize("story", test_by_hand.stories(), ids=lambda story: story.name)
def test_problems_of_pages_by_hand_are_dutch(story: test_by_hand.Story, tmp_path: Path) -> None:
    """Whatever a story of `by_hand` tells, is told in Dutch in full."""
    for problem in test_by_hand.read(
        test_by_hand.write(tmp_path, story.files), story.menu and tuple(story.menu)
    ).problems:
        assert not_translated(problem) == [], problem


def lines_shown() -> Iterator[tuple[str, str]]:
    """Lines of the handbook that show a message, a detail or a hint, with the document that they stand in."""
    for path in sorted((ROOT / "docs" / "redactie").glob("*.md")):
        for block in re.findall(r"^```.*?\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            if re.search(r"^\S+:\d+:\d+: ", block, re.MULTILINE):
                found = re.findall(
                    r"^(?:\S+:\d+:\d+: \w+: (.*) \([a-z-]+\)|   (?!\d+ \|)(?:hint: )?(\S.*))$", block, re.MULTILINE
                )
                yield from ((path.name, message or line) for message, line in found)


def test_the_handbook_shows_messages_as_they_are_told() -> None:
    """Whatever message the handbook for editors shows is one of the Dutch ones, to the letter but for its values."""
    templates = (form for forms in DUTCH.templates.values() for form in forms if len(form) > 8)
    known = re.compile("|".join(re.sub(r"\\\{.*?\\\}", ".+", re.escape(template)) for template in templates))
    shown = list(lines_shown())
    assert len(shown) > 40
    later = re.compile(r"vanaf \d{4}-\d{2}-\d{2}: |")
    assert [(page, line) for page, line in shown if not known.fullmatch(later.sub("", line, count=1))] == []


def test_a_text_that_nothing_translates_is_seen() -> None:
    """The look at stories finds a text that is no message, and a message that no catalogue has, however deep."""
    deep = say("write {right}", right=joined([Message("no such", "no such", {})]))
    assert not_translated(Problem(Place("a"), "tab", deep)) == ["no such"]
    with pytest.raises(AssertionError, match="no message"):
        not_translated(Problem(Place("a"), "tab", "plain"))
    assert not_translated(Problem(Place("a"), "tab", not_ours("whatever another program says"))) == []


def written_in(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module, with their lines, that no `say` takes: without docstrings, descriptions and patterns."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    apart = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Compare):
            apart |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Call):
            function = ast.unparse(node.func)
            if function in SAYS:
                apart |= {id(argument) for argument in node.args}
            elif function in NOT_TOLD or function.startswith("re."):
                apart |= {id(part) for part in ast.walk(node)}
    for node in nodes:
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and " " in node.value
            and id(node) not in apart
        ):
            yield node.lineno, node.value


@pytest.mark.parametrize("folder", TELLS)
def test_what_is_told_is_said(folder: str) -> None:
    """No module that tells something has an English sentence outside `say`: nothing would translate it."""
    found = [
        f"{path.relative_to(ENGINE).as_posix()}:{line}: {text}"
        for path in (ENGINE / folder).rglob("*.py")
        if "manual" not in path.parts
        for line, text in written_in(path)
        if len(set(ENGLISH_WORDS.findall(text))) > 1
    ]
    assert found == []


def test_a_text_stands_where_it_is_said() -> None:
    """What is said is written in the call, so that it can be found; else that is told with its place."""
    with pytest.raises(ValueError, match=r"wording/made_up.py:1: write the text here"):
        list(said_in_text('say(f"the id {name}")'))
    assert list(said_in_text('say("one {a}", a=1), say_many("{number} b", "{number} bs", 2)')) == [
        Text("one {a}", "", ("wording/made_up.py",), has_values=True),
        Text("{number} b", "{number} bs", ("wording/made_up.py",), has_values=True),
    ]


def said_in_text(code: str) -> Iterator[Text]:
    """What a module of these lines says."""
    return said_in(ENGINE / "wording" / "made_up.py", code)


def test_what_a_page_says_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are made for editors say their words in the template; these are in the catalogue as well."""
    monkeypatch.setattr("tools.messages.ENGINE", tmp_path)
    page = tmp_path / "page.html.jinja"
    page.write_text('<h1>{{ _("What changes") }}</h1>{% if a %}{{ _("%(n)s more", n=a) }}{% endif %}{{ b }}', "utf-8")
    assert list(said_in_template(page)) == [
        Text("What changes", places=("page.html.jinja",)),
        Text("%(n)s more", places=("page.html.jinja",)),
    ]


def test_a_message_is_its_english_text() -> None:
    """Who does not ask for another language has a plain string."""
    message = say("'{key}' is already in this map, at line {line}", key="title", line=3)
    assert message == "'title' is already in this map, at line 3"
    assert ENGLISH(message) is message
    assert f"{say('a list')}" == "a list"
    assert say("[{when: …}]") == "[{when: …}]", "without values a brace is a brace"


def test_a_message_is_translated_with_what_is_in_it() -> None:
    """Names of things, hints in hints, lists and numbers; values of the author stay as they are."""
    assert DUTCH(say("{this} has no source", this=this("advice"))) == "dit advies heeft geen bron"
    assert DUTCH(say("write {right}", right=listed(["law", "bill", "a list"]))) == "schrijf law, bill of a list"
    assert DUTCH(say("write {right}", right=listed(["law"]))) == "schrijf law"
    assert DUTCH(say_many("{number} error", "{number} errors", 1)) == "1 fout"
    assert DUTCH(say_many("{number} error", "{number} errors", 2)) == "2 fouten"
    assert DUTCH("a list") == "a list", "no message"
    assert DUTCH(as_it_is("nothing like it {here}")) == "nothing like it {here}"
    assert DUTCH(in_languages({"en": "the Netherlands", "nl": "Nederland"})) == "Nederland"
    assert in_languages({"nl": "Nederland"}) == "Nederland"


def test_what_stands_in_a_message_can_be_changed() -> None:
    """A text is filled in wherever it stands in a message, and in no message itself; it is translated as before."""
    line = say("who: {person}", person=joined(["bel a", say_many("{number} text", "{number} texts", 2)]))
    changed = line.with_each(lambda text: text.replace("a", "112").replace("texts", "?"))
    assert changed == "who: bel 112, 2 texts"
    assert DUTCH(changed) == "wie: bel 112, 2 teksten"
    assert line == "who: bel a, 2 texts"


def test_numbers_are_written_as_in_the_language() -> None:
    """A large number has points and a fraction a comma, where the template asks for a form."""
    assert DUTCH(say("the file is larger than {most:,} bytes; it is not read", most=1_000_000)).startswith(
        "het bestand is groter dan 1.000.000 bytes"
    )
    assert DUTCH(say("The content is in order ({seconds:.1f} s).", seconds=1.26)) == "De inhoud is in orde (1,3 s)."


def test_a_report_in_dutch() -> None:
    """Its words and numbers are Dutch; places and rules are those of the English one."""
    error = Problem(
        Place("a.yml", 1, 4), "tab", say("a tab stands here; content is laid out with spaces"), say("delete it")
    )
    assert as_text([error], {}, catalogue=DUTCH) == (
        "a.yml:1:4: fout: hier staat een tab; inspringen gaat met spaties (tab)\n   hint: verwijder het\n\n1 fout\n"
    )
    data = json.loads(as_json([error], DUTCH))
    assert (data["errors"], data["problems"][0]["severity"]) == (1, "error")
    assert data["problems"][0]["message"] == "hier staat een tab; inspringen gaat met spaties"
    assert as_github([error], DUTCH).startswith("::error file=a.yml,")
    assert as_github([error], DUTCH).endswith(
        "::hier staat een tab; inspringen gaat met spaties%0Ahint: verwijder het\n"
    )


def run(*arguments: str, environment: Mapping[str, str] | None = None) -> Result:
    """Run `wegwijzer`."""
    return CliRunner().invoke(main, arguments, env=environment)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A folder with content in which one thing is wrong."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text("title: [een\n", "utf-8")
    return str(tmp_path / "content")


def test_check_speaks_the_language_that_is_asked_for(broken: str) -> None:
    """By option, or by what the environment says where there is none; English is the default."""
    asked = run("check", "--content", broken, "--language", "nl")
    assert (asked.exit_code, "fout:" in asked.stdout, "error:" in asked.stdout) == (1, True, False)
    assert run("check", "--content", broken, environment={"WEGWIJZER_LANGUAGE": "nl"}).stdout == asked.stdout
    plain = run("check", "--content", broken)
    assert " error: " in plain.stdout
    english = run("check", "--content", broken, "--language", "en", environment={"WEGWIJZER_LANGUAGE": "nl"})
    assert english.stdout == plain.stdout
    assert run("check", "--content", broken, "--language", "xx").exit_code == 2


@pytest.mark.parametrize("command", ["build", "deploy", "pages", "tree wat-nu", "sources"])
def test_other_commands_tell_problems_in_it_too(command: str, broken: str, tmp_path: Path) -> None:
    """Whatever needs sound content says in that language what is wrong with it."""
    name, *arguments = command.split()
    result = run(name, *arguments, "--content", broken, "--language", "nl", environment={"PWD": str(tmp_path)})
    assert result.exit_code == 1
    assert "fout:" in result.stderr
    assert " error: " not in result.stderr


def test_a_refused_folder_is_told_in_dutch(broken: str, tmp_path: Path) -> None:
    """What cannot be written, and the option to choose another, are told in that language."""
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "brief.txt").write_text("van iemand", "utf-8")
    result = run("deploy", "--content", broken, "--out", str(tmp_path / "vol"), "--language", "nl")
    assert (result.exit_code, result.stderr.split(":")[0]) == (1, "fout")
    assert "is niet leeg" in result.stderr
    assert "kies een andere --out" in result.stderr


def test_rules_explain_themselves_in_dutch() -> None:
    """One, and all of them; an example is content, and stays as it is. Data has the same keys in all languages."""
    told = run("rule", "missing-space", "--language", "nl").stdout
    rule = in_language(RULES["missing-space"], DUTCH)
    assert told.startswith(f"missing-space (fout): {rule.sentence}.\n")
    assert "\nFout:\n    title:Maak beleid\n\nGoed:\n" in told
    assert told.endswith("In het handboek: redactie/controles/#missing-space\n")
    lines = [re.split(" {2,}", line, maxsplit=2) for line in run("rule", "--language", "nl").stdout.splitlines()]
    assert [line[0] for line in lines] == list(RULES)
    assert {line[1] for line in lines} == {"fout", "waarschuwing"}
    data = json.loads(run("rule", "expired", "--format", "json", "--language", "nl").stdout)
    assert (data["severity"], data["examples"][0]["label"]) == ("warning", "Bad")
    assert data["sentence"] == in_language(RULES["expired"], DUTCH).sentence != RULES["expired"].sentence


def test_nothing_is_said_in_the_middle_of_a_formatted_text() -> None:
    """What gathers the texts for translators does not look inside an f-string: what is said there would stay Dutch."""
    hidden = [
        f"{path.relative_to(ENGINE)}:{call.lineno}"
        for folder in OF_VISITORS
        for path in (ENGINE / folder).rglob("*.py")
        for formatted in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(formatted, ast.JoinedStr)
        for call in ast.walk(formatted)
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in ("_", "gettext", "ngettext")
    ]
    assert hidden == []
