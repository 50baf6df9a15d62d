"""A site of somebody's own, made from the content of others: the file `edition.yml`."""

from __future__ import annotations

from typing import Annotated

from .base import ContactId, Field, FrozenMap, HttpsUrl, Id, ItemName, Model, OwnAddress, Prose, Quoted, Sentences, Text
from .own_words import CollectionName, Licence
from .site import Security


class ListChange(Model):
    """What is put into a list of ids, and what is taken out of it."""

    add: Annotated[tuple[Id, ...], Field(description="Ids that come behind those that are there.")] = ()
    without: Annotated[tuple[Id, ...], Field(description="Ids that are taken out.")] = ()


class SiteChange(Model):
    """What is said once, and said otherwise here. What the base asks of trees and texts cannot be changed."""

    title: Annotated[Text | None, Field(description="The name of the site.")] = None
    tagline: Annotated[Sentences | None, Field(description="What it does for a visitor, in one sentence.")] = None
    text: Annotated[Prose | None, Field(description="The opening of the home page.")] = None
    description: Annotated[Sentences | None, Field(max_length=200, description="For search engines.")] = None
    url: Annotated[HttpsUrl | None, Field(description="Where this site lives, ending in a slash.")] = None
    edit_url: Annotated[HttpsUrl | None, Field(description="Where its content files can be edited.")] = None
    embed_hosts: Annotated[tuple[HttpsUrl, ...], Field(description="Who may show its pages in a frame.")] = ()
    moved: Annotated[FrozenMap[OwnAddress, OwnAddress], Field(description="Addresses that moved, as in site.yml.")] = {}  # noqa: RUF012 - pydantic copies defaults
    security: Annotated[Security | None, Field(description="Where somebody reports a weakness of this site.")] = None
    feedback: Annotated[Quoted | None, Field(description="Where visitors write that something is wrong.")] = None
    licence: Annotated[Licence | None, Field(description="The terms of use of its data.")] = None
    exit_page: Annotated[HttpsUrl | None, Field(description="Where leaving fast leads.")] = None


class Edition(Model):
    """The file edition.yml. Beside it stands what replaces or adds to the base, in the folders of content."""

    base: Annotated[
        Text,
        Field(
            description="The content that this is an edition of: a folder, seen from this file; git+, a repository, "
            "@ and the hash of a commit; or package:, a name, == and a version."
        ),
    ]
    site: Annotated[
        SiteChange,
        Field(default_factory=SiteChange, description="What site.yml of the base says, said otherwise here."),
    ]
    contacts_first: Annotated[
        tuple[ContactId, ...],
        Field(
            description="Who listens within the own organisation, by the ids of their files in contacts/: they come "
            "first wherever the base sends somebody to such a person, and nowhere else."
        ),
    ] = ()
    without: Annotated[
        FrozenMap[CollectionName, tuple[Id, ...]],
        Field(description="What of the base is left out, with every mention of it: a collection, and ids."),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
    lists: Annotated[
        FrozenMap[ItemName, FrozenMap[Text, ListChange]],
        Field(
            description="Lists of ids that get longer or shorter, without replacing the item: its name "
            "('advice/vraag-hulp'), then the key of the list ('contacts')."
        ),
    ] = {}  # noqa: RUF012 - pydantic copies defaults
