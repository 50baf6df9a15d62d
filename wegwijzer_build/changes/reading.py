"""Content as it stands in a revision or a folder on a day, to be compared with another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import cast

from wegwijzer_build.load import Loaded
from wegwijzer_build.model import FRAGMENT, Advice, Contact, Fragment, Model, Tree
from wegwijzer_build.problems import KeyPath, Place, Problem, errors
from wegwijzer_build.validate.contact_ways import NamedWays, ways_of
from wegwijzer_build.validate.context import CheckContext, context_of
from wegwijzer_build.validate.filled_in import FILL_IN, LINK, filled_in
from wegwijzer_build.validate.lapsed import Standing, standing
from wegwijzer_build.validate.plain_trees import plain_values
from wegwijzer_build.validate.schema import Values, values_of
from wegwijzer_build.wording import Message

ItemName = tuple[str, str]
"""The collection and the id of an item."""


@dataclass(frozen=True)
class ContentReading:
    """What a content folder says on a day, as far as it fits the schema of today.

    `name`: how the person called it. `written`: with the names of ways in texts (`phone:…`), as authors wrote them, so
    that a new number is a change of its contact, and not of every text that names it. `unread`: errors in what does not
    fit, and `missing` the items that are therefore not known; an empty id stands for any.
    `pages`: path of each page written by hand → its text. `old_ids`: items by the ids of today → as they stand in the
    files, where they were renamed since. `ways`: what the names of ways in texts stand for.
    """

    name: str
    loaded: Loaded
    written: Standing
    unread: tuple[Problem, ...] = ()
    missing: frozenset[ItemName] = frozenset()
    pages: Mapping[str, str] = field(default_factory=dict)
    old_ids: Mapping[ItemName, ItemName] = field(default_factory=dict)
    ways: NamedWays = field(default_factory=dict)

    @property
    def values(self) -> Values:
        return self.written.values

    @property
    def trees(self) -> Mapping[str, Tree]:
        return self.written.trees

    @property
    def advice(self) -> Mapping[str, Advice]:
        return self.written.advice

    @property
    def contacts(self) -> Mapping[str, Contact]:
        return cast("Mapping[str, Contact]", self.values["contacts"])

    def may_hold(self, name: ItemName) -> bool:
        """Tell whether an item may stand in what could not be read, so that it is not known to be gone."""
        return not self.missing.isdisjoint({name, (name[0], "")})

    def item(self, name: ItemName) -> Model | None:
        """An item by its collection and id, or a fragment of one; None where none can be read."""
        item, _, fragment = name[1].partition(FRAGMENT)
        found = self.values[name[0]].get(item)
        return found.fragments.get(fragment) if fragment and isinstance(found, Advice) else found

    def title(self, name: ItemName) -> str:
        """What an item is called by its authors, and for whom a fragment is; its id where nothing says so."""
        found = self.item(name)
        return found.for_whom if isinstance(found, Fragment) else str(getattr(found, "title", name[1]))

    def place(self, name: ItemName, path: KeyPath = (), *, of_key: bool = False) -> Place:
        """Where something of an item stands; the folder of its kind where it stands nowhere."""
        collection, _ = name
        item, _, fragment = name[1].partition(FRAGMENT)
        inner: KeyPath = ("fragments", fragment, *path) if fragment else path
        name = (collection, item)
        try:
            return self.loaded.place(*self.old_ids.get(name, name), self.written.written(*name, inner), of_key=of_key)
        except KeyError:
            return Place(self.loaded.documents[0].file if self.loaded.documents else self.name)

    @cached_property
    def named_contacts(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """What was found of the contacts that advice names: audience and advice → ids."""
        return {}

    def as_seen(self, text: str) -> str:
        """A text with the numbers and addresses of its contacts in it, as its readers see it; a message stays one."""
        return text.with_each(self._filled) if isinstance(text, Message) else self._filled(text)

    def _filled(self, text: str) -> str:
        return LINK.sub(self._seen, text)

    def _seen(self, link: re.Match[str]) -> str:
        kind, _, rest = link[2].partition(":")
        contact, _, number = rest.partition("/")
        found = self.ways.get(contact, {}).get(kind.lower(), ())
        nth = int(number) if number.isdecimal() else 1
        words = found[nth - 1].words if 0 < nth <= len(found) else link[2]
        return words if link[1].strip() in FILL_IN else f"{link[1]} ({words})"

    @cached_property
    def files(self) -> Mapping[str, str]:
        """File → what it holds, of the files that hold something that does not fit."""
        named = {problem.place.file for problem in self.unread}
        return {file: text for file, text in self.loaded.texts.items() if file in named}


def reading_of(
    name: str, loaded: Loaded, of_loading: Sequence[Problem], as_of: date, pages: Mapping[str, str] | None = None
) -> ContentReading:
    """Read what was loaded as it stands on a day. What does not fit the schema is left out, and told."""
    context = context_of(loaded, as_of)
    values, unread = _as_written(context)
    there = {(item.collection, item.id) for item in context.items}
    missing = there - {(collection, item) for collection, items in values.items() for item in items}
    problems = (*errors(tuple(of_loading)), *unread)
    return ContentReading(
        name,
        loaded,
        standing(plain_values(values)[0], as_of, without=loaded.without),
        problems,
        frozenset(missing | loaded.unread),
        pages or {},
        ways=ways_of(context.items, context.tongue.phones),
    )


def on_another_day(reading: ContentReading, name: str, as_of: date) -> ContentReading:
    """The same content as it stands on another day."""
    values, _ = _as_written(context_of(reading.loaded, as_of))
    return replace(reading, name=name, written=standing(plain_values(values)[0], as_of, without=reading.loaded.without))


def _as_written(context: CheckContext) -> tuple[Values, tuple[Problem, ...]]:
    """All items with the names of ways in their texts; filled in where a name is all that a key holds."""
    filled, problems = values_of(filled_in(context).context)
    named, _ = values_of(context)
    return {
        collection: {name: named[collection].get(name, item) for name, item in items.items()}
        for collection, items in filled.items()
    }, problems
