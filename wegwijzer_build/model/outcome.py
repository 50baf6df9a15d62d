"""An end of a tree: who to turn to first, and the advice, each possibly under conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from wegwijzer_build.wording import ID_LENGTH, ID_PATTERN, say

from .base import FRAGMENT, AdviceId, ContactId, Field, FrozenMap, Id, Model, Prose, Text
from .condition import CONDITION_SCHEMA, SCALAR, Condition, Schema
from .conditional import Conditional, conditional_schema, described

CONTACT = "contact:"
"""Stands before the id of a contact where it is told from advice, among all that an outcome shows."""
_USE = "The id of an advice."
_FIRST = "The id of a contact."
_LIST = "The name of a list of advice of this tree: all of it stands here."
_WITH = (
    "Fragments of this advice that are shown with it: name → condition, as with 'when'. A list of names shows these to "
    "all who see the advice."
)
_SHOWN_PATTERN = rf"{ID_PATTERN[:-1]}({FRAGMENT}{ID_PATTERN[1:-1]})?$"

ShownAdvice = Annotated[
    str,
    StringConstraints(pattern=_SHOWN_PATTERN, max_length=2 * ID_LENGTH + len(FRAGMENT)),
    WithJsonSchema({**SCALAR, "pattern": _SHOWN_PATTERN, "maxLength": 2 * ID_LENGTH + len(FRAGMENT)}),
]
"""The id of an advice, or of a fragment of it: `kosten` or `kosten/klein`."""


def _read_with(value: Any) -> Any:
    if isinstance(value, str):
        return {value: None}
    if isinstance(value, (list, tuple)):
        return dict.fromkeys(value) if all(isinstance(name, str) for name in value) else value
    return value


_WITH_SCHEMA: Schema = {
    "anyOf": [
        SCALAR,
        {"type": "array", "items": SCALAR, "minItems": 1},
        {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": ID_PATTERN},
            "additionalProperties": CONDITION_SCHEMA,
        },
    ]
}
_USE_SCHEMA = {
    "anyOf": [
        SCALAR,
        conditional_schema("use", _USE, **{"with": described(_WITH_SCHEMA, _WITH)}),
        conditional_schema("list", _LIST),
    ]
}


class Use(Conditional):
    """An advice in an outcome, possibly under conditions; in a plain tree also a fragment of one: `kosten/klein`."""

    use: Annotated[AdviceId, Field(description=_USE)]
    list: Annotated[Id | None, Field(description=_LIST)] = None
    with_: Annotated[
        Annotated[FrozenMap[Id, Condition | None], BeforeValidator(_read_with), WithJsonSchema(_WITH_SCHEMA)],
        Field(alias="with", description=_WITH),
    ] = Field(default_factory=dict)

    @property
    def name(self) -> str:
        """By what it is told from all else that an outcome shows: `kosten`, `kosten/klein`."""
        return self.use

    @property
    def advice(self) -> str:
        """The id of the advice: the one used, or that of which this is a fragment."""
        return self.use.partition(FRAGMENT)[0]

    @property
    def is_fragment(self) -> bool:
        """Whether this is a fragment of an advice."""
        return FRAGMENT in self.use

    @model_validator(mode="before")
    @classmethod
    def _of_a_list(cls, value: Any) -> Any:
        if not isinstance(value, Mapping) or "list" not in value:
            return value
        if "use" in value:
            raise PydanticCustomError("use_form", say("'use' and 'list' do not stand together: write two items"))
        if "with" in value:
            raise PydanticCustomError("use_form", say("'with' stands at an advice; write it in the list"))
        return {**value, "use": NO_ADVICE}


NO_ADVICE = "none"
"""What stands for the id of an advice where a list of them is used; a plain tree has none of these."""


class First(Conditional):
    """A contact that an outcome puts before everything else, possibly under conditions."""

    use: Annotated[ContactId, Field(description=_FIRST)]

    @property
    def name(self) -> str:
        """By what it is told from advice: `contact:113`."""
        return f"{CONTACT}{self.use}"


def _read_use(value: Any) -> Any:
    return {"use": value} if isinstance(value, str) else value


Uses = tuple[Annotated[Use, BeforeValidator(_read_use), WithJsonSchema(_USE_SCHEMA)], ...]
_FIRST_SCHEMA = {"anyOf": [SCALAR, conditional_schema("use", _FIRST)]}


class Outcome(Model):
    """An end of the tree."""

    title: Annotated[Text, Field(description="What this comes down to; it becomes the heading of the page.")]
    text: Annotated[Prose | None, Field(description="One or two sentences before the advice.")] = None
    first: Annotated[
        tuple[Annotated[First, BeforeValidator(_read_use), WithJsonSchema(_FIRST_SCHEMA)], ...],
        Field(
            description="Ids of the contacts to turn to first, before all advice: one to three for everybody who comes "
            "here; or {use: id, when: …, unless: …}."
        ),
    ] = ()
    advice: Annotated[
        Uses,
        Field(description="Ids of advice in the order to show, or {use: id, when: …, unless: …}, or {list: name}."),
    ]

    @property
    def shows(self) -> tuple[First | Use, ...]:
        """All that it can show, in order, each under its conditions."""
        return (*self.first, *self.advice)
