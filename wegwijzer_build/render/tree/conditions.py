"""Conditions in words, for reading: what has to be answered for something to hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from typing import TypeVar

from wegwijzer_build.model import AllOf, AnyOf, Clause, Conditional, NoneOf, Tree
from wegwijzer_build.render.shared.language import Language

MOST_SHOWN = 8
"""Combinations of answers that a page tells of one thing: more are not read."""

S = TypeVar("S", bound=Sized)


def simplest(combinations: Sequence[S], most: int = MOST_SHOWN) -> tuple[S, ...]:
    """The combinations that are told: all, or of many those that name the fewest questions."""
    if len(combinations) <= most:
        return tuple(combinations)
    return tuple(sorted(combinations, key=len)[:most])


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


def condition_view(tree: Tree, item: Conditional, language: Language) -> ConditionView:
    """The condition of something, as its author wrote it."""
    words = _Words(tree, language)
    return ConditionView(words.lines(item.when or ()), words.lines(item.unless or ()))


@dataclass(frozen=True)
class _Words:
    """Says the clauses of conditions: answers in a row, what takes away behind them."""

    tree: Tree
    language: Language

    def lines(self, clauses: Iterable[Clause]) -> tuple[str, ...]:
        """A line for each of several clauses of which one has to hold."""
        return tuple(line for clause in clauses for line in self._lines(clause))

    def _lines(self, clause: Clause) -> tuple[str, ...]:
        if isinstance(clause, AnyOf):
            return self.lines(clause.any)
        if isinstance(clause, AllOf):
            return ("; ".join(map(self._part, sorted(clause.all, key=lambda part: isinstance(part, NoneOf)))),)
        if isinstance(clause, NoneOf):
            return (self.language.gettext("niet als: {what}").format(what=self._either(clause.unless)),)
        return (clause if isinstance(clause, str) else said(self.tree, clause.items()),)

    def _part(self, clause: Clause) -> str:
        lines = self._lines(clause)
        return lines[0] if len(lines) == 1 else self._either((clause,))

    def _either(self, clauses: Iterable[Clause]) -> str:
        lines = self.lines(clauses)
        return lines[0] if len(lines) == 1 else self.language.gettext(" of ").join(f"({line})" for line in lines)
