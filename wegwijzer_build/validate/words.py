"""How messages say things: values in quotes, lists in words, and a guess at what an author meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from wegwijzer_build.near import nearest

SHOWN = 60
"""At most as many characters of a value are repeated in a message."""


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


def did_you_mean(
    word: str, known: Sequence[str], *, shown: int = 12, guess: Callable[[str, Sequence[str]], str | None] = nearest
) -> str:
    """A hint that names the word that was probably meant, else all that are known where they are few."""
    likely = guess(word, known)
    if likely is not None:
        return f"did you mean '{likely}'?"
    return f"known here: {', '.join(known)}" if 0 < len(known) <= shown else ""
