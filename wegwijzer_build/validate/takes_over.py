"""What an item takes over from is not there, or does not end (follows-nothing).

Dates of an item and of what it follows do not meet (follows-dates).

Two items follow the same one, or an item follows itself (follows-twice).

`follows` names the item of the same collection that this one takes over from. That one ends on a day (`valid_until`),
and this one begins on the next (`valid_from`). From then on it stands wherever the other was named: in outcomes and
their cases, in lists, in links; the old address leads to it. So nobody has to edit a tree on the day. With a gap nobody
would be told anything in between, with an overlap two things at once. One item takes over from one other, in a row as
long as you like.

Bad:
    follows: vergunning-nu            # valid_until: 2026-12-31
    valid_from: 2027-02-01

Good:
    follows: vergunning-nu            # valid_until: 2026-12-31
    valid_from: 2027-01-01
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from wegwijzer_build.model import Statement, is_id
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import a, did_you_mean, first_day, quoted

from .context import CheckContext, RawItem
from .violation import Violation

FOLLOWS = "follows"
_DAY = timedelta(days=1)


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every item that takes over from another."""
    items = {(item.collection, item.id): item for item in context.items if issubclass(item.model, Statement)}
    first: dict[tuple[str, str], RawItem] = {}
    for item in items.values():
        other = item.text(FOLLOWS)
        if other is None or not is_id(other):
            continue
        before = items.get((item.collection, other))
        taken = first.setdefault((item.collection, other), item)
        if before is None:
            if not context.exists(item.collection, other):
                hint = did_you_mean(other, context.ids[item.collection])
                violation = Violation("follows-nothing", f"{quoted(other)} is not {a(item.one)}", hint)
                yield item.problem((FOLLOWS,), violation)
        elif taken is not item:
            message = f"two items follow {quoted(other)}: {quoted(taken.id)} too"
            hint = "one takes over; let the other be named where it belongs"
            yield item.problem((FOLLOWS,), Violation("follows-twice", message, hint))
        elif _comes_back(item, items):
            message = f"this {item.one} follows itself" + (f", by way of {quoted(other)}" if other != item.id else "")
            yield item.problem((FOLLOWS,), Violation("follows-twice", message, f"take '{FOLLOWS}' out in one of them"))
        else:
            yield from _dates(item, before)


def _comes_back(item: RawItem, items: Mapping[tuple[str, str], RawItem]) -> bool:
    seen: set[str] = set()
    at: RawItem | None = item
    while at is not None and at.id not in seen:
        seen.add(at.id)
        at = items.get((at.collection, at.text(FOLLOWS) or ""))
    return at is item


def _dates(item: RawItem, before: RawItem) -> Iterator[Problem]:
    begin, end = _day(item, "valid_from"), _day(before, "valid_until")
    if end is None:
        if not before.has("valid_until"):
            message = f"{quoted(before.id)} does not end, so nothing can follow it"
            hint = f"say in its file when it ends: 'valid_until: {begin - _DAY if begin else '…'}'"
            yield item.problem((FOLLOWS,), Violation("follows-nothing", message, hint))
        return
    where = f"{before.sheet.document.file}:{before.place(('valid_until',)).line}"
    next_day = end + _DAY
    if begin is None:
        if not item.has("valid_from"):
            message = f"{quoted(before.id)} ends on {end} ({where}), and this {item.one} does not say when it begins"
            yield item.problem((FOLLOWS,), Violation("follows-dates", message, f"add 'valid_from: {next_day}'"))
    elif begin != next_day:
        hint = f"let this begin on {next_day}, or the other end on {begin - _DAY}"
        yield item.problem(("valid_from",), Violation("follows-dates", _not_met(item, before, begin, end, where), hint))


def _not_met(item: RawItem, before: RawItem, begin: date, end: date, where: str) -> str:
    if begin > end:
        days, what = _days(end + _DAY, begin - _DAY), "neither is there"
    else:
        days, what = _days(begin, end), "both are there"
    return f"this {item.one} begins on {begin} and {quoted(before.id)} ends on {end} ({where}): {days} {what}"


def _days(first: date, last: date) -> str:
    return f"on {first}" if first == last else f"from {first} to {last}"


def _day(item: RawItem, key: str) -> date | None:
    """A date of an item; none where it is none, or so far off that it has no neighbours."""
    day = first_day(item.text(key) or "")
    return day if day and date.min < day < date.max else None
