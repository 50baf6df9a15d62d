"""Something to use: a model letter, a scheme, a checklist, a step plan."""

from typing import Annotated

from .base import AudienceId, Field, HttpsUrl, Label, Lines, Model, Opening, Prose, Text
from .statement import Statement


class Part(Model):
    """One element of an instrument."""

    title: Annotated[Text, Field(description="The element in a few words.")]
    text: Annotated[Prose, Field(description="What goes there, and why.")]
    say: Annotated[
        tuple[Lines, ...],
        Field(description="Words to use as they stand, each in a box with a button that copies it."),
    ] = ()


class Instrument(Statement):
    """A file in instruments/."""

    title: Annotated[Label, Field(description="The name of the instrument.")]
    audiences: Annotated[tuple[AudienceId, ...], Field(min_length=1, description="Who uses it.")]
    text: Annotated[
        Opening,
        Field(description="What it is for, whose it is (ours, or published elsewhere) and how to use it."),
    ]
    parts: Annotated[tuple[Part, ...], Field(description="Its elements in order.")] = ()
    url: Annotated[HttpsUrl | None, Field(description="Where the original is published, if it is not ours.")] = None
