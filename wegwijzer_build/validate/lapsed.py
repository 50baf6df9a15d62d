"""What content still says on a day: without the items that held until an earlier one.

Items are left out after they were read into the model, so that all checks on texts still see them: whoever gives one
new dates gets a sound item back. What names an item that lapsed does without it: it goes from a list, and of a link the
words stay. Where something cannot do without it, there is a hole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, cast

from wegwijzer_build.model import (
    COMPARED,
    Advice,
    Audience,
    Case,
    Contact,
    Model,
    Overview,
    Section,
    Site,
    Statement,
    Tree,
    Written,
)
from wegwijzer_build.problems import KeyPath

from .material import SITE
from .moved import item_at
from .schema import Values
from .shapes import Leaf, Many, Record, Shape, Table, shape_of
from .targets import WORDS

_LINK = re.compile(rf"\[([^\[\]]*)\]\((?P<one>{'|'.join(WORDS)}):(?P<id>[a-z0-9-]+)\)")
_GONE: Any = object()


@dataclass(frozen=True)
class Hole:
    """Something that cannot do without items that lapsed: all of a required list, or the one that it names."""

    collection: str
    id: str
    path: KeyPath


@dataclass(frozen=True)
class Standing:
    """What is left on a day.

    `gone`: (collection, id) → the last day on which it held. `kept`: (collection, id) → key path of a list that got
    shorter → the places that its items have in the file.
    """

    values: Values
    gone: Mapping[tuple[str, str], date]
    holes: tuple[Hole, ...]
    kept: Mapping[tuple[str, str], Mapping[KeyPath, tuple[int, ...]]]

    @property
    def trees(self) -> Mapping[str, Tree]:
        return cast("Mapping[str, Tree]", self.values["trees"])

    @property
    def advice(self) -> Mapping[str, Advice]:
        return cast("Mapping[str, Advice]", self.values["advice"])

    @property
    def audiences(self) -> Mapping[str, Audience]:
        return cast("Mapping[str, Audience]", self.values["audiences"])

    @property
    def contacts(self) -> Mapping[str, Contact]:
        return cast("Mapping[str, Contact]", self.values["contacts"])

    @property
    def site(self) -> Site | None:
        return cast("Site | None", self.values[SITE].get(SITE))

    def written(self, collection: str, item: str, path: KeyPath) -> KeyPath:
        """A key path in what is left, as it is in the file."""
        lists = self.kept.get((collection, item), {})
        return tuple(
            lists[path[:at]][step] if isinstance(step, int) and path[:at] in lists else step
            for at, step in enumerate(path)
        )


def days_of_change(values: Values, after: date) -> tuple[date, ...]:
    """The days after a day on which something holds no longer, in order."""
    ends = {end for items in values.values() for item in items.values() if (end := _end(item)) and end >= after}
    return tuple(sorted(end + timedelta(days=1) for end in ends if end < date.max))


def standing(values: Values, on: date) -> Standing:
    """Leave out what no longer holds on a day, and every mention of it."""
    gone = {
        (collection, name): end
        for collection, items in values.items()
        for name, item in items.items()
        if (end := _end(item)) and end < on
    }
    values = _without_old_security(values, on)
    if not gone:
        return Standing(values, gone, (), {})
    left: dict[str, Mapping[str, Model]] = {}
    holes: list[Hole] = []
    kept: dict[tuple[str, str], Mapping[KeyPath, tuple[int, ...]]] = {}
    for collection, items in values.items():
        some: dict[str, Model] = {}
        for name, item in items.items():
            if (collection, name) in gone:
                continue
            pruning = _Pruning(gone)
            some[name] = pruning.item(item)
            holes += [Hole(collection, name, path) for path in pruning.holes]
            if pruning.kept:
                kept[collection, name] = pruning.kept
        left[collection] = MappingProxyType(some)
    return Standing(left, gone, tuple(holes), kept)


def _without_old_security(values: Values, on: date) -> Values:
    """The site names nobody to report a weakness to after the day until which that was promised."""
    site = values[SITE].get(SITE)
    if not isinstance(site, Site) or site.security is None or site.security.expires >= on:
        return values
    return {**values, SITE: {SITE: site.model_copy(update={"security": None})}}


def _end(item: Model) -> date | None:
    return item.valid_until if isinstance(item, Statement) else None


@dataclass
class _Pruning:
    """Takes mentions of what is gone out of one item, and notes what becomes of its lists."""

    gone: Mapping[tuple[str, str], date]
    holes: list[KeyPath] = field(default_factory=list)
    kept: dict[KeyPath, tuple[int, ...]] = field(default_factory=dict)

    def item(self, item: Model) -> Model:
        left = self._record(shape_of(type(item)), item, ())
        if isinstance(left, Site):
            moved = {old: new for old, new in left.moved.items() if item_at(new) not in self.gone}
            if len(moved) < len(left.moved):
                left = left.model_copy(update={"moved": MappingProxyType(moved)})
        return item if left is _GONE else left  # a hole was noted, so that nothing is published

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
        if shape.refers_to and (shape.refers_to, value) in self.gone:
            return _GONE
        if shape.written is Written.MARKDOWN and isinstance(value, str) and "](" in value:
            left = _LINK.sub(self._words, value)
            return value if left == value else left
        return value

    def _words(self, link: re.Match[str]) -> str:
        return link[1] if (WORDS[link["one"]], link["id"]) in self.gone else link[0]

    def _list(self, shape: Many, value: tuple[Any, ...], path: KeyPath) -> tuple[Any, ...]:
        some = [(index, self._value(shape.item, each, (*path, index))) for index, each in enumerate(value)]
        left = tuple((index, each) for index, each in some if each is not _GONE)
        if len(left) == len(value):
            return value if all(each is value[index] for index, each in left) else tuple(each for _, each in left)
        self.kept[path] = tuple(index for index, _ in left)
        return tuple(each for _, each in left)

    def _table(self, shape: Table, value: Mapping[str, Any], path: KeyPath) -> Mapping[str, Any]:
        some = {
            key: self._value(shape.value, each, (*path, key))
            for key, each in value.items()
            if self._leaf(shape.key, key) is not _GONE
        }
        left = {key: each for key, each in some.items() if each is not _GONE}
        unchanged = left.keys() == value.keys() and all(left[key] is value[key] for key in left)
        return value if unchanged else MappingProxyType(left)

    def _record(self, shape: Record, value: Model, path: KeyPath) -> Any:
        changed: dict[str, Any] = {}
        for name, inner in shape.fields.items():
            before = getattr(value, name)
            after = self._value(inner, before, (*path, name))
            if after is before:
                continue
            emptied = after is _GONE or (before and not after)
            if emptied and name in shape.required:
                if after is _GONE and path:
                    return _GONE  # it is about nothing else, and goes along
                self.holes.append((*path, name))
            changed[name] = type(value).model_fields[name].get_default() if after is _GONE else after
        if isinstance(value, Case):  # names advice of its tree, which need not exist
            advice = tuple(name for name in value.advice if ("advice", name) not in self.gone)
            changed |= {"advice": advice} if advice != value.advice else {}
        if isinstance(value, Section) and value.shows is Overview.INTERNAL_EXTERNAL and self._one_side():
            changed["shows"] = None
        return value.model_copy(update=changed) if changed else value

    def _one_side(self) -> bool:
        """Whether one of what is put side by side is gone."""
        return any((collection, name) in self.gone for collection, names in COMPARED.items() for name in names)
