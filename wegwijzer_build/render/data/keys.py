"""How the API tells of things: each key with its schema and with how it is read, so that data and schema agree."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

Schema = dict[str, object]
"""A JSON Schema, draft 2020-12; a `$ref` in it holds what it leads to (`Named`), until it is written."""

TEXT: Schema = {"type": "string"}
MARKDOWN: Schema = {"type": "string", "contentMediaType": "text/markdown"}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
URL: Schema = {"type": "string", "format": "uri-reference"}
"""An address relative to the root of the site, which is itself the empty text."""
ABSOLUTE: Schema = {"type": "string", "format": "uri"}


@dataclass(frozen=True)
class Named:
    """A schema with a name of its own, which is what programs call it: no two have the same."""

    name: str
    schema: Schema


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """One key of an answer. `read` gives its value, ready for JSON; `optional`: left out where that is None."""

    name: str
    schema: Schema
    description: str
    read: Callable[[T], object]
    optional: bool = False


def as_object(keys: Sequence[Key[T]], thing: T) -> dict[str, object]:
    """What the API tells of a thing."""
    return {key.name: value for key in keys if (value := key.read(thing)) is not None or not key.optional}


def described(keys: Sequence[Key[T]], name: str, description: str = "") -> Schema:
    """The schema of what `as_object` gives. `name`: of the schema."""
    return record(name, properties_of(keys), [key.name for key in keys if not key.optional], description)


def properties_of(keys: Sequence[Key[T]]) -> dict[str, Schema]:
    """Each key with its schema."""
    return {key.name: {**key.schema, "description": key.description} for key in keys}


def record(name: str, properties: Mapping[str, object], required: Sequence[str], description: str = "") -> Schema:
    """An object with these keys. Others may join them later: the version of the API promises those it has."""
    return _named(name, description, {"properties": dict(properties), "required": list(required)})


def by_id(item: Schema, name: str, description: str = "") -> Schema:
    """A map from ids to such things. `name`: of the schema."""
    return _named(name, description, {"additionalProperties": item})


def _named(name: str, description: str, keys: Schema) -> Schema:
    words: Schema = {"description": description} if description else {}
    return {"$ref": Named(name, {"title": name, "type": "object", **words, **keys})}


def listed(item: Schema) -> Schema:
    """A list of such things."""
    return {"type": "array", "items": item}


def word(known: Iterable[str]) -> Schema:
    """A word of ours. The known ones are examples: a program that is made today has to take those of tomorrow."""
    return {"type": "string", "examples": list(known)}


def as_file(data: object) -> bytes:
    """Data as it is written."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
