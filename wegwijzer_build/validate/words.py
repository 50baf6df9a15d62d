"""How messages say things: values in quotes, lists in words, and a guess at what an author meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from functools import lru_cache

SHOWN = 60
"""At most as many characters of a value are repeated in a message."""
MOST_COMPARED = 2000
"""Among more words no likely one is looked for: a guess is not worth waiting for."""


def quoted(text: str) -> str:
    """A value between quotes, on one line, and cut when it is long."""
    line = " ".join(text.split()) if len(text) <= 10 * SHOWN else " ".join(text[: 10 * SHOWN].split())
    return f"'{line}'" if len(line) <= SHOWN else f"'{line[:SHOWN]}…'"


def listed(names: Iterable[str], last: str = "or") -> str:
    """`a, b or c`, in the order given."""
    *first, end = names
    return f"{', '.join(first)} {last} {end}" if first else end


def a(noun: str) -> str:
    """A noun with the article that fits: `an advice`, `a tree`."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_id(text: str) -> str:
    """The id that comes nearest to a text: lower case, with hyphens for everything that cannot stay."""
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in text.lower()[:SHOWN])
    return "-".join(part for part in kept.split("-") if part)[:40].strip("-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that an author most likely meant, if one comes near enough; among very many, none."""
    candidates = tuple(known)
    return _nearest(word.lower()[:SHOWN], candidates) if len(candidates) <= MOST_COMPARED else None


@lru_cache(maxsize=4096)
def _nearest(word: str, known: Sequence[str]) -> str | None:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
    return found[0] if found else None


def did_you_mean(word: str, known: Sequence[str], *, shown: int = 12) -> str:
    """A hint that names the nearest known word, else all of them where they are few."""
    meant = nearest(word, known)
    if meant is not None:
        return f"did you mean '{meant}'?"
    return f"known here: {', '.join(known)}" if 0 < len(known) <= shown else ""
