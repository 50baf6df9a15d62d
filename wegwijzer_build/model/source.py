"""A document that statements rest on."""

from typing import Annotated

from .base import Date, Field, HttpsUrl, Model, PartialDate, Prose, Quoted, Search
from .other_language import OtherLanguage


class Source(Model):
    """An entry of sources.yml; its key is its id."""

    title: Annotated[Quoted, Field(description="The title as its publisher gives it.")]
    publisher: Annotated[Quoted, Search.OPENING, Field(description="Who published it.")]
    language: Annotated[
        OtherLanguage | None,
        Field(description="Of its title, where that is not the language of the site; a screen reader needs it."),
    ] = None
    date: Annotated[
        PartialDate | None,
        Field(description="Date of the document, as precise as known; left out when undated."),
    ] = None
    number: Annotated[Quoted | None, Field(description="Official number, as those who cite it write it.")] = None
    published_in: Annotated[
        Quoted | None,
        Field(
            description="Only where this is the publication of a law itself: the official journal that it stands in."
        ),
    ] = None
    url: Annotated[HttpsUrl | None, Field(description="Where it is published.")] = None
    checked_on: Annotated[
        Date | None,
        Field(description="The date of the copy that was read; left out where that is not known."),
    ] = None
    note: Annotated[
        Prose | None,
        Field(description="What a reader should know about it: its limits, its age, what it is not."),
    ] = None
