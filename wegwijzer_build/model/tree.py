"""A decision tree for one audience: questions, answers, outcomes, cases."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from .base import (
    AudienceId,
    Field,
    Flag,
    FoundBy,
    FrozenMap,
    Id,
    Label,
    Model,
    Opening,
    ReadAs,
    Search,
    Sentences,
    Text,
    Written,
    one_or_more,
)
from .condition import SCALAR, Condition
from .explanation import Explanation
from .next import Next, SharedWaysOn, Target, WaysOn
from .outcome import Outcome, ShownAdvice, Uses

AS_TEXT = "tekst"
"""What stands behind the address of a tree where all of it is a text; so no question or outcome is called that."""

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


class Answer(Model):
    """One answer to a question."""

    say: Annotated[Sentences, Field(description="The answer in the words of who gives it.")]
    next: Annotated[
        WaysOn,
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
        SharedWaysOn,
        Field(description="Where the answers lead that do not say so themselves."),
    ] = None
    groups: Annotated[
        FrozenMap[Id, Annotated[tuple[Id, ...], BeforeValidator(one_or_more), Field(min_length=1)]],
        Field(description="Name → answers that conditions name together."),
    ] = Field(default_factory=dict)


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
    plan: Annotated[
        Flag, Field(description="true where each outcome can be taken along as a plan: who does what, and when.")
    ] = False
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
