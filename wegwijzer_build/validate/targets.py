"""Where a link in a text may lead: an https address, a number, a mail address, or an item of this site."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wegwijzer_build.model import WITH_PAGES, is_id
from wegwijzer_build.wording import id_like, quoted

from .addresses import https_violation, mail_violation
from .contact_ways import FOLLOWED
from .phones import phone_violation
from .tongue import Tongue
from .violation import Violation

WORDS: Mapping[str, str] = {each.one: each.name for each in WITH_PAGES}
"""The word before the colon of a link to an item → the collection it is in."""

_START = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_ALLOWED = "links go to https://…, tel:…, mailto:… or an item of this site, such as advice:psa-beleid"


def item_meant(href: str) -> tuple[str, str] | None:
    """The collection and id that a link to an item of this site names; None for every other link."""
    word, colon, item = href.partition(":")
    return (WORDS[word], item) if colon and word in WORDS and is_id(item) else None


def target_violation(href: str, tongue: Tongue) -> Violation | None:
    """What is wrong with the form of a link; None when it may stand. Whether an item exists is not looked at."""
    parts = _START.fullmatch(href)
    if parts is None:
        return https_violation(href) if href.startswith("//") or "." in href.partition("/")[0] else _unclear(href)
    start, rest = parts[1], parts[2]
    if start == "tel":
        return phone_violation(rest, tongue.phones)
    if start == "mailto":
        return mail_violation(rest)
    if start in WORDS:
        return None if is_id(rest) else _not_an_id(href, start, rest)
    if start.lower() in ("http", "https"):
        return https_violation(href)
    return _wrong_start(start, rest, tongue)


def _unclear(href: str) -> Violation:
    return Violation("link-form", f"the link {quoted(href)} leads nowhere: a link says in full where it goes", _ALLOWED)


def _not_an_id(href: str, word: str, rest: str) -> Violation:
    right = id_like(rest)
    hint = f"did you mean '{word}:{right}'?" if right else _ALLOWED
    return Violation("link-form", f"{quoted(rest)} in the link {quoted(href)} is not an id", hint)


def _wrong_start(start: str, rest: str, tongue: Tongue) -> Violation:
    lower = start.lower()
    plural = next((each.one for each in WITH_PAGES if each.name == lower), None)
    known = ("tel", "mailto", "https", *FOLLOWED, *WORDS)
    word = plural or tongue.called.meant(lower, known)
    hint = f"did you mean {quoted(f'{word}:{rest}')}?" if word else _ALLOWED
    return Violation("link-form", f"a link cannot start with {quoted(start + ':')}", hint)
