"""A tree as a graph: which node can lead to which, whatever the conditions say."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Tree

from .conditions import targets_named


@dataclass(frozen=True)
class Graph:
    """Nodes in file order (questions, then outcomes) and, for each, the known nodes its answers name."""

    start: str
    nodes: tuple[str, ...]
    next: Mapping[str, tuple[str, ...]]
    outcomes: tuple[str, ...]

    def reached(self) -> frozenset[str]:
        """All nodes that some way of arrows leads to from the start."""
        return closure([self.start] if self.start in self.next else [], self.next)

    def ending(self) -> frozenset[str]:
        """All nodes from which some way of arrows leads to an outcome."""
        before: dict[str, list[str]] = {node: [] for node in self.nodes}
        for node, following in self.next.items():
            for target in following:
                before[target].append(node)
        return closure(self.outcomes, before)


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
    nodes = tuple(dict.fromkeys([*tree.questions, *tree.outcomes]))
    arrows: dict[str, tuple[str, ...]] = dict.fromkeys(nodes, ())
    for name, question in tree.questions.items():
        named = [target for answer in question.answers.values() for target in targets_named(answer)]
        arrows[name] = tuple(dict.fromkeys(target for target in named if target in arrows))
    return Graph(tree.start, nodes, arrows, tuple(tree.outcomes))


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
    knotted = [node for node in graph.nodes if node not in set(in_topological_order(graph))]
    found: list[tuple[str, ...]] = []
    told: set[str] = set()
    for node in knotted:
        if node in told:
            continue
        trip = _round_trip(node, graph.next)
        if trip:
            found.append(trip)
            there = closure([node], graph.next)
            told |= {other for other in there if node in closure([other], graph.next)}
    return tuple(found)


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
