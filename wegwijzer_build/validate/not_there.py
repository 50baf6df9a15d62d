"""What is told of items that are not there on the day: those that ended, and law that nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import Problem, Severity
from wegwijzer_build.wording import quoted, say, this

from .context import ONE, CheckContext
from .lapsed import Standing
from .law_ahead import unconfirmed
from .violation import Violation

_LOOK = say("see what holds now, then write it down with new dates or delete the item")


def gone_problems(context: CheckContext, today: Standing) -> Iterator[Problem]:
    """A warning for each; of what begins later nothing is told, since somebody planned it."""
    items = {(item.collection, item.id): item for item in context.items}
    for gone in today.gone:
        item = items[gone]
        if gone in today.ahead or gone in today.pending or gone in context.loaded.without:
            continue
        named, end, hint = this(item.one), item.text("valid_until"), _LOOK
        message = say("{this} held until {end}, and is shown no longer", this=named, end=end)
        if gone in today.instead:
            other = quoted(today.instead[gone][1])
            message = say("{this} held until {end}, and {other} stands in its place", this=named, end=end, other=other)
            hint = say("name {other} wherever this is named, then delete this, and 'follows' there", other=other)
        yield item.problem(("valid_until",), Violation("expired", message, hint), warning=True)
    yield from unconfirmed(items, today)
    for collection, name in (
        today.along if not context.loaded.without else ()
    ):  # what an edition leaves out takes it along
        message = say("{this} is not shown: all that it is about is not there", this=this(ONE[collection]))
        hint = say("let it name something that holds today, or delete it")
        yield Problem(context.loaded.place(collection, name), "expired", message, hint, severity=Severity.WARNING)
