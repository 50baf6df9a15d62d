"""Proves trees, and works out everything about them that a page needs: states, ways, what to change where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Advice, Tree
from wegwijzer_build.problems import Problem

from .answer_sets import Combination
from .cases import Walked, walk
from .checks import BLOCKING, MODULES, ON_STATES, SIZE, STRUCTURAL
from .exploration import explore
from .graph import graph_of
from .states import State, states_of
from .subject import ExploredSubject, PlaceOf, Subject

__all__ = ["MODULES", "Analysis", "Combination", "PlaceOf", "State", "Walked", "analyse", "walk"]


@dataclass(frozen=True)
class Analysis:
    """A proved tree: its states by id, in the order in which a visitor may meet them; the start is the first."""

    tree: Tree
    states: Mapping[str, State]

    @property
    def start(self) -> State:
        """Where everyone begins."""
        return next(iter(self.states.values()))


def analyse(tree: Tree, advice: Mapping[str, Advice], place: PlaceOf) -> tuple[Analysis | None, tuple[Problem, ...]]:
    """Run every check on a tree and, if it has no error, work out its states.

    `advice` is all advice by id; `place` finds key paths in the tree's file. Structural faults are all told at once;
    the checks on states run only where there are none.
    """
    subject = Subject(tree, graph_of(tree), advice, place)
    problems = [problem for check in STRUCTURAL for problem in check(subject)]
    if any(problem.rule in BLOCKING for problem in problems):
        return None, tuple(problems)
    exploration = explore(tree)
    explored = ExploredSubject(tree, subject.graph, advice, place, exploration)
    if not exploration.complete:
        return None, (*problems, *SIZE(explored))
    problems += [problem for check in ON_STATES for problem in check(explored)]
    if not problems:
        problems += SIZE(explored)
    if problems:
        return None, tuple(problems)
    return Analysis(tree, {state.id: state for state in states_of(exploration)}), ()
