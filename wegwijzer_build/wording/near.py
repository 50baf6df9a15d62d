"""A guess at the word that an author meant: what a slip of the pen makes of it, or their own word; else none.

A far guess misleads: who took the source `act-2019` away did not mean `act-2024`, and who took `intern` away did not
mean `extern`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from .messages import Message, say

MOST_COMPARED = 2000
"""Among more words no likely one is looked for: a guess is not worth waiting for."""
LONGEST = 200
"""Longer words are no slip of the pen."""

_ADDED = 2
_REPLACED = 3
"""What a sign too many, a sign too few or two that changed places costs, and what one that was replaced costs."""
_FAR = _REPLACED + _REPLACED
"""Two signs that were replaced make another word: intern, extern."""
_YEAR = re.compile(r"\d{4,}")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a slip of the pen most likely meant; None if nothing is near, or much is known.

    Near is what differs by two signs at most, by one in words of up to four letters: too many, too few, changed
    places, or one that was replaced (not the first, and not in words of up to three). Case, accents, hyphens and
    underscores do not count; a year has to be the same, for that of another year is another thing.
    """
    candidates = tuple(known)
    if len(candidates) > MOST_COMPARED or len(word) > LONGEST:
        return None
    return _nearest(word, candidates)


class Called:
    """What authors call the words of the content in their own language: `étapes` for `steps`."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = {_bare(own): tuple(known) for own, known in words.items()}

    def meant(self, word: str, known: Iterable[str]) -> str | None:
        """The known word of the content that one meant, who may have written it in their own language."""
        candidates = tuple(known)
        bare = _bare(word[:LONGEST])
        return self._first(bare, candidates) or nearest(word, candidates) or self._through_a_slip(bare, candidates)

    def _through_a_slip(self, bare: str, known: tuple[str, ...]) -> str | None:
        """What a slip of the pen in a word of their own language meant: `etapez`."""
        slip = nearest(bare, self._words) if len(bare) > 4 else None  # short words are near to too many
        return self._first(slip or "", known)

    def _first(self, bare: str, known: tuple[str, ...]) -> str | None:
        return next((word for word in self._words.get(bare, ()) if word in known), None)


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    bare = _bare(word)
    best, found = _FAR, None
    for candidate in known:
        cost = _cost(bare, _bare(candidate), best)
        if cost < best:
            best, found = cost, candidate
    return found


@lru_cache(maxsize=16384)
def _bare(word: str) -> str:
    """A word without what does not count: case, accents, and how its parts are joined."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if sign not in "-_ " and not unicodedata.combining(sign))


def _cost(one: str, other: str, most: int) -> int:
    """What it costs to make one word of another; `most` or more where that is too far, or is no slip."""
    if one == other:
        return 0
    shorter = min(len(one), len(other))
    most = min(most, _REPLACED if shorter < 4 else _REPLACED + 1 if shorter == 4 else _FAR)
    if shorter < 2 or abs(len(one) - len(other)) * _ADDED >= most or _years(one) != _years(other):
        return _FAR
    before: list[int] = []
    row = [column * _ADDED for column in range(len(other) + 1)]
    for place, sign in enumerate(one, start=1):
        row, above = [place * _ADDED], row
        for column, against in enumerate(other, start=1):
            replaced = 0 if sign == against else _FAR if place == column == 1 else _REPLACED
            cost = min(above[column] + _ADDED, row[-1] + _ADDED, above[column - 1] + replaced)
            swapped = min(place, column) > 1 and sign == other[column - 2] and against == one[place - 2]
            row.append(min(cost, before[column - 2] + _ADDED) if swapped else cost)
        if min(*row, *above) >= most:
            return _FAR
        before = above
    return row[-1] if row[-1] < most else _FAR


def _years(word: str) -> list[str]:
    return _YEAR.findall(word)


AS_WRITTEN = Called({})
"""Words of the content stand for themselves only."""


def did_you_mean(
    word: str, known: Sequence[str], *, shown: int = 12, guess: Callable[[str, Sequence[str]], str | None] = nearest
) -> Message:
    """A hint that names the word that was probably meant, else all that are known where they are few."""
    likely = guess(word, known)
    if likely is not None:
        return say("did you mean '{guess}'?", guess=likely)
    return say("known here: {known}", known=", ".join(known)) if 0 < len(known) <= shown else say("")
