"""The schema of what models of the content become as JSON (`model_dump`): days as 2026-11-20, numbers as numbers."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from wegwijzer_build.model import EVERYONE, Model, Ref, Written

from .keys import ABSOLUTE, FLAG, MARKDOWN, TEXT, Schema, by_id, listed, record, word

_PLAIN: Mapping[type, Schema] = {
    str: TEXT,
    bool: FLAG,
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def schema_of(annotation: Any) -> Schema:
    """The schema of what values of a type become."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _schema_of_marked(*arguments)
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema_of(option) for option in arguments]}
    if origin is tuple:
        return listed(schema_of(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _schema_of_map(*arguments)
    return _schema_of_class(annotation)


def _schema_of_marked(bare: Any, *marks: object) -> Schema:
    if Written.ADDRESS in marks:
        return ABSOLUTE
    if Written.MARKDOWN in marks:
        return MARKDOWN
    referring = next((mark for mark in marks if isinstance(mark, Ref)), None)
    return {**TEXT, "description": f"An id of {referring.collection}.json."} if referring else schema_of(bare)


def _schema_of_map(key: Any, value: Any) -> Schema:
    """A map from audiences to texts, or from names to records."""
    if isinstance(value, type) and issubclass(value, Model):
        return by_id(schema_of(value), f"{value.__name__}ByName", f"Name → {value.__name__.lower()}.")
    return _schema_per_audience(key, value)


def _schema_per_audience(audience: Any, text: Any) -> Schema:
    if Ref("audiences") not in get_args(audience):
        raise TypeError(f"no schema for a map from {audience}")
    schema = schema_of(text)
    name, what = "TextPerAudience", "its text"
    if schema == listed(MARKDOWN):
        name, what = "StepsPerAudience", "its steps"
    elif schema == listed(TEXT):
        name, what = "MessagesPerAudience", "its messages"
    everyone = f"'{EVERYONE}' is for every audience without a key of its own."
    return by_id(schema, name, f"An audience, as an id of audiences.json → {what}. {everyone}")


def _schema_of_class(kind: type) -> Schema:
    if issubclass(kind, Model):
        fields = field_schemas(kind)
        return record(kind.__name__, fields, list(fields), documented(kind))
    if issubclass(kind, Enum):
        return word(each.value for each in kind)
    return _PLAIN[kind]


def field_schemas(model: type[Model]) -> dict[str, Schema]:
    """Each field of a model with its schema; every one but those that it keeps out."""
    hints = get_type_hints(model, include_extras=True)
    return {
        name: {**schema_of(hints[name]), **({"description": field.description} if field.description else {})}
        for name, field in model.model_fields.items()
        if not field.exclude
    }


def documented(model: type[Model]) -> str:
    """What the code says of a model."""
    return " ".join((model.__doc__ or "").split())
