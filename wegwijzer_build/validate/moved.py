"""An address that moved leads to nothing, or takes the place of one that is there (moved-address).

Others link to our pages, show our embeds and fetch our data. When the file of an item or a tree gets another name, or
is taken out, its old address goes under `moved` in site.yml, with the one to lead to. Both start at the root of the
site. A page leads to a page, an embed to an embed, data to data. The old address is gone, and so is all below it; the
new one is there and has not moved itself. A list of a collection, `adviezen/`, may take in what has no successor.

Bad:
    moved:
      keuzehulp/regelen/: keuzehulp/bestaat-niet/

Good:
    moved:
      keuzehulp/oud/: keuzehulp/regelen/
      embed/oud/: embed/regelen/
      api/v1/trees/oud.json: api/v1/trees/regelen.json
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wegwijzer_build.model import EMBED_FOLDERS, EMBEDDED, WITH_PAGES, folders, is_id
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import nearest, quoted

from .context import SITE, CheckContext, RawItem
from .reserved import DEVICES
from .violation import Violation

_KEY = "moved"
_COLLECTION_IN = {folders.FOLDERS[each.name]: each.name for each in WITH_PAGES}
_FORMS = "write it as 'adviezen/<id>/', 'keuzehulp/<id>/', 'embed/<tree>/' or 'api/v1/trees/<tree>.json'"


class _Place(NamedTuple):
    """What an address is of. `form`: page, embed or data; `id`: empty for the list of a collection."""

    form: str
    collection: str
    id: str


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every old address, and at where it leads."""
    for item in context.items:
        moved = item.raw.get(_KEY) if item.collection == SITE and isinstance(item.raw, dict) else None
        lines = moved if isinstance(moved, dict) else {}
        for old, new in lines.items():
            if isinstance(new, str):
                yield from _line(context, item, lines, old, new)


def item_at(address: str) -> tuple[str, str] | None:
    """The collection and id of the item that an address is of; None for another address."""
    place = _place(address)
    return (place.collection, place.id) if place and place.id else None


def _line(context: CheckContext, item: RawItem, moved: Mapping[str, object], old: str, new: str) -> Iterator[Problem]:
    place = _place(old)
    violation = _old_violation(context, old, place)
    if violation:
        yield item.problem((_KEY, old), violation, of_key=True)
    violation = _new_violation(context, moved, new, place)
    if violation:
        yield item.problem((_KEY, old), violation)


def _old_violation(context: CheckContext, old: str, place: _Place | None) -> Violation | None:
    if place is None:
        return _violation(f"{quoted(old)} is no address that was promised", _FORMS)
    if not place.id:
        return _violation(f"{quoted(old)} is an address of every site, and cannot move", "name the items one by one")
    if place.id in context.ids[place.collection]:
        return _violation(f"{quoted(old)} is there, so it cannot lead elsewhere", "take this line out")
    return None


def _new_violation(
    context: CheckContext, moved: Mapping[str, object], new: str, old: _Place | None
) -> Violation | None:
    if new in moved:
        on = moved[new]
        hint = f"write {quoted(on)}" if isinstance(on, str) and on not in moved else "write where it ends"
        return _violation(f"{quoted(new)} has moved itself", hint)
    place = _place(new)
    if place is None or not _is_there(context, place):
        known = _alike(context, place or old)
        guess = nearest(new, known)
        return _violation(
            f"{quoted(new)} is no address of this site", f"did you mean {quoted(guess)}?" if guess else _FORMS
        )
    if old and place.form != old.form:
        return _violation(
            f"{quoted(new)} is not of the same form: {_WORDS[old.form]} cannot lead to {_WORDS[place.form]}"
        )
    return None


_WORDS = {"page": "a page", "embed": "an embed", "data": "data"}


def _place(address: str) -> _Place | None:
    if match := re.fullmatch(rf"{re.escape(folders.DATA)}trees/([^/]+)\.json", address):
        found = _Place("data", "trees", match[1])
    elif match := re.fullmatch(rf"{folders.EMBEDS}({'|'.join(EMBEDDED)})/([^/]+)/", address):
        found = _Place("embed", match[1], match[2])
    elif match := re.fullmatch(rf"{folders.EMBEDS}([^/]+)/", address):
        found = _Place("embed", "trees", match[1])
    elif (match := re.fullmatch(r"([^/]+)/(?:([^/]+)/)?", address)) and match[1] in _COLLECTION_IN:
        found = _Place("page", _COLLECTION_IN[match[1]], match[2] or "")
    else:
        return None
    if address == f"{folders.FOLDERS[found.collection]}/":
        return found
    # What leads on takes all below it along, and no tree can have had such a name.
    taken = found.form == "embed" and found.collection == "trees" and found.id in EMBED_FOLDERS
    return found if is_id(found.id) and found.id not in DEVICES and not taken else None


def _is_there(context: CheckContext, place: _Place) -> bool:
    if not place.id:
        return bool(context.ids[place.collection])
    return context.exists(place.collection, place.id)


def _alike(context: CheckContext, place: _Place | None) -> list[str]:
    """The addresses of all that could have been meant."""
    if place is None:
        return []
    ids = context.ids[place.collection]
    if place.form == "page":
        return [f"{folders.FOLDERS[place.collection]}/{name}/" for name in ids]
    if place.form == "data":
        return [f"{folders.DATA}trees/{name}.json" for name in ids]
    within = "" if place.collection == "trees" else f"{place.collection}/"
    return [f"{folders.EMBEDS}{within}{name}/" for name in ids]


def _violation(message: str, hint: str = "") -> Violation:
    return Violation("moved-address", message, hint)
