"""New sign-offs below those that are there, however that file is laid out."""

from __future__ import annotations

from datetime import date

import pytest

from wegwijzer_build.load import parse
from wegwijzer_build.model import SignOff, SignOffs
from wegwijzer_build.signing import LayoutError, appended

FIRST = "item: advice/een, hash: 0123456789ab, role: legal, by: Een jurist, on: 2026-11-20"


def signoff(by: str = "De ondernemingsraad", remark: str | None = None) -> SignOff:
    """A sign-off of somebody."""
    given = {"item": "advice/beleid", "hash": "4f3a2b1c9d0e", "role": "practice", "by": by, "on": date(2026, 11, 21)}
    return SignOff.model_validate({**given, "remark": remark})


def read(text: str) -> tuple[SignOff, ...]:
    """The sign-offs in a text."""
    return SignOffs.model_validate(parse(text, "signoffs.yml").value).signed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Zo staat het hier.\nsigned: []\n",
        "# Zo staat het hier.\nsigned: []  # nog niemand",
        "signed:\n- item: advice/een\n  hash: 0123456789ab\n  role: legal\n  by: 'Een: jurist'\n  on: 2026-11-20\n",
        f"# Boven.\nsigned:\n    # Van de jurist:\n    - {{{FIRST}}}\n    # Onder.\n",
        f"signed:\n  - {{{FIRST}}}",
    ],
)
def test_what_stands_there_stays_as_it_is(text: str) -> None:
    """A new sign-off stands last, and nothing before it is written in another way."""
    known = read(text) if text else ()
    new = appended(text, parse(text, "signoffs.yml") if text else None, [signoff(), signoff("Een ander")])
    assert read(new) == (*known, signoff(), signoff("Een ander"))
    if known:
        assert new.startswith(text)
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        line for line in new.split("\n") if line.startswith("#") and text
    ]


@pytest.mark.parametrize("words", ["a: b", "#1", "'t Hof", "- ja", "null", "Ja, mits: “zo”", "[x]", 'zei "nee"', "é"])
def test_words_of_people_are_kept(words: str) -> None:
    """Whatever somebody is called, and whatever they said, is read back as it was."""
    assert read(appended("", None, [signoff(words, words)])) == (signoff(words, words),)


def test_a_list_between_brackets_is_refused() -> None:
    """Where lines cannot be put below, nothing is guessed."""
    text = f"signed: [{{{FIRST}}}]\n"
    with pytest.raises(LayoutError, match="below each other"):
        appended(text, parse(text, "signoffs.yml"), [signoff()])
