"""Where each item shows in the trees of one reading: on how many ways of answering, and to whom first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from wegwijzer_build.model import Tree

from .change import Where
from .ends import Ends
from .joint import walk_jointly
from .reading import ContentReading, ItemName
from .side import NotSoundError


def shown_in(reading: ContentReading) -> Mapping[ItemName, tuple[Where, ...]]:
    """Item → each tree in which it shows, most of all first; a tree in itself. One that cannot be walked has none."""
    found: dict[ItemName, list[Where]] = {}
    for name, tree in reading.trees.items():
        for item, where in _in_tree(name, tree, reading):
            found.setdefault(item, []).append(where)
    return {item: tuple(sorted(some, key=lambda where: -where.ways / where.total)) for item, some in found.items()}


def _in_tree(name: str, tree: Tree, reading: ContentReading) -> Iterator[tuple[ItemName, Where]]:
    try:
        walk = walk_jointly(tree, tree)
    except NotSoundError:
        return
    if walk is None or not walk.total:
        return
    ends = Ends(name, (reading, reading), (walk.old, walk.new))
    ways: Counter[ItemName] = Counter()
    first: dict[ItemName, int] = {}
    for stand in walk.at_ends():
        _, end = ends.of(walk.stands[stand])
        shown = (("advice", end.advice), ("contacts", end.contacts))
        for item in [(collection, each) for collection, some in shown for each in some]:
            ways[item] += walk.ways[stand]
            first.setdefault(item, stand)
    yield ("trees", name), Where(name, walk.total, walk.total)
    for item, number in ways.items():
        yield item, Where(name, number, walk.total, ends.said(walk.person(first[item])))
