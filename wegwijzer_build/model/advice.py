"""One reusable statement: what somebody can do or should know."""

from typing import Annotated

from .base import (
    AudienceId,
    ContactId,
    Field,
    FigureId,
    Flag,
    FoundBy,
    FrozenMap,
    Id,
    InstrumentId,
    Model,
    ReadAs,
    RoleId,
    SituationId,
    SolutionId,
    TaskId,
    Text,
)
from .statement import PerAudienceOpening, PerAudienceRow, PerAudienceSay, PerAudienceSteps, Statement


class Route(Model):
    """What to know before one takes a route: each a short sentence, or one per audience (audience: text)."""

    who_knows: Annotated[PerAudienceRow, Field(description="Who learns the name of the one who takes it.")]
    how_long: Annotated[PerAudienceRow, Field(description="How long it takes; say so where nobody knows.")]
    stopping: Annotated[PerAudienceRow, Field(description="Whether one can stop on the way, and until when.")]
    then: Annotated[PerAudienceRow, Field(description="What happens after the first step.")]


class Fragment(Model):
    """A piece of an advice for some readers only: an outcome shows it `with` a condition."""

    for_whom: Annotated[
        Text,
        ReadAs.LABEL,
        Field(description="For whom it is, in a few words; it stands before it where all fragments stand together."),
    ]
    text: Annotated[PerAudienceRow, Field(description="What it says to them; one text, or one per audience.")]


class Advice(Statement):
    """A file in advice/; its name is its id."""

    title: Annotated[Text, Field(description="What to do or know, in a few words; an outcome shows it as a heading.")]
    audiences: Annotated[tuple[AudienceId, ...], Field(min_length=1, description="For whom it is written.")]
    found_by: FoundBy = ()
    text: Annotated[
        PerAudienceOpening,
        Field(min_length=1, description="Markdown; one text, or one per audience (audience: text)."),
    ]
    steps: Annotated[
        PerAudienceSteps, Field(description="What to do, one step an item; a list, or one list per audience.")
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    sourced_steps: Annotated[
        Flag,
        Field(
            description="true where the steps rest on the sources; else they are our own advice, and an outcome says "
            "so once for all of them."
        ),
    ] = False
    say: Annotated[
        PerAudienceSay,
        Field(description="Messages to send or say as they stand, each to copy; a list, or one list per audience."),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    fragments: Annotated[
        FrozenMap[Id, Fragment],
        Field(description="Name → what is for some readers only; an outcome shows it 'with' a condition."),
    ] = Field(default_factory=dict)
    urgent: Annotated[
        Flag, Field(description="true where it is needed within the hour: an outcome never folds it.")
    ] = False
    route: Annotated[
        Route | None,
        Field(description="Only where the advice is a way to go, such as a complaint: what to know before one goes."),
    ] = None
    contacts: Annotated[tuple[ContactId, ...], Field(description="Who can help with it.")] = ()
    solutions: Annotated[tuple[SolutionId, ...], Field(description="Solutions it points to.")] = ()
    instruments: Annotated[tuple[InstrumentId, ...], Field(description="Instruments that help to do it.")] = ()
    situations: Annotated[tuple[SituationId, ...], Field(description="Situations it is about.")] = ()
    roles: Annotated[tuple[RoleId, ...], Field(description="Roles it is about.")] = ()
    tasks: Annotated[tuple[TaskId, ...], Field(description="Tasks it is about.")] = ()
    figures: Annotated[tuple[FigureId, ...], Field(description="Figures that show why it matters.")] = ()
