"""Which outcomes show an item: the advice they use, and what stands in that advice or in their own texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.validate.contact_ways import FOLLOWED
from wegwijzer_build.validate.context import CheckContext
from wegwijzer_build.validate.targets import WORDS

Item = tuple[str, str]
"""A collection and an id in it."""
End = tuple[str, str]
"""A tree and an outcome in it."""

_LINK = re.compile(r"\]\(\s*<?([a-z]+):([a-z0-9-]+)")
_LEADS_TO: Mapping[str, str] = {**WORDS, **{str(by): "contacts" for by in FOLLOWED}}


@dataclass(frozen=True)
class ShownIn:
    """Item → the outcomes that show it: themselves, in an advice, or as what an advice names."""

    ends: Mapping[Item, tuple[End, ...]]

    def of(self, item: Item) -> tuple[End, ...]:
        """The outcomes that show an item, in the order of the files."""
        return self.ends.get(item, ())

    def per_tree(self, item: Item) -> Mapping[str, int]:
        """Tree → how many of its outcomes show an item."""
        counts: dict[str, int] = defaultdict(int)
        for tree, _ in self.of(item):
            counts[tree] += 1
        return counts


def shown_in(context: CheckContext) -> ShownIn:
    """Follow what outcomes name, and what their advice names; an item with faults counts as far as it can be read."""
    items = {(item.collection, item.id): item for item in context.written}
    ends: dict[Item, dict[End, None]] = defaultdict(dict)
    for (collection, tree), item in items.items():
        if collection != "trees":
            continue
        for path, named in _named_in(item.scalars):
            if len(path) < 2 or path[0] != "outcomes":
                continue
            end = (tree, str(path[1]))
            ends["trees", tree][end] = None
            ends[named][end] = None
            if named[0] == "advice" and named in items:
                for _, behind in _named_in(items[named].scalars):
                    ends[behind][end] = None
    return ShownIn({item: tuple(found) for item, found in ends.items()})


def _named_in(scalars: Iterable[Scalar]) -> Iterator[tuple[tuple[str | int, ...], Item]]:
    for scalar in scalars:
        if scalar.item is not None:
            yield scalar.path, scalar.item
        elif "](" in scalar.text:
            for word, name in _LINK.findall(scalar.text):
                if word in _LEADS_TO:
                    yield scalar.path, (_LEADS_TO[word], name)
