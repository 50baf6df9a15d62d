"""What the checks look at: every item as it was read, with its texts and the places of these."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import ValidationError

from wegwijzer_build.load import Document, Loaded, Value
from wegwijzer_build.model import COLLECTIONS, LANGUAGE, Collection, Model, Settings, SiteDemands
from wegwijzer_build.model.marks import Scalar, scalars
from wegwijzer_build.model.shapes import Record, shape_of
from wegwijzer_build.problems import KeyPath, Place, Problem, Severity
from wegwijzer_build.wording import say

from .tongue import Tongue, tongue_of
from .violation import Violation

SITE = "site"
LANGUAGE_FOLDER = "language"
_BY_NAME: Mapping[str, Collection] = {
    SITE: Collection(SITE, Settings, SITE),
    LANGUAGE_FOLDER: Collection(LANGUAGE_FOLDER, Model, say("file of the language"), by_kind=LANGUAGE),
    **{each.name: each for each in COLLECTIONS},
}
ONE: Mapping[str, str] = {name: each.one for name, each in _BY_NAME.items()}
"""Collection → the name of one item of it."""


@dataclass(frozen=True)
class Sheet:
    """A content file with its text, to find the place of part of a value."""

    document: Document
    text: str

    def spot(self, path: KeyPath, snippet: str, nth: int = 0) -> Place:
        """The place of the nth occurrence of a snippet within a value; of the value where it cannot be found.

        It cannot where YAML writes it in another way than it reads: folded over lines, or with escapes.
        """
        whole = self.document.place(path)
        if not snippet or not self.text or whole.file != self.document.file:
            return whole
        start, end = self.stretch(path)
        at = start - 1
        for _ in range(nth + 1):
            at = self.text.find(snippet, at + 1, end)
            if at < 0:
                return whole
        return self.place_at(at, len(snippet), whole.keys)

    def stretch(self, path: KeyPath) -> tuple[int, int]:
        """Where a value stands in the text, as offsets: from its start up to what stands behind it in the file."""
        whole = self.document.place(path)
        start = self._offset((whole.line, whole.column))
        after = bisect_right(self._starts, (whole.line, whole.column))
        return start, self._offset(self._starts[after]) if after < len(self._starts) else len(self.text)

    def place_at(self, offset: int, length: int, keys: KeyPath = ()) -> Place:
        """The place of a stretch of the text."""
        line = bisect_right(self._lines, offset)
        return Place(self.document.file, line, offset - self._lines[line - 1] + 1, length, keys)

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        """The offset at which each line starts."""
        return (0, *(found.end() for found in re.finditer("\n", self.text)))

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        """Line and column of everything in the file, in order."""
        places = (*self.document.values.values(), *self.document.keys.values())
        return sorted({(place.line, place.column) for place in places})

    def _offset(self, position: tuple[int, int]) -> int:
        line, column = position
        return self._lines[min(line, len(self._lines)) - 1] + column - 1


@dataclass(frozen=True)
class RawItem:
    """One item of a collection (or the site), as it was read; `keys` lead to it within its file."""

    collection: str
    id: str
    raw: Value
    sheet: Sheet
    keys: KeyPath = ()

    @property
    def one(self) -> str:
        """What one of its kind is called."""
        return ONE[self.collection]

    @cached_property
    def model(self) -> type[Model]:
        """The model that it has to fit."""
        return LANGUAGE[self.id] if self.collection == LANGUAGE_FOLDER else model_of(self.collection, self.raw)

    @property
    def shape(self) -> Record:
        return shape_of(self.model)

    @cached_property
    def scalars(self) -> tuple[Scalar, ...]:
        """Its texts, with paths within the item."""
        return scalars(self.shape, self.raw)

    @property
    def is_foreign(self) -> bool:
        """Whether its texts are in another language than the site: what is asked of those does not hold for them."""
        return self.collection != "site" and self.text("language") is not None

    def text(self, key: str) -> str | None:
        """The text under one of its own keys; None where there is none."""
        found = self.raw.get(key) if isinstance(self.raw, dict) else None
        return found if isinstance(found, str) else None

    def has(self, key: str) -> bool:
        """Tell whether it has a key of its own."""
        return isinstance(self.raw, dict) and key in self.raw

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Place:
        """The place of a value in it, or of its key; of the nearest parent where there is none."""
        return self.sheet.document.place((*self.keys, *path), of_key=of_key)

    def problem(self, path: KeyPath, violation: Violation, *, of_key: bool = False, warning: bool = False) -> Problem:
        """A fault of this item as a problem, at its place."""
        exact = violation.snippet and not of_key
        place = (
            self.sheet.spot((*self.keys, *path), violation.snippet, violation.nth)
            if exact
            else self.place(path, of_key=of_key)
        )
        severity = Severity.WARNING if warning else Severity.ERROR
        return Problem(place, violation.rule, violation.message, violation.hint, severity=severity)


@dataclass(frozen=True)
class CheckContext:
    """All content as it was read, and the day that counts as today.

    `items` are those with the ways of contacts filled in, `written` the same as they stand in their files. `ids` holds
    the ids of each collection, also of items with faults.
    """

    items: tuple[RawItem, ...]
    written: tuple[RawItem, ...]
    ids: Mapping[str, tuple[str, ...]]
    loaded: Loaded
    as_of: date

    def exists(self, collection: str, item: str) -> bool:
        """Tell whether an item exists, or stands in a file that could not be read."""
        return item in self._sets[collection] or self.loaded.may_hold(collection, item)

    def elsewhere(self, item: str) -> str | None:
        """The name of one in a collection that does have this id."""
        return next((ONE[name] for name, ids in self._sets.items() if item in ids), None)

    @cached_property
    def tongue(self) -> Tongue:
        """What the content says about its language, as far as that fits its schema."""
        return tongue_of({item.id: item.raw for item in self.written if item.collection == LANGUAGE_FOLDER})

    @cached_property
    def demands(self) -> SiteDemands:
        """What the site asks of trees and texts; what it asks by itself where what it says does not fit."""
        site = next((item.raw for item in self.written if item.collection == SITE), None)
        try:
            return SiteDemands.model_validate(site.get("demands", {}) if isinstance(site, dict) else {})
        except ValidationError:
            return SiteDemands()

    @cached_property
    def _sets(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(ids) for name, ids in self.ids.items()}


def model_of(collection: str, raw: Value) -> type[Model]:
    """The model that an item of a collection has to fit; in some it depends on the kind of the item."""
    return _BY_NAME[collection].model_of(raw)


class KnownItems:
    """The items of each file as they were last taken apart: those of a file that was not read anew are the same."""

    def __init__(self) -> None:
        self._by_file: dict[str, tuple[Sheet, tuple[RawItem, ...]]] = {}

    def of(self, sheet: Sheet) -> tuple[RawItem, ...]:
        """The items of a file."""
        document = sheet.document
        if document.file in self._by_file:
            last, items = self._by_file[document.file]
            read_once = last.document.value is document.value and last.document.values is document.values
            in_place = (last.document.collection, last.document.id) == (document.collection, document.id)
            if read_once and in_place and last.text == sheet.text:
                return items
        items = tuple(items_of(sheet))
        self._by_file[document.file] = sheet, items
        return items


def context_of(loaded: Loaded, as_of: date, known: KnownItems | None = None) -> CheckContext:
    """Take documents apart into items, and collect all ids before anything is checked."""
    known = known or KnownItems()
    items = tuple(
        item
        for document in loaded.documents
        if document.collection != LANGUAGE_FOLDER or document.id in LANGUAGE  # others are told by loading
        for item in known.of(Sheet(document, loaded.texts.get(document.file, "")))
    )
    ids: dict[str, list[str]] = {collection.name: [] for collection in COLLECTIONS}
    for item in items:
        if item.collection in ids:
            ids[item.collection].append(item.id)
    return CheckContext(items, items, {name: tuple(known) for name, known in ids.items()}, loaded, as_of)


def items_of(sheet: Sheet) -> Iterator[RawItem]:
    """The items of a file: itself, or each that it holds."""
    document = sheet.document
    if not document.shared:
        yield RawItem(document.collection, document.id, document.value, sheet)
    elif isinstance(document.value, dict):
        for name, raw in document.value.items():
            yield RawItem(document.collection, name, raw, sheet, (name,))
