"""Which states lead to which, and which ones every way passes."""

from __future__ import annotations

from collections.abc import Sequence


class Ancestry:
    """All that can be asked about the ways from state to state.

    States are numbers. `nodes`: state → its node. `following`: state → the states its answers lead to, an outcome's
    none. `order`: all states, the start first, so that every way leads forward.

    `before`: state → the states an answer leads here from. `passed`: state → the last state before it that every way
    here passes; not for the start.
    """

    def __init__(self, nodes: Sequence[str], following: Sequence[Sequence[int]], order: Sequence[int]) -> None:
        self.order = order
        self.following = following
        self.before: dict[int, list[int]] = {index: [] for index in order}
        self.passed: dict[int, int] = {}
        self._node = nodes
        self._bit = {index: 1 << position for position, index in enumerate(order)}
        self._of_node: dict[str, int] = {}
        self._above = dict.fromkeys(order, 0)
        self._depth: dict[int, int] = {order[0]: 0}
        for index in order:
            self._of_node[nodes[index]] = self._of_node.get(nodes[index], 0) | self._bit[index]
            for target in dict.fromkeys(following[index]):
                self.before[target].append(index)
                self._above[target] |= self._above[index] | self._bit[index]
                known = self.passed.get(target)
                self.passed[target] = index if known is None else self._last_common(known, index)
                self._depth[target] = self._depth[self.passed[target]] + 1

    def where_to_change(self, index: int, question: str) -> int:
        """The state for changing an answer: the question's own if just one leads here.

        Else the nearest state before it that every way through the question passes, and that is the only one of its
        own question to lead here; at worst the start. So no other answer is swapped for the visitor.
        """
        asking = self._leading_here(index, question)
        state = asking[0]
        for other in asking[1:]:
            state = self._last_common(state, other)
        while len(self._leading_here(index, self._node[state])) > 1:
            state = self.passed[state]
        return state

    def _leading_here(self, index: int, node: str) -> list[int]:
        """The states of a node from which some way leads to this one."""
        bits = self._above[index] & self._of_node[node]
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self.order[lowest.bit_length() - 1])
            bits ^= lowest
        return found

    def _last_common(self, one: int, other: int) -> int:
        """The last state that all ways to both pass (in the dominator tree: their lowest common ancestor)."""
        while one != other:
            if self._depth[one] < self._depth[other]:
                one, other = other, one
            one = self.passed[one]
        return one
