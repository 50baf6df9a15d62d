"""`wegwijzer cases` shows what a change does to the cases; with `--accept` only their lines change in the files."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.small import make_small
from wegwijzer_build.cli import main

TREE = """\
title: Proef
audience: lezer
start: a
questions:
  a:
    ask: Geldt het?
    answers:
      ja: {say: Ja, next: b}
      nee: {say: Nee of weet niet, unsure: true, next: y}
  b:
    ask: Hoe?
    answers:
      zo: {say: Zo, next: x}
      anders: {say: Anders of weet niet, unsure: true, next: x}
outcomes:
  x:
    title: Het geldt
    advice: [doe, {use: laat, when: {b: zo}}]
  y: {title: Het geldt niet, advice: [doe]}
cases:
  - name: Jan   # de kok
    answers: {a: ja, b: zo}  # hij weet het
    outcome: x
    # in deze volgorde
    advice:
      - doe    # altijd
      - laat
  - {name: Els, answers: {a: nee}, outcome: y, advice: [doe]}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where a content folder with a tree is; the file of the tree."""
    content = make_small(tmp_path)
    (content / "advice" / "laat.yml").write_text((content / "advice" / "doe.yml").read_text("utf-8"), "utf-8")
    tree = content / "trees" / "t.yml"
    tree.write_text(TREE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tree


def cases(*arguments: str) -> Result:
    """Run the command."""
    result = CliRunner().invoke(main, ["cases", "--as-of", "2026-11-20", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def edited(tree: Path, *changes: tuple[str, str]) -> str:
    """Change the tree; its text then."""
    text = tree.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    tree.write_text(text, "utf-8")
    return text


def difference(old: str, new: str) -> list[str]:
    """The lines that came and went."""
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def test_nothing_to_tell(here: Path) -> None:
    """Where every case keeps its promise nothing is written, whatever is asked."""
    for arguments in ([], ["t"], ["--accept"]):
        result = cases(*arguments)
        assert (result.exit_code, result.stdout) == (0, "All cases come out as they promise.\n")
    assert here.read_text("utf-8") == TREE


def test_a_change_is_shown_and_written_on_demand(here: Path) -> None:
    """Another outcome and other advice: shown first, and with --accept only these lines change."""
    text = edited(
        here, ("unsure: true, next: y", "unsure: true, next: x"), ("[doe, {use: laat, when: {b: zo}}]", "[doe]")
    )
    text = edited(here, ("zo: {say: Zo, next: x}", "zo: {say: Zo, next: y}"))
    shown = cases()
    assert (shown.exit_code, here.read_text("utf-8")) == (0, text)
    assert shown.stdout == (
        "content/trees/t.yml:21: Jan\n"
        "   answers: a = ja, b = zo\n   outcome: x → y\n   - laat\n\n"
        "content/trees/t.yml:28: Els\n"
        "   answers: a = nee\n   outcome: y → x\n\n"
        "2 cases of 1 tree come out otherwise.\n'wegwijzer cases --accept' writes this into the trees.\n"
    )
    result = cases("--accept", "t")
    assert result.exit_code == 0
    assert result.stdout.endswith("2 cases rewritten; look at them with 'git diff', then run 'wegwijzer check'.\n")
    assert difference(text, here.read_text("utf-8")) == [
        "-     outcome: x",
        "+     outcome: y",
        "-       - laat",
        "-   - {name: Els, answers: {a: nee}, outcome: y, advice: [doe]}",
        "+   - {name: Els, answers: {a: nee}, outcome: x, advice: [doe]}",
    ]
    assert cases().stdout == "All cases come out as they promise.\n"


def test_a_question_that_is_no_longer_asked(here: Path) -> None:
    """Its answer goes from the case, the comment beside it stays."""
    text = edited(
        here, ("ja: {say: Ja, next: b}", "ja: {say: Ja, next: x}"), ("zo: {say: Zo, next: x}", "zo: {say: Zo, next: y}")
    )
    text = edited(here, ("nee: {say: Nee of weet niet, unsure: true, next: y}", "nee: {say: N, unsure: true, next: b}"))
    result = cases("--accept")
    assert result.exit_code == 1
    assert "   no longer asked: b\n" in result.stdout
    assert "   left alone: it has no answer to 'b', which is asked; its answers are: zo, anders\n" in result.stdout
    assert (
        "2 cases of 1 tree come out otherwise; the answers of 1 no longer lead anywhere.\n1 case rewritten"
        in result.stdout
    )
    assert difference(text, here.read_text("utf-8"))[:2] == [
        "-     answers: {a: ja, b: zo}  # hij weet het",
        "+     answers: {a: ja}  # hij weet het",
    ]
    assert cases().exit_code == 0


def test_an_answer_that_is_gone(here: Path) -> None:
    """A case whose answers no longer lead anywhere is told, and left alone."""
    text = edited(here, ("zo: {say", "nu: {say"), ("{b: zo}}", "{b: nu}}"))
    result = cases("--accept")
    assert result.exit_code == 1
    assert "   left alone: 'zo' is no answer to 'b'; its answers are: nu, anders\n" in result.stdout
    assert here.read_text("utf-8") == text


def test_a_way_out_has_no_advice(here: Path) -> None:
    """Where another tree goes on, the advice goes from the case; where one no longer does, it comes."""
    (here.parent / "u.yml").write_text(TREE, "utf-8")
    edited(
        here,
        ("unsure: true, next: y", "unsure: true, next: tree:u"),
        ("say: Anders of weet niet, unsure: true, next: x", "say: A, unsure: true, next: y"),
    )
    result = cases("--accept", "t")
    assert result.exit_code == 0, result.output
    after = here.read_text("utf-8")
    assert "{name: Els, answers: {a: nee}, outcome: tree:u}" in after
    here.write_text(after.replace("unsure: true, next: tree:u", "unsure: true, next: y"), "utf-8")
    assert cases("--accept", "t").exit_code == 0
    assert "{name: Els, answers: {a: nee}, outcome: y, advice: [doe]}" in here.read_text("utf-8")


def test_the_form_of_the_file_stays(here: Path) -> None:
    """Line ends of Windows stay, though nobody sees them."""
    data = TREE.replace("a: nee}, outcome: y", "a: nee}, outcome: x").replace("\n", "\r\n").encode()
    here.write_bytes(data)
    result = cases("--accept")
    assert result.exit_code == 0, result.output
    assert here.read_bytes() == data.replace(b"a: nee}, outcome: x", b"a: nee}, outcome: y")


def test_a_tree_with_faults_is_not_walked(here: Path) -> None:
    """The fault is told, and the exit code says that somebody has to look; a name that is none is wrong use."""
    edited(here, ("next: b", "next: bb"))
    result = cases("--accept")
    assert result.exit_code == 1
    assert "'bb' is not a question or an outcome (unknown-target)" in result.stderr
    assert "the cases of 't' were not looked at: mend the tree first" in result.stderr
    assert "there is no tree 'proef'; there are: t" in cases("proef").stderr
    edited(here, ("title: Proef", "titel: Proef"))
    assert "missing-key" in cases().stderr or "unknown-key" in cases().stderr


def test_for_programs(here: Path) -> None:
    """The same as JSON."""
    edited(here, ("[doe, {use: laat, when: {b: zo}}]", "[doe]"))
    (case,) = json.loads(cases("--format", "json").stdout)["cases"]
    assert case == {
        "tree": "t",
        "name": "Jan",
        "file": "content/trees/t.yml",
        "line": 21,
        "answers": {"a": "ja", "b": "zo"},
        "promised": {"outcome": "x", "advice": ["doe", "laat"]},
        "now": {"outcome": "x", "advice": ["doe"]},
        "not_asked": [],
        "stuck": None,
        "is_left": False,
    }
