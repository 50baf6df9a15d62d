"""Schemas as they are written: those with a name stand beside each other, and lead to each other by it."""

from __future__ import annotations

from collections.abc import Iterable

from .keys import Named, Schema


def written(schemas: Iterable[Schema], place: str) -> dict[str, Schema]:
    """All named schemas that some schemas lead to, by their names. `place`: what stands before a name in a link."""
    found: dict[str, Schema] = {}
    waiting = [named for schema in schemas for named in _within(schema)]
    for named in waiting:
        if named.name not in found:
            found[named.name] = named.schema
            waiting += _within(named.schema)
        elif found[named.name] != named.schema:
            raise ValueError(f"two schemas are called {named.name}")
    return {name: _linked(schema, place) for name, schema in found.items()}


def name_of(schema: Schema) -> str:
    """What a schema with a name is called."""
    (named,) = _within(schema)
    return named.name


def _within(part: object) -> list[Named]:
    """The named schemas that a schema leads to in one step."""
    if isinstance(part, Named):
        return [part]
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [named for each in parts for named in _within(each)]


def _linked(schema: Schema, place: str) -> Schema:
    return {key: _link(part, place) for key, part in schema.items()}


def _link(part: object, place: str) -> object:
    if isinstance(part, Named):
        return place + part.name
    if isinstance(part, dict):
        return _linked(part, place)
    return [_link(each, place) for each in part] if isinstance(part, list) else part
