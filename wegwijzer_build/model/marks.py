"""Walks through the texts of an item by the marks of its model: so no field is forgotten that is marked.

One walk for both forms of an item: as its file has it, fitting or not, and as a value of its model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from wegwijzer_build.problems import KeyPath

from .base import FRAGMENT, Model, key_of
from .shapes import Leaf, Many, Record, Shape, Table, shape_of
from .statement import EVERYONE


@dataclass(frozen=True)
class Scalar:
    """A text that was found in an item, where its model expects one; `is_key` where it is the key of a map."""

    path: KeyPath
    text: str
    leaf: Leaf
    is_key: bool = False

    @property
    def item(self) -> tuple[str, str] | None:
        """The collection and the id of the item that it is marked to name; the key for all audiences names none."""
        everyone = self.is_key and self.text == EVERYONE
        item = self.text.partition(FRAGMENT)[0]
        return None if self.leaf.refers_to is None or everyone else (self.leaf.refers_to, item)


def scalars(shape: Shape, raw: object) -> tuple[Scalar, ...]:
    """All texts of an item that stand where its model expects a text; what does not fit is passed over."""
    found: list[Scalar] = []
    _collect(shape, raw, (), found)
    return tuple(found)


def scalars_of(item: Model) -> tuple[Scalar, ...]:
    """All texts of an item, in the order of the fields of its model."""
    return scalars(shape_of(type(item)), item)


def _collect(shape: Shape, value: object, path: KeyPath, found: list[Scalar]) -> None:
    if isinstance(shape, Leaf):
        if isinstance(value, str):
            found.append(Scalar(path, value, shape))
        return
    if isinstance(value, Model):
        fields = ((key_of(name), getattr(value, name)) for name in type(value).model_fields)
        _collect_fields(shape, fields, path, found)
        return
    if shape.reader is not None:
        try:
            value = shape.reader(value)
        except PydanticCustomError:
            return
    if isinstance(shape, Many):
        for index, item in enumerate(value if isinstance(value, (list, tuple)) else ()):
            _collect(shape.item, item, (*path, index), found)
    elif isinstance(value, Mapping):
        _collect_fields(shape, value.items(), path, found)


def _collect_fields(shape: Shape, fields: Iterable[tuple[str, object]], path: KeyPath, found: list[Scalar]) -> None:
    for key, value in fields:
        if isinstance(shape, Table):
            found.append(Scalar((*path, key), key, shape.key, is_key=True))
            _collect(shape.value, value, (*path, key), found)
        elif isinstance(shape, Record) and key in shape.fields:
            _collect(shape.fields[key], value, (*path, key), found)
