"""A notice stands below an older one (notice-order).

What is different now is told in notices.yml: the page of it and the feed show what stands there, in that order. The
newest stands first. Notices of one day may stand in any order.

Bad:
    nummer: {date: 2026-11-20, title: Een nummer is verbeterd, text: Het stond er fout.}
    keuzehulp: {date: 2026-11-29, title: Er is een keuzehulp bij, text: Die is voor iedereen.}

Good:
    keuzehulp: {date: 2026-11-29, title: Er is een keuzehulp bij, text: Die is voor iedereen.}
    nummer: {date: 2026-11-20, title: Een nummer is verbeterd, text: Het stond er fout.}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import day_of, quoted

from .context import CheckContext, RawItem
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Compare the date of each notice with the oldest above it."""
    above: tuple[date, RawItem] | None = None
    for item in context.items:
        day = day_of(item.text("date")) if item.collection == "notices" else None
        if day is None:
            continue
        if above and day > above[0]:
            message = f"this notice is of {day}, and stands below {quoted(above[1].id)}, which is of {above[0]}"
            violation = Violation("notice-order", message, f"move it above {quoted(above[1].id)}: the newest is first")
            yield item.problem(("date",), violation)
        else:
            above = (day, item)
