"""What content still says on a day: without the items that held until an earlier one.

Items are left out after they were read into the model, so that all checks on texts still see them: whoever gives one
new dates gets a sound item back. What names an item that lapsed does without it: it goes from a list, and of a link the
words stay. What is about nothing else goes along. Only an outcome stays, though it be empty: the proof of its tree
tells for whom there is nothing left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, cast

from wegwijzer_build.model import (
    Advice,
    Audience,
    Case,
    Contact,
    Model,
    Outcome,
    Section,
    Settings,
    Statement,
    Tree,
    Written,
)
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table, shape_of
from wegwijzer_build.problems import KeyPath

from .context import SITE
from .moved import item_at
from .schema import Values
from .targets import WORDS

Name = tuple[str, str]
"""The collection and the id of an item."""

_LINK = re.compile(
    r"\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    rf"\(\s*<?(?P<one>{'|'.join(WORDS)}):(?P<id>[a-z0-9-]+)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
"""A link to an item, as Markdown writes it, with or without a title."""

_GONE: Any = object()


@dataclass(frozen=True)
class Standing:
    """What is left on a day.

    `gone`: what lapsed, and `along`: what is about nothing else. `kept`: item → key path of a list that got shorter →
    the places that its items have in the file.
    """

    values: Values
    gone: tuple[Name, ...] = ()
    along: tuple[Name, ...] = ()
    kept: Mapping[Name, Mapping[KeyPath, tuple[int, ...]]] = field(default_factory=dict)

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
    def site(self) -> Settings | None:
        return cast("Settings | None", self.values[SITE].get(SITE))

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
    """Leave out what no longer holds on a day, every mention of it, and what is about nothing else."""
    lapsed = tuple((c, name) for c, items in values.items() for name, item in items.items() if _has_ended(item, on))
    values = _without_old_security(values, on)
    along: tuple[Name, ...] = ()
    while lapsed:
        pruning = _Pruning(frozenset((*lapsed, *along)))
        left = {collection: pruning.items(collection, items) for collection, items in values.items()}
        more = tuple((c, name) for c, items in left.items() for name, item in items.items() if item is _GONE)
        if not more:
            return Standing(left, lapsed, along, pruning.kept)
        along += more
    return Standing(values)


def _without_old_security(values: Values, on: date) -> Values:
    """The site names nobody to report a weakness to after the day until which that was promised."""
    site = values[SITE].get(SITE)
    if not isinstance(site, Settings) or site.security is None or site.security.expires >= on:
        return values
    return {**values, SITE: {SITE: site.model_copy(update={"security": None})}}


def _end(item: Model) -> date | None:
    return item.valid_until if isinstance(item, Statement) else None


def _has_ended(item: Model, on: date) -> bool:
    end = _end(item)
    return end is not None and end < on


@dataclass
class _Pruning:
    """Takes mentions of what is gone out of items, and notes which lists of them got shorter.

    What does not change stays the same object; what is about nothing else becomes `_GONE`.
    """

    gone: frozenset[Name]
    kept: dict[Name, dict[KeyPath, tuple[int, ...]]] = field(default_factory=dict)
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
        if shape.refers_to and (shape.refers_to, value) in self.gone:
            return _GONE
        if shape.written is Written.MARKDOWN:
            left = _LINK.sub(self._words, value)
            return value if left == value else left
        return value

    def _words(self, link: re.Match[str]) -> str:
        return link["words"] if (WORDS[link["one"]], link["id"]) in self.gone else link[0]

    def _list(self, shape: Many, value: tuple[Any, ...], path: KeyPath) -> tuple[Any, ...]:
        some = [(index, self._value(shape.item, each, (*path, index))) for index, each in enumerate(value)]
        if all(each is value[index] for index, each in some):
            return value
        left = [(index, each) for index, each in some if each is not _GONE]
        if len(left) < len(value):
            self.kept.setdefault(self._of, {})[path] = tuple(index for index, _ in left)
        return tuple(each for _, each in left)

    def _table(self, shape: Table, value: Mapping[str, Any], path: KeyPath) -> Mapping[str, Any]:
        some = {key: self._value(shape.value, each, (*path, key)) for key, each in value.items()}
        if all(each is value[key] for key, each in some.items()):
            return value
        return MappingProxyType({key: each for key, each in some.items() if each is not _GONE})

    def _record(self, shape: Record, value: Model, path: KeyPath) -> Any:
        changed = self._of_its_own(value)
        for name, inner in shape.fields.items():
            before = getattr(value, name)
            after = self._value(inner, before, (*path, name))
            if after is before:
                continue
            emptied = after is _GONE or not after
            if emptied and name in shape.required and not isinstance(value, Outcome):
                return _GONE
            changed[name] = type(value).model_fields[name].get_default() if after is _GONE else after
        return value.model_copy(update=changed) if changed else value

    def _of_its_own(self, value: Model) -> dict[str, Any]:
        """Changes in what names items in another way than by a reference of its model."""
        if isinstance(value, Case):  # names advice of its tree, which need not exist
            advice = tuple(name for name in value.advice if ("advice", name) not in self.gone)
            return {"advice": advice} if advice != value.advice else {}
        if isinstance(value, Section) and value.sides:
            both = {
                *(("solutions", name) for name in value.sides.solutions),
                *(("roles", r) for r in value.sides.roles),
            }
            return {"shows": None} if both & self.gone else {}
        if isinstance(value, Settings):
            moved = {old: new for old, new in value.moved.items() if item_at(new) not in self.gone}
            return {"moved": MappingProxyType(moved)} if len(moved) < len(value.moved) else {}
        return {}
