"""A text to values and places, or to problems. No reading of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.problems import KeyPath, Place, Problem, errors

from .characters import check_characters
from .comments import cut_texts
from .documents import Value
from .events import UnreadableError
from .mistakes_in_text import refused_directive
from .reader import Reader
from .syntax import UNKNOWN
from .text import FileText

LESS_CLEAR = frozenset(["empty-value", "indentation"])
"""Rules of what a syntax error further on in the same line tells better."""


@dataclass(frozen=True)
class Parsed:
    """What a text holds: a value with the places of everything in it, or None and at least one error.

    Beside a value stand warnings only.
    """

    value: Value | None
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    problems: tuple[Problem, ...]


def parse(text: str, file: str) -> Parsed:
    """Read YAML as content is written: text, lists and maps, the outermost a map. `file` names it in places.

    Every scalar is the text as written. Windows line ends do no harm. Never raises, whatever the text.
    """
    checked = check_characters(file, text)
    if not checked.sound_layout:
        return refused(checked.problems)
    directive = _directive(checked.text)
    if directive:
        return refused((*checked.problems, directive))
    reader = Reader(checked.text)
    try:
        value = reader.read()
    except UnreadableError as stop:
        return refused(_with_last(checked.problems, reader.problems, stop))
    problems = (*checked.problems, *reader.problems)
    lines = {problem.place.line for problem in problems}
    warnings = (cut for cut in cut_texts(checked.text, reader.texts) if cut.place.line not in lines)
    problems = (*problems, *warnings)
    return refused(problems) if errors(problems) else Parsed(value, reader.values, reader.keys, problems)


def _with_last(of_characters: tuple[Problem, ...], found: list[Problem], stop: UnreadableError) -> tuple[Problem, ...]:
    """All problems up to the one that stopped the reading; of two that have one cause, only the better told."""
    last = stop.problem
    if stop.is_syntax:
        found = [problem for problem in found if problem != last]
        beside = [problem for problem in found if problem.place.line == last.place.line]
        if of_characters or (beside and last.rule == UNKNOWN):
            return (*of_characters, *found)
        is_open = last.rule == "unclosed-bracket"  # so that it takes in lines that belong elsewhere
        doubtful = [*beside, *(problem for problem in found if is_open and problem.rule == "indentation")]
        found = [problem for problem in found if problem not in doubtful or problem.rule not in LESS_CLEAR]
    return (*of_characters, *found, last)


def refused(problems: tuple[Problem, ...]) -> Parsed:
    """What is left of a text with problems."""
    return Parsed(None, {}, {}, problems)


def _directive(source: FileText) -> Problem | None:
    """A directive where directives stand: before everything but comments."""
    for number, line in enumerate(source.lines):
        if line.startswith("%"):
            return refused_directive(source, number)
        if line.split("#")[0].strip():
            return None
    return None
