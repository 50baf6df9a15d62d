"""Who comes to each node, and who sees each thing there: as sets of complete sheets of answers, without walking.

One pass along the graph: the sheets that come to a question are divided by its answers and by the conditions of the
ways on. What a condition asks of an earlier question holds for those who were asked it. So the work grows with what is
written in the tree, and not with the ways through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wegwijzer_build.model import AllOf, Answer, AnyOf, Clause, Conditional, NoneOf, Tree

from .answer_sets import ALL, NONE, AnswerSets
from .graph import graph_of, in_topological_order

NOT_ANSWERED = ""
"""One more answer to every question: of a sheet with it nobody comes past that question."""


@dataclass(frozen=True)
class Reached:
    """Sets of sheets, as numbers of `sets`.

    `at`: node → who comes there, nodes before those they lead to. `seen`: outcome and name of what it can show
    (`contact:113`, `kosten/klein`) → who sees that there.
    """

    sets: AnswerSets
    at: Mapping[str, int]
    seen: Mapping[tuple[str, str], int]

    def seeing(self, names: Iterable[str]) -> int:
        """Who sees any of these, at whichever outcome."""
        wanted = frozenset(names)
        return self.sets.any_of(number for (_, name), number in self.seen.items() if name in wanted)


def reach_of(tree: Tree, most_combinations: int) -> Reached:
    """Work it out for a tree without structural faults. `most_combinations`: as in `AnswerSets`."""
    order = in_topological_order(graph_of(tree))
    asked = [node for node in order if node in tree.questions]
    sets = AnswerSets(
        [(question, (*tree.questions[question].answers, NOT_ANSWERED)) for question in asked], most_combinations
    )
    walk = _Pass(tree, sets, {question: rank for rank, question in enumerate(asked)}, dict.fromkeys(order, NONE))
    walk.at[tree.start] = ALL
    for question in asked:
        for name, answer in tree.questions[question].answers.items():
            walk.lead_on(sets.both(walk.at[question], walk.answered(question, (name,))), answer)
    seen: dict[tuple[str, str], int] = {}
    for node in order:
        for use in tree.outcomes[node].shows if node in tree.outcomes else ():
            here = sets.both(walk.at[node], walk.holding(use))
            seen[node, use.name] = sets.union(seen.get((node, use.name), NONE), here)
    return Reached(sets, walk.at, seen)


@dataclass(frozen=True)
class _Pass:
    tree: Tree
    sets: AnswerSets
    rank: Mapping[str, int]
    at: dict[str, int]

    def lead_on(self, here: int, answer: Answer) -> None:
        """Add those who give an answer to where it leads them. No two of its ways are open at once."""
        rest = here
        for branch in answer.next.branches:
            through = self.sets.both(here, self.holding(branch))
            self.at[branch.to] = self.sets.union(self.at[branch.to], through)
            rest = self.sets.both(rest, self.sets.without(through))
        if answer.next.otherwise is not None:
            self.at[answer.next.otherwise] = self.sets.union(self.at[answer.next.otherwise], rest)

    def holding(self, item: Conditional) -> int:
        """The sheets under which an item is let in, and not taken away."""
        allowed = ALL if item.when is None else self.sets.any_of(map(self.fitting, item.when))
        return self.sets.both(allowed, self.sets.without(self.sets.any_of(map(self.fitting, item.unless or ()))))

    def fitting(self, clause: Clause) -> int:
        """The sheets under which a clause holds."""
        if isinstance(clause, AnyOf):
            return self.sets.any_of(map(self.fitting, clause.any))
        if isinstance(clause, AllOf):
            return self.sets.all_of(map(self.fitting, clause.all))
        if isinstance(clause, NoneOf):
            return self.sets.without(self.sets.any_of(map(self.fitting, clause.unless)))
        if isinstance(clause, str):
            raise TypeError(f"'{clause}' was to be written out")
        return self.sets.all_of(
            self.sets.both(self.at[question], self.answered(question, answers)) for question, answers in clause.items()
        )

    def answered(self, question: str, answers: Iterable[str]) -> int:
        """The sheets with one of these answers to a question."""
        wanted = frozenset(answers)
        every = (*self.tree.questions[question].answers, NOT_ANSWERED)
        return self.sets.divided(self.rank[question], tuple(ALL if each in wanted else NONE for each in every))
