"""Terms explained in place: at its first use a term becomes a button that shows what it means.

The button and what it shows are plain HTML (`popover`): no script, and keyboards and readers know it. A browser that
does not know it shows the meaning behind the word, between brackets; so does paper.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from markupsafe import Markup

from . import addresses, prose
from .here import Here

_TERM = re.compile(r'<a href="[^"]*" data-term="([a-z0-9-]+)">(.*?)</a>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>")
_PART = r"(?P<part><(?:article|fieldset|section)\b[^>]*\bdata-(?:advice|node|contact)=)"
_TERM_OR_PART = re.compile(rf"{_PART}|{_TERM.pattern}", re.DOTALL)


class Telling(Enum):
    """How much an explanation says."""

    FULL = "full"
    """All, with a link to the entry of the glossary."""
    BRIEF = "brief"
    """Its first sentence, with that link: for pages that have to be small."""
    TRACELESS = "traceless"
    """All, and no link. Parts of such a page show one after another, so each part explains its own terms."""


def with_terms(page: str, here: Here, telling: Telling = Telling.FULL) -> str:
    """Explain each term of a page at its first use; later uses become plain words."""
    if " data-term=" not in page:
        return page
    traceless = telling is Telling.TRACELESS
    seen: set[str] = set()
    number = 0

    def in_place(found: re.Match[str]) -> str:
        nonlocal number
        if traceless and found["part"]:
            seen.clear()
            return found[0]
        term, words = found.group(found.re.groups - 1, found.re.groups)
        if term in seen or here.address == addresses.of_item("glossary", term, here.site.language.folder):
            return words
        seen.add(term)
        number += 1
        return _button(here, term, words, f"begrip-{number}", telling)

    return (_TERM_OR_PART if traceless else _TERM).sub(in_place, page)


def _button(here: Here, term: str, words: str, name: str, telling: Telling) -> str:
    item = here.site.content.glossary[term]
    meaning = _meaning(item.title, item.text, here.to_item("glossary", term), here.root, telling)
    return (
        f'<button class="ww-term" type="button" popovertarget="{name}">{words}</button>'
        f'<span class="ww-meaning" id="{name}" popover>{meaning}</span>'
    )


@lru_cache(maxsize=4096)
def _meaning(title: str, text: str, href: str, root: str, telling: Telling) -> str:
    if telling is Telling.BRIEF:
        meaning = str(Markup.escape(prose.first_sentence(text)))
    else:
        meaning = _TERM.sub(r"\2", " ".join(prose.inline(text, root).split()))
    if telling is Telling.TRACELESS:
        return Markup("<b>{}</b>: ").format(title) + Markup(_LINK.sub("", meaning))  # noqa: S704 - it was escaped
    return Markup('<a href="{}">{}</a>: ').format(href, title) + Markup(meaning)  # noqa: S704 - it was escaped
