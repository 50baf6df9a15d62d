"""Questions lead back to themselves (cycle).

A visitor must get nearer to an outcome with every answer. A change of mind needs no way back in the tree: every page
has links for that.

Bad:
    omvang: {…, next: branche}
    branche: {…, next: omvang}

Good:
    omvang: {…, next: branche}
    branche: {…, next: regelen}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.analyse.graph import cycles
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

MOST_LISTED = 12


def check(context: TreeContext) -> Iterator[Problem]:
    """Tell one round trip for every knot of questions."""
    for trip in cycles(context.graph):
        shown = trip if len(trip) <= MOST_LISTED else (*trip[:MOST_LISTED], "…")
        round_trip = " → ".join([*shown, trip[0]])
        yield Problem(
            context.place(("questions", trip[0]), of_key=True),
            "cycle",
            say("these questions lead back to themselves: {round_trip}", round_trip=round_trip),
            say("lead one of these ways on to an outcome or a later question"),
        )
