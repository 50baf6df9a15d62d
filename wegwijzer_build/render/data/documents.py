"""Every file to take along, in one list: what it is, of what, how large, in which language, of which day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.downloads import Download, FileType
from wegwijzer_build.render.shared.here import Site

from .keys import NUMBER, TEXT, URL, Key, Schema, as_object, described, listed, properties_of, record, word
from .rights import rights, rights_of


def _page_of(download: Download) -> str:
    """The page of what it is made from, in its language where that has one, else in that of the site."""
    return addresses.of_item(download.collection, download.id, download.folder if download.has_page else "")


_DATE: Schema = {"type": "string", "format": "date"}
_DOCUMENT: tuple[Key[Download], ...] = (
    Key("url", URL, "Where the file is, relative to the root of the site.", lambda it: it.address),
    Key("title", TEXT, "What the site calls it.", lambda it: it.title),
    Key("type", word([each.value for each in FileType]), "What it is: how its name ends.", lambda it: it.type.value),
    Key("media_type", TEXT, "Its media type.", lambda it: it.type.media),
    Key(
        "variant", TEXT, "Which of several it is, as the size of a sheet.", lambda it: it.variant or None, optional=True
    ),
    Key("size", NUMBER, "How large it is, in bytes.", lambda it: it.size),
    Key("language", TEXT, "Its language (BCP 47).", lambda it: it.language),
    Key("reviewed_on", _DATE, "When its text was last compared with what it rests on.", lambda it: it.day.isoformat()),
    Key("collection", TEXT, "The collection of what it is made from.", lambda it: it.collection),
    Key("id", TEXT, "The id of that.", lambda it: it.id),
    Key("outcome", TEXT, "Of a plan: the outcome of the tree.", lambda it: it.outcome or None, optional=True),
    Key("page", URL, "The page of that.", _page_of),
)
_DOCUMENTS: tuple[Key[Sequence[Download]], ...] = (
    Key(
        "documents",
        listed(described(_DOCUMENT, "Document")),
        "Files of instruments first, then those of each tree.",
        lambda downloads: [as_object(_DOCUMENT, it) for it in downloads],
    ),
)


def documents_data(site: Site, most: int | None = None) -> dict[str, object]:
    """The list, or the first of it."""
    everywhere = chain(site.downloads.all, *(each.downloads.all for each in site.beside))
    downloads = tuple(islice(everywhere, most))
    return {**rights_of(site.content.site), **as_object(_DOCUMENTS, downloads)}


def documents_schema(*, licensed: bool) -> Schema:
    """The schema of the list."""
    properties = {**properties_of(rights(licensed=licensed)), **properties_of(_DOCUMENTS)}
    return record("Documents", properties, list(properties), "Every file to take along.")
