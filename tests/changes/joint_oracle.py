"""A second, naive reading of what changes: every pair of ways through two raw trees that one person can go.

It shares no code with the walk. A way that stops stands at a question with an answer that its tree does not offer.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.oracle import Facts, Raw, moments


class Way(NamedTuple):
    """Where a way ends, with all answers on it; `stops` where the tree does not have the answer given there."""

    node: str
    given: tuple[tuple[str, str], ...]
    stops: bool

    @property
    def facts(self) -> Facts:
        return dict(self.given)


class Pair(NamedTuple):
    """A way through the old tree and one through the new one."""

    old: Way
    new: Way

    @property
    def length(self) -> int:
        """How many questions somebody answered."""
        return len({question for question, _ in (*self.old.given, *self.new.given)} | self._stopping)

    @property
    def _stopping(self) -> set[str]:
        return {way.node for way in self if way.stops}


def ways(tree: Raw) -> list[Way]:
    """Every way through a tree, and every beginning of one that may stop at its last question."""
    return [Way(node, given, node in tree["questions"]) for node, given in moments(tree)]


def pairs(old: Raw, new: Raw) -> list[Pair]:
    """Every two ways that one person can go."""
    return [Pair(o, n) for o in ways(old) for n in ways(new) if _agree(o, n) and _stop(old, o, n) and _stop(new, n, o)]


def _agree(one: Way, other: Way) -> bool:
    return all(other.facts.get(question, answer) == answer for question, answer in one.given)


def _stop(tree: Raw, way: Way, other: Way) -> bool:
    """Tell whether a way ends, or stops at an answer that was given in the other tree and is not offered here."""
    if not way.stops:
        return True
    return way.node in other.facts and other.facts[way.node] not in tree["questions"][way.node]["answers"]
