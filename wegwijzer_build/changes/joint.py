"""Walks two trees at once: a person answers every question that either asks them, in both with the same answer.

A joint way is a pair of ways, one through each tree, that agree on every question that both ask. Where one tree does
not offer the answer that was given in the other, the way through it stops there. What is remembered of a person is a
`Stand`. Trees that are alike cost what one of them costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wegwijzer_build.analyse.exploration import MAX_CONFIGURATIONS
from wegwijzer_build.model import Tree

from .pair import Asked, Pair, Stand
from .side import Fact, Side


class JointStep(NamedTuple):
    """An answer, the number of the stand that it leads to, and the questions that are now known to be asked by whom."""

    question: str
    answer: str
    to: int
    asked: tuple[tuple[str, Asked], ...]


@dataclass(frozen=True)
class JointWalk:
    """All stands by number, in the order in which the shortest way gets there; nobody is left out.

    `steps`: stand → its answers; none at an end. `first`: stand → from where, by which answer, it is first reached.
    `ways`: stand → how many ways lead there. `ends`: stand → how many ways lead from there to an end, and `whole`: how
    many of these stop in neither tree.
    """

    old: Side
    new: Side
    stands: tuple[Stand, ...]
    steps: tuple[tuple[JointStep, ...], ...]
    first: tuple[tuple[int, Fact] | None, ...]
    order: tuple[int, ...]
    ways: tuple[int, ...]
    ends: tuple[int, ...]
    whole: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many joint ways there are."""
        return self.ends[0]

    def at_ends(self) -> Iterator[int]:
        """The stands at which joint ways end, the nearest first."""
        return (number for number, steps in enumerate(self.steps) if not steps and self.ends[number])

    def person(self, stand: int) -> tuple[Fact, ...]:
        """The fewest answers that lead to a stand, in the order given."""
        given: list[Fact] = []
        before = self.first[stand]
        while before is not None:
            given.append(before[1])
            before = self.first[before[0]]
        return tuple(reversed(given))


def walk_jointly(old: Tree, new: Tree, bound: int = MAX_CONFIGURATIONS) -> JointWalk | None:
    """Walk two trees, breadth first; None where there are more stands than the bound. Raises NotSoundError."""
    one = Side(old)
    pair = Pair(one, one if old == new else Side(new))  # of equal trees each step is worked out once
    begin = pair.start
    number = {begin: 0}
    stands, steps = [begin], list[tuple[JointStep, ...]]()
    first: list[tuple[int, Fact] | None] = [None]
    for at, stand in enumerate(stands):
        found = []
        for question, answer, settled in pair.steps(stand):
            to = number.setdefault(settled.stand, len(stands))
            if to == len(stands):
                stands.append(settled.stand)
                first.append((at, (question, answer)))
            found.append(JointStep(question, answer, to, settled.asked))
        steps.append(tuple(found))
        if len(stands) > bound:
            return None
    order = sorted(range(len(stands)), key=lambda each: pair.progress(stands[each]))
    ways, ends, whole = _counts(stands, steps, order)
    return JointWalk(pair.old, pair.new, tuple(stands), tuple(steps), tuple(first), tuple(order), ways, ends, whole)


def _counts(stands: list[Stand], steps: list[tuple[JointStep, ...]], order: list[int]) -> tuple[tuple[int, ...], ...]:
    """How many ways lead to each stand, from each to an end, and from each to an end at which neither stopped."""
    ways, ends, whole = [0] * len(stands), [0] * len(stands), [0] * len(stands)
    ways[0] = 1
    for at in order:
        for step in steps[at]:
            ways[step.to] += ways[at]
    for at in reversed(order):
        ends[at] = sum(ends[step.to] for step in steps[at]) if steps[at] else int(stands[at].is_end)
        whole[at] = sum(whole[step.to] for step in steps[at]) if steps[at] else ends[at] * (not stands[at].stopped)
    return tuple(ways), tuple(ends), tuple(whole)
