"""What has to be compared with its sources within some months, spread over these: what matters most comes first.

How much something matters is read from the data. Somebody in danger relies on the contacts that trees show; then come
statements of law, and numbers; then the rest; within each, what more outcomes show.
"""

from __future__ import annotations

import calendar
import json
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
from wegwijzer_build.wording import counted, day_of, visible

from .shown_in import ShownIn, shown_in

REASONABLE = 20
"""So many items due on one day can be compared with care; more are told."""
_LISTED = 40
"""Items that are told of the first month; the data has all."""
_CROWDED = 5
"""Days with too many that are told."""
_NOT_DUE = frozenset(["sources"])
"""The date of the copy that was read, which never grows old."""


class Risk(IntEnum):
    """What it costs a visitor when an item is no longer right, the worst first."""

    CONTACT = 0
    LAW = 1
    NUMBER = 2
    OTHER = 3


_OF_RISK = {
    Risk.CONTACT: "contacts that trees show",
    Risk.LAW: "law",
    Risk.NUMBER: "numbers",
    Risk.OTHER: "others",
}


@dataclass(frozen=True)
class Task:
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
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class WorkList:
    """A plan for some months from a day on. `crowded`: each day on which more is due than is reasonable → how much."""

    as_of: date
    months: tuple[Month, ...]
    crowded: tuple[tuple[date, int], ...]

    @property
    def number(self) -> int:
        """How many items there are in it."""
        return sum(len(month.tasks) for month in self.months)


def work_list(context: CheckContext, months: int) -> WorkList:
    """Plan what is due within a number of months (from 1)."""
    untils = [_months_after(context.as_of, number) for number in range(1, months + 1)]
    shown = shown_in(context)
    tasks = [task for item in context.items for task in _tasks(item, shown) if task.due <= untils[-1]]
    per_day = Counter(task.due for task in tasks)
    crowded = tuple(sorted((day, number) for day, number in per_day.items() if number > REASONABLE))
    return WorkList(context.as_of, tuple(_spread(tasks, untils)), crowded)


def as_text(plan: WorkList) -> str:
    """The plan to read, about a page: the first month item by item, of later ones how much there is of what."""
    last = plan.months[-1].until
    if not plan.number:
        return f"Nothing has to be compared with its sources up to {last}."
    whose = "its" if plan.number == 1 else "their"
    spread = f"spread over {counted(len(plan.months), 'month')}"
    blocks = [f"{counted(plan.number, 'item')} to compare with {whose} sources up to {last}, {spread}."]
    first = next(month for month in plan.months if month.tasks)
    blocks.append("\n".join([f"Up to {first.until} ({len(first.tasks)}):", *_lines(first.tasks)]))
    later = [month for month in plan.months if month.until > first.until]
    if any(month.tasks for month in later):
        rows = [f"   up to {month.until} ({len(month.tasks)}): {_what(month.tasks)}" for month in later]
        blocks.append("\n".join(["Then:", *rows]))
    if plan.crowded:
        days = [f"   {day}: {number}" for day, number in plan.crowded[:_CROWDED]]
        more = [f"   and {counted(len(plan.crowded) - _CROWDED, 'day')} more"] if len(plan.crowded) > _CROWDED else []
        head = f"More than {REASONABLE} are due on one day; compare them earlier, as planned here:"
        blocks.append("\n".join([head, *days, *more]))
    return "\n\n".join(blocks)


def as_json(plan: WorkList) -> str:
    """The whole plan for programs: `as_of`, `months` with their `items`, and `crowded` days."""
    months = [
        {
            "until": month.until.isoformat(),
            "items": [
                {
                    "collection": task.collection,
                    "id": task.id,
                    "title": task.title,
                    "file": task.place.file,
                    "line": task.place.line,
                    "due": task.due.isoformat(),
                    "why": task.why,
                    "risk": task.risk.name.lower(),
                    "outcomes": task.outcomes,
                }
                for task in month.tasks
            ],
        }
        for month in plan.months
    ]
    crowded = [{"day": day.isoformat(), "items": number} for day, number in plan.crowded]
    return json.dumps(
        {"as_of": plan.as_of.isoformat(), "months": months, "crowded": crowded}, ensure_ascii=False, indent=2
    )


def _tasks(item: RawItem, shown: ShownIn) -> Iterator[Task]:
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
        yield Task(item.collection, item.id, found.title, place, day, why, _risk(item, outcomes), outcomes)


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


def _spread(tasks: list[Task], untils: Sequence[date]) -> Iterator[Month]:
    """The months, each with about as many: in each first what cannot wait for the next, then what matters most."""
    left = sorted(tasks, key=_order)
    for number, until in enumerate(untils):
        behind = untils[number + 1 :]
        must = [task for task in left if not behind or task.due < behind[0]]
        room = max(_rate(left, [until, *behind]) - len(must), 0)
        others = [task for task in left if task not in must]
        chosen = sorted([*must, *others[:room]], key=_order)
        left = others[room:]
        yield Month(until, tuple(chosen))


def _rate(left: Sequence[Task], untils: Sequence[date]) -> int:
    """How many a month are enough, so that no later month has to take more."""
    rates = []
    for number in range(1, len(untils) + 1):
        within = [task for task in left if number == len(untils) or task.due < untils[number]]
        rates.append(-(-len(within) // number))
    return max(rates)


def _order(task: Task) -> tuple[int, int, date, str, str]:
    return task.risk, -task.outcomes, task.due, task.collection, task.id


def _months_after(day: date, number: int) -> date:
    month = day.month - 1 + number
    year = min(day.year + month // 12, date.max.year)
    return date(year, month % 12 + 1, min(day.day, calendar.monthrange(year, month % 12 + 1)[1]))


def _lines(tasks: Sequence[Task]) -> Iterator[str]:
    for task in tasks[:_LISTED]:
        weight = [_OF_RISK[task.risk].removesuffix("s")] if task.risk in (Risk.LAW, Risk.NUMBER) else []
        where = [f"in {counted(task.outcomes, 'outcome')}"] if task.outcomes else []
        notes = ", ".join([*weight, *where, task.why])
        yield f"   {visible(task.place.file)}:{task.place.line}: {task.collection}/{task.id} ({notes}; due {task.due})"
    if len(tasks) > _LISTED:
        yield f"   and {len(tasks) - _LISTED} more; --format json has all of them"


def _what(tasks: Sequence[Task]) -> str:
    counts = Counter(task.risk for task in tasks)
    return ", ".join(f"{counts[risk]} {words}" for risk, words in _OF_RISK.items() if counts[risk]) or "nothing"
