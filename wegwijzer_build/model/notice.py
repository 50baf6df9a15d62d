"""What visitors are told of the site itself: what is different now, and for whom."""

from typing import Annotated

from .base import AudienceId, Date, Field, Model, Opening, Text


class Notice(Model):
    """An entry of notices.yml, the newest first; its key is its id."""

    date: Annotated[Date, Field(description="The day on which visitors got it.")]
    title: Annotated[Text, Field(max_length=80, description="What is different now, in a few words.")]
    text: Annotated[
        Opening,
        Field(max_length=600, description="What is different and for whom, in plain words."),
    ]
    audiences: Annotated[
        tuple[AudienceId, ...], Field(description="Ids of the audiences that it is about; left out: everybody.")
    ] = ()
