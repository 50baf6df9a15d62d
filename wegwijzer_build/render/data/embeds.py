"""Everything that others can show in a frame, in one list: how to name it, what it is called, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from wegwijzer_build.render.shared.here import Site

from .keys import TEXT, URL, Key, Schema, as_object, described, listed, properties_of, record
from .oembed import Embedded, embedded_items, embedded_trees
from .rights import rights, rights_of

_EMBED: tuple[Key[Embedded], ...] = (
    Key("kind", TEXT, "The collection that it is of; trees is one of them.", lambda it: it.collection),
    Key("id", TEXT, "Its id in that collection.", lambda it: it.id),
    Key("title", TEXT, "What the site calls it.", lambda it: it.title),
    Key("attribute", TEXT, "The attribute of <wegwijzer-embed> that names it: tree or item.", lambda it: it.attribute),
    Key("name", TEXT, "The value of that attribute.", lambda it: it.name),
    Key("url", URL, "Its page, for a link, relative to the root of the site.", lambda it: it.page),
    Key("embed", URL, "What to show in a frame, relative to the root of the site.", lambda it: it.embed),
)
_EMBEDS: tuple[Key[Iterable[Embedded]], ...] = (
    Key(
        "embeds",
        listed(described(_EMBED, "Embed")),
        "Trees first, then the items of each collection.",
        lambda embeds: [as_object(_EMBED, it) for it in embeds],
    ),
)


def embeds_data(site: Site, most: int | None = None) -> dict[str, object]:
    """The list, or the first of it."""
    everywhere = (
        each for site_in in (site, *site.beside) for each in (embedded_trees(site_in), embedded_items(site_in))
    )
    embeds = islice(chain.from_iterable(everywhere), most)
    return {**rights_of(site.content.site), **as_object(_EMBEDS, embeds)}


def embeds_schema(*, licensed: bool) -> Schema:
    """The schema of the list."""
    properties = {**properties_of(rights(licensed=licensed)), **properties_of(_EMBEDS)}
    return record("Embeds", properties, list(properties), "Everything that others can show in a frame.")
