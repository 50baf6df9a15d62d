"""What a tree on one page holds, and what makes each part of it show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.model import CONTACT, FRAGMENT, Advice, Tree

from .patterns import MAX_RULES, Patterns, patterns_of
from .reach import reach_of
from .shared_order import shared_order
from .states import State

PagePart = tuple[str, str]
"""("node", id), ("advice", id), ("fragment", advice/name), ("first", outcome contact), ("contact", id), a section."""


@dataclass(frozen=True)
class OnePage:
    """A tree as one page.

    `nodes`: questions, outcomes and ways out into other trees, so that every way leads forward. `advice`, `contacts`:
    each once, in an order that all outcomes share. `fragments`: those that show, as `kosten/klein`. `patterns`: part →
    the answers that make it show. `remaining`: question → the most questions still to answer there, itself included.
    """

    nodes: tuple[str, ...]
    advice: tuple[str, ...]
    fragments: tuple[str, ...]
    contacts: tuple[str, ...]
    patterns: Mapping[PagePart, Patterns]
    remaining: Mapping[str, int]

    @property
    def number_of_rules(self) -> int:
        """How many rules the page takes: one for each way of parts that show together."""
        return sum(len(patterns) for patterns in set(self.patterns.values()))


def one_page_of(tree: Tree, states: Mapping[str, State], advice: Mapping[str, Advice]) -> OnePage:
    """Put a proved tree on one page. `states` in topological order; `advice` is all advice by id that could be read."""
    nodes = tuple(dict.fromkeys(state.node for state in states.values()))
    order = tuple(name for name in shared_order(tree) if any(name in state.shown for state in states.values()))
    names_of = {name: advice[name].contacts for name in order if name in advice}
    contacts = tuple(dict.fromkeys(contact for named in names_of.values() for contact in named))
    remaining = dict.fromkeys(nodes, 0)
    for state in states.values():
        remaining[state.node] = max(remaining[state.node], state.remaining)
    reach = reach_of(tree, most_combinations=MAX_RULES)
    parts: dict[PagePart, int] = {
        ("section", "outcome"): reach.sets.any_of(reach.at[node] for node in nodes if node in tree.outcomes)
    }
    parts |= {("node", node): reach.at[node] for node in nodes}
    fragments = tuple(dict.fromkeys(name for state in states.values() for name in state.shown if FRAGMENT in name))
    for outcome, contact in sorted({(state.node, contact) for state in states.values() for contact in state.first}):
        parts["first", f"{outcome} {contact}"] = reach.seen[outcome, CONTACT + contact]
    parts |= {("advice", name): reach.seeing([name]) for name in order}
    parts |= {("fragment", name): reach.seeing([name]) for name in fragments}
    for contact in contacts:
        parts["contact", contact] = reach.seeing(name for name, named in names_of.items() if contact in named)
    if contacts:
        parts["section", "contact"] = reach.seeing(name for name, named in names_of.items() if named)
    return OnePage(nodes, order, fragments, contacts, patterns_of(reach.sets, parts), remaining)
