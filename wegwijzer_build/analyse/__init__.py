"""Proves trees, and works out everything about them that a page needs: states, ways, what to change where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from wegwijzer_build.model import Advice, Delivery, Tree
from wegwijzer_build.problems import Problem, bounded, errors

from .answer_sets import Combination
from .cases import Walked, walk
from .checks import MANUAL, ON_STATES, STRUCTURAL, too_large
from .conditions import exits_of
from .context import ExploredTreeContext, PlaceOf, TreeContext
from .cut import cut_of
from .demands import Demands, demands_on
from .exploration import explore
from .graph import NodeKind, graph_of
from .one_page import OnePage, PagePart, one_page_of
from .patterns import Pattern, Patterns
from .states import State, states_of

__all__ = [
    "MANUAL",
    "Analysis",
    "Combination",
    "Demands",
    "NodeKind",
    "OnePage",
    "PagePart",
    "Pattern",
    "Patterns",
    "PlaceOf",
    "State",
    "Walked",
    "analyse",
    "demands_on",
    "exits_of",
    "walk",
]

ASKS_NOTHING = Demands()


@dataclass(frozen=True)
class Analysis:
    """A proved tree: its states by id, in the order in which a visitor may meet them; the start is the first."""

    tree: Tree
    states: Mapping[str, State]
    page: OnePage | None = None
    """How it stands on one page, if it is delivered that way."""

    @property
    def start(self) -> State:
        """Where everyone begins."""
        return next(iter(self.states.values()))

    @cached_property
    def came_from(self) -> Mapping[str, str]:
        """State → the only state from which an answer leads to it; of others one cannot know where somebody was."""
        found: dict[str, set[str]] = {}
        for state in self.states.values():
            for target in state.answers.values():
                found.setdefault(target, set()).add(state.id)
        return {target: before.pop() for target, before in found.items() if len(before) == 1}

    @property
    def paged(self) -> tuple[State, ...]:
        """The states that have a page where each has its own: all but the ways out, which have that of another tree."""
        return tuple(state for state in self.states.values() if state.kind is not NodeKind.TREE)


def analyse(
    tree: Tree, advice: Mapping[str, Advice], place: PlaceOf, demands: Demands = ASKS_NOTHING
) -> tuple[Analysis | None, tuple[Problem, ...]]:
    """Run every check on a tree and, if it has no error, work out its states.

    `advice` is all advice by id; `place` finds key paths in the tree's file; `demands` is what is asked of this tree.
    Everything is told at once. Faults in the structure stop the proof of what they touch and of nothing else; how
    large a tree is comes first where it is too large, and where it is too large to walk, nothing else that shows
    when walking is told.
    """
    context = TreeContext(tree, graph_of(tree), advice, place, demands)
    problems = [problem for each in STRUCTURAL for problem in bounded(each.check(context))]
    cut = cut_of(tree, context.graph)
    if too_long := tuple(too_large.check_length(context)):
        return None, (*too_long, *problems)
    if not cut.can_be_walked:
        return None, tuple(problems)
    exploration = explore(cut.tree)
    graph = context.graph if cut.tree is tree else graph_of(cut.tree)
    explored = ExploredTreeContext(cut.tree, graph, advice, place, demands, exploration, cut.touched)
    problems = [*too_large.check(explored), *problems]
    if exploration.complete:
        problems += [problem for each in ON_STATES for problem in bounded(each.check(explored))]
    if errors(problems):
        return None, tuple(problems)
    states = {state.id: state for state in states_of(exploration)}
    if tree.delivery is Delivery.PAGES:
        return Analysis(tree, states), tuple(problems)
    page = one_page_of(tree, states, advice)
    problems += too_large.check_rules(explored, page)
    return (None if errors(problems) else Analysis(tree, states, page)), tuple(problems)
