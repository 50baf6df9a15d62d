"""Finds the words in a text that tell what it is about to who looks on."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""What a person reads as a plain letter, and Unicode does not take apart."""


class TellingWords:
    """The words of language/telling.yml, ready to be looked for. `lists`: words with commas between them."""

    def __init__(self, lists: Sequence[str]) -> None:
        stems = dict.fromkeys(stem for words in lists for stem in re.split(r"\s*[,\n]\s*", words.strip(" ,\n")))
        self._shapes = tuple(_shape(folded(stem)) for stem in stems if stem)
        self._pattern = lru_cache(maxsize=64)(self._made)

    def found_in(self, text: str, known: Sequence[str] = ()) -> tuple[str, ...]:
        """The telling words of a text, as they stand in it, in order, each as often as it occurs.

        `known`: ids of audiences. What their names hold too is passed over: these stand on the page in any case.

        >>> TellingWords(["accus*, fraud"]).found_in("Accused at work")
        ('Accused',)
        """
        words = tuple(_words(text))
        row, starts = " ", []
        for _, word in words:
            starts.append(len(row))
            row += f"{word} "
        found = []
        for match in self._pattern(tuple(known)).finditer(row):
            first, last = (bisect_right(starts, at) - 1 for at in (match.start(), match.end() - 1))
            found.append(text[words[first][0].start : words[last][0].stop])
        return tuple(found)

    def _made(self, known: tuple[str, ...]) -> re.Pattern[str]:
        """One pattern over words between single spaces; the spaces around them are no part of what it finds."""
        names = "".join(f" {folded(name).replace('-', ' ')} " for name in known)
        return re.compile("|".join(shape for shape in self._shapes if not re.search(shape, names)) or "(?!)")


def folded(text: str) -> str:
    """A text small, without accents and without signs that cannot be seen, as stems are written."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(sign for sign in plain if unicodedata.category(sign) not in ("Mn", "Me", "Cf")).translate(_LETTERS)


def _words(text: str) -> Iterator[tuple[slice, str]]:
    """Each word of a text, folded, with its place. All but letters and what belongs to them stands between words."""
    start = None
    for at, sign in enumerate(f"{text} "):
        category = unicodedata.category(sign)
        if category[0] in "LM" or (category == "Cf" and start is not None):
            start = at if start is None else start
        elif start is not None:
            if word := folded(text[start:at]):
                yield slice(start, at), word
            start = None


def _shape(stem: str) -> str:
    letters = "[^ ]*".join(re.escape(part) for part in stem.split("*"))
    return f"(?<= ){letters}(?= )"
