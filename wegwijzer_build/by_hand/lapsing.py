"""A page written by hand leads to what is shown for a while only (docs-lapsing, a warning).

The page of an item goes on the day after its `valid_until`, and with it the page of what is about nothing else. A link
to it then leads nowhere, which stops the build. Until that day it is told as a warning, so that there is time to lead
elsewhere, or to look again at what lapses and give it a new date.

Bad:
    [het voorstel](adviezen/wetsvoorstel/index.md), with in content/advice/wetsvoorstel.yml: valid_until: 2027-06-30

Good:
    [wat de wet vraagt](onderwerpen/wet-en-wetsvoorstel/index.md)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from wegwijzer_build.problems import Problem, Severity
from wegwijzer_build.validate import item_at
from wegwijzer_build.wording import say

from .unused import targets_of
from .written import WrittenPage, place_of


def links_that_end(pages: Iterable[WrittenPage], ends: Mapping[tuple[str, str], date]) -> Iterator[Problem]:
    """Links to items that will not be shown; `ends`: collection and id of each of those → the first day without it."""
    for page in pages:
        for link, target in dict.fromkeys(targets_of(page)):
            day = ends.get(item_at(f"{target.removesuffix('/index.md').removesuffix('.md')}/") or ("", ""))
            if day is not None:
                message = say(
                    "from {day} on, the link '{link}' leads nowhere: what it leads to holds until then",
                    day=day,
                    link=link,
                )
                hint = say("lead to a page that stays, or give what lapses a new date")
                yield Problem(place_of(page, link), "docs-lapsing", message, hint, severity=Severity.WARNING)
