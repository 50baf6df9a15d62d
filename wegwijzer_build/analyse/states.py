"""From configurations to states: what a visitor stands on, one page each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wegwijzer_build.model import CONTACT, FRAGMENT

from .ancestry import Ancestry
from .answer_sets import Combination
from .exploration import Configuration, Exploration, LiveFacts, Shows
from .graph import NodeKind, kind_of
from .visitors import visitors_of

MAX_STATES = 20_000
_LONGEST_NAME = 180
"""Characters of a folder name that file systems and addresses surely take."""


@dataclass(frozen=True)
class State:
    """All configurations at one node from which every way on shows the same.

    `id`: the node, and behind a slash the facts that tell its states apart. `answers`: answer id → state id, empty at
    an end. `shown`: contacts that come first (`contact:113`), then advice ids, each with its fragments behind it
    (`kosten/klein`), empty but at an outcome. `remaining`: the most questions still to answer, the one asked here
    included. `applies`: the combinations of answers that lead here; one empty one means that all do, none that they are
    too many to tell. `facts`: each question of which another answer alone can lead elsewhere → the answers with which
    one can be here. `back_links`: the same questions → the state to go back to for changing the answer, without
    changing any other.
    """

    id: str
    node: str
    kind: NodeKind
    answers: Mapping[str, str]
    shown: tuple[str, ...]
    remaining: int
    applies: tuple[Combination, ...]
    facts: Mapping[str, tuple[str, ...]]
    back_links: Mapping[str, str]

    @property
    def advice(self) -> tuple[str, ...]:
        """The advice shown, in order."""
        return tuple(name for name in self.shown if FRAGMENT not in name and not name.startswith(CONTACT))

    @property
    def first(self) -> tuple[str, ...]:
        """The contacts to turn to first, in order."""
        return tuple(name.removeprefix(CONTACT) for name in self.shown if name.startswith(CONTACT))

    @property
    def fragments(self) -> Mapping[str, tuple[str, ...]]:
        """Advice shown with fragments → their names."""
        found: dict[str, tuple[str, ...]] = {}
        for advice, mark, fragment in (name.partition(FRAGMENT) for name in self.shown):
            if mark:
                found[advice] = (*found.get(advice, ()), fragment)
        return found

    @property
    def is_question(self) -> bool:
        """Whether something is asked here; else this is an end."""
        return self.kind is NodeKind.QUESTION

    @property
    def is_outcome(self) -> bool:
        """Whether this shows advice."""
        return self.kind is NodeKind.OUTCOME


@dataclass(frozen=True)
class _Class:
    """Configurations that no way on tells apart, before they have a name."""

    node: str
    first: LiveFacts
    answers: tuple[tuple[str, int], ...]
    shown: tuple[str, ...]


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
    """One pass from the ends back. The graph has no cycles, so comparing each node with its children is exact."""
    tree = exploration.tree
    class_of: dict[Configuration, int] = {}
    classes: list[_Class] = []
    for node in reversed(exploration.order):
        known: dict[object, int] = {}
        shows = Shows(tree.outcomes[node]) if node in tree.outcomes else None
        for facts in exploration.configurations[node]:
            answers: tuple[tuple[str, int], ...] = ()
            shown: tuple[str, ...] = ()
            if shows:
                live = exploration.live[node]
                shown = shows.under({q: a for q, a in zip(live, facts, strict=True) if a is not None})
            elif node in tree.questions:
                answers = tuple((answer, class_of[to]) for answer, to in exploration.ways_on[node, facts])
            look = (answers, shown)
            if look not in known:
                known[look] = len(classes)
                classes.append(_Class(node, facts, answers, shown))
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
    remaining = _longest_ways(classes, order)
    found = Ancestry([c.node for c in classes], [tuple(to for _, to in c.answers) for c in classes], order)
    visitors = visitors_of(exploration, [c.node for c in classes], found)
    states = []
    for index in order:
        here = classes[index]
        applies, facts = visitors[index]
        states.append(
            State(
                id=names[index],
                node=here.node,
                kind=kind_of(tree, here.node),
                answers={answer: names[target] for answer, target in here.answers},
                shown=here.shown,
                remaining=remaining[index],
                applies=applies,
                facts=facts,
                back_links={question: names[found.where_to_change(index, question)] for question in facts},
            )
        )
    return states


def _longest_ways(classes: Sequence[_Class], order: Sequence[int]) -> dict[int, int]:
    longest: dict[int, int] = {}
    for index in reversed(order):
        longest[index] = max((1 + longest[target] for _, target in classes[index].answers), default=0)
    return longest
