"""A subject told as a whole: sections in order, each with its own weight and sources."""

from enum import StrEnum
from typing import Annotated

from .base import (
    AdviceId,
    AudienceId,
    ContactId,
    Field,
    FigureId,
    FoundBy,
    InstrumentId,
    Model,
    Opening,
    PictureId,
    Prose,
    Reason,
    RoleId,
    Search,
    SolutionId,
    SourceId,
    Text,
    WholeNumber,
)
from .other_language import OtherLanguage
from .statement import Kind, Statement


class Overview(StrEnum):
    """An overview that is made from the other collections."""

    MATRIX = "matrix"
    """Every role against every task: who does what, and who certainly not."""
    INTERNAL_EXTERNAL = "internal-external"
    """Two solutions with their roles, one from inside and one from outside, side by side."""
    CLASHES = "clashes"
    """Functions that do not go together with a role, and why."""
    SOLUTIONS = "solutions"
    """All solutions, by sector."""
    SOURCES_OF_LAW = "sources-of-law"
    """What rests on the law today, and what on a bill."""


class Sides(Model):
    """What the overview `internal-external` puts side by side: the one and the other."""

    solutions: Annotated[tuple[SolutionId, ...], Field(min_length=2, max_length=2, description="Two solutions.")]
    roles: Annotated[tuple[RoleId, ...], Field(min_length=2, max_length=2, description="The role in each.")]


class Section(Model):
    """A part of a topic. Without a kind or sources of its own it has those of the topic."""

    title: Annotated[Text, Search.WORDS, Field(description="Its heading.")]
    text: Annotated[Prose, Search.WORDS, Field(description="What it says.")]
    kind: Annotated[
        Kind | None, Field(description="Its own legal weight, where that is another than that of the topic.")
    ] = None
    sources: Annotated[
        tuple[SourceId, ...], Field(description="Its own sources, where these are others than those of the topic.")
    ] = ()
    states_duty_because: Annotated[
        Reason | None,
        Field(description="Only where its own kind is bill or guidance: why a word of duty in it is right."),
    ] = None
    pictures: Annotated[tuple[PictureId, ...], Field(description="Pictures to show in it.")] = ()
    figures: Annotated[tuple[FigureId, ...], Field(description="Figures to show in it, with their charts.")] = ()
    shows: Annotated[
        Overview | None,
        Field(
            description="An overview made from other content: matrix (roles and tasks), internal-external (the two "
            "side by side), clashes (functions that do not combine), solutions (all, by sector), sources-of-law (what "
            "is law, what is a bill)."
        ),
    ] = None
    sides: Annotated[
        Sides | None, Field(exclude=True, description="Only with internal-external: what stands side by side.")
    ] = None
    advice: Annotated[tuple[AdviceId, ...], Field(description="Advice to lead on to.")] = ()
    solutions: Annotated[tuple[SolutionId, ...], Field(description="Solutions to lead on to.")] = ()
    instruments: Annotated[tuple[InstrumentId, ...], Field(description="Instruments to lead on to.")] = ()
    contacts: Annotated[tuple[ContactId, ...], Field(description="Who can help with it.")] = ()


class Topic(Statement):
    """A file in topics/; its name is its id."""

    title: Annotated[Text, Field(description="What it is about, in a few words.")]
    audiences: Annotated[tuple[AudienceId, ...], Field(min_length=1, description="For whom it is written.")]
    language: Annotated[
        OtherLanguage | None,
        Field(description="Only of a short page for who does not read the language of the site: that of its texts."),
    ] = None
    found_by: FoundBy = ()
    text: Annotated[Opening, Field(description="Its opening: what one finds here.")]
    order: Annotated[WholeNumber, Field(description="Place among the topics, from 1.")]
    sections: Annotated[tuple[Section, ...], Field(min_length=1, description="Its parts, in the order to read.")]
