"""Sets of complete sheets of answers, as decision diagrams.

Think of a visitor who has an answer ready for every question of a tree. Such a sheet leads to one state at each point
of the way, so a state stands for a set of sheets. A set is kept as a reduced, ordered, shared diagram (Bryant 1986,
with as many branches per variable as a question has answers): two sets are equal exactly if they are the same number,
and a question occurs in the diagram exactly if changing its answer alone can lead out of the set or into it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import accumulate

NONE = 0
ALL = 1
MOST_COMBINATIONS = 64
"""More than a visitor could read; what takes more is not told as combinations."""

_LAST = sys.maxsize

Combination = Mapping[str, tuple[str, ...]]
"""Question id → the answers that fit, for the questions that matter; all have to fit."""


class AnswerSets:
    """All sets over the questions of one tree. A set is a number, valid for this object alone.

    `questions`: question ids with their answer ids, in an order in which every question comes after those asked before
    it. The place of a question in that order is its rank. `most_combinations`: what takes more is not told.
    """

    def __init__(
        self, questions: Sequence[tuple[str, Sequence[str]]], most_combinations: int = MOST_COMBINATIONS
    ) -> None:
        self._questions = questions
        self._most = most_combinations
        # Diagram nodes as (rank, one set per answer). Earlier questions stand on top: a diagram then runs along with
        # the ways of the tree and stays as small as they are (the other way round it can double with each question).
        self._nodes: list[tuple[int, tuple[int, ...]]] = [(_LAST, ()), (_LAST, ())]
        self._number: dict[tuple[int, tuple[int, ...]], int] = {}
        self._unions: dict[tuple[int, int], int] = {}
        self._commons: dict[tuple[int, int], int] = {}
        self._rests: dict[int, int] = {NONE: ALL, ALL: NONE}
        self._counts: dict[int, int] = {}

    def divided(self, rank: int, parts: tuple[int, ...]) -> int:
        """The sheets that are in the part, one for each answer, that goes with their answer to one question.

        The parts may look at later questions only.
        """
        if len(set(parts)) == 1:
            return parts[0]
        key = (rank, parts)
        if key not in self._number:
            self._number[key] = len(self._nodes)
            self._nodes.append(key)
        return self._number[key]

    def union(self, one: int, other: int) -> int:
        """The sheets that are in either set."""
        if other in (one, NONE) or one == ALL:
            return one
        if one == NONE or other == ALL:
            return other
        key = (one, other) if one < other else (other, one)
        if key not in self._unions:
            rank, ones, others = self._side_by_side(*key)
            self._unions[key] = self.divided(rank, tuple(map(self.union, ones, others)))
        return self._unions[key]

    def both(self, one: int, other: int) -> int:
        """The sheets that are in both sets."""
        if other in (one, ALL) or one == NONE:
            return one
        if one == ALL or other == NONE:
            return other
        key = (one, other) if one < other else (other, one)
        if key not in self._commons:
            rank, ones, others = self._side_by_side(*key)
            self._commons[key] = self.divided(rank, tuple(map(self.both, ones, others)))
        return self._commons[key]

    def without(self, number: int) -> int:
        """The sheets that are not in a set."""
        if number not in self._rests:
            rank, parts = self._nodes[number]
            self._rests[number] = self.divided(rank, tuple(map(self.without, parts)))
        return self._rests[number]

    def any_of(self, numbers: Iterable[int]) -> int:
        """The sheets that are in any of some sets."""
        return reduce(self.union, numbers, NONE)

    def all_of(self, numbers: Iterable[int]) -> int:
        """The sheets that are in all of some sets."""
        return reduce(self.both, numbers, ALL)

    def answers_possible(self, number: int) -> Mapping[str, tuple[str, ...]]:
        """For each question that matters, its answers that occur on some sheet of the set.

        A question matters if changing its answer alone can lead out of the set or into it: those are the ones that
        stand in the diagram. Where a branch passes over a question, every answer to it occurs; else only those that
        its nodes let through.
        """
        inside = self._inside(number)
        let_through: dict[int, set[int]] = {self._nodes[here][0]: set() for here in inside}
        ranks = sorted(let_through)
        place = {rank: index for index, rank in enumerate([*ranks, _LAST])}
        passed_over = [0] * (len(ranks) + 1)
        for rank, branches in (self._nodes[here] for here in inside):
            let_through[rank].update(answer for answer, branch in enumerate(branches) if branch != NONE)
            for branch in set(branches) - {NONE}:
                passed_over[place[rank] + 1] += 1
                passed_over[place[self._nodes[branch][0]]] -= 1
        possible = {}
        for rank, passed in zip(ranks, accumulate(passed_over), strict=False):
            name, answers = self._questions[rank]
            possible[name] = tuple(a for index, a in enumerate(answers) if passed or index in let_through[rank])
        return possible

    def combinations(self, number: int) -> tuple[Combination, ...]:
        """The set as few combinations, that name no question without need; none that the others make superfluous.

        The shortest stand first, those of equal length in file order.

        The whole set is one empty combination. No combination at all: the set is empty, or takes too many
        to tell.
        """
        if number == NONE or self._number_of_paths(number) > self._most:
            return ()
        paths = self._paths(number)
        if len(paths) == 1:
            return (self._named_answers(paths[0]),)
        found = [self._shortened(path, number) for path in paths]
        distinct = {tuple(sorted((rank, tuple(sorted(a))) for rank, a in c.items())): c for c in found}
        longest_first = sorted(distinct.values(), key=len)[::-1]
        needed = [
            combination
            for combination, without in zip(longest_first, self._unions_without(longest_first, number), strict=True)
            if without != number
        ]
        return tuple(self._named_answers(combination) for combination in reversed(needed))

    def _side_by_side(self, one: int, other: int) -> tuple[int, Sequence[int], Sequence[int]]:
        """Both sets split by the answers to the earliest question that either looks at."""
        (rank, ones), (other_rank, others) = self._nodes[one], self._nodes[other]
        if rank < other_rank:
            return rank, ones, [other] * len(ones)
        if other_rank < rank:
            return other_rank, [one] * len(others), others
        return rank, ones, others

    def _inside(self, number: int) -> set[int]:
        """All nodes of a set's diagram."""
        found = {number}
        waiting = [number]
        while waiting:
            following = set(self._nodes[waiting.pop()][1]) - found
            found |= following
            waiting += following
        return found - {NONE, ALL}

    def _paths(self, number: int) -> list[dict[int, frozenset[int]]]:
        """The set as combinations that do not overlap: the ways through its diagram."""
        if number == ALL:
            return [{}]
        rank, branches = self._nodes[number]
        found = []
        for branch in dict.fromkeys(branches):
            if branch != NONE:
                answers = frozenset(i for i, b in enumerate(branches) if b == branch)
                found += [{rank: answers, **path} for path in self._paths(branch)]
        return found

    def _number_of_paths(self, number: int) -> int:
        if number in (NONE, ALL):
            return number
        if number not in self._counts:
            self._counts[number] = sum(self._number_of_paths(b) for b in set(self._nodes[number][1]))
        return self._counts[number]

    def _shortened(self, combination: dict[int, frozenset[int]], number: int) -> dict[int, frozenset[int]]:
        """A combination without the questions that do not matter beside the others: the earliest go first."""
        short = dict(combination)
        for rank in sorted(combination):
            without = {r: answers for r, answers in short.items() if r != rank}
            if self._within(without, number):
                short = without
        return short

    def _within(self, combination: dict[int, frozenset[int]], number: int) -> bool:
        if number in (NONE, ALL):
            return number == ALL
        rank, branches = self._nodes[number]
        chosen = combination.get(rank, frozenset(range(len(branches))))
        return all(self._within(combination, branch) for branch in {branches[i] for i in chosen})

    def _box(self, combination: dict[int, frozenset[int]]) -> int:
        number = ALL
        for rank in sorted(combination, reverse=True):
            answers = range(len(self._questions[rank][1]))
            number = self.divided(rank, tuple(number if i in combination[rank] else NONE for i in answers))
        return number

    def _unions_without(self, combinations: Sequence[dict[int, frozenset[int]]], number: int) -> list[int]:
        """For each combination the union of all that come after it and of those before it that were needed."""
        boxes = [self._box(combination) for combination in combinations]
        after = [NONE]
        for box in reversed(boxes[1:]):
            after.append(self.union(after[-1], box))
        without, kept = [], NONE
        for box, rest in zip(boxes, reversed(after), strict=True):
            without.append(self.union(kept, rest))
            if without[-1] != number:
                kept = self.union(kept, box)
        return without

    def _named_answers(self, combination: dict[int, frozenset[int]]) -> Combination:
        return {
            name: tuple(answer for index, answer in enumerate(answers) if index in combination[rank])
            for rank, (name, answers) in ((rank, self._questions[rank]) for rank in sorted(combination))
        }
