"""Translations are spelled as the dictionaries of their languages have it, which are those of office suites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary  # type: ignore[import-untyped]  # it has no types

from tests.project import ROOT
from tests.spelling import is_known, read_dictionary, spelled, words_in
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.translation import Translation

LISTS = Path(__file__).with_name("words")
"""A list for each language: words that its dictionary lacks, such as new ones, and names with an ending."""
DICTIONARIES = {
    **{code: ROOT / f"node_modules/dictionary-{code}/index" for code in ("pl", "ro", "bg", "es", "uk", "tr")},
    "en": ROOT / "node_modules/dictionary-en-gb/index",
    "ar": Path("/usr/share/hunspell/ar"),
}
"""Language → its dictionary, without an ending. That of Arabic comes with the system."""

TYPED = ("/found_by", "/also")
"""The ends of places of what somebody types: there a slip of the finger is as good as a word."""

_HIDDEN = re.compile("[\u200e\u064b-\u0655]")
"""Marks of direction, and vowel signs of Arabic: dictionaries have words without."""
_DIGIT = re.compile(r"\d")


@cache
def dictionary(code: str) -> Dictionary:
    """The dictionary of a language; reading it takes some seconds."""
    return read_dictionary(DICTIONARIES[code])


@cache
def ours(code: str) -> frozenset[str]:
    """The words that this project adds to it."""
    return frozenset((LISTS / f"{code}.txt").read_text("utf-8").splitlines())


@cache
def has(code: str, word: str) -> bool:
    """Tell whether the dictionary of a language knows a word, in its parts if need be; names are Dutch."""
    look = dictionary(code).lookup
    if look(word) or look(word[:1].lower() + word[1:]) or is_known(word):
        return True
    parts = [part for part in word.replace("/", "-").replace("'", "-").replace(".", "-").split("-") if part]
    return len(parts) > 1 and all(has(code, part) for part in parts)


def unknown_in(code: str, entry: Translation) -> Iterator[str]:
    """The words of a translation that are in no list. Those of the Dutch beside it are names, and known there."""
    if entry.context.endswith(TYPED):
        return
    dutch = {spelled(word).lower() for word, _ in words_in(entry.words)}
    for found, _ in words_in(_HIDDEN.sub("", entry.says)):
        word = spelled(found).strip("'-.")
        is_new = word.lower() not in dutch and word not in ours(code) and not _DIGIT.search(word)
        if len(word) > 1 and is_new and not has(code, word):
            yield word


@pytest.mark.parametrize("code", DICTIONARIES)
def test_a_language_is_spelled_right(checked: Checked, code: str) -> None:
    """Every word of a translation is in a dictionary, in its Dutch, or in the list of its language."""
    there = checked.translations
    assert there is not None
    if not DICTIONARIES[code].with_suffix(".dic").exists():
        pytest.skip("there is no dictionary of this language; `make test-setup` looks for one")
    unknown = [
        f"{there.files[code].shown[file]}:{entry.line}: {word}"
        for file, entries in there.files[code].entries.items()
        for entry in entries
        for word in unknown_in(code, entry)
    ]
    assert not unknown, "\n".join(["mend these, or add them to tests/words/" + code + ".txt:", *unknown])


def test_a_slip_is_noticed() -> None:
    """The check can fail."""
    entry = Translation("topics/x/title", "Praten mag.", "You may tlak to the Luisterlijn.")
    assert list(unknown_in("en", entry)) == ["tlak"]
