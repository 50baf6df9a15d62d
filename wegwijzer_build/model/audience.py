"""For whom a path is made."""

from typing import Annotated

from .base import Field, Flag, Model, Opening, Row, Sentences, Text, WholeNumber
from .demands import AudienceDemands


class Audience(Model):
    """A file in audiences/; its name is its id."""

    title: Annotated[Text, Field(description="The audience in one word.")]
    door: Annotated[Text, Field(description="How someone recognises themselves on the home page: 'I am a reader'.")]
    door_text: Annotated[Sentences, Field(description="What they find behind that door, in one sentence.")]
    text: Annotated[Opening, Field(description="The opening of their own page.")]
    come_for: Annotated[
        tuple[Row, ...], Field(description="What most of them come for, each with a link to it; five or so.")
    ] = ()
    informal: Annotated[Flag, Field(description="true where readers are addressed with 'je' instead of 'u'.")] = False
    demands: Annotated[
        AudienceDemands,
        Field(
            default_factory=AudienceDemands,
            exclude=True,
            description="What is asked of trees and texts for their sake.",
        ),
    ]
    order: Annotated[WholeNumber, Field(description="Place among the doors, from 1.")]
