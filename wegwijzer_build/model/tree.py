"""A decision tree for one audience: questions, answers, outcomes, cases."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from wegwijzer_build.wording import ID_LENGTH, ID_PATTERN, say

from .base import (
    FRAGMENT,
    AdviceId,
    AudienceId,
    ContactId,
    Field,
    Flag,
    FoundBy,
    FrozenMap,
    Id,
    Label,
    Model,
    Opening,
    Prose,
    ReadAs,
    Search,
    Sentences,
    Text,
    Written,
    one_or_more,
)
from .condition import CONDITION_SCHEMA, SCALAR, Condition, Schema
from .explanation import Explanation

AS_TEXT = "tekst"
"""What stands behind the address of a tree where all of it is a text; so no question or outcome is called that."""
CONTACT = "contact:"
"""Stands before the id of a contact where it is told from advice, among all that an outcome shows."""
TO_TREE = "tree:"
"""What stands before the id of another tree where a way leads on to it."""

_WHEN = "Holds where one of these does; left out is always."
_UNLESS = "Does not hold where one of these does."
_TO = "The id of a question or an outcome, or tree: with the id of another tree."
_USE = "The id of an advice."
_FIRST = "The id of a contact."
_LIST = "The name of a list of advice of this tree: all of it stands here."
_WITH = (
    "Fragments of this advice that are shown with it: name → condition, as with 'when'. A list of names shows these to "
    "all who see the advice."
)


def tree_named(target: str) -> str | None:
    """The id of the other tree that a target names: `wat-nu` of `tree:wat-nu`; None for a node of this tree."""
    return target.removeprefix(TO_TREE) if target.startswith(TO_TREE) else None


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def _object(properties: Schema, required: str) -> Schema:
    return {"type": "object", "required": [required], "additionalProperties": False, "properties": properties}


def _conditional(key: str, description: str, **more: Schema) -> Schema:
    """A map with one key of its own, and conditions; perhaps with more keys."""
    when, unless = _described(CONDITION_SCHEMA, _WHEN), _described(CONDITION_SCHEMA, _UNLESS)
    return _object({key: _described(SCALAR, description), "when": when, "unless": unless, **more}, key)


_TARGET_PATTERN = rf"^({TO_TREE})?{ID_PATTERN[1:]}"

Target = Annotated[
    str,
    StringConstraints(pattern=_TARGET_PATTERN, max_length=len(TO_TREE) + ID_LENGTH),
    WithJsonSchema({**SCALAR, "pattern": _TARGET_PATTERN, "maxLength": len(TO_TREE) + ID_LENGTH}),
]
"""Where a way leads: the id of a question or an outcome, or `tree:` with the id of another tree."""

_SHOWN_PATTERN = rf"{ID_PATTERN[:-1]}({FRAGMENT}{ID_PATTERN[1:-1]})?$"

ShownAdvice = Annotated[
    str,
    StringConstraints(pattern=_SHOWN_PATTERN, max_length=2 * ID_LENGTH + len(FRAGMENT)),
    WithJsonSchema({**SCALAR, "pattern": _SHOWN_PATTERN, "maxLength": 2 * ID_LENGTH + len(FRAGMENT)}),
]
"""The id of an advice, or of a fragment of it: `kosten` or `kosten/klein`."""

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    WithJsonSchema({**SCALAR, "maxLength": 120}),
    Written.PLAIN,
]
"""One short line of plain words."""


class Delivery(StrEnum):
    """How a tree reaches its visitors."""

    PAGES = "pages"
    ONE_PAGE = "one-page"


class Conditional(Model):
    """Something that holds always, or only under conditions."""

    when: Annotated[Condition | None, Field(description=_WHEN)] = None
    unless: Annotated[Condition | None, Field(description=_UNLESS)] = None


class Branch(Conditional):
    """One way on from an answer."""

    to: Annotated[Target, Field(description=_TO)]


class Next(Model):
    """All ways on from an answer. Their order decides nothing."""

    branches: tuple[Branch, ...] = ()
    otherwise: Target | None = None

    @property
    def is_given(self) -> bool:
        """Whether it leads anywhere at all."""
        return bool(self.branches) or self.otherwise is not None


def _read_next(value: Any) -> Any:
    if isinstance(value, str):
        return {"branches": [{"to": value}]}
    if not isinstance(value, list) or not value:
        raise PydanticCustomError(
            "next_form", say("expected the id of a question or outcome, or a list of ways on ({when: …, to: …})")
        )
    *first, last = value
    if any(isinstance(item, Mapping) and "otherwise" in item for item in first):
        raise PydanticCustomError("next_form", say("'otherwise' stands once, as the last item of 'next'"))
    if isinstance(last, Mapping) and "otherwise" in last:
        if set(last) != {"otherwise"}:
            raise PydanticCustomError(
                "next_form", say("'otherwise' stands alone: no 'when', 'unless' or 'to' beside it")
            )
        return {"branches": first, "otherwise": last["otherwise"]}
    return {"branches": value}


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
_NEXT_SCHEMA = {
    "anyOf": [
        SCALAR,
        {
            "type": "array",
            "minItems": 1,
            "items": {
                "anyOf": [
                    _conditional("to", _TO),
                    _object({"otherwise": _described(SCALAR, "Where to go when no other way is open.")}, "otherwise"),
                ]
            },
        },
    ]
}
_USE_SCHEMA = {
    "anyOf": [
        SCALAR,
        _conditional("use", _USE, **{"with": _described(_WITH_SCHEMA, _WITH)}),
        _conditional("list", _LIST),
    ]
}


class Answer(Model):
    """One answer to a question."""

    say: Annotated[Sentences, Field(description="The answer in the words of who gives it.")]
    next: Annotated[
        Next,
        BeforeValidator(_read_next),
        WithJsonSchema(_NEXT_SCHEMA),
        Field(
            description="Where this answer leads: an id, tree: with the id of another tree, or a list of "
            "{when, unless, to} with a last {otherwise}. Left out, it leads where the question says."
        ),
    ] = Field(default_factory=Next)
    explain: Annotated[
        Line | None, ReadAs.SENTENCES, Field(description="What is meant by it, in one line under the answer.")
    ] = None
    unsure: Annotated[Flag, Field(description="true for the answer of who does not know.")] = False
    found_by: FoundBy = ()


class Question(Model):
    """One thing asked, single choice."""

    ask: Annotated[Sentences, Field(description="The question; it becomes the heading of the page.")]
    why: Annotated[Sentences | None, Field(description="Why it is asked; no links.")] = None
    explain: Annotated[
        Explanation | None, Field(description="What is meant and what counts, folded under the question.")
    ] = None
    everyone_knows: Annotated[
        Flag, Field(description="true where nobody can be unsure, so that no answer for that is needed.")
    ] = False
    answers: Annotated[FrozenMap[Id, Answer], Field(description="Answer id → answer, in the order to show.")]
    next: Annotated[
        Next | None,
        BeforeValidator(_read_next),
        WithJsonSchema(_NEXT_SCHEMA),
        Field(description="Where the answers lead that do not say so themselves."),
    ] = None
    groups: Annotated[
        FrozenMap[Id, Annotated[tuple[Id, ...], BeforeValidator(one_or_more), Field(min_length=1)]],
        Field(description="Name → answers that conditions name together."),
    ] = Field(default_factory=dict)


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
_FIRST_SCHEMA = {"anyOf": [SCALAR, _conditional("use", _FIRST)]}


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


class Case(Model):
    """An example that has to come out as told."""

    name: Annotated[Label, Field(description="Who this is about, told as a person.")]
    answers: Annotated[
        FrozenMap[Id, Id], Field(description="Question id → answer id, only for questions that are asked.")
    ]
    outcome: Annotated[
        Target, Field(description="The outcome this person reaches, or tree: with the id of the tree they go on in.")
    ]
    advice: Annotated[
        tuple[ShownAdvice, ...],
        Field(
            min_length=1,
            description="The advice this person sees, and its fragments (kosten/klein); left out where they go on in "
            "another tree.",
        ),
    ] = ()


class Tree(Model):
    """A file in trees/; its name is its id."""

    title: Annotated[Text, Field(description="What the tree helps with.")]
    audience: Annotated[AudienceId, Field(description="For whom it is.")]
    for_whom: Annotated[
        Annotated[Line, Search.OPENING] | None,
        Field(description="For whom this door is, in one plain line; shown wherever the tree is offered."),
    ] = None
    found_by: FoundBy = ()
    text: Annotated[
        Opening | None, Field(description="What a visitor gets from it; shown where the tree is offered.")
    ] = None
    start: Annotated[Id, Field(description="The id of the first question.")]
    delivery: Annotated[
        Delivery,
        Field(description="pages (a page for each state), or one-page (one address, for who must leave no traces)."),
    ] = Delivery.PAGES
    neutral_title: Annotated[
        Text | None,
        Field(description="For one-page: the title that others may see on the screen; it tells nothing."),
    ] = None
    questions: Annotated[FrozenMap[Id, Question], Field(min_length=1, description="Question id → question.")]
    outcomes: Annotated[FrozenMap[Id, Outcome], Field(min_length=1, description="Outcome id → outcome.")]
    conditions: Annotated[
        FrozenMap[Id, Condition], Field(description="Name → condition, to be used by that name in any other.")
    ] = Field(default_factory=dict)
    lists: Annotated[
        FrozenMap[Id, Annotated[Uses, Field(min_length=1)]],
        Field(description="Name → advice that several outcomes show together."),
    ] = Field(default_factory=dict)
    cases: Annotated[tuple[Case, ...], Field(description="Examples that check runs.")] = ()
