"""For a tree on one page: which answers make each part of it show.

A part is a question, an outcome, an advice or whatever else stands once in the page. Its ways say which answers must
be chosen for it to show: `asked question → the answers that fit`, all of them, and any way will do. A way names only
questions that are asked on it, so an answer that was given and then passed by, because an earlier one was changed,
never counts. That holds because "not answered" is counted as one more answer to every question: a part that needs an
answer does not show without it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from wegwijzer_build.model import Tree

from .answer_sets import ALL, NONE, AnswerSets
from .states import State

MAX_RULES = 1_500
"""The most ways of all parts of a tree together; more is refused, as it would be too much for a page."""

Pattern = tuple[tuple[str, tuple[str, ...]], ...]
"""Asked questions with the answers that fit, in the order in which they are asked."""

Patterns = tuple[Pattern, ...]

P = TypeVar("P", bound=Hashable)

_NOT_ANSWERED = ""


def patterns_of(
    tree: Tree, states: Mapping[str, State], parts: Mapping[P, Callable[[State], bool]]
) -> Mapping[P, Patterns]:
    """Part → its ways, as few as they can be, in the same order in every run.

    `states`: the states of the tree in topological order, the start first. `parts`: part → whether it shows in a
    state; it shows on a page if the visitor's answers lead to (or through) such a state. One empty way: it always
    shows. No way: they would be more than `MAX_RULES`.
    """
    questions = [state.node for state in states.values() if state.is_question]
    rank = {question: place for place, question in enumerate(dict.fromkeys(questions))}
    sets = AnswerSets([(q, (*tree.questions[q].answers, _NOT_ANSWERED)) for q in rank], most_combinations=MAX_RULES)
    known: dict[tuple[bool, ...], Patterns] = {}
    found = {}
    for part, shows in parts.items():
        shown = tuple(shows(state) for state in states.values())
        if shown not in known:
            combinations = sets.combinations(_leading_to(states, shown, rank, sets))
            known[shown] = tuple(tuple(combination.items()) for combination in combinations)
        found[part] = known[shown]
    return found


def _leading_to(states: Mapping[str, State], shown: Sequence[bool], rank: Mapping[str, int], sets: AnswerSets) -> int:
    """The sheets of answers that lead from the start to or through a state where the part shows."""
    leads: dict[str, int] = {}
    for (name, state), shows in zip(reversed(list(states.items())), reversed(shown), strict=True):
        if shows:
            leads[name] = ALL
        elif not state.is_question:
            leads[name] = NONE
        else:
            answered = tuple(leads[target] for target in state.answers.values())
            leads[name] = sets.divided(rank[state.node], (*answered, NONE))
    return leads[next(iter(states))]
