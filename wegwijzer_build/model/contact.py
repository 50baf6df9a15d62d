"""An organisation one can turn to, and how sure we are of what we say of it.

`checked_on` is the date of the copy that somebody read, as with sources. Visitors see it beside every number, so it is
never the day on which it was read: a number from a copy of 2024 is a number of 2024. What else is not sure about a way
(`doubt`, `to_be_called`) stands on the contact's own page, and not beside a number that somebody in danger has to dial.
Once somebody has called and all was right (`called_on`), nothing is left of that doubt, on pages and in the data.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from .base import (
    AudienceId,
    Date,
    Field,
    Flag,
    FoundBy,
    Label,
    Model,
    Opening,
    PartialDate,
    Prose,
    Quoted,
    Row,
    Sentences,
    SourceId,
    Text,
)
from .language import LanguageCode
from .look import PortraitName


class WayKind(StrEnum):
    """How one reaches a contact."""

    PHONE = "phone"
    CHAT = "chat"
    FORM = "form"
    MAIL = "mail"
    SITE = "site"
    VISIT = "visit"


class Way(Model):
    """One way to reach a contact."""

    by: Annotated[WayKind, Field(description="phone, chat, form, mail, site or visit.")]
    at: Annotated[
        Quoted,
        Field(description="The number (as people write it), the https address, the e-mail address or the place."),
    ]
    cost: Annotated[
        Label | None, Field(description="What it costs the caller, for example 'gratis'; only if sourced.")
    ] = None
    hours: Annotated[Label | None, Field(description="When it is open; only if sourced.")] = None
    note: Annotated[Sentences | None, Field(description="What else to know about this way.")] = None
    to_be_called: Annotated[
        Flag,
        Field(
            description="true where only a call tells whether number and hours are right; told on the contact's own "
            "page until called_on."
        ),
    ] = False
    doubt: Annotated[
        Text | None,
        Field(description="What is not sure about this way, such as an old page; told on the contact's own page only."),
    ] = None


class Contact(Model):
    """A file in contacts/; its name is its id."""

    title: Annotated[Label, Field(description="The name of the organisation.")]
    person: Annotated[
        Label | None, Field(description="The name of who answers, where that is always the same person.")
    ] = None
    picture: Annotated[
        PortraitName | None,
        Field(description="A picture of that person, in look/ (.jpg or .png). It stands on the contact's own page."),
    ] = None
    languages: Annotated[
        tuple[LanguageCode, ...], Field(description="The languages in which one can talk, by their codes (nl, en, pl).")
    ] = ()
    found_by: FoundBy = ()
    what_for: Annotated[Opening, Field(description="What one can turn to it for, and what not.")]
    audiences: Annotated[tuple[AudienceId, ...], Field(description="For whom; empty is everyone.")] = ()
    called_on: Annotated[
        Date | None,
        Field(
            description="The day someone called, and all that is said of the ways was right; shown, and nothing is to "
            "be called any more. A warning after 12 months."
        ),
    ] = None
    ways: Annotated[tuple[Way, ...], Field(min_length=1, description="How to reach it, the best way first.")]
    expect: Annotated[
        Row | None,
        Field(description="What happens when one calls, writes or comes: who answers, what follows; only if sourced."),
    ] = None
    free: Annotated[Flag | None, Field(description="Is its help free? Left out when not verified.")] = None
    anonymous: Annotated[Flag | None, Field(description="Can one stay anonymous? Left out when not verified.")] = None
    confidential: Annotated[
        Flag | None, Field(description="Does it keep what one tells to itself? Left out when not verified.")
    ] = None
    inside: Annotated[
        Flag, Field(description="true where it belongs to the organisation that its readers work for.")
    ] = False
    urgent: Annotated[
        Flag, Field(description="true where lives depend on it: no other contact stands before it in an outcome.")
    ] = False
    limits: Annotated[Prose | None, Field(description="What it does not do, so that nobody loses time.")] = None
    sources: Annotated[tuple[SourceId, ...], Field(description="Ids from sources.yml; at least one.")] = ()
    checked_on: Annotated[
        PartialDate | None,
        Field(
            description="The date of the copy that was read, as precise as known, and never the day of reading; shown. "
            "Left out where the copy has none. A warning after 12 months, unless reviewed_on is younger."
        ),
    ] = None
    reviewed_on: Annotated[
        Date | None,
        Field(
            description="The day someone last looked for a newer copy and found none; not shown. "
            "A warning after 12 months."
        ),
    ] = None

    @field_validator("ways")
    @classmethod
    def _called(cls, ways: tuple[Way, ...], info: ValidationInfo) -> tuple[Way, ...]:
        """After a call there is no doubt left about what was called."""
        if info.data.get("called_on") is None:
            return ways
        sure = {"to_be_called": False, "doubt": None}
        return tuple(way.model_copy(update=sure) if way.to_be_called else way for way in ways)
