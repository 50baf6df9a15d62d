"""Every field of every model, read from the models themselves, and content with a text put into one of them.

A field is a path of keys in which `ANY` stands for each key of a map and each item of a list, and `KEY` for a key
itself. Paths are those of the models; content may write them shorter (`next: regelen`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from wegwijzer_build.model import EVERYONE, Model, Written
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table

ANY = "*"
KEY = "(key)"
UNKNOWN = "(unknown key)"

Path = tuple[str, ...]
Raw = Any
"""Content as it stands in a file: texts, lists and maps."""


@dataclass(frozen=True)
class Field:
    """A place for a text in items of one shape."""

    model: type[Model]
    path: Path
    leaf: Leaf | None
    """None for a key that no model knows."""

    @property
    def holds_words(self) -> bool:
        """Whether words, addresses or numbers stand there, and no id, date or choice."""
        return self.leaf is not None and self.leaf.written is not None

    @property
    def is_key(self) -> bool:
        """Whether it is itself a key."""
        return self.path[-1] in (KEY, UNKNOWN)

    def __str__(self) -> str:
        return ".".join((self.model.__name__, *self.path))


def fields_of(record: Record) -> Iterator[Field]:
    """All fields of a model, its keys and keys that it does not know included."""
    return (Field(record.model, path, leaf) for path, leaf in _leaves(record))


def models_in(shape: Shape) -> Iterator[type[Model]]:
    """The models that a shape is made of."""
    if isinstance(shape, Record):
        yield shape.model
        for inner in shape.fields.values():
            yield from models_in(inner)
    elif not isinstance(shape, Leaf):
        yield from models_in(shape.item if isinstance(shape, Many) else shape.value)


def _leaves(shape: Shape) -> Iterator[tuple[Path, Leaf | None]]:
    if isinstance(shape, Leaf):
        yield (), shape
    elif isinstance(shape, Many):
        yield from (((ANY, *path), leaf) for path, leaf in _leaves(shape.item))
    elif isinstance(shape, Table):
        yield (KEY,), shape.key
        yield from (((ANY, *path), leaf) for path, leaf in _leaves(shape.value))
    else:
        yield (UNKNOWN,), None
        for name, inner in shape.fields.items():
            yield from (((name, *path), leaf) for path, leaf in _leaves(inner))


def put(shape: Shape, raw: Raw, path: Path, text: str) -> Iterator[Raw]:
    """Content with a text in a field: once for every place that it has there, made where it has none."""
    if not path:
        yield text
    elif isinstance(shape, Record):
        yield from _put_in_record(shape, raw, path, text)
    elif isinstance(shape, Table):
        yield from _put_in_table(shape, raw, path, text)
    elif isinstance(shape, Many):
        yield from _put_in_list(shape, raw, path, text)


def _put_in_record(shape: Record, raw: Raw, path: Path, text: str) -> Iterator[Raw]:
    step, *rest = path
    if isinstance(raw, Mapping):
        if step == UNKNOWN:
            yield {**raw, text: "x"}
        else:
            inner = shape.fields[step]
            yield from ({**raw, step: new} for new in put(inner, raw.get(step, _made(inner)), tuple(rest), text))
    elif isinstance(raw, list) and step == "branches":  # the list itself is what `next` branches to
        branches = shape.fields[step]
        ways = [number for number, way in enumerate(raw) if "to" in way]
        for new in put(branches, [raw[number] for number in ways], tuple(rest), text):
            replaced = dict(zip(ways, new, strict=True))
            yield [replaced.get(number, way) for number, way in enumerate(raw)]
    elif isinstance(raw, list):
        yield from ([*raw[:-1], {text if step == UNKNOWN else step: text}] for way in raw[-1:] if "to" not in way)
    elif isinstance(raw, str) and path[-1] in ("to", "use"):
        yield text


def _put_in_table(shape: Table, raw: Raw, path: Path, text: str) -> Iterator[Raw]:
    step, *rest = path
    if not isinstance(raw, Mapping):  # one value stands for all keys
        yield from put(shape.value, raw, tuple(rest), text) if step == ANY else ()
        return
    for key, value in raw.items():
        if step == KEY:
            yield {(text if name == key else name): inner for name, inner in raw.items()}
        else:
            yield from ({**raw, key: new} for new in put(shape.value, value, tuple(rest), text))


def _put_in_list(shape: Many, raw: Raw, path: Path, text: str) -> Iterator[Raw]:
    items = raw if isinstance(raw, list) else [raw]
    for number, item in enumerate(items or [_made(shape.item)]):
        for new in put(shape.item, item, path[1:], text):
            yield [*items[:number], new, *items[number + 1 :]]


_WORDS = ("Woord", "info@example.nl")
_ADDRESSES = ("https://www.example.nl/", "https://www.example.nl")
_BY_WRITING: Mapping[Written, tuple[str, ...]] = {Written.ADDRESS: _ADDRESSES, Written.PHONE: ("0800 02 30 654",)}
_BY_TYPE: Mapping[Any, str] = {date: "2026-11-20", bool: "true", int: "1", Decimal: "1.5"}


def harmless(leaf: Leaf) -> tuple[str, ...]:
    """Texts of which a field of this kind may well hold one."""
    if leaf.written is not None:
        return _BY_WRITING.get(leaf.written, _WORDS)
    if isinstance(leaf.type, type) and issubclass(leaf.type, Enum):
        return (str(next(iter(leaf.type)).value),)
    return (_BY_TYPE.get(leaf.type, "x"),)


def _made(shape: Shape) -> Raw:
    """The least that fits a shape."""
    if isinstance(shape, Leaf):
        return harmless(shape)[0]
    if isinstance(shape, Record):
        return {name: _made(shape.fields[name]) for name in shape.required}
    if isinstance(shape, Many):
        return [_made(shape.item)]
    return {EVERYONE if shape.key.refers_to else "x": _made(shape.value)}
