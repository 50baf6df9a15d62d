"""Takes mentions of what is not there out of items, or puts in their place what took over.

What names an item that is not there does without it: it goes from a list, and of a link the words stay. What is about
nothing else goes along. Only an outcome stays, though it be empty: the proof of its tree tells for whom there is
nothing left. Where something took over, its id stands in every place, once in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from wegwijzer_build.model import (
    EMBEDDED,
    FRAGMENT,
    Case,
    Model,
    Outcome,
    Section,
    Settings,
    Written,
    attribute_of,
    folders,
)
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table, shape_of
from wegwijzer_build.problems import KeyPath

from .own_addresses import item_at
from .succession import Name
from .targets import WORDS

GONE: Any = object()
"""Stands for an item that is about nothing that is there."""

_LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    rf"\(\s*<?(?P<one>{'|'.join(WORDS)}):(?P<id>[a-z0-9-]+)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
"""A link to an item, as Markdown writes it, with or without a title."""

_EXPECTED = Many(Leaf(str, refers_to="advice"))
"""What a case expects: it names advice of its tree, which need not exist."""


@dataclass
class Pruning:
    """Prunes items one by one. What does not change stays the same object; what is about nothing else becomes `GONE`.

    `kept`: item → key path of a list that got shorter → the places that its items have in the file. `missing`: item →
    what it named that is not there, and that nothing took over from.
    """

    gone: frozenset[Name]
    instead: Mapping[Name, Name]
    kept: dict[Name, dict[KeyPath, tuple[int, ...]]] = field(default_factory=dict)
    missing: dict[Name, set[Name]] = field(default_factory=dict)
    _of: Name = ("", "")

    def items(self, collection: str, items: Mapping[str, Model]) -> Mapping[str, Model]:
        """What is left of the items of a collection."""
        left = {}
        for name, item in items.items():
            if (collection, name) not in self.gone:
                self._of = (collection, name)
                left[name] = self._record(shape_of(type(item)), item, ())
        return MappingProxyType(left)

    def _value(self, shape: Shape, value: Any, path: KeyPath) -> Any:
        if value is None:
            return None
        if isinstance(shape, Leaf):
            return self._leaf(shape, value)
        if isinstance(shape, Many):
            return self._list(shape, value, path)
        if isinstance(shape, Table):
            return self._table(shape, value, path)
        return self._record(shape, value, path)

    def _leaf(self, shape: Leaf, value: Any) -> Any:
        if shape.refers_to:
            item, mark, fragment = value.partition(FRAGMENT)
            named = self._named((shape.refers_to, item))
            return named if named is GONE else f"{named}{mark}{fragment}"
        if shape.written is Written.MARKDOWN:
            if (link := _LINK.fullmatch(value)) and self._named((WORDS[link["one"]], link["id"])) is GONE:
                return GONE  # it says nothing but where to go
            left = _LINK.sub(self._linked, value)
            return value if left == value else left
        return value

    def _named(self, name: Name) -> Any:
        """The id to name in the place of an item; `GONE` where there is none."""
        if name not in self.gone:
            return name[1]
        if name in self.instead:
            return self.instead[name][1]
        self.missing.setdefault(self._of, set()).add(name)
        return GONE

    def _linked(self, link: re.Match[str]) -> str:
        named = self._named((WORDS[link["one"]], link["id"]))
        if named is GONE:
            return link["words"]
        start, end = (at - link.start() for at in link.span("id"))
        return link[0][:start] + str(named) + link[0][end:]

    def _list(self, shape: Many, value: tuple[Any, ...], path: KeyPath) -> tuple[Any, ...]:
        some = [(index, self._value(shape.item, each, (*path, index))) for index, each in enumerate(value)]
        if all(_same(each, value[index]) for index, each in some):
            return value
        new = [each for index, each in some if each is not GONE and not _same(each, value[index])]
        left: list[tuple[int, Any]] = []
        for index, each in some:
            twice = each in new and any(each == other for _, other in left)
            if each is not GONE and not twice:
                left.append((index, each))
        if len(left) < len(value):
            self.kept.setdefault(self._of, {})[path] = tuple(index for index, _ in left)
        return tuple(each for _, each in left)

    def _table(self, shape: Table, value: Mapping[str, Any], path: KeyPath) -> Mapping[str, Any]:
        some = {
            key: self._value(shape.value, each, (*path, key))
            for key, each in value.items()
            if (shape.key.refers_to, key) not in self.gone
        }
        if len(some) == len(value) and all(_same(each, value[key]) for key, each in some.items()):
            return value
        return MappingProxyType({key: each for key, each in some.items() if each is not GONE})

    def _record(self, shape: Record, value: Model, path: KeyPath) -> Any:
        changed = self._of_its_own(value, path)
        for key, inner in shape.fields.items():
            name = attribute_of(key)
            before = getattr(value, name)
            after = self._value(inner, before, (*path, key))
            if _same(after, before):
                continue
            emptied = after is GONE or not after
            if emptied and key in shape.required and not isinstance(value, Outcome):
                return GONE
            changed.setdefault(name, type(value).model_fields[name].get_default() if after is GONE else after)
        return value.model_copy(update=changed) if changed else value

    def _of_its_own(self, value: Model, path: KeyPath) -> dict[str, Any]:
        """Changes in what names items in another way than by a reference of its model."""
        if isinstance(value, Case):
            advice = self._list(_EXPECTED, value.advice, (*path, "advice"))
            return {"advice": advice} if advice is not value.advice else {}
        if isinstance(value, Section) and value.sides:
            both = {
                *(("solutions", name) for name in value.sides.solutions),
                *(("roles", r) for r in value.sides.roles),
            }
            return {"shows": None} if both & (self.gone - self.instead.keys()) else {}
        if isinstance(value, Settings):
            moved = self._moved(value.moved)
            return {"moved": MappingProxyType(moved)} if moved != value.moved else {}
        return {}

    def _moved(self, moved: Mapping[str, str]) -> dict[str, str]:
        """Old addresses that lead to something still, and those of what something took over from."""
        left = {}
        for old, new in moved.items():
            meant = item_at(new)
            if meant not in self.gone:
                left[old] = new
            elif meant in self.instead:
                left[old] = f"{new.removesuffix(f'{meant[1]}/')}{self.instead[meant][1]}/"
        for (collection, old_id), (_, new_id) in self.instead.items():
            page = f"{folders.FOLDERS[collection]}/"
            embed = f"{folders.EMBEDS}{collection}/" if collection in EMBEDDED else page
            for folder in (page, embed):
                left.setdefault(f"{folder}{old_id}/", f"{folder}{new_id}/")
        return left


def items_linked(text: str) -> Iterator[Name]:
    """The items to which a text in Markdown leads, by collection and id."""
    yield from ((WORDS[link["one"]], link["id"]) for link in _LINK.finditer(text))


def _same(after: Any, before: Any) -> bool:
    """Whether nothing changed. Ids and texts are compared as such: equal ones need not be the same object."""
    return after is before or (isinstance(after, str) and after == before)
