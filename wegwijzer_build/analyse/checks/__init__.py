"""The checks on trees, one a file, in the order in which they are run and documented.

The structural ones look at the file as it stands. The others look at the states, and run for trees that have none of
the structural faults that `BLOCKING` names: without sound arrows there are no states to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wegwijzer_build.analyse.subject import ExploredSubject, Subject
from wegwijzer_build.problems import Problem

from . import (
    advice_order,
    cycle,
    dead_end,
    empty_outcome,
    failing_case,
    few_cases,
    impossible_condition,
    long_way,
    neutral_title,
    no_door_line,
    no_free_contact,
    no_unsure,
    no_way_on,
    overlapping_branches,
    repeated_advice,
    same_id,
    too_large,
    uncovered,
    unknown_fact,
    unknown_target,
    unreachable,
    unreached,
    wrong_audience,
)

STRUCTURAL: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    unknown_target.check,
    unknown_fact.check,
    same_id.check,
    cycle.check,
    dead_end.check,
    unreachable.check,
    too_large.check_length,
    no_unsure.check,
    wrong_audience.check,
    neutral_title.check,
    advice_order.check,
    few_cases.check,
    no_door_line.check,
)

BLOCKING = frozenset(["unknown-target", "unknown-fact", "same-id", "cycle", "dead-end", "unreachable", "too-large"])

ON_STATES: tuple[Callable[[ExploredSubject], Iterator[Problem]], ...] = (
    overlapping_branches.check,
    no_way_on.check,
    impossible_condition.check,
    unreached.check,
    empty_outcome.check,
    repeated_advice.check,
    failing_case.check,
    uncovered.check,
    no_free_contact.check,
    long_way.check,
)

SIZE = too_large.check
"""Looks at how far a walk got; when it finds something, the other checks on states would only see a part."""

RULES = too_large.check_rules
"""Looks at the rules of a tree on one page."""

MODULES = (
    unknown_target, unknown_fact, same_id, cycle, dead_end, unreachable, unreached, overlapping_branches, no_way_on,
    impossible_condition, empty_outcome, repeated_advice, failing_case, uncovered, no_unsure, wrong_audience, too_large,
    neutral_title,
    advice_order, no_free_contact, long_way, few_cases, no_door_line,
)  # fmt: skip
"""All checks; the docstring of each is its page in the handbook."""
