"""Each source with what rests on it, how old it is, and what has to be compared with it again."""

from __future__ import annotations

import calendar
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wegwijzer_build.load import Loaded
from wegwijzer_build.validate.context import RawItem, context_of
from wegwijzer_build.validate.dates import a_year_before
from wegwijzer_build.validate.explained import is_explaining, with_explanations
from wegwijzer_build.wording import counted, first_day

_MONTHS_SAID = 24
"""From this age on whole years are told."""


@dataclass(frozen=True)
class Resting:
    """What names a source: an item, or an explanation at a question (of `trees`, `wat-nu/grens`).

    `looked_at`: the day on which someone last compared it, where it has one.
    `review_by` is the last day on which that is recent enough, `valid_until` the last on which it holds, `is_due`
    whether one of these days has passed.
    """

    collection: str
    id: str
    title: str
    looked_at: date | None
    review_by: date | None
    valid_until: date | None
    is_due: bool


@dataclass(frozen=True)
class SourceReport:
    """A source. `date` is as precise as known; `age` counts days, from that date or else from that of the copy."""

    id: str
    title: str
    publisher: str
    date: str
    number: str
    url: str
    checked_on: str
    age: int | None
    resting: tuple[Resting, ...]

    @property
    def due(self) -> tuple[Resting, ...]:
        return tuple(item for item in self.resting if item.is_due)


def sources_of(loaded: Loaded, as_of: date) -> tuple[SourceReport, ...]:
    """All sources in the order of their file, as they stand on a day."""
    context = context_of(loaded, as_of)
    on_each: dict[str, dict[tuple[str, str], Resting]] = defaultdict(dict)
    for item in with_explanations(context.items):
        for scalar in item.scalars:
            if scalar.leaf.refers_to == "sources" and not scalar.is_key and not is_explaining(item, scalar.path):
                on_each[scalar.text].setdefault((item.collection, item.id), resting(item, as_of))
    return tuple(
        _report(item, as_of, tuple(on_each[item.id].values())) for item in context.items if item.collection == "sources"
    )


def as_text(sources: Sequence[SourceReport], as_of: date) -> str:
    """The report to read: a paragraph for each source, then what nothing rests on, then what is due."""
    paragraphs = ["\n".join(_paragraph(source, as_of)) for source in sources]
    unused = [source.id for source in sources if not source.resting]
    if unused:
        paragraphs.append("\n".join(["Nothing rests on:", *(f"   {name}" for name in unused)]))
    due = _due(sources)
    if due:
        paragraphs.append("\n".join(["Due for review:", *(f"   {_with_day(item, as_of)}" for item in due)]))
    idle = f"nothing rests on {len(unused)} of them" if unused else "something rests on each"
    paragraphs.append(f"{counted(len(sources), 'source')}; {idle}; {counted(len(due), 'item')} due on {as_of}.")
    return "\n\n".join(paragraphs)


def as_json(sources: Sequence[SourceReport], as_of: date) -> str:
    """The report for programs: `as_of`, `sources`, and the ids of what is `unused` and `due`."""
    listed = [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "date": source.date or None,
            "number": source.number or None,
            "url": source.url or None,
            "checked_on": source.checked_on or None,
            "age_in_days": source.age,
            "rests_on_it": [_as_map(item) for item in source.resting],
        }
        for source in sources
    ]
    unused = [source.id for source in sources if not source.resting]
    due = [_as_map(item) for item in _due(sources)]
    report = {"as_of": as_of.isoformat(), "sources": listed, "unused": unused, "due": due}
    return json.dumps(report, ensure_ascii=False, indent=2)


def _report(item: RawItem, as_of: date, resting: tuple[Resting, ...]) -> SourceReport:
    keys = ("title", "publisher", "date", "number", "url", "checked_on")
    title, publisher, dated, number, url, checked_on = ((item.text(key) or "").strip() for key in keys)
    day = first_day(dated or checked_on)
    age = (as_of - day).days if day else None
    return SourceReport(item.id, title, publisher, dated, number, url, checked_on, age, resting)


def resting(item: RawItem, as_of: date) -> Resting:
    """An item with the days on which somebody has to look at it, as they stand on a day."""
    looked_at = first_day(item.text("reviewed_on") or item.text("checked_on") or "")
    review_by = a_year_after(looked_at) if looked_at else None
    valid_until = first_day(item.text("valid_until") or "")
    is_old = looked_at is not None and looked_at < a_year_before(as_of)
    is_due = is_old or (valid_until is not None and valid_until < as_of)
    return Resting(item.collection, item.id, item.text("title") or item.id, looked_at, review_by, valid_until, is_due)


def a_year_after(day: date) -> date:
    """The same day twelve calendar months later; of 29 February, 28 February."""
    year = min(day.year + 1, date.max.year)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _due(sources: Iterable[SourceReport]) -> list[Resting]:
    """What is due, each once, the longest overdue first."""
    due = dict.fromkeys(item for source in sources for item in source.due)
    return sorted(due, key=lambda item: (item.looked_at or date.min, item.collection, item.id))


def _paragraph(source: SourceReport, as_of: date) -> Iterator[str]:
    yield f"{source.id}: {source.title}"
    dated = f"of {source.date}" if source.date else "undated"
    copy = f"copy of {source.checked_on}" if source.checked_on else "copy of an unknown day"
    yield f"   {source.publisher}; {dated}; {copy}{_aged(source, as_of)}"
    for line in (source.number, source.url):
        if line:
            yield f"   {line}"
    if not source.resting:
        yield "   nothing rests on it"
        return
    soonest = min((item.review_by for item in source.resting if item.review_by), default=None)
    due = f"; {len(source.due)} due for review" if source.due else f"; review by {soonest}" if soonest else ""
    one = len(source.resting) == 1
    yield f"   {counted(len(source.resting), 'item')} {'rests' if one else 'rest'} on it{due}"
    for collection, items in groupby(source.resting, key=lambda item: item.collection):
        yield f"   - {collection}: {', '.join(item.id for item in items)}"


def _aged(source: SourceReport, as_of: date) -> str:
    day = first_day(source.date or source.checked_on)
    if day is None or day > as_of:
        return ""
    months = (as_of.year - day.year) * 12 + as_of.month - day.month - (as_of.day < day.day)
    if months >= _MONTHS_SAID:
        return f"; {months // 12} years old"
    return f"; {counted(months, 'month')} old" if months else "; less than a month old"


def _with_day(item: Resting, as_of: date) -> str:
    ended = item.valid_until is not None and item.valid_until < as_of
    why = f"held until {item.valid_until}" if ended else f"last compared on {item.looked_at}"
    return f"{item.collection}/{item.id}: {why}"


def _as_map(item: Resting) -> dict[str, object]:
    return {
        "collection": item.collection,
        "id": item.id,
        "title": item.title,
        "looked_at": item.looked_at.isoformat() if item.looked_at else None,
        "review_by": item.review_by.isoformat() if item.review_by else None,
        "valid_until": item.valid_until.isoformat() if item.valid_until else None,
        "is_due": item.is_due,
    }
