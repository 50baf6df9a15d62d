"""A condition: maps of answers, what joins them, and the names of conditions that are written down once.

A list holds where one of its clauses does. A clause is a map, which holds where every question in it was asked and got
one of the answers; the name of a condition of the tree; `{any: […]}`; `{all: […]}`, where all have to hold; or
`{unless: …}`, which holds where that does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from wegwijzer_build.wording import ID_PATTERN

from .base import OPAQUE, Field, FrozenMap, Id, Model, one_or_more

Schema = dict[str, Any]
SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_FACTS_SCHEMA: Schema = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": ID_PATTERN},
    "additionalProperties": {"anyOf": [SCALAR, {"type": "array", "items": SCALAR, "minItems": 1}]},
}
CLAUSE = "Clause"
"""The name under which JSON schemas define what a condition is made of, since it can hold itself."""
_CLAUSE_SCHEMA: Schema = {"x-ref": CLAUSE}
_CLAUSES_SCHEMA: Schema = {"type": "array", "items": _CLAUSE_SCHEMA, "minItems": 1}
CONDITION_SCHEMA: Schema = {"anyOf": [_CLAUSE_SCHEMA, _CLAUSES_SCHEMA]}
_JOINED: Mapping[str, Schema] = {
    "any": {"description": "Holds where one of these does.", **_CLAUSES_SCHEMA},
    "all": {"description": "Holds where all of these do.", **_CLAUSES_SCHEMA},
    "unless": {"description": "Holds where none of these does.", **CONDITION_SCHEMA},
}
DEFINITIONS: Mapping[str, Schema] = {
    CLAUSE: {
        "description": "Answers that fit, the name of a condition, or {any: […]}, {all: […]}, {unless: …}.",
        "anyOf": [
            SCALAR,
            *(
                {"type": "object", "required": [word], "additionalProperties": False, "properties": {word: schema}}
                for word, schema in _JOINED.items()
            ),
            {**_FACTS_SCHEMA, "not": {"anyOf": [{"required": [word]} for word in _JOINED]}},
        ],
    }
}
JOINING = tuple(_JOINED)
"""The words that join clauses; so no question is called that."""

Facts = Annotated[
    FrozenMap[Id, Annotated[tuple[Id, ...], BeforeValidator(one_or_more), Field(min_length=1)]],
    Field(min_length=1),
]
"""Question id → the answers that fit, or names of groups of them; all questions named have to fit."""


class AnyOf(Model):
    """Holds where one of these does."""

    any: Annotated[tuple[Clause, ...], Field(min_length=1)]


class AllOf(Model):
    """Holds where all of these do."""

    all: Annotated[tuple[Clause, ...], Field(min_length=1)]


class NoneOf(Model):
    """Holds where none of these does."""

    unless: Condition


def _form(value: Any) -> str:
    if isinstance(value, str):
        return "named"
    if isinstance(value, Model):
        return next(iter(type(value).model_fields))
    return next((word for word in JOINING if isinstance(value, Mapping) and word in value), "facts")


def _alone(value: Any) -> Any:
    if isinstance(value, Mapping) and len(value) > 1 and (word := _form(value)) in JOINING:
        raise PydanticCustomError("clause_form", "'{word}' stands alone in its map", {"word": word})
    return value


Clause = Annotated[
    Annotated[
        Annotated[Id, Tag("named")]
        | Annotated[AnyOf, Tag("any")]
        | Annotated[AllOf, Tag("all")]
        | Annotated[NoneOf, Tag("unless")]
        | Annotated[Facts, Tag("facts")],
        Discriminator(_form),
    ],
    BeforeValidator(_alone),
]
"""One thing that can hold or not. In a plain tree no name stands for one any more."""

Condition = Annotated[
    tuple[Clause, ...],
    BeforeValidator(one_or_more),
    Field(min_length=1),
    WithJsonSchema(CONDITION_SCHEMA),
    OPAQUE,
]
"""Clauses of which one has to hold."""

AnyOf.model_rebuild()
AllOf.model_rebuild()
NoneOf.model_rebuild()
