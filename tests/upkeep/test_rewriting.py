"""A change of one value leaves every other sign of the file as it stands, or is not made."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegwijzer_build.problems import KeyPath
from wegwijzer_build.upkeep.original import Original, read_original
from wegwijzer_build.upkeep.rewriting import with_key, with_list, with_scalar, without

BELOW = """\
# boven
cases:
  - name: "Jan: kok"   # wie
    answers: {a: ja, b: nee}
    outcome: x  # waar
    # wat
    advice:
      - een   # eerst
      - twee
      # nog iets
      - drie
    # einde
  - name: Els
    outcome: y
"""


def original(text: str) -> Original:
    """A text, read."""
    made = read_original(text)
    assert made is not None
    return made


def listed(text: str, wanted: str, path: KeyPath = ("a",)) -> str | None:
    """A text with another list."""
    made = with_list(original(text), path, wanted.split())
    return made.text if made else None


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        ("a: [x, y, z]\n", "x z", "a: [x, z]\n"),
        ("a: [x, y, z]\n", "x y", "a: [x, y]\n"),
        ("a: [ x , y ]  # c\n", "z", "a: [ z ]  # c\n"),
        ("a: [x, y, z]\n", "", "a: []\n"),
        ("a: [x, z]\n", "x y z", "a: [x, y, z]\n"),
        ("a: [y]\n", "x y z", "a: [x, y, z]\n"),
        ("a: [z, x]\n", "x y z", "a: [z, x, y]\n"),  # in any order: what stays keeps its place
        ("a: [x, x, y]\n", "x y", "a: [x, y]\n"),
        ("a: [x,  # een\n  y,  # twee\n  z]  # drie\n", "x z", "a: [x,  # een\n    # twee\n  z]  # drie\n"),
        ("a:\n  [x,\n   y]\nb: c\n", "x y z", "a:\n  [x,\n   y, z]\nb: c\n"),
        ("a:\n  - x  # een\n  - y\nb: c\n", "x z", "a:\n  - x  # een\n  - z\nb: c\n"),
        ("a:\n- x\n# c\n- y", "x y z", "a:\n- x\n# c\n- y\n- z"),
        ("a:\n  - x\n", "w x", "a:\n  - w\n  - x\n"),
        ("a: ['x', \"y\"]\n", "y z", 'a: ["y", z]\n'),
    ],
)
def test_a_list_changes_where_it_must(text: str, wanted: str, after: str) -> None:
    """Items come and go; what stays, the comments and the form stay."""
    assert listed(text, wanted) == after


def test_a_list_that_is_too_long_for_its_line_is_written_below_each_other() -> None:
    """As an editor would write it; beside other keys in brackets it stays on its line."""
    names = [f"advies-nummer-{number}" for number in range(8)]
    text = f"  advice: [{', '.join(names[:7])}]\n  b: c\n"
    after = listed(text, " ".join(names), ("advice",))
    assert after == "  advice:\n" + "".join(f"    - {name}\n" for name in names) + "  b: c\n"
    within = f"a: {{advice: [{', '.join(names[:7])}]}}\n"
    assert listed(within, " ".join(names), ("a", "advice")) == within.replace("]}", ", advies-nummer-7]}")


def test_a_text_a_key_and_lines() -> None:
    """One text is replaced, a key comes or goes, with comments and quotes beside it as they were."""
    case = ("cases", 0)
    made = with_scalar(original(BELOW), (*case, "outcome"), "tree:t")
    assert made is not None
    assert made.text == BELOW.replace("outcome: x", "outcome: tree:t")
    made = without(original(BELOW), (*case, "answers", "a"))
    assert made is not None
    assert made.text == BELOW.replace("a: ja, ", "")
    made = without(original(BELOW), (*case, "advice"))
    assert made is not None
    assert made.text == re.sub(r"    advice:\n.*- drie\n", "", BELOW, flags=re.DOTALL)
    made = with_key(original(BELOW), ("cases", 1), "outcome", "advice", "[een, twee]")
    assert made is not None
    assert made.text == f"{BELOW}    advice: [een, twee]\n"
    made = with_key(original("c: [{name: X, outcome: y}]\n"), ("c", 0), "outcome", "advice", "[een]")
    assert made is not None
    assert made.text == "c: [{name: X, outcome: y, advice: [een]}]\n"
    made = with_key(original("a: {b: c}\nd: e"), (), "a", "f", '"2026-12-01"')
    assert made is not None
    assert made.text == 'a: {b: c}\nf: "2026-12-01"\nd: e'


def test_what_would_not_read_as_meant_is_not_made() -> None:
    """A text over several lines, or an entry that shares its line: nothing is guessed."""
    assert with_scalar(original("a: >-\n  een\n  twee\n"), ("a",), "drie") is None
    assert without(original("a:\n  - b: c\n    d: e\n"), ("a", 0, "b")) is None
    assert with_scalar(original("a: b\n"), ("a",), "c: d") is None
    assert with_scalar(original("a: {b: c}\n"), ("a", "b"), "d, e") is None
    assert with_key(original("a: een\n  twee\nb: c\n"), (), "a", "d", "e") is None


ids = st.lists(st.sampled_from("pqrstuv"), max_size=7, unique=True)


@given(ids, ids, st.sampled_from(["[{}]", "[ {} ]", "\n  [{}]", "lines", "many"]))
def test_every_list_can_become_every_other(old: list[str], new: list[str], form: str) -> None:
    """Whatever comes and goes, it reads as what is wanted, and all around it is as before."""
    written = form.format(", ".join(old))
    if form == "lines":
        written = "".join(f"\n  - {item}  # {item}" for item in old) or "[]"
    elif form == "many":
        written = "[" + ",\n    ".join(old) + "]"
    text = f"# eerst\nz: y\na: {written}\nb: {{c: d}}  # laatst\n"
    made = with_list(original(text), ("a",), new)
    if form == "lines" and old and not new:
        assert made is None  # nothing below each other is no list
        return
    assert made is not None
    assert sorted(made.value["a"]) == sorted(new)  # type: ignore[index,call-overload]
    assert made.text.startswith("# eerst\nz: y\na:")
    assert made.text.endswith("\nb: {c: d}  # laatst\n")
