"""Conditions in words, for reading: what has to be answered for something to hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from typing import TypeVar

from wegwijzer_build.model import Conditional, Tree

MOST_TOLD = 8
"""Combinations of answers that a page tells of one thing: more are not read."""

S = TypeVar("S", bound=Sized)


def simplest(combinations: Sequence[S]) -> tuple[S, ...]:
    """The combinations that are told: all, or of many those that name the fewest questions."""
    if len(combinations) <= MOST_TOLD:
        return tuple(combinations)
    return tuple(sorted(combinations, key=len)[:MOST_TOLD])


@dataclass(frozen=True)
class ConditionView:
    """One of the lines of `when` has to fit, and none of `unless`. Without lines: always."""

    when: tuple[str, ...]
    unless: tuple[str, ...]


def said(tree: Tree, facts: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Answers to some questions in a line: `Vraag? antwoord / antwoord; vraag? antwoord`."""
    words = []
    for question, answers in facts:
        asked = tree.questions[question]
        words.append(f"{asked.ask} {' / '.join(asked.answers[answer].say for answer in answers)}")
    return "; ".join(words)


def condition_view(tree: Tree, item: Conditional) -> ConditionView:
    """The condition of something, as its author wrote it."""
    return ConditionView(_lines(tree, item.when or ()), _lines(tree, item.unless or ()))


def _lines(tree: Tree, maps: Iterable[Mapping[str, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(said(tree, facts.items()) for facts in maps)
