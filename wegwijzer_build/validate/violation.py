"""What is wrong with one text, before it is known where that text stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """A rule that a text breaks; `snippet` is the part to point at, the `nth` (from 0) time it occurs."""

    rule: str
    message: str
    hint: str = ""
    snippet: str = ""
    nth: int = 0
