"""Texts as people look for them: without capitals, accents and line breaks, with the way back to what was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_ONE = {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00ad": ""}
"""Signs that people type in another way, or not at all."""
_BETWEEN_DIGITS = r"[\s().\-/]*"
_NUMBER = re.compile(r"\+?[\d\s().\-/]+")
_FEWEST_DIGITS = 3


@dataclass(frozen=True)
class Plain:
    """A text as it is compared; `spots` has for each of its signs the offset in what was written."""

    text: str
    spots: tuple[int, ...]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """From where up to where a stretch of it stands in what was written."""
        return self.spots[start], self.spots[end - 1] + 1


def plain(text: str) -> Plain:
    """Take off what people do not look at; every stretch of white space is one space."""
    signs: list[str] = []
    spots: list[int] = []
    for spot, sign in enumerate(text):
        for each in _folded(sign):
            if each != " " or (signs and signs[-1] != " "):
                signs.append(each)
                spots.append(spot)
    return Plain("".join(signs), tuple(spots))


def wanted(phrase: str) -> re.Pattern[str] | None:
    """What finds a phrase in plain texts; a number is found however it is divided. None where nothing is left of it."""
    text = plain(phrase).text.strip()
    digits = re.sub(r"\D", "", text)
    if len(digits) >= _FEWEST_DIGITS and _NUMBER.fullmatch(text):
        return re.compile(_BETWEEN_DIGITS.join(digits))
    return re.compile(re.escape(text)) if text else None


def _folded(sign: str) -> Iterator[str]:
    if sign.isspace():
        yield " "
        return
    for each in unicodedata.normalize("NFKD", _ONE.get(sign, sign)).casefold():
        if not unicodedata.combining(each):
            yield " " if each.isspace() else each
