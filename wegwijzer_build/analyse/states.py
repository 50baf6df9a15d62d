"""From configurations to states: what a visitor stands on, one page each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .answer_sets import ALL, NONE, AnswerSets, Combination
from .exploration import Configuration, Exploration, LiveFacts, shown_advice

MAX_STATES = 20_000
_LONGEST_NAME = 180
"""Characters of a folder name that file systems and addresses surely take."""


@dataclass(frozen=True)
class State:
    """All configurations at one node from which every way on shows the same.

    `id`: the node, and behind a slash the facts that tell its states apart. `answers`: answer id → state id, empty at
    an outcome. `advice`: advice ids, empty at a question. `remaining`: the most questions still to answer, the one
    asked here included. `applies`: the combinations of answers that lead here; one empty one means that all do, none
    that they are too many to tell. `facts`: each question of which another answer alone can lead elsewhere → the
    answers with which one can be here. `changes`: the same questions → the state to go back to for changing its answer, without changing any other.
    """

    id: str
    node: str
    is_outcome: bool
    answers: Mapping[str, str]
    advice: tuple[str, ...]
    remaining: int
    applies: tuple[Combination, ...]
    facts: Mapping[str, tuple[str, ...]]
    changes: Mapping[str, str]


@dataclass(frozen=True)
class _Class:
    """Configurations that no way on tells apart, before they have a name."""

    node: str
    first: LiveFacts
    answers: tuple[tuple[str, int], ...]
    advice: tuple[str, ...]


def states_of(exploration: Exploration) -> tuple[State, ...]:
    """Take configurations together into states, in topological order of their nodes, then in file order.

    The exploration must be complete and free of gaps and overlaps.
    """
    class_of, classes = _classes(exploration)
    names = _names(exploration, class_of, classes)
    position = {node: place for place, node in enumerate(exploration.order)}
    order = sorted(range(len(classes)), key=lambda index: (position[classes[index].node], index))
    return tuple(_described(exploration, classes, names, order))


def number_of_states(exploration: Exploration) -> Mapping[str, int]:
    """Node → how many states it has; cheap, for holding trees to their bound."""
    counts = dict.fromkeys(exploration.order, 0)
    for found in _classes(exploration)[1]:
        counts[found.node] += 1
    return counts


def _classes(exploration: Exploration) -> tuple[dict[Configuration, int], list[_Class]]:
    """One pass from the outcomes back. The graph has no cycles, so comparing each node with its children is exact."""
    tree = exploration.tree
    class_of: dict[Configuration, int] = {}
    classes: list[_Class] = []
    for node in reversed(exploration.order):
        known: dict[object, int] = {}
        for facts in exploration.configurations[node]:
            answers: tuple[tuple[str, int], ...] = ()
            advice: tuple[str, ...] = ()
            if node in tree.outcomes:
                live = exploration.live[node]
                advice = shown_advice(tree, node, {q: a for q, a in zip(live, facts, strict=True) if a is not None})
            else:
                answers = tuple((answer, class_of[to]) for answer, to in exploration.ways_on[node, facts])
            look = (answers, advice)
            if look not in known:
                known[look] = len(classes)
                classes.append(_Class(node, facts, answers, advice))
            class_of[node, facts] = known[look]
    return class_of, classes


def _names(
    exploration: Exploration, class_of: Mapping[Configuration, int], classes: Sequence[_Class]
) -> dict[int, str]:
    names: dict[int, str] = {}
    telling = {node: _telling_questions(exploration, node, class_of) for node in exploration.order}
    for index, found in enumerate(classes):
        live = exploration.live[found.node]
        facts = dict(zip(live, found.first, strict=True))
        suffix = ".".join(f"{q}_{facts[q]}" for q in telling[found.node] if facts[q] is not None)
        if len(suffix) > _LONGEST_NAME:
            suffix = f"{suffix[: _LONGEST_NAME - 20]}.{hashlib.sha256(suffix.encode()).hexdigest()[:16]}"
        names[index] = f"{found.node}/{suffix}" if suffix else found.node
    return names


def _telling_questions(exploration: Exploration, node: str, class_of: Mapping[Configuration, int]) -> tuple[str, ...]:
    """The live questions of a node that are needed to tell its states apart, in file order."""
    needed = list(exploration.live[node])
    known = [
        (dict(zip(needed, facts, strict=True)), class_of[node, facts]) for facts in exploration.configurations[node]
    ]
    for question in tuple(needed):
        rest = [q for q in needed if q != question]
        state_under: dict[tuple[str | None, ...], int] = {}
        if all(state_under.setdefault(tuple(facts[q] for q in rest), state) == state for facts, state in known):
            needed = rest
    return tuple(needed)


def _described(
    exploration: Exploration, classes: Sequence[_Class], names: Mapping[int, str], order: Sequence[int]
) -> list[State]:
    tree = exploration.tree
    sets = AnswerSets({q: tuple(tree.questions[q].answers) for q in exploration.order if q in tree.questions})
    visited = dict.fromkeys(order, NONE)
    visited[order[0]] = ALL
    remaining = _longest_ways(classes, order)
    found = _Ancestry(classes, order)
    states = []
    for index in order:
        here = classes[index]
        for answer, target in here.answers:
            visited[target] = sets.union(visited[target], sets.given(visited[index], here.node, answer))
        matter = sets.questions_that_matter(visited[index])
        states.append(
            State(
                id=names[index],
                node=here.node,
                is_outcome=here.node in tree.outcomes,
                answers={answer: names[target] for answer, target in here.answers},
                advice=here.advice,
                remaining=remaining[index],
                applies=sets.combinations(visited[index]),
                facts={q: sets.answers_possible(visited[index], q) for q in matter},
                changes={q: names[found.where_to_change(index, q)] for q in matter},
            )
        )
    return states


def _longest_ways(classes: Sequence[_Class], order: Sequence[int]) -> dict[int, int]:
    longest: dict[int, int] = {}
    for index in reversed(order):
        longest[index] = max((1 + longest[target] for _, target in classes[index].answers), default=0)
    return longest


class _Ancestry:
    """Which states lead to which, and which ones every way passes."""

    def __init__(self, classes: Sequence[_Class], order: Sequence[int]) -> None:
        self._node = [c.node for c in classes]
        self._bit = {index: 1 << position for position, index in enumerate(order)}
        self._order = order
        self._of_node: dict[str, int] = {}
        self._above = dict.fromkeys(order, 0)
        self._passed: dict[int, int] = {}
        self._depth: dict[int, int] = {order[0]: 0}
        for index in order:
            self._of_node[classes[index].node] = self._of_node.get(classes[index].node, 0) | self._bit[index]
            for target in dict.fromkeys(target for _, target in classes[index].answers):
                self._above[target] |= self._above[index] | self._bit[index]
                known = self._passed.get(target)
                self._passed[target] = index if known is None else self._last_common(known, index)
                self._depth[target] = self._depth[self._passed[target]] + 1

    def where_to_change(self, index: int, question: str) -> int:
        """The state for changing an answer: the question's own if just one leads here.

        Else the nearest state before it that every way through the question passes, and that is the only one of its
        own question to lead here; at worst the start. So no other answer is swapped for the visitor.
        """
        asking = self._leading_here(index, question)
        state = asking[0]
        for other in asking[1:]:
            state = self._last_common(state, other)
        while len(self._leading_here(index, self._node[state])) > 1:
            state = self._passed[state]
        return state

    def _leading_here(self, index: int, node: str) -> list[int]:
        """The states of a node from which some way leads to this one."""
        bits = self._above[index] & self._of_node[node]
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self._order[lowest.bit_length() - 1])
            bits ^= lowest
        return found

    def _last_common(self, one: int, other: int) -> int:
        """The last state that all ways to both pass (in the dominator tree: their lowest common ancestor)."""
        while one != other:
            if self._depth[one] < self._depth[other]:
                one, other = other, one
            one = self._passed[one]
        return one
