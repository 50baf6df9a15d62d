"""A page that is offered in other languages is not in docs/ (docs-missing).

Under `languages` in site.yml stands which pages by hand there are in another language. Each of them stands in docs/
first. An edition with a folder docs/ of its own has the pages of that folder and no others: what it offers with its
base, such as the page on looking safely and the one on privacy, it writes itself, since these are about its own site.

Bad:
    languages:
      pl: {pages: [privacy]}    # and no docs/privacy.md

Good:
    languages:
      pl: {pages: [privacy]}    # docs/privacy.md is there
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wegwijzer_build.model import Offer
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import quoted, say

from .reading import ByHand


def pages_missing(by_hand: ByHand, languages: Mapping[str, Offer], place: Place) -> Iterator[Problem]:
    """Each page that is offered and not there, once. `place`: where it is offered."""
    there = {page.name.removesuffix(".md") for page in by_hand.pages}
    offered: dict[str, list[str]] = {}
    for code, offer in languages.items():
        for page in offer.pages:
            offered.setdefault(page, []).append(code)
    for page, codes in offered.items():
        if page not in there:
            named = ", ".join(codes)
            message = say("the page {page} is offered in {codes}, and is not in docs/", page=quoted(page), codes=named)
            hint = say("write docs/{page}.md, or copy it from the base and make it fit your site", page=page)
            yield Problem(place, "docs-missing", message, hint)
