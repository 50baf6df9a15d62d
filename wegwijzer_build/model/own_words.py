"""What a site calls things, where the words of the engine say too little; and under which terms it is."""

from enum import StrEnum
from typing import Annotated

from .base import Field, FrozenMap, HttpsUrl, Model, Quoted, Sentences, Text
from .solution import Reach


class CollectionName(StrEnum):
    """The collections. A test holds them to `COLLECTIONS`, which cannot be known here."""

    AUDIENCES = "audiences"
    TREES = "trees"
    ADVICE = "advice"
    TOPICS = "topics"
    SITUATIONS = "situations"
    ROLES = "roles"
    TASKS = "tasks"
    COMPETENCIES = "competencies"
    SOLUTIONS = "solutions"
    CONTACTS = "contacts"
    INSTRUMENTS = "instruments"
    PICTURES = "pictures"
    FIGURES = "figures"
    GLOSSARY = "glossary"
    SOURCES = "sources"
    NOTICES = "notices"


class HostsLanguage(StrEnum):
    """The languages of the pages for hosts."""

    DUTCH = "nl"
    ENGLISH = "en"


class OwnCollectionWords(Model):
    """What a collection is called. What is left out has the words of the engine."""

    one: Annotated[Text | None, Field(description="What one of its items is, above its title.")] = None
    many: Annotated[Text | None, Field(description="The heading of its list.")] = None
    intro: Annotated[Sentences | None, Field(description="What it is for, in one sentence.")] = None


class ReachWords(Model):
    """For whom some solutions are."""

    one: Annotated[Text, Field(description="Beside such a solution.")]
    heading: Annotated[Text, Field(description="Above all such solutions.")]


class OwnWords(Model):
    """The key `words` of site.yml."""

    collections: Annotated[
        FrozenMap[CollectionName, OwnCollectionWords],
        Field(description="The name of a collection: what the site calls it."),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    reach: Annotated[
        FrozenMap[Reach, ReachWords], Field(description="own, shared or branch: for whom such solutions are.")
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    one_page: Annotated[
        FrozenMap[HostsLanguage, Text],
        Field(description="Language of the page for hosts (nl, en): which trees are on one page, to begin a sentence."),
    ] = {}  # noqa: RUF012 - pydantic copies defaults


class Licence(Model):
    """The key `licence` of site.yml: under which terms others may use what the site says."""

    id: Annotated[Quoted, Field(description="Its identifier at SPDX, such as CC-BY-4.0.")]
    name: Annotated[Quoted, Field(description="Its name.")]
    url: Annotated[HttpsUrl, Field(description="Its official text.")]
