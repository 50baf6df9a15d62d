"""Terms explained in place: at its first use a term becomes a button that shows what it means.

The button and what it shows are plain HTML (`popover`): no script, and keyboards and readers know it. What it shows
stands at the end of the page or, where parts show one after another, of its part; there paper has it too, and a browser
that does not know popovers.
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
_PART = re.compile(
    r"<(?P<name>article|fieldset|section)\b[^>]*\bdata-(?:advice|node|contact)=.*?(?P<end></(?P=name)>)", re.DOTALL
)
_END = "</main>"


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
    explained = _Explained(here, telling)
    if telling is Telling.TRACELESS:
        page = _PART.sub(lambda part: explained.within(part[0], part["end"]), page)
    return explained.within(page, _END)


class _Explained:
    """The terms of a page, numbered in one row: each becomes a button; what it means stands at the end of its part."""

    def __init__(self, here: Here, telling: Telling) -> None:
        self.here, self.telling, self.number = here, telling, 0

    def within(self, part: str, end: str) -> str:
        """Explain the terms of a part of the page. `end`: before the last of these it goes; without one, behind all."""
        seen: set[str] = set()
        close = self.here.site.language.gettext("Sluit")
        meanings: list[str] = []

        def in_place(found: re.Match[str]) -> str:
            term, words = found[1], found[2]
            if term in seen or self.here.address == addresses.of_item("glossary", term, self.here.site.language.folder):
                return words
            seen.add(term)
            self.number += 1
            name = f"begrip-{self.number}"
            meanings.append(
                f'<p class="ww-meaning" id="{name}" popover>{self._meaning_of(term)} '
                f'<button class="ww-term" type="button" popovertarget="{name}">{close}</button></p>'
            )
            return f'<button class="ww-term" type="button" popovertarget="{name}">{words}</button>'

        changed = _TERM.sub(in_place, part)
        before, found_end, after = changed.rpartition(end)
        return before + "".join(meanings) + found_end + after if found_end else changed + "".join(meanings)

    def _meaning_of(self, term: str) -> str:
        here, item = self.here, self.here.site.content.glossary[term]
        return _meaning(item.title, item.text, here.to_item("glossary", term), here.home, self.telling)


@lru_cache(maxsize=4096)
def _meaning(title: str, text: str, href: str, root: str, telling: Telling) -> str:
    if telling is Telling.BRIEF:
        meaning = str(Markup.escape(prose.first_sentence(text)))
    else:
        meaning = _TERM.sub(r"\2", " ".join(prose.inline(text, root).split()))
    if telling is Telling.TRACELESS:
        return Markup("<b>{}</b>: ").format(title) + Markup(_LINK.sub("", meaning))  # noqa: S704 - it was escaped
    return Markup('<a href="{}">{}</a>: ').format(href, title) + Markup(meaning)  # noqa: S704 - it was escaped
