"""What is told of items that are not there on the day: those that ended, and law that nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import Problem, Severity
from wegwijzer_build.wording import quoted

from .context import ONE, CheckContext
from .lapsed import Standing
from .law_ahead import unconfirmed
from .violation import Violation

_LOOK = "see what holds now, then write it down with new dates or delete the item"


def gone_problems(context: CheckContext, today: Standing) -> Iterator[Problem]:
    """A warning for each; of what begins later nothing is told, since somebody planned it."""
    items = {(item.collection, item.id): item for item in context.items}
    for gone in today.gone:
        item = items[gone]
        if gone in today.ahead or gone in today.pending:
            continue
        message, hint = f"this {item.one} held until {item.text('valid_until')}, and is shown no longer", _LOOK
        if gone in today.instead:
            other = quoted(today.instead[gone][1])
            message = f"this {item.one} held until {item.text('valid_until')}, and {other} stands in its place"
            hint = f"name {other} wherever this is named, then delete this, and 'follows' there"
        yield item.problem(("valid_until",), Violation("expired", message, hint), warning=True)
    yield from unconfirmed(items, today)
    for collection, name in today.along:
        message = f"this {ONE[collection]} is not shown: all that it is about is not there"
        hint = "let it name something that holds today, or delete it"
        yield Problem(context.loaded.place(collection, name), "expired", message, hint, severity=Severity.WARNING)
