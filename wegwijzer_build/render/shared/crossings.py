"""Which item points to which: the same links read in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegwijzer_build.model import COLLECTIONS, Content, Model, Role, Routes

Item = tuple[str, str]
"""A collection and an id in it."""

_COLLECTION_OF = {collection.one: collection.name for collection in COLLECTIONS}
_LINK = re.compile(rf"\]\(({'|'.join(_COLLECTION_OF)}):([a-z0-9-]+)\)")


@dataclass(frozen=True)
class Crossings:
    """`used_by`: item → the items that point to it, each once, in the order of the collections.

    `paths`: advice id → the trees and outcomes that show it, as (tree id, outcome id).
    """

    used_by: Mapping[Item, tuple[Item, ...]]
    paths: Mapping[str, tuple[tuple[str, str], ...]]

    def users(self, collection: str, item: str, of: str) -> tuple[str, ...]:
        """The ids in collection `of` that point to an item."""
        return tuple(
            user for user_collection, user in self.used_by.get((collection, item), ()) if user_collection == of
        )


def crossings_of(content: Content) -> Crossings:
    """Read all links of the content once."""
    used_by: dict[Item, dict[Item, None]] = {}
    for collection in COLLECTIONS:
        for name, item in content.items(collection.name).items():
            for target in pointed_to(item):
                if target != (collection.name, name):
                    used_by.setdefault(target, {})[collection.name, name] = None
    paths: dict[str, dict[tuple[str, str], None]] = {}
    for tree_name, tree in content.trees.items():
        for outcome_name, outcome in tree.outcomes.items():
            for use in outcome.advice:
                paths.setdefault(use.use, {})[tree_name, outcome_name] = None
    return Crossings(
        {target: tuple(users) for target, users in used_by.items()},
        {advice: tuple(shown) for advice, shown in paths.items()},
    )


def pointed_to(item: Model) -> Iterator[Item]:
    """Everything an item points to: in its lists of ids (named as the collections are) and in its texts."""
    for collection in COLLECTIONS:
        for name in getattr(item, collection.name, ()):
            if isinstance(name, str):
                yield collection.name, name
    if isinstance(item, Routes):
        yield from (("advice", name) for name in item.routes)
    if isinstance(item, Role):
        yield from (("tasks", task) for task in item.never)
    for text in _texts(item):
        yield from ((_COLLECTION_OF[one], name) for one, name in _LINK.findall(text))
    for part in _parts(item):
        yield from pointed_to(part)


def _values(item: Model) -> Iterator[object]:
    waiting: list[object] = [getattr(item, field) for field in type(item).model_fields]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, Mapping):
            waiting[:0] = value.values()
        elif isinstance(value, tuple):
            waiting[:0] = value
        else:
            yield value


def _texts(item: Model) -> Iterator[str]:
    return (value for value in _values(item) if isinstance(value, str))


def _parts(item: Model) -> Iterator[Model]:
    return (value for value in _values(item) if isinstance(value, Model))
