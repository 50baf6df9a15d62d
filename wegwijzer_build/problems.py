"""A finding about content, as a value: checks yield them, printers print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from wegwijzer_build.wording import Message, say

MOST_LISTED = 100
"""Problems of one kind in one file that are told: who has mended these sees the rest."""
MOST_FILES = 10
"""As many times that are told of all files together."""
MOST_COUNTED = 2_000
"""Further ones that are counted."""
MOST_PLACES = 20
"""Places of one problem that are told beside the first."""

KeyPath = tuple[str | int, ...]
"""Where in a file: map keys and list positions (from 0), from the outside in."""


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


NAMES: Mapping[Severity, Message] = MappingProxyType({Severity.ERROR: say("error"), Severity.WARNING: say("warning")})
"""What they are called, to translate; their values are the same in all languages."""


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

    `details` are further lines that show the finding (an example of answers that lead to it). `number`: how many
    findings it counts as, where it stands for some that are not told.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    details: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    number: int = 1


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Sort by place and drop exact repeats, so that every run reports the same way."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule, p.message)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only what stops a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def as_one(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems that say the same as one, at the first place: who took a thing away mends one thing, in many places."""
    first: dict[tuple[Severity, str, str], Problem] = {}
    others: dict[tuple[Severity, str, str], list[Place]] = {}
    counts: Counter[tuple[Severity, str, str]] = Counter()
    for problem in problems:
        about = (problem.severity, problem.rule, problem.message)
        if first.setdefault(about, problem).place == problem.place:
            continue
        counts[about] += 1
        if counts[about] <= MOST_PLACES:
            others.setdefault(about, []).append(problem.place)
    for about, problem in first.items():
        places = [say("also at {file}:{line}", file=place.file, line=place.line) for place in others.get(about, ())]
        more = counts[about] - len(places)
        yield replace(
            problem, details=(*problem.details, *places, *([say("and {more:,} more", more=more)] if more else []))
        )


def bounded(problems: Iterable[Problem], most: int = MOST_LISTED) -> Iterator[Problem]:
    """The first problems of each file, and one behind the last of them that tells how many more there are.

    Errors and warnings are counted apart, so that no warning keeps an error from being told.
    """
    listed: Counter[tuple[str, Severity]] = Counter()
    more: Counter[tuple[str, Severity]] = Counter()
    last: dict[tuple[str, Severity], Place] = {}
    for problem in problems:
        about = (problem.place.file, problem.severity)
        if listed[about] < most and listed.total() < MOST_FILES * most:
            listed[about] += 1
            last[about] = max(problem.place, last.get(about, problem.place))
            yield problem
            continue
        more[about] += 1
        if more.total() == MOST_COUNTED:
            yield too_many(last.get(about, Place(problem.place.file)), Severity.ERROR, MOST_COUNTED, stopped=True)
            return
    for about, number in more.items():
        yield too_many(last.get(about, Place(about[0])), about[1], number)


def too_many(place: Place, severity: Severity, number: int, *, stopped: bool = False) -> Problem:
    """What is told in the place of problems of a file that are not: behind the last that is.

    `stopped`: nobody looked further, so that there may be more.
    """
    count = say("more than {number:,}", number=number) if stopped else say("{number:,}", number=number)
    message = (
        say("and {number} more errors of this kind in this file", number=count)
        if severity is Severity.ERROR
        else say("and {number} more warnings of this kind in this file", number=count)
    )
    hint = say("mend those that are told first")
    return Problem(place, "too-many-problems", message, hint, severity=severity, number=number)
