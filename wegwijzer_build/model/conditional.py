"""What holds always, or only under conditions, and how its JSON schema is written."""

from __future__ import annotations

from typing import Annotated

from .base import Field, Model
from .condition import CONDITION_SCHEMA, SCALAR, Condition, Schema

_WHEN = "Holds where one of these does; left out is always."
_UNLESS = "Does not hold where one of these does."


class Conditional(Model):
    """Something that holds always, or only under conditions."""

    when: Annotated[Condition | None, Field(description=_WHEN)] = None
    unless: Annotated[Condition | None, Field(description=_UNLESS)] = None


def described(schema: Schema, description: str) -> Schema:
    """A schema with what it is for."""
    return {**schema, "description": description}


def one_key(properties: Schema, required: str) -> Schema:
    """A map with these keys, of which one has to be there."""
    return {"type": "object", "required": [required], "additionalProperties": False, "properties": properties}


def conditional_schema(key: str, description: str, **more: Schema) -> Schema:
    """A map with one key of its own, and conditions; perhaps with more keys."""
    when, unless = described(CONDITION_SCHEMA, _WHEN), described(CONDITION_SCHEMA, _UNLESS)
    return one_key({key: described(SCALAR, description), "when": when, "unless": unless, **more}, key)
