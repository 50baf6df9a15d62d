"""The shape of an item, read from its model: so that checks can walk through content that does not fit it yet."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator
from pydantic_core import PydanticCustomError

from wegwijzer_build.model import Model, OneParagraph, Ref, Written
from wegwijzer_build.problems import KeyPath

Reader = Callable[[Any], Any]


@dataclass(frozen=True)
class Leaf:
    """One text: of which type, how it is written, to which collection it refers, and whether it is one paragraph."""

    type: Any
    written: Written | None = None
    refers_to: str | None = None
    one_paragraph: bool = False


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


@dataclass(frozen=True)
class Scalar:
    """A text that was found in an item, where its model expects one; `is_key` where it is the key of a map."""

    path: KeyPath
    text: str
    leaf: Leaf
    is_key: bool = False


@cache
def shape_of(model: type[Model]) -> Record:
    """The shape of a model, the same object every time."""
    return _record(model, None)


def scalars(shape: Shape, raw: object) -> tuple[Scalar, ...]:
    """All texts of an item that stand where its model expects a text; what does not fit is passed over."""
    found: list[Scalar] = []
    _collect(shape, raw, (), found)
    return tuple(found)


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


def _collect(shape: Shape, raw: object, path: KeyPath, found: list[Scalar]) -> None:
    if isinstance(shape, Leaf):
        if isinstance(raw, str):
            found.append(Scalar(path, raw, shape))
        return
    if shape.reader is not None:
        try:
            raw = shape.reader(raw)
        except PydanticCustomError:
            return
    if isinstance(shape, Many):
        for index, item in enumerate(raw if isinstance(raw, (list, tuple)) else ()):
            _collect(shape.item, item, (*path, index), found)
    elif isinstance(raw, Mapping):
        _collect_map(shape, raw, path, found)


def _collect_map(shape: Table | Record, raw: Mapping[str, object], path: KeyPath, found: list[Scalar]) -> None:
    for key, value in raw.items():
        if isinstance(shape, Table):
            found.append(Scalar((*path, key), key, shape.key, is_key=True))
            _collect(shape.value, value, (*path, key), found)
        elif key in shape.fields:
            _collect(shape.fields[key], value, (*path, key), found)


def _record(model: type[BaseModel], reader: Reader | None) -> Record:
    hints = get_type_hints(model, include_extras=True)
    fields = {name: _shape(hints[name]) for name in model.model_fields}
    described = {name: field.description or "" for name, field in model.model_fields.items()}
    required = tuple(name for name, field in model.model_fields.items() if field.is_required())
    return Record(_ours(model), fields, described, required, reader)


def _ours(model: type[BaseModel]) -> type[Model]:
    if not issubclass(model, Model):
        raise TypeError(f"{model.__name__} is not one of the models of this project")
    return model


def _shape(annotation: Any) -> Shape:
    annotation, marks = _unwrapped(annotation)
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
    written = [mark for mark in marks if isinstance(mark, Written)]
    refers_to = [mark.collection for mark in marks if isinstance(mark, Ref)]
    one_paragraph = any(isinstance(mark, OneParagraph) for mark in marks)
    return Leaf(annotation, written[-1] if written else None, refers_to[-1] if refers_to else None, one_paragraph)


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
