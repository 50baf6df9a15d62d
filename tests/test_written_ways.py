"""Numbers and addresses of contacts: how they are filled in, and when a text has one written out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contents import load_files, sample_files
from tests.project import AS_OF, ROOT
from wegwijzer_build.model import Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.model.shapes import Leaf
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.validate.contact_ways import NamedWay
from wegwijzer_build.validate.context import context_of
from wegwijzer_build.validate.filled_in import filled_in
from wegwijzer_build.validate.written_ways import WrittenAnywhere, looks_like

EUROPEAN_EMERGENCY_NUMBER = "112"
KNOWN = "0800-0188"
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    ("by", "at", "words", "href"),
    [
        ("phone", "0800 51 51", "0800\u00a051\u00a051", "tel:08005151"),
        ("phone", "+31 70 333 56 78", "+31\u00a070\u00a0333\u00a056\u00a078", "tel:+31703335678"),
        ("phone", "(085) 044 07 00", "(085)\u00a0044\u00a007\u00a000", "tel:0850440700"),
        ("phone", "0800-0188", "0800-0188", "tel:08000188"),
        ("chat", "https://www.113.nl", "113.nl", "https://www.113.nl"),
        (
            "site",
            "https://www.politie.nl/themas/x_(y).html",
            "politie.nl",
            "https://www.politie.nl/themas/x_%28y%29.html",
        ),
        ("mail", "hulp@example.nl", "hulp@example.nl", "mailto:hulp@example.nl"),
    ],
)
def test_what_is_filled_in(by: str, at: str, words: str, href: str) -> None:
    """A number keeps its signs and stays on one line, of an address the host is told; the link leads to the way."""
    way = NamedWay("balie", by, 1, at)
    assert (way.words, way.href, way.is_right) == (words, href, True)


def test_where_it_is_filled_in() -> None:
    """Texts are others, places are not: each stands where its author wrote it, and what that was is kept."""
    advice = sample_files()["advice/beleid.yml"].replace(
        "title: Maak beleid", "title: Bel […](phone:hulplijn), maak beleid"
    )
    material = context_of(load_files({**sample_files(), "advice/beleid.yml": advice})[0], AS_OF)
    made = filled_in(material)
    filled = made.context
    assert made.problems == ()
    assert made.before["Bel 0800\u00a051\u00a051, maak beleid tegen ongewenst gedrag"] == (
        "Bel […](phone:hulplijn), maak beleid tegen ongewenst gedrag"
    )
    titles = {(item.collection, item.id): item.text("title") for item in filled.items}
    assert titles["advice", "beleid"] == "Bel 0800\u00a051\u00a051, maak beleid tegen ongewenst gedrag"
    for before, after in zip(material.items, filled.items, strict=True):
        assert (before.collection, before.id) == (after.collection, after.id)
        assert [s.path for s in before.scalars] == [s.path for s in after.scalars]
        assert [before.place(s.path) for s in before.scalars] == [after.place(s.path) for s in after.scalars]
    assert {s.text for item in filled.written for s in item.scalars} >= {
        "Bel […](phone:hulplijn), maak beleid tegen ongewenst gedrag"
    }


def slips(digits: str) -> st.SearchStrategy[str]:
    """A number with one slip of the finger."""
    at = st.integers(0, len(digits) - 1)
    return st.one_of(
        at.map(lambda n: digits[:n] + digits[n + 1 :]),
        at.map(lambda n: digits[:n] + digits[n] + digits[n:]),
        st.tuples(at, st.sampled_from("0123456789")).map(
            lambda told: digits[: told[0]] + told[1] + digits[told[0] + 1 :]
        ),
        st.integers(0, len(digits) - 2).map(lambda n: digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]),
    )


@given(st.text("0123456789", min_size=7, max_size=11).flatmap(lambda digits: st.tuples(st.just(digits), slips(digits))))
def test_one_slip_is_seen(told: tuple[str, str]) -> None:
    """Whichever digit of a number is wrong, missing, doubled or swapped, it looks like that number."""
    meant, written = told
    assert written == meant or looks_like(written, meant)


@pytest.mark.parametrize("other", ["08000113", "08001118", "080001", "0800018818", "09000199", "08008108", "112", ""])
def test_two_slips_are_another_number(other: str) -> None:
    """A number that differs in more is another."""
    assert not looks_like(other, "08000188")


def test_short_numbers_look_like_nothing() -> None:
    """Of a few digits every number would look like another."""
    assert not looks_like("113", "112")


def test_public_pages_by_hand_write_out_one_number_only(checked: Checked) -> None:
    """On pages written by hand stands no number or address of a contact but 112, which is the same all over Europe."""
    look = WrittenAnywhere.of(context_of(checked.loaded, AS_OF))
    files = sorted((ROOT / "docs").glob("*.md"))
    assert len(files) > 4
    for file in files:
        words = _CODE.sub("", file.read_text("utf-8"))
        faults = look.violations(Scalar((), words, Leaf(str, Written.MARKDOWN)))
        assert {fault.snippet for fault in faults} <= {EUROPEAN_EMERGENCY_NUMBER}, file.name


def test_the_look_over_pages_by_hand_sees(checked: Checked) -> None:
    """The look of the test above finds what it looks for."""
    look = WrittenAnywhere.of(context_of(checked.loaded, AS_OF))
    text = f"Bel {KNOWN}, of chat op [113](https://www.113.nl/)."
    found = [fault.snippet for fault in look.violations(Scalar((), text, Leaf(str, Written.MARKDOWN)))]
    assert re.sub(r"\D", "", found[-1]) == re.sub(r"\D", "", KNOWN)
    assert len(found) == 2
