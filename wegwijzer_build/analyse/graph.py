"""A tree as a graph: which node can lead to which, whatever the conditions say."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wegwijzer_build.model import Tree, tree_named

from .conditions import exits_of, targets_named


class NodeKind(StrEnum):
    """What a visitor stands on: a question, or one of the two kinds of ends."""

    QUESTION = "question"
    OUTCOME = "outcome"
    TREE = "tree"
    """A way out into another tree. Its node is what authors write: `tree:wat-nu`."""


def kind_of(tree: Tree, node: str) -> NodeKind:
    """What kind of node this is; nodes that do not exist are questions."""
    if tree_named(node) is not None:
        return NodeKind.TREE
    return NodeKind.OUTCOME if node in tree.outcomes else NodeKind.QUESTION


@dataclass(frozen=True)
class Graph:
    """Nodes in file order (questions, outcomes, ways out) and, for each, the known nodes its answers name.

    `ends`: outcomes, and ways out into other trees.
    """

    start: str
    nodes: tuple[str, ...]
    next: Mapping[str, tuple[str, ...]]
    ends: tuple[str, ...]

    def reached(self) -> frozenset[str]:
        """All nodes that some way of arrows leads to from the start."""
        return closure([self.start] if self.start in self.next else [], self.next)

    def leading_to(self, ends: Iterable[str]) -> frozenset[str]:
        """All nodes from which some way of arrows leads to one of `ends`, themselves included."""
        return closure(ends, reversed_arrows(self))


def closure(begin: Iterable[str], following: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that can be got to from `begin`, itself included."""
    found = set(begin)
    waiting = list(found)
    while waiting:
        for target in following[waiting.pop()]:
            if target not in found:
                found.add(target)
                waiting.append(target)
    return frozenset(found)


def graph_of(tree: Tree) -> Graph:
    """Draw the graph of a tree; arrows to nodes that do not exist are left out."""
    ends = (*tree.outcomes, *exits_of(tree))
    nodes = tuple(dict.fromkeys([*tree.questions, *ends]))
    arrows: dict[str, tuple[str, ...]] = dict.fromkeys(nodes, ())
    for name, question in tree.questions.items():
        named = [target for answer in question.answers.values() for target in targets_named(answer)]
        arrows[name] = tuple(dict.fromkeys(target for target in named if target in arrows))
    return Graph(tree.start, nodes, arrows, ends)


def in_topological_order(graph: Graph) -> tuple[str, ...]:
    """Nodes so that every arrow leads forward; the file's order where arrows leave the choice.

    Nodes on a cycle, and what only they lead to, are left out.
    """
    position = {node: index for index, node in enumerate(graph.nodes)}
    open_arrows = dict.fromkeys(graph.nodes, 0)
    for following in graph.next.values():
        for target in following:
            open_arrows[target] += 1
    ready = [position[node] for node, count in open_arrows.items() if count == 0]
    heapq.heapify(ready)
    order = []
    while ready:
        node = graph.nodes[heapq.heappop(ready)]
        order.append(node)
        for target in graph.next[node]:
            open_arrows[target] -= 1
            if open_arrows[target] == 0:
                heapq.heappush(ready, position[target])
    return tuple(order)


def cycles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """One round trip for every knot of nodes that lead back to themselves, as nodes in the order walked."""
    position = {node: index for index, node in enumerate(graph.nodes)}
    trips = []
    for knot in _knots(graph):
        inside = {node: tuple(target for target in graph.next[node] if target in knot) for node in knot}
        begin = min(knot, key=position.__getitem__)
        trips.append(_round_trip(begin, inside))
    return tuple(sorted((trip for trip in trips if trip), key=lambda trip: position[trip[0]]))


def circle_of(graph: Graph, node: str) -> frozenset[str]:
    """All nodes that lead to a node and are led to by it."""
    return closure([node], graph.next) & graph.leading_to([node])


def circling(graph: Graph) -> frozenset[str]:
    """All nodes from which arrows lead back to themselves."""
    return frozenset(node for knot in _knots(graph) for node in knot if len(knot) > 1 or node in graph.next[node])


def _knots(graph: Graph) -> list[frozenset[str]]:
    """The strongly connected components, in two passes (Kosaraju), without recursion."""
    finished: list[str] = []
    seen: set[str] = set()
    for begin in graph.nodes:
        if begin in seen:
            continue
        seen.add(begin)
        open_nodes = [(begin, iter(graph.next[begin]))]
        while open_nodes:
            node, following = open_nodes[-1]
            target = next((target for target in following if target not in seen), None)
            if target is None:
                finished.append(node)
                open_nodes.pop()
            else:
                seen.add(target)
                open_nodes.append((target, iter(graph.next[target])))
    before = reversed_arrows(graph)
    knots = []
    taken: set[str] = set()
    for begin in reversed(finished):
        if begin not in taken:
            knot = {begin}
            waiting = [begin]
            while waiting:
                for source in before[waiting.pop()]:
                    if source not in taken and source not in knot:
                        knot.add(source)
                        waiting.append(source)
            taken |= knot
            knots.append(frozenset(knot))
    return knots


def reversed_arrows(graph: Graph) -> dict[str, list[str]]:
    """For each node the nodes whose answers name it."""
    before: dict[str, list[str]] = {node: [] for node in graph.nodes}
    for node, following in graph.next.items():
        for target in following:
            before[target].append(node)
    return before


def _round_trip(start: str, following: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a node back to itself; empty if there is none."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for node in waiting:
        for target in following[node]:
            if target == start:
                trip = [node]
                while trip[-1] != start:
                    trip.append(came_from[trip[-1]])
                return tuple(reversed(trip))
            if target not in came_from:
                came_from[target] = node
                waiting.append(target)
    return ()


def longest_way(graph: Graph) -> int:
    """The most arrows in a row; what stands on a cycle is left out."""
    longest = dict.fromkeys(graph.nodes, 0)
    for node in in_topological_order(graph):
        for target in graph.next[node]:
            longest[target] = max(longest[target], longest[node] + 1)
    return max(longest.values(), default=0)
