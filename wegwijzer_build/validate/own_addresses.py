"""The addresses of this site, as its content names them: pages, embeds, data and files of items."""

from __future__ import annotations

import re
from typing import NamedTuple

from wegwijzer_build.model import EMBED_FOLDERS, EMBEDDED, WITH_PAGES, folders, is_id

from .context import CheckContext
from .reserved import DEVICES

_COLLECTION_IN = {folders.FOLDERS[each.name]: each.name for each in WITH_PAGES}


FILE = "file"


class SiteAddress(NamedTuple):
    """What an address is of. `form`: page, embed, data or file; `id`: empty for the list of a collection.

    Of a file `collection` is how its name ends, and `id` what stands before that: it may be made of more than one item.
    """

    form: str
    collection: str
    id: str


def item_at(address: str) -> tuple[str, str] | None:
    """The collection and id of the item that an address is of; None for another address."""
    place = place_of(address)
    return (place.collection, place.id) if place and place.id and place.form != FILE else None


def place_of(address: str) -> SiteAddress | None:
    """What an address is of; None where it is none that a site of this content can have."""
    if match := re.fullmatch(rf"{re.escape(folders.DATA)}trees/([^/]+)\.json", address):
        found = SiteAddress("data", "trees", match[1])
    elif match := re.fullmatch(rf"{folders.EMBEDS}({'|'.join(EMBEDDED)})/([^/]+)/", address):
        found = SiteAddress("embed", match[1], match[2])
    elif match := re.fullmatch(rf"{folders.EMBEDS}([^/]+)/", address):
        found = SiteAddress("embed", "trees", match[1])
    elif match := re.fullmatch(rf"{folders.DOWNLOADS}([^/.]+)\.(docx|pdf|pptx|xlsx)", address):
        found = SiteAddress(FILE, match[2], match[1])
    elif (match := re.fullmatch(r"([^/]+)/(?:([^/]+)/)?", address)) and match[1] in _COLLECTION_IN:
        found = SiteAddress("page", _COLLECTION_IN[match[1]], match[2] or "")
    else:
        return None
    if not found.id:
        return found
    # What leads on takes all below it along, and no tree can have had such a name.
    taken = found.form == "embed" and found.collection == "trees" and found.id in EMBED_FOLDERS
    return found if is_id(found.id) and found.id not in DEVICES and not taken else None


def is_there(context: CheckContext, place: SiteAddress) -> bool:
    """Whether the content has what an address is of."""
    if not place.id:
        return bool(context.ids[place.collection])
    if place.form == FILE:
        return any(place.id == name or place.id.startswith(f"{name}-") for name in _with_files(context))
    return context.exists(place.collection, place.id)


def alike(context: CheckContext, place: SiteAddress | None) -> list[str]:
    """The addresses of all that could have been meant."""
    if place is None:
        return []
    if place.form == FILE:
        return [f"{folders.DOWNLOADS}{name}.{place.collection}" for name in _with_files(context)]
    ids = context.ids[place.collection]
    if place.form == "page":
        return [f"{folders.FOLDERS[place.collection]}/{name}/" for name in ids]
    if place.form == "data":
        return [f"{folders.DATA}trees/{name}.json" for name in ids]
    within = "" if place.collection == "trees" else f"{place.collection}/"
    return [f"{folders.EMBEDS}{within}{name}/" for name in ids]


def _with_files(context: CheckContext) -> list[str]:
    """What files are named after: an instrument or a tree; of an outcome its name follows that of its tree."""
    return [*context.ids["instruments"], *context.ids["trees"]]
