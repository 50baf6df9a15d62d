"""A text to values and places, or to problems. No reading of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.problems import KeyPath, Place, Problem

from .characters import check_characters
from .documents import Value
from .events import UnreadableError
from .mistakes_in_text import refused_directive
from .reader import Reader
from .syntax import UNKNOWN
from .text import FileText


@dataclass(frozen=True)
class Parsed:
    """What a text holds: a value with the places of everything in it, or None and at least one problem."""

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
    return refused(problems) if problems else Parsed(value, reader.values, reader.keys, ())


def _with_last(of_characters: tuple[Problem, ...], found: list[Problem], stop: UnreadableError) -> tuple[Problem, ...]:
    """All problems up to the one that stopped the reading; of two that have one cause, only the better told."""
    last = stop.problem
    if stop.is_syntax:
        beside = [problem for problem in found if problem.place.line == last.place.line]
        if of_characters or (beside and last.rule == UNKNOWN):
            return (*of_characters, *found)
        found = [problem for problem in found if problem not in beside or problem.rule != "empty-value"]
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
