"""What is asked of trees and texts beyond being sound: by the site, and for the sake of who reads them."""

from typing import Annotated

from .base import Field, Flag, FrozenMap, Model, Quoted, WholeNumber
from .signoff import SigningRole
from .statement import Kind


class SiteDemands(Model):
    """The key `demands` of site.yml. Numbers that are left out are not asked for, but for the lengths of sentences."""

    questions_on_a_way: Annotated[
        WholeNumber | None, Field(description="The most questions that a visitor may have to answer.")
    ] = None
    cases: Annotated[WholeNumber | None, Field(description="The fewest cases of a tree.")] = None
    cases_of_audience_tree: Annotated[
        WholeNumber | None, Field(description="The fewest cases of a tree that has the id of an audience.")
    ] = None
    unsure: Annotated[
        Flag, Field(description="Whether every question has an answer for who does not know; true if left out.")
    ] = True
    covered: Annotated[Flag, Field(description="Whether cases reach all that a tree can show; true if left out.")] = (
        True
    )
    for_whom: Annotated[
        Flag, Field(description="Whether each of several trees says for whom it is; true if left out.")
    ] = True
    sources: Annotated[
        Flag, Field(description="Whether whatever a reader may act on names a source; true if left out.")
    ] = True
    official_journals: Annotated[
        tuple[Quoted, ...],
        Field(description="In which journals a law has to be published before a day for it can be set; left out, any."),
    ] = ()
    readability: Annotated[
        Flag, Field(description="Whether sentences and words are measured at all; true if left out.")
    ] = True
    words_in_sentence: Annotated[WholeNumber, Field(description="The most words of a sentence; 25 if left out.")] = 25
    words_on_average: Annotated[
        WholeNumber, Field(description="The most words that the sentences of a text have on average; 15 if left out.")
    ] = 15
    ease: Annotated[
        WholeNumber | None,
        Field(description="How easy a text is at least, by the formula in language/reading.yml."),
    ] = None
    signed: Annotated[
        FrozenMap[Kind, Annotated[tuple[SigningRole, ...], Field(min_length=1)]],
        Field(description="In which roles somebody has to agree to texts of a kind: {law: [legal]}; none if left out."),
    ] = {}  # noqa: RUF012 - pydantic copies defaults


class AudienceDemands(Model):
    """The key `demands` of an audience: what is asked for the sake of its readers."""

    ease: Annotated[
        WholeNumber | None,
        Field(description="How easy their texts are at least, if not as the site asks of all."),
    ] = None
    free_contact: Annotated[
        Flag,
        Field(description="true where every outcome of their trees names a contact that is free and confidential."),
    ] = False
    first_contact: Annotated[
        Flag,
        Field(
            description="true where every outcome of their trees puts such a contact first, outside the organisation "
            "that they work for, and one that can be reached without a phone."
        ),
    ] = False
