"""What the site says of itself, and what it asks of its trees."""

from enum import StrEnum
from typing import Annotated

from .base import (
    AdviceId,
    CompetencyId,
    ContactId,
    Date,
    Field,
    FrozenMap,
    HttpsUrl,
    Id,
    InstrumentId,
    ItemName,
    Model,
    OwnAddress,
    Prose,
    Quoted,
    Ref,
    RoleId,
    Sentences,
    SituationId,
    SolutionId,
    TaskId,
    Text,
)
from .demands import SiteDemands
from .language import LanguageCode
from .own_words import Licence, OwnWords

TreeId = Annotated[Id, Ref("trees")]
TopicId = Annotated[Id, Ref("topics")]


class SiteLanguage(StrEnum):
    """The languages in which a site can be. A test holds them to the catalogues, which cannot be known here."""

    DUTCH = "nl"
    ARABIC = "ar"
    BULGARIAN = "bg"
    ENGLISH = "en"
    SPANISH = "es"
    POLISH = "pl"
    ROMANIAN = "ro"
    TURKISH = "tr"
    UKRAINIAN = "uk"


class Security(Model):
    """Where somebody reports a weakness of the site. It becomes /.well-known/security.txt (RFC 9116)."""

    contact: Annotated[Quoted, Field(description="A mail address, or an https address, that somebody reads.")]
    expires: Annotated[
        Date,
        Field(description="The last day on which this holds, within a year; a warning from 30 days before."),
    ]


class Need(Model):
    """What somebody may need now, and who is there for it."""

    need: Annotated[Sentences, Field(description="In the words of who needs it, as a short question or sentence.")]
    contacts: Annotated[tuple[ContactId, ...], Field(min_length=1, description="Who to turn to, the first one first.")]


class Offer(Model):
    """What there is in another language beside that of the site, with all that it shows."""

    trees: Annotated[tuple[TreeId, ...], Field(description="Trees, each with all advice and contacts in it.")] = ()
    topics: Annotated[tuple[TopicId, ...], Field(description="Topics.")] = ()
    situations: Annotated[tuple[SituationId, ...], Field(description="Situations.")] = ()
    solutions: Annotated[tuple[SolutionId, ...], Field(description="Solutions.")] = ()
    instruments: Annotated[tuple[InstrumentId, ...], Field(description="Instruments, with their files.")] = ()
    roles: Annotated[tuple[RoleId, ...], Field(description="Roles.")] = ()
    tasks: Annotated[tuple[TaskId, ...], Field(description="Tasks.")] = ()
    competencies: Annotated[tuple[CompetencyId, ...], Field(description="Competencies.")] = ()
    pages: Annotated[
        tuple[Id, ...],
        Field(description="Pages written by hand, by the names of their files in docs/ without the ending."),
    ] = ()


class Settings(Model):
    """The file site.yml."""

    title: Annotated[Text, Field(description="The name of the site.")]
    language: Annotated[
        SiteLanguage,
        Field(description="Language of all pages, that of the content; nl if left out."),
    ] = SiteLanguage.DUTCH
    tagline: Annotated[Sentences, Field(description="What it does for a visitor, in one sentence.")]
    acute: Annotated[
        Prose | None,
        Field(description="Who to call at once, in a few lines; above all doors of the home page."),
    ] = None
    abroad: Annotated[
        Prose | None,
        Field(
            description="What stands beside who to call on pages in another language: in which languages they answer, "
            "and what to say; it is translated, and not shown in the language of the site."
        ),
    ] = None
    text: Annotated[Prose, Field(description="The opening of the home page.")]
    needs: Annotated[
        tuple[Need, ...],
        Field(description="By what one needs now: who to turn to. It opens the page of all help."),
    ] = ()
    description: Annotated[Sentences, Field(max_length=200, description="For search engines; at most 200 characters.")]
    url: Annotated[
        HttpsUrl | None,
        Field(description="Where the site will live, ending in a slash; sitemap and canonical links need it."),
    ] = None
    edit_url: Annotated[
        HttpsUrl | None,
        Field(description="Where content files can be edited; the path of the file is put behind it."),
    ] = None
    embed_hosts: Annotated[
        tuple[HttpsUrl, ...],
        Field(description="Who may show choice aids in a frame: https://, a host, nothing behind it. Nobody else can."),
    ] = ()
    moved: Annotated[
        FrozenMap[OwnAddress, OwnAddress],
        Field(
            description="Addresses that were promised and are gone: the old one, a colon, and the one to lead to; both "
            "from the root of the site, as 'keuzehulp/oud/'."
        ),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    security: Annotated[
        Security | None, Field(description="Where somebody reports a weakness of the site; left out, there is no file.")
    ] = None
    feedback: Annotated[
        Quoted | None,
        Field(
            description="Where visitors write that something is wrong: a mail address, or the https address of a page. "
            "It stands at the bottom of pages to read, not of choice aids; left out, nothing stands there."
        ),
    ] = None
    licence: Annotated[
        Licence | None, Field(description="The terms of use that stand in all data; left out, none are given.")
    ] = None
    exit_page: Annotated[
        HttpsUrl,
        Field(description="Where leaving fast leads: a page that anybody may have open; Wikipedia if left out."),
    ] = "https://www.wikipedia.org/"
    languages: Annotated[
        FrozenMap[LanguageCode, Offer],
        Field(
            description="Code of a language (en, pl): what the site says in it too. The translations stand in "
            "translations/."
        ),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    contacts_first_with: Annotated[
        tuple[AdviceId, ...],
        Field(
            description="The advice that sends somebody to who listens within the own organisation: where it holds, "
            "those under 'contacts_first' come first too."
        ),
    ] = ()
    contacts_first: Annotated[
        tuple[ContactId, ...],
        Field(
            description="Who listens within the own organisation: they come first wherever an advice under "
            "'contacts_first_with' holds, behind who else comes first there. An edition says this in edition.yml."
        ),
    ] = ()
    protected: Annotated[
        tuple[ItemName, ...],
        Field(
            description="What no edition of this content takes away or changes: a collection and an id, 'contacts/112'."
        ),
    ] = ()
    words: Annotated[
        OwnWords,
        Field(default_factory=OwnWords, description="What the site calls things, where its subject has better words."),
    ]
    demands: Annotated[
        SiteDemands,
        Field(default_factory=SiteDemands, description="What is asked of trees and texts beyond being sound."),
    ]
