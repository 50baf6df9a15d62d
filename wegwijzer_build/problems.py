"""A finding about content, as a value: checks yield them, printers print them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

KeyPath = tuple[str | int, ...]
"""Where in a file: map keys and list positions (from 0), from the outside in."""


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of text in a content file.

    `file` is shown as it is (relative to where the command runs, with forward slashes);
    `line` and `column` count from 1, in characters; `length` is what a caret line underlines.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    keys: KeyPath = field(default=(), compare=False)


@dataclass(frozen=True)
class Problem:
    """One finding: where, which rule, what is wrong in one sentence, and how to mend it.

    `details` are further lines that show the finding (an example of answers that lead to it).
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    details: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Sort by place and drop exact repeats, so that every run reports the same way."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule, p.message)))


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Only what stops a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)
