"""One order of advice that all outcomes of a tree share."""

from __future__ import annotations

from graphlib import TopologicalSorter
from itertools import pairwise

from wegwijzer_build.model import Tree


def shared_order(tree: Tree) -> tuple[str, ...]:
    """All advice of a tree, each once, so that every outcome keeps its own order; the file's order where that is free.

    Raises graphlib.CycleError, with a circle in its second argument, where the outcomes do not agree.
    """
    place: dict[str, int] = {}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for outcome in tree.outcomes.values():
        names = [use.use for use in outcome.advice if not use.is_fragment]
        for name in names:
            place.setdefault(name, len(place))
            sorter.add(name)
        for before, after in pairwise(names):
            if before != after:
                sorter.add(after, before)
    sorter.prepare()
    order: list[str] = []
    ready = list(sorter.get_ready())
    while ready:
        ready.sort(key=place.__getitem__, reverse=True)
        order.append(ready.pop())
        sorter.done(order[-1])
        ready += sorter.get_ready()
    return tuple(order)
