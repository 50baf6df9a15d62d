"""How the API tells of things: each key with its schema and with how it is read, so that data and schema agree."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

Schema = dict[str, object]
"""A JSON Schema, draft 2020-12."""

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
URL: Schema = {"type": "string", "format": "uri-reference"}
"""An address relative to the root of the site, which is itself the empty text."""
ABSOLUTE: Schema = {"type": "string", "format": "uri"}


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """One key of an answer. `read` gives its value, ready for JSON; `optional`: left out where that is None."""

    name: str
    schema: Schema
    description: str
    read: Callable[[T], object]
    optional: bool = False


def told(keys: Sequence[Key[T]], thing: T) -> dict[str, object]:
    """What the API tells of a thing."""
    return {key.name: value for key in keys if (value := key.read(thing)) is not None or not key.optional}


def described(keys: Sequence[Key[T]], description: str = "") -> Schema:
    """The schema of what `told` gives."""
    return record(properties_of(keys), [key.name for key in keys if not key.optional], description)


def properties_of(keys: Sequence[Key[T]]) -> dict[str, Schema]:
    """Each key with its schema."""
    return {key.name: {**key.schema, "description": key.description} for key in keys}


def record(properties: Mapping[str, object], required: Sequence[str], description: str = "") -> Schema:
    """An object with these keys. Others may join them later: the version of the API promises those it has."""
    words: Schema = {"description": description} if description else {}
    return {"type": "object", **words, "properties": dict(properties), "required": list(required)}


def listed(item: Schema) -> Schema:
    """A list of such things."""
    return {"type": "array", "items": item}


def by_id(item: Schema) -> Schema:
    """A map from ids to such things."""
    return {"type": "object", "additionalProperties": item}


def as_file(data: object) -> bytes:
    """Data as it is written."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
