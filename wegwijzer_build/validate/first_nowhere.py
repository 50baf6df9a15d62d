"""Nothing says where the own contacts come first (first-nowhere).

Under `contacts_first` stands who listens within the own organisation, and under `contacts_first_with` the advice that
sends somebody there: they come first wherever that advice holds, and nowhere else. Without such advice they would be
in no outcome at all. An edition has that advice from its base: if that is older than these keys, take a newer one.

Bad:
    contacts_first: [onze-vertrouwenspersoon]

Good:
    contacts_first: [onze-vertrouwenspersoon]
    contacts_first_with: [praat-met-ons]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

from .context import SITE, CheckContext
from .violation import Violation

_OWN, _WITH = "contacts_first", "contacts_first_with"


def check(context: CheckContext) -> Iterator[Problem]:
    """Look whether both are there, or none."""
    for item in context.items:
        if item.collection == SITE and isinstance(item.raw, dict) and item.raw.get(_OWN) and not item.raw.get(_WITH):
            message = say("nothing says where these come first")
            hint = say(
                "name the advice that sends somebody to them under 'contacts_first_with' in site.yml, or take a newer "
                "base"
            )
            yield item.problem((_OWN,), Violation("first-nowhere", message, hint), of_key=True)
