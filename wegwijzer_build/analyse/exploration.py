"""Walks a tree in all ways at once: every node with the facts that something further on can still look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from wegwijzer_build.model import Answer, Outcome, Tree

from .conditions import Facts, exits_of, holds, questions_named, targets, targets_named
from .graph import graph_of, in_topological_order

MAX_CONFIGURATIONS = 500_000

LiveFacts = tuple[str | None, ...]
"""The answers to the live questions of a node, in file order; None where the question was not asked."""

Configuration = tuple[str, LiveFacts]
"""A node with its live facts."""


@dataclass(frozen=True)
class Move:
    """How a configuration was first reached: from where, by which answer."""

    before: Configuration
    question: str
    answer: str


@dataclass(frozen=True)
class Exploration:
    """All configurations of a tree.

    `live`: node → the questions whose answers can still matter there, in file order.
    `configurations`: node → its live facts, in file order of the answers.
    `ways_on`: configuration of a question → (answer, next configuration), in file order; where a faulty `next`
    leaves no way or several, none or all of them stand there.
    `first`: configuration → the step by which the shortest way gets there (None at the start).
    `seen_at`: (question, answer) or (end, None) → the facts that the conditions there look at, as they really
    occur → the configuration in which that happens first. Small, whatever the size of the tree.
    `complete`: False when the walk was stopped at the bound; then everything above is partial.
    """

    tree: Tree
    order: tuple[str, ...]
    live: Mapping[str, tuple[str, ...]]
    configurations: Mapping[str, tuple[LiveFacts, ...]]
    ways_on: Mapping[Configuration, tuple[tuple[str, Configuration], ...]]
    first: Mapping[Configuration, Move | None]
    seen_at: Mapping[tuple[str, str | None], Mapping[tuple[tuple[str, str], ...], Configuration]]
    complete: bool

    def example(self, configuration: Configuration) -> tuple[tuple[str, str], ...]:
        """The fewest answers that lead to a configuration, in the order given."""
        given: list[tuple[str, str]] = []
        step = self.first[configuration]
        while step is not None:
            given.append((step.question, step.answer))
            step = self.first[step.before]
        return tuple(reversed(given))


def live_questions(tree: Tree, order: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each node, the questions that a condition there or further on looks at, in file order.

    Counted backwards from the outcomes. A question is not live at itself: its answer is only given there.
    """
    place = {question: index for index, question in enumerate(tree.questions)}
    live: dict[str, frozenset[str]] = {}
    for node in reversed(order):
        named: frozenset[str] = frozenset()
        if node in tree.outcomes:
            named = questions_named(tree.outcomes[node].shows)
        elif node in tree.questions:
            for answer in tree.questions[node].answers.values():
                named |= questions_named(answer.next.branches)
                for target in targets_named(answer):
                    named |= live[target]
            named -= {node}
        live[node] = named
    return {node: tuple(sorted(named & place.keys(), key=place.__getitem__)) for node, named in live.items()}


def explore(tree: Tree, bound: int = MAX_CONFIGURATIONS) -> Exploration:
    """Walk a tree without structural faults, breadth first, so that what is reached first is reached shortest."""
    order = in_topological_order(graph_of(tree))
    live = live_questions(tree, order)
    begin: Configuration = (tree.start, (None,) * len(live[tree.start]))
    first: dict[Configuration, Move | None] = {begin: None}
    ways_on: dict[Configuration, tuple[tuple[str, Configuration], ...]] = {}
    seen_at: dict[tuple[str, str | None], dict[tuple[tuple[str, str], ...], Configuration]] = {}
    answers = {
        (question, answer): LeadsTo(a) for question, q in tree.questions.items() for answer, a in q.answers.items()
    }
    ends = {exit_: frozenset[str]() for exit_ in exits_of(tree)}
    ends |= {o: questions_named(outcome.shows) for o, outcome in tree.outcomes.items()}
    waiting = [begin]
    for configuration in waiting:
        node, known = configuration
        facts = {q: a for q, a in zip(live[node], known, strict=True) if a is not None}
        if node in ends:
            projection = tuple((q, a) for q, a in facts.items() if q in ends[node])
            seen_at.setdefault((node, None), {}).setdefault(projection, configuration)
            continue
        ways: list[tuple[str, Configuration]] = []
        for answer in tree.questions[node].answers:
            given = {**facts, node: answer}
            leads_to = answers[node, answer]
            projection = tuple((q, a) for q, a in given.items() if q in leads_to.questions)
            seen_at.setdefault((node, answer), {}).setdefault(projection, configuration)
            for target in leads_to.under(projection):
                reached = (target, tuple(given.get(q) for q in live[target]))
                ways.append((answer, reached))
                if reached not in first:
                    first[reached] = Move(configuration, node, answer)
                    waiting.append(reached)
        ways_on[configuration] = tuple(ways)
        if len(first) > bound:
            break
    return Exploration(
        tree, order, live, _by_node(tree, live, order, first), ways_on, first, seen_at, len(first) <= bound
    )


class LeadsTo:
    """Where an answer leads, worked out once for all configurations that look alike to its conditions."""

    def __init__(self, answer: Answer) -> None:
        self.questions = questions_named(answer.next.branches)
        self._answer = answer
        self._known: dict[tuple[tuple[str, str], ...], tuple[str, ...]] = {}

    def under(self, projection: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
        if projection not in self._known:
            self._known[projection] = targets(self._answer, dict(projection))
        return self._known[projection]


class Shows:
    """What an outcome shows, each condition worked out once for all facts that look alike to it."""

    def __init__(self, outcome: Outcome) -> None:
        self._uses = [(use, tuple(questions_named([use]))) for use in outcome.shows]
        self._known: dict[tuple[int, tuple[str | None, ...]], bool] = {}

    def under(self, facts: Facts) -> tuple[str, ...]:
        """The names of what is shown, in file order, repeats and all."""
        shown = []
        for index, (use, questions) in enumerate(self._uses):
            look = (index, tuple(map(facts.get, questions)))
            if look not in self._known:
                self._known[look] = holds(use, facts)
            if self._known[look]:
                shown.append(use.name)
        return tuple(shown)


def shown_advice(tree: Tree, outcome: str, facts: Facts) -> tuple[str, ...]:
    """The advice that an outcome shows under these facts, in file order, repeats and all; none on a way out."""
    uses = tree.outcomes[outcome].advice if outcome in tree.outcomes else ()
    return tuple(item.use for item in uses if holds(item, facts))


def _by_node(
    tree: Tree,
    live: Mapping[str, tuple[str, ...]],
    order: tuple[str, ...],
    reached: Iterable[Configuration],
) -> dict[str, tuple[LiveFacts, ...]]:
    rank: dict[tuple[str, str | None], int] = {}
    for question, q in tree.questions.items():
        rank[question, None] = len(q.answers)
        for index, answer in enumerate(q.answers):
            rank[question, answer] = index
    found: dict[str, list[LiveFacts]] = {node: [] for node in order}
    for node, facts in reached:
        found[node].append(facts)

    def in_file(node: str, facts: LiveFacts) -> list[int]:
        return [rank[question, answer] for question, answer in zip(live[node], facts, strict=True)]

    return {node: tuple(sorted(known, key=partial(in_file, node))) for node, known in found.items()}
