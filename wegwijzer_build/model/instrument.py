"""Something to use: a model letter, a scheme, a checklist, a step plan."""

import re
from enum import StrEnum
from typing import Annotated

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


class Blank(Model):
    """Something that who uses an instrument fills in; its key stands between braces where it goes: {naam}."""

    label: Annotated[Label, Field(description="What is filled in, in a few words; it stands in the place of it.")]
    type: Annotated[BlankType, Field(description="text, long, date, number or choice; text if left out.")] = (
        BlankType.TEXT
    )
    explain: Annotated[Sentences | None, Field(description="What is meant, where the label does not say it.")] = None
    choices: Annotated[tuple[Label, ...], Field(description="Only of a choice: what one can choose from.")] = ()


class Part(Model):
    """One element of an instrument."""

    title: Annotated[Text, Field(description="The element in a few words.")]
    text: Annotated[Prose | None, Field(description="What goes there, and why.")] = None
    say: Annotated[
        tuple[Lines, ...],
        Field(description="Words to use as they stand; {naam} is the blank of that key."),
    ] = ()
    ticks: Annotated[tuple[Row, ...], Field(description="Points to tick off, one by one.")] = ()


class Instrument(Statement):
    """A file in instruments/."""

    title: Annotated[Label, Field(description="The name of the instrument.")]
    audiences: Annotated[tuple[AudienceId, ...], Field(min_length=1, description="Who uses it.")]
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
    signed_by: Annotated[tuple[Label, ...], Field(description="Who signs it, where it is signed.")] = ()
    parts: Annotated[tuple[Part, ...], Field(description="Its elements in order.")] = ()
    url: Annotated[HttpsUrl | None, Field(description="Where the original is published, if it is not ours.")] = None
