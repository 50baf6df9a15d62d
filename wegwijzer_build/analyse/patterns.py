"""For a tree on one page: which answers make each part of it show.

A part is a question, an outcome, an advice or whatever else stands once in the page. Its ways say which answers must
be chosen for it to show: `asked question → the answers that fit`, all of them, and any way will do. A way names only
questions that are asked on it, so an answer that was given and then passed by, because an earlier one was changed,
never counts. That holds because "not answered" is counted as one more answer to every question: a part that needs an
answer does not show without it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from .answer_sets import AnswerSets

MAX_RULES = 1_500
"""The most ways of all parts of a tree together; more is refused, as it would be too much for a page."""

Pattern = tuple[tuple[str, tuple[str, ...]], ...]
"""Asked questions with the answers that fit, in the order in which they are asked."""

Patterns = tuple[Pattern, ...]

P = TypeVar("P", bound=Hashable)


def patterns_of(sets: AnswerSets, parts: Mapping[P, int]) -> Mapping[P, Patterns]:
    """Part → its ways, as few as they can be, in the same order in every run.

    `parts`: part → the sheets of answers with which it shows. One empty way: it always shows. No way: they would be
    more than `MAX_RULES`.
    """
    known: dict[int, Patterns] = {}
    for number in parts.values():
        if number not in known:
            known[number] = tuple(tuple(combination.items()) for combination in sets.combinations(number))
    return {part: known[number] for part, number in parts.items()}
