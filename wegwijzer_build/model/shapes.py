"""The shape of an item, read from its model: its fields, and how each text in them is marked (`marks` walks them)."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator

from wegwijzer_build.problems import KeyPath

from .base import Model, OneParagraph, Opaque, ReadAs, Ref, Search, Voice, Written, key_of

M = TypeVar("M")
Reader = Callable[[Any], Any]


@dataclass(frozen=True)
class Leaf:
    """One text: of which type, and how its model marks it."""

    type: Any
    written: Written | None = None
    refers_to: str | None = None
    """The collection that it is an id in."""
    one_paragraph: bool = False
    search: Search | None = None
    voice: Voice | None = None
    read_as: ReadAs | None = None


@dataclass(frozen=True)
class Many:
    """A list; `reader` turns a shorter way of writing into the full one."""

    item: Shape
    reader: Reader | None = None


@dataclass(frozen=True)
class Table:
    """A map from ids to values."""

    key: Leaf
    value: Shape
    reader: Reader | None = None


@dataclass(frozen=True)
class Record:
    """A map with named keys: a model."""

    model: type[Model]
    fields: Mapping[str, Shape]
    described: Mapping[str, str]
    required: tuple[str, ...]
    reader: Reader | None = None


Shape = Leaf | Many | Table | Record


@cache
def shape_of(model: type[Model]) -> Record:
    """The shape of a model, the same object every time."""
    return _record(model, None)


def shape_at(shape: Shape, path: KeyPath) -> Shape | None:
    """The shape of what a key path leads to; None where the model has nothing there."""
    here: Shape | None = shape
    for step in path:
        if isinstance(here, Record):
            here = here.fields.get(str(step))
        elif isinstance(here, Table):
            here = here.value
        elif isinstance(here, Many):
            here = here.item
        else:
            return None
    return here


def _record(model: type[BaseModel], reader: Reader | None) -> Record:
    hints = get_type_hints(model, include_extras=True)
    fields = {key_of(name): _shape(hints[name]) for name in model.model_fields}
    described = {key_of(name): field.description or "" for name, field in model.model_fields.items()}
    required = tuple(key_of(name) for name, field in model.model_fields.items() if field.is_required())
    return Record(_ours(model), fields, described, required, reader)


def _ours(model: type[BaseModel]) -> type[Model]:
    if not issubclass(model, Model):
        raise TypeError(f"{model.__name__} is not one of the models of this project")
    return model


def _shape(annotation: Any) -> Shape:
    annotation, marks = _unwrapped(annotation)
    if _last(Opaque, marks) is not None:
        return Leaf(annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    reader: Any = next((mark.func for mark in marks if isinstance(mark, BeforeValidator)), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _record(annotation, reader)
    if origin is tuple:
        return Many(_shape(inner[0]), reader)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key = _shape(inner[0])
        if not isinstance(key, Leaf):
            raise TypeError(f"{annotation}: only texts can be keys")
        return Table(key, _shape(inner[1]), reader)
    refers_to = _last(Ref, marks)
    return Leaf(
        annotation,
        written=_last(Written, marks),
        refers_to=refers_to.collection if refers_to else None,
        one_paragraph=_last(OneParagraph, marks) is not None,
        search=_last(Search, marks),
        voice=_last(Voice, marks),
        read_as=_last(ReadAs, marks),
    )


def _last(kind: type[M], marks: tuple[Any, ...]) -> M | None:
    """The outermost mark of a kind, which is what holds."""
    return next((mark for mark in reversed(marks) if isinstance(mark, kind)), None)


def _unwrapped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Take off `Annotated` and `| None`, keeping every mark, the innermost first."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, marks = _unwrapped(annotation.__origin__)
        return inner, (*marks, *annotation.__metadata__)
    if origin in (Union, types.UnionType):
        (only,) = (option for option in get_args(annotation) if option is not type(None))
        return _unwrapped(only)
    return annotation, ()
