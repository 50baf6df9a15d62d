"""Problems are shown where they are, so that an editor sees at once what to mend, and nothing in them does harm."""

from __future__ import annotations

import json

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegwijzer_build.problems import Place, Problem, Severity
from wegwijzer_build.report import as_github, as_json, as_text, summary

TREE = "content/trees/werkgever.yml"
LINES = "\n" * 41 + "      tot-10: {say: 1 tot en met 9, next: branch}\n"
UNKNOWN = Problem(
    Place(TREE, 42, 43, 6, ("questions", "omvang", "answers", 0)),
    "unknown-target",
    "'branch' is not a question or an outcome",
    "did you mean 'branche' (line 51)?",
)
OVERLAP = Problem(
    Place(TREE, 88, 9),
    "overlapping-branches",
    "two ways on are open at once",
    "make the conditions exclude each other; their order decides nothing",
    ("both 'inhuur' (line 89) and 'regelen' (line 90) fit after: omvang = tot-10, branche = nee",),
)
LATE = Problem(Place("a.yml"), "review-due", "late", severity=Severity.WARNING)


def snippet(line: str, column: int, length: int) -> list[str]:
    """The two lines that show a place in a line of text."""
    return as_text([Problem(Place("a.yml", 1, column, length), "rule", "wrong")], {"a.yml": line}).split("\n")[1:3]


def test_text() -> None:
    """A problem shows its place, its line with a caret, what details it and how to mend it; a count ends the report."""
    assert as_text([UNKNOWN, OVERLAP, LATE], {TREE: LINES}) == (
        "content/trees/werkgever.yml:42:43: error: 'branch' is not a question or an outcome (unknown-target)\n"
        "   42 |       tot-10: {say: 1 tot en met 9, next: branch}\n"
        "      |                                           ^^^^^^\n"
        "   hint: did you mean 'branche' (line 51)?\n"
        "\n"
        "content/trees/werkgever.yml:88:9: error: two ways on are open at once (overlapping-branches)\n"
        "   both 'inhuur' (line 89) and 'regelen' (line 90) fit after: omvang = tot-10, branche = nee\n"
        "   hint: make the conditions exclude each other; their order decides nothing\n"
        "\n"
        "a.yml:1:1: warning: late (review-due)\n"
        "\n"
        "2 errors, 1 warning\n"
    )


def test_nothing_to_report() -> None:
    """Without problems there is no text, and no count."""
    assert as_text([], {}) == ""
    assert as_github([]) == ""
    assert summary([]) == ""
    assert json.loads(as_json([])) == {"problems": [], "errors": 0, "warnings": 0}


def test_summary() -> None:
    """The count names what there is, in the singular for one."""
    assert summary([LATE]) == "1 warning"
    assert summary([OVERLAP, LATE, LATE]) == "1 error, 2 warnings"


