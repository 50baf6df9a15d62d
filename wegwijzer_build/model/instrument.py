"""Something to use: a model letter, a scheme, a checklist, a step plan."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints, WithJsonSchema

from .base import (
    AudienceId,
    Field,
    Flag,
    FrozenMap,
    HttpsUrl,
    Id,
    Label,
    Lines,
    Model,
    Opening,
    Prose,
    Row,
    Sentences,
    Text,
    WholeNumber,
    Written,
)
from .statement import Statement

BLANK = re.compile(r"\{([a-z0-9][a-z0-9-]*)\}")
"""A blank in the words of an instrument: the key of its field between braces."""


class BlankType(StrEnum):
    """What is filled in at a blank."""

    TEXT = "text"
    """A few words."""
    LONG = "long"
    """Some sentences."""
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    """One of a few."""


class OfOwnContact(StrEnum):
    """What of the own contact of a site (`contacts_first`) goes in a blank."""

    NAME = "name"
    """The person who answers."""
    NUMBER = "number"
    """The telephone number; where it has a line of its own, with hours and languages below it."""
    MAIL = "mail"


class Blank(Model):
    """Something that who uses an instrument fills in; its key stands between braces where it goes: {naam}."""

    label: Annotated[Label, Field(description="What is filled in, in a few words; it stands in the place of it.")]
    type: Annotated[BlankType, Field(description="text, long, date, number or choice; text if left out.")] = (
        BlankType.TEXT
    )
    explain: Annotated[Sentences | None, Field(description="What is meant, where the label does not say it.")] = None
    choices: Annotated[tuple[Label, ...], Field(description="Only of a choice: what one can choose from.")] = ()
    own: Annotated[
        OfOwnContact | None,
        Field(
            description="name, number or mail: filled in from the first of 'contacts_first', where a site has its own."
        ),
    ] = None


class Form(StrEnum):
    """How the words of an instrument are laid out in what is made of it."""

    TEXT = "text"
    """Pages with headings: a letter, a scheme, a checklist."""
    POSTER = "poster"
    """One sheet on a wall: the first of its words are the largest."""
    CARD = "card"
    """The size of a bank card, several on a sheet to cut."""


Cell = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=500),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
    Written.LINES,
]
"""The words of a cell; without any it is there to write in."""


class TableToFill(Model):
    """Rows and columns in an instrument. A cell without words is there to write in."""

    columns: Annotated[tuple[Label, ...], Field(min_length=2, max_length=5, description="What stands above each.")]
    rows: Annotated[
        tuple[tuple[Cell, ...], ...],
        Field(min_length=1, description='Rows of as many cells as columns; {naam} is a blank, "" a cell to write in.'),
    ]


class Part(Model):
    """One element of an instrument."""

    title: Annotated[Text, Field(description="The element in a few words.")]
    text: Annotated[Prose | None, Field(description="What goes there, and why.")] = None
    say: Annotated[
        tuple[Lines, ...],
        Field(description="Words to use as they stand; {naam} is the blank of that key."),
    ] = ()
    ticks: Annotated[tuple[Row, ...], Field(description="Points to tick off, one by one.")] = ()
    table: Annotated[TableToFill | None, Field(description="Rows and columns to fill in.")] = None

    @property
    def is_of_text(self) -> bool:
        """Whether it holds something of the text itself, where all parts are one text; ticks alone explain it."""
        return bool(self.say or self.table)


class Slide(Model):
    """One slide of a presentation."""

    title: Annotated[Text, Field(description="What stands largest on it.")]
    points: Annotated[
        tuple[Lines, ...], Field(max_length=5, description="What else stands on it; {naam} is a blank.")
    ] = ()
    say: Annotated[Lines, Field(description="What is said with it: the notes, and the captions where it plays.")]
    seconds: Annotated[WholeNumber, Field(ge=3, le=120, description="How long it stands, where it plays by itself.")]


class Counts(Model):
    """A sheet on which one counts without names."""

    kinds: Annotated[tuple[Label, ...], Field(min_length=2, description="What is counted, each apart.")]
    done: Annotated[tuple[Label, ...], Field(min_length=2, description="What was done, of which one holds each time.")]
    least: Annotated[
        WholeNumber, Field(ge=3, le=50, description="Numbers are told in steps of this, so that none points to people.")
    ]


class Instrument(Statement):
    """A file in instruments/."""

    title: Annotated[Label, Field(description="The name of the instrument.")]
    audiences: Annotated[tuple[AudienceId, ...], Field(min_length=1, description="Who uses it.")]
    heading: Annotated[
        Label | None, Field(description="What stands above its own text, where that is not its name.")
    ] = None
    text: Annotated[
        Opening,
        Field(description="What it is for, whose it is (ours, or published elsewhere) and how to use it."),
    ]
    fields: Annotated[FrozenMap[Id, Blank], Field(description="What is filled in, by a key for each: {naam: …}.")] = {}  # noqa: RUF012 - pydantic copies defaults
    one_text: Annotated[
        Flag,
        Field(
            description="Whether the words of its parts are one text, as those of a letter; else each stands by itself."
        ),
    ] = False
    form: Annotated[Form, Field(description="text, poster or card; text if left out.")] = Form.TEXT
    neutral: Annotated[
        Flag, Field(description="Whether no word of it may tell what it is about, as on a wall that everybody passes.")
    ] = False
    signed_by: Annotated[tuple[Label, ...], Field(description="Who signs it, where it is signed.")] = ()
    parts: Annotated[tuple[Part, ...], Field(description="Its elements in order.")] = ()
    slides: Annotated[tuple[Slide, ...], Field(description="The slides of a presentation, in order.")] = ()
    counts: Annotated[Counts | None, Field(description="Only of a sheet to count on: what is counted.")] = None
    url: Annotated[HttpsUrl | None, Field(description="Where the original is published, if it is not ours.")] = None

    @property
    def is_ours(self) -> bool:
        """Whether there is something of ours to use, and not only a place where others publish theirs."""
        return self.url is None and bool(self.parts or self.slides or self.counts)
