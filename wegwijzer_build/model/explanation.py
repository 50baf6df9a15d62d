"""What is meant by a question: folded under it, for who wants to know before they answer."""

from typing import Annotated

from .base import Date, Field, Model, Prose, Reason, SourceId, Text
from .statement import Weight


class Explanation(Model):
    """What is meant, and what counts. It has a weight and sources of its own; what ends belongs in an advice."""

    title: Annotated[Text, Field(description="What the fold is called: a question, or what is explained.")]
    text: Annotated[Prose, Field(description="What is meant, and what counts; nobody has to read it to answer.")]
    kind: Weight
    sources: Annotated[
        tuple[SourceId, ...], Field(description="Ids from sources.yml that it rests on; at least one.")
    ] = ()
    reviewed_on: Annotated[
        Date,
        Field(description="The day someone last compared this text with its sources; a warning after 12 months."),
    ]
    states_duty_because: Annotated[
        Reason | None,
        Field(description="Only where its kind is bill or guidance: why a word of duty in it is right."),
    ] = None