def test_colour() -> None:
    """Colours are added only when asked for, and change no words."""
    plain, coloured = (as_text([UNKNOWN, LATE], {TREE: LINES}, colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert coloured != plain
    assert click.unstyle(coloured) == plain


@pytest.mark.parametrize(
    ("line", "column", "length", "shown"),
    [
        ("ab: cd", 5, 2, ["    1 | ab: cd", "      |     ^^"]),
        ("日本: 語言", 5, 2, ["    1 | 日本: 語言", "      |       ^^^^"]),
        ("e\u0301e\u0301: x", 7, 1, ["    1 | e\u0301e\u0301: x", "      |     ^"]),
        ("a\tb: c", 3, 1, ["    1 | a    b: c", "      |      ^"]),
        ("a: b\r", 4, 9, ["    1 | a: b", "      |    ^"]),
        ("a: b", 5, 1, ["    1 | a: b", "      |     ^"]),
        ("", 1, 1, ["    1 |", "      | ^"]),
        ("a: \x1b[31mred", 4, 1, ["    1 | a: \\x1b[31mred", "      |    ^^^^"]),
        ("a: b", 99, 3, ["    1 | a: b", "      |     ^"]),
    ],
)
def test_caret(line: str, column: int, length: int, shown: list[str]) -> None:
    """The caret stands under what it is about: wide, combining and hidden characters, tabs and line ends included."""
    assert snippet(line, column, length) == shown


@pytest.mark.parametrize("column", [1, 50, 150, 290, 300])
def test_long_line(column: int) -> None:
    """Of a long line only the part around the caret is shown, with a sign where it was cut."""
    line = "".join(chr(ord("a") + place % 26) for place in range(300))
    shown, carets = snippet(line, column, 3)
    assert len(shown) <= 110
    assert shown[carets.index("^") : carets.rindex("^") + 1] == line[column - 1 : column + 2]
    assert ("…" in shown[:10]) == (column > 100)
    assert shown.endswith("…") == (column < 200)


def test_a_mark_longer_than_the_line_shown() -> None:
    """A mark that does not fit is cut with its line."""
    shown, carets = snippet("x" * 500, 1, 500)
    assert len(carets) <= len(shown) <= 110


@given(st.text(), st.text(min_size=1), st.integers(1, 50), st.integers(1, 50))
def test_safe_to_print(text: str, name: str, column: int, length: int) -> None:
    """Whatever a file holds, nothing is printed that a terminal acts on or that would break a line."""
    problem = Problem(Place(name, 1, column, length), "rule", text, text, (text,))
    for colour in (False, True):
        report = click.unstyle(as_text([problem], {name: text}, colour=colour))
        assert all(sign.isprintable() for line in report.split("\n") for sign in line)
        assert report.count("\n") <= 8
    assert as_github([problem]).count("\n") == 1
    assert json.loads(as_json([problem]))["problems"][0]["message"] == text


def test_json() -> None:
    """Programs get every field by name."""
    assert json.loads(as_json([UNKNOWN, LATE])) == {
        "problems": [
            {
                "file": TREE,
                "line": 42,
                "column": 43,
                "length": 6,
                "keys": ["questions", "omvang", "answers", 0],
                "severity": "error",
                "rule": "unknown-target",
                "message": "'branch' is not a question or an outcome",
                "hint": "did you mean 'branche' (line 51)?",
                "details": [],
            },
            {
                "file": "a.yml",
                "line": 1,
                "column": 1,
                "length": 1,
                "keys": [],
                "severity": "warning",
                "rule": "review-due",
                "message": "late",
                "hint": "",
                "details": [],
            },
        ],
        "errors": 1,
        "warnings": 1,
    }


def test_github() -> None:
    """GitHub shows each problem beside its line, details and hint included."""
    assert as_github([UNKNOWN, OVERLAP, LATE]) == (
        "::error file=content/trees/werkgever.yml,line=42,col=43,endColumn=49,title=unknown-target::"
        "'branch' is not a question or an outcome%0Ahint: did you mean 'branche' (line 51)?\n"
        "::error file=content/trees/werkgever.yml,line=88,col=9,endColumn=10,title=overlapping-branches::"
        "two ways on are open at once%0Aboth 'inhuur' (line 89) and 'regelen' (line 90) fit after: "
        "omvang = tot-10, branche = nee%0Ahint: make the conditions exclude each other; their order decides nothing\n"
        "::warning file=a.yml,line=1,col=1,endColumn=2,title=review-due::late\n"
    )


def test_github_escapes() -> None:
    """Nothing in a name or a message can end a command, start another or forge a property."""
    problem = Problem(Place("a,b:c%\n::error.yml"), "rule", "100% wrong\r\n::error::x")
    assert as_github([problem]) == (
        "::error file=a%2Cb%3Ac%25\\n%3A%3Aerror.yml,line=1,col=1,endColumn=2,title=rule::"
        "100%25 wrong\\r\\n::error::x\n"
    )
