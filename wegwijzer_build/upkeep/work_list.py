"""What has to be compared with its sources within some months, spread over these: what matters most comes first.

How much something matters is read from the data. Somebody in danger relies on the contacts that trees show; then come
statements of law, and numbers; then the rest; within each, what more outcomes show.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum

from wegwijzer_build.model import Kind
from wegwijzer_build.model.shapes import Leaf, Many, Shape, Table
from wegwijzer_build.problems import Place
from wegwijzer_build.sources import a_year_after, resting
from wegwijzer_build.validate.context import CheckContext, RawItem
from wegwijzer_build.validate.explained import with_explanations
from wegwijzer_build.wording import day_of

from .shown_in import ShownIn, shown_in

REASONABLE = 20
"""So many items due on one day can be compared with care; more are told."""
_NOT_DUE = frozenset(["sources"])
"""The date of the copy that was read, which never grows old."""


class Risk(IntEnum):
    """What it costs a visitor when an item is no longer right, the worst first."""

    CONTACT = 0
    LAW = 1
    NUMBER = 2
    OTHER = 3


@dataclass(frozen=True)
class DueItem:
    """An item to compare with its sources, at the latest on the day `due`; `outcomes`: how many outcomes show it."""

    collection: str
    id: str
    title: str
    place: Place
    due: date
    why: str
    risk: Risk
    outcomes: int


@dataclass(frozen=True)
class Month:
    """What to do up to and including a day."""

    until: date
    items: tuple[DueItem, ...]


@dataclass(frozen=True)
class WorkList:
    """A plan for some months from a day on. `crowded`: each day on which more is due than is reasonable → how much."""

    as_of: date
    months: tuple[Month, ...]
    crowded: tuple[tuple[date, int], ...]

    @property
    def number(self) -> int:
        """How many items there are in it."""
        return sum(len(month.items) for month in self.months)


def work_list(context: CheckContext, months: int) -> WorkList:
    """Plan what is due within a number of months (from 1)."""
    untils = [_months_after(context.as_of, number) for number in range(1, months + 1)]
    shown = shown_in(context)
    items = [
        due for item in with_explanations(context.items) for due in _due_items(item, shown) if due.due <= untils[-1]
    ]
    per_day = Counter(item.due for item in items)
    crowded = tuple(sorted((day, number) for day, number in per_day.items() if number > REASONABLE))
    return WorkList(context.as_of, tuple(_spread(items, untils)), crowded)


def _due_items(item: RawItem, shown: ShownIn) -> Iterator[DueItem]:
    """An item with the first of its days on which somebody has to look; nothing where it has none."""
    if item.collection in _NOT_DUE:
        return
    found = resting(item, date.min)
    called = day_of(item.text("called_on"))
    days = [
        (found.review_by, "reviewed_on" if item.has("reviewed_on") else "checked_on", f"compared on {found.looked_at}"),
        (a_year_after(called) if called else None, "called_on", f"called on {called}"),
        (found.valid_until, "valid_until", f"holds until {found.valid_until}"),
    ]
    known = [(day, key, why) for day, key, why in days if day is not None]
    if known:
        day, key, why = min(known)
        outcomes = len(shown.of((item.collection, item.id)))
        place = item.place((key,))
        yield DueItem(item.collection, item.id, found.title, place, day, why, _risk(item, outcomes), outcomes)


def _risk(item: RawItem, outcomes: int) -> Risk:
    if item.collection == "contacts" and outcomes:
        return Risk.CONTACT
    if item.text("kind") == Kind.LAW:
        return Risk.LAW
    return Risk.NUMBER if _has_numbers(item.shape) else Risk.OTHER


def _has_numbers(shape: Shape) -> bool:
    if isinstance(shape, Leaf):
        return shape.type is Decimal
    if isinstance(shape, Many):
        return _has_numbers(shape.item)
    return any(map(_has_numbers, (shape.value,) if isinstance(shape, Table) else shape.fields.values()))


def _spread(items: list[DueItem], untils: Sequence[date]) -> Iterator[Month]:
    """The months, each with about as many: in each first what cannot wait for the next, then what matters most."""
    left = sorted(items, key=_order)
    for number, until in enumerate(untils):
        behind = untils[number + 1 :]
        must = [item for item in left if not behind or item.due < behind[0]]
        room = max(_rate(left, [until, *behind]) - len(must), 0)
        others = [item for item in left if item not in must]
        chosen = sorted([*must, *others[:room]], key=_order)
        left = others[room:]
        yield Month(until, tuple(chosen))


def _rate(left: Sequence[DueItem], untils: Sequence[date]) -> int:
    """How many a month are enough, so that no later month has to take more."""
    rates = []
    for number in range(1, len(untils) + 1):
        within = [item for item in left if number == len(untils) or item.due < untils[number]]
        rates.append(-(-len(within) // number))
    return max(rates)


def _order(item: DueItem) -> tuple[int, int, date, str, str]:
    return item.risk, -item.outcomes, item.due, item.collection, item.id


def _months_after(day: date, number: int) -> date:
    month = day.month - 1 + number
    year = min(day.year + month // 12, date.max.year)
    return date(year, month % 12 + 1, min(day.day, calendar.monthrange(year, month % 12 + 1)[1]))
