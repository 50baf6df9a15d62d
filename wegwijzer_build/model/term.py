"""A word that needs explaining."""

from typing import Annotated

from .base import Everyday, Field, Model, Opening, SourceId, Text


class Term(Model):
    """An entry of glossary.yml; its key is its id."""

    title: Annotated[Text, Field(description="The word as it is written in a sentence.")]
    text: Annotated[Opening, Field(description="What it means, in one or two short sentences.")]
    also: Annotated[
        tuple[Everyday, ...],
        Field(description="Other words people use for it; the search finds the term by them."),
    ] = ()
    sources: Annotated[tuple[SourceId, ...], Field(description="Ids from sources.yml, where the meaning has one.")] = ()
