"""The checks on trees, one a file, in the order in which they are run and stand in the handbook.

The structural ones look at the file as it stands. The others look at what can be answered, in all of the tree that the
structural faults leave (`cut.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from wegwijzer_build.analyse.context import ExploredTreeContext, TreeContext
from wegwijzer_build.problems import Problem

from . import (
    advice_order,
    cycle,
    dead_end,
    empty_outcome,
    failing_case,
    few_cases,
    first_contact,
    impossible_condition,
    long_way,
    neutral_title,
    no_door_line,
    no_free_contact,
    no_unsure,
    no_way_on,
    overlapping_branches,
    repeated_advice,
    said_twice,
    same_id,
    too_large,
    uncovered,
    unknown_fact,
    unknown_target,
    unreachable,
    unreached,
    wrong_audience,
)


class StructuralCheck(Protocol):
    """A module that looks at a tree as it stands in its file; its docstring is its page in the handbook."""

    __doc__: str | None

    def check(self, context: TreeContext) -> Iterator[Problem]: ...


class StateCheck(Protocol):
    """A module that looks at the states of a tree; its docstring is its page in the handbook."""

    __doc__: str | None

    def check(self, context: ExploredTreeContext) -> Iterator[Problem]: ...


STRUCTURAL: tuple[StructuralCheck, ...] = (
    unknown_target,
    unknown_fact,
    same_id,
    cycle,
    dead_end,
    unreachable,
    no_unsure,
    wrong_audience,
    neutral_title,
    advice_order,
    few_cases,
    no_door_line,
)

ON_STATES: tuple[StateCheck, ...] = (
    overlapping_branches,
    no_way_on,
    impossible_condition,
    unreached,
    empty_outcome,
    repeated_advice,
    said_twice,
    failing_case,
    uncovered,
    no_free_contact,
    first_contact,
    long_way,
)

MANUAL = tuple(module.__doc__ or "" for module in (*STRUCTURAL, *ON_STATES, too_large))
"""The pages of the handbook about trees. `too_large` stands in no list: each of its parts has its own moment."""
