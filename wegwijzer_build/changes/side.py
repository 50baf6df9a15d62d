"""One of the two trees that are walked jointly: where somebody stands in it, and where each answer leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wegwijzer_build.analyse.exploration import LeadsTo, Shows, live_questions
from wegwijzer_build.analyse.graph import Graph, graph_of, in_topological_order
from wegwijzer_build.model import Tree, tree_named

Fact = tuple[str, str]
"""A question and the answer that was given to it."""


class NotSoundError(Exception):
    """A tree cannot be walked: a way leads nowhere, in a circle, or to two places at once."""


class Position(NamedTuple):
    """A node with its live facts. `stopped_by`: the answer that this tree does not offer at that question."""

    node: str
    facts: tuple[str | None, ...]
    stopped_by: str | None = None


class Side:
    """A tree, to be walked an answer at a time. Raises NotSoundError, at once or on the way."""

    def __init__(self, tree: Tree) -> None:
        graph = graph_of(tree)
        order = in_topological_order(graph)
        if not _is_whole(tree, graph, order):
            raise NotSoundError
        self.tree = tree
        self._live = live_questions(tree, order)
        self._rank = {node: place for place, node in enumerate(order)}
        self._ahead = _questions_ahead(tree, graph, order)
        self._leads = {
            (name, a): LeadsTo(answer) for name, q in tree.questions.items() for a, answer in q.answers.items()
        }
        self._shows = {name: Shows(outcome) for name, outcome in tree.outcomes.items()}
        self._known: dict[tuple[Position, str], Position] = {}

    @property
    def start(self) -> Position:
        """Where everyone begins."""
        return Position(self.tree.start, (None,) * len(self._live[self.tree.start]))

    def asks(self, at: Position) -> str | None:
        """The question that somebody is asked here; None at an end, and where they were stopped."""
        return at.node if at.stopped_by is None and at.node in self.tree.questions else None

    def may_ask(self, at: Position, question: str) -> bool:
        """Tell whether a question is asked here, or may be further on, whatever the conditions say."""
        return at.stopped_by is None and question in self._ahead[at.node]

    def answer(self, at: Position, answer: str) -> Position:
        """Where somebody stands who gives an answer; they stop where it is not offered."""
        found = self._known.get((at, answer))
        if found is None:
            found = self._known[at, answer] = self._answered(at, answer)
        return found

    def progress(self, at: Position) -> int:
        """A number that grows with every step."""
        return len(self._rank) if at.stopped_by is not None else self._rank[at.node]

    def shown(self, at: Position) -> tuple[str, ...]:
        """The names of what is shown at an end, in order; none where the way leads on to another tree, or stopped."""
        if at.stopped_by is not None or at.node not in self._shows:
            return ()
        return tuple(dict.fromkeys(self._shows[at.node].under(self._facts(at))))

    def _facts(self, at: Position) -> dict[str, str]:
        live = self._live[at.node]
        return {question: answer for question, answer in zip(live, at.facts, strict=True) if answer is not None}

    def _answered(self, at: Position, answer: str) -> Position:
        if answer not in self.tree.questions[at.node].answers:
            return Position(at.node, (), answer)
        given = {**self._facts(at), at.node: answer}
        leads_to = self._leads[at.node, answer]
        targets = leads_to.under(tuple((q, a) for q, a in given.items() if q in leads_to.questions))
        if len(targets) != 1:
            raise NotSoundError
        return Position(targets[0], tuple(map(given.get, self._live[targets[0]])))


def _is_whole(tree: Tree, graph: Graph, order: tuple[str, ...]) -> bool:
    """Tell whether every arrow leads to a node, none in a circle, and each node is one thing."""
    arrows = {
        target
        for question in tree.questions.values()
        for answer in question.answers.values()
        for target in (*(branch.to for branch in answer.next.branches), answer.next.otherwise)
        if target is not None and tree_named(target) is None
    }
    return (
        tree.start in tree.questions
        and arrows <= {*tree.questions, *tree.outcomes}
        and tree.questions.keys().isdisjoint(tree.outcomes)
        and all(question.answers for question in tree.questions.values())
        and len(order) == len(graph.nodes)
    )


def _questions_ahead(tree: Tree, graph: Graph, order: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Node → every question that is asked there or may be further on."""
    ahead: dict[str, frozenset[str]] = {}
    for node in reversed(order):
        after = (ahead[target] for target in graph.next[node])
        ahead[node] = frozenset([node] if node in tree.questions else ()).union(*after)
    return ahead
