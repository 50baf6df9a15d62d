"""An address that moved leads to nothing, or takes the place of one that is there (moved-address).

Others link to our pages, show our embeds and fetch our data. When the file of an item or a tree gets another name, or
is taken out, its old address goes under `moved` in site.yml, with the one to lead to. Both start at the root of the
site. A page leads to a page, an embed to an embed, data to data, a file to a file. The old address is gone, and so is
all below it; the new one is there and has not moved itself. A list of a collection, `adviezen/`, may take in what has
no successor.

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

from collections.abc import Iterator, Mapping

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import nearest, quoted, say

from .context import SITE, CheckContext, RawItem
from .own_addresses import FILE, SiteAddress, alike, is_there, place_of
from .violation import Violation

_KEY = "moved"
_FORMS = say(
    "write it as 'adviezen/<id>/', 'keuzehulp/<id>/', 'embed/<tree>/', 'bestanden/<id>.docx' or "
    "'api/v1/trees/<tree>.json'"
)


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every old address, and at where it leads."""
    for item in context.items:
        moved = item.raw.get(_KEY) if item.collection == SITE and isinstance(item.raw, dict) else None
        lines = moved if isinstance(moved, dict) else {}
        for old, new in lines.items():
            if isinstance(new, str):
                yield from _line(context, item, lines, old, new)


def _line(context: CheckContext, item: RawItem, moved: Mapping[str, object], old: str, new: str) -> Iterator[Problem]:
    place = place_of(old)
    violation = _old_violation(context, old, place)
    if violation:
        yield item.problem((_KEY, old), violation, of_key=True)
    violation = _new_violation(context, moved, new, place)
    if violation:
        yield item.problem((_KEY, old), violation)


def _old_violation(context: CheckContext, old: str, place: SiteAddress | None) -> Violation | None:
    if place is None:
        return _violation(say("{old} is no address that was promised", old=quoted(old)), _FORMS)
    if not place.id:
        return _violation(
            say("{old} is an address of every site, and cannot move", old=quoted(old)), say("name the items one by one")
        )
    if is_there(context, place):
        return _violation(
            say("{old} is there, so it cannot lead elsewhere", old=quoted(old)), say("take this line out")
        )
    return None


def _new_violation(
    context: CheckContext, moved: Mapping[str, object], new: str, old: SiteAddress | None
) -> Violation | None:
    if new in moved:
        on = moved[new]
        hint = (
            say("write {right}", right=quoted(on))
            if isinstance(on, str) and on not in moved
            else say("write where it ends")
        )
        return _violation(say("{new} has moved itself", new=quoted(new)), hint)
    place = place_of(new)
    if place is None or not is_there(context, place):
        known = alike(context, place or old)
        guess = nearest(new, known)
        return _violation(
            say("{new} is no address of this site", new=quoted(new)),
            say("did you mean {guess}?", guess=quoted(guess)) if guess else _FORMS,
        )
    if old and place.form != old.form:
        return _violation(
            say(
                "{new} is not of the same form: {old_form} cannot lead to {new_form}",
                new=quoted(new),
                old_form=_WORDS[old.form],
                new_form=_WORDS[place.form],
            )
        )
    return None


_WORDS = {"page": say("a page"), "embed": say("an embed"), "data": say("data"), FILE: say("a file")}


def _violation(message: str, hint: str = "") -> Violation:
    return Violation("moved-address", message, hint)
