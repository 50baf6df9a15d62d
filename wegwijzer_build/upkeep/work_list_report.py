"""The work list to read, and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from wegwijzer_build.wording import counted, visible

from .work_list import REASONABLE, DueItem, Risk, WorkList

_LISTED = 40
"""Items that are told of the first month; the data has all."""
_CROWDED = 5
"""Days with too many that are told."""
_OF_RISK = {
    Risk.CONTACT: "contacts that trees show",
    Risk.LAW: "law",
    Risk.NUMBER: "numbers",
    Risk.OTHER: "others",
}


def as_text(plan: WorkList) -> str:
    """The plan to read, about a page: the first month item by item, of later ones how much there is of what."""
    last = plan.months[-1].until
    if not plan.number:
        return f"Nothing has to be compared with its sources up to {last}."
    whose = "its" if plan.number == 1 else "their"
    spread = f"spread over {counted(len(plan.months), 'month')}"
    blocks = [f"{counted(plan.number, 'item')} to compare with {whose} sources up to {last}, {spread}."]
    first = next(month for month in plan.months if month.items)
    blocks.append("\n".join([f"Up to {first.until} ({len(first.items)}):", *_lines(first.items)]))
    later = [month for month in plan.months if month.until > first.until]
    if any(month.items for month in later):
        rows = [f"   up to {month.until} ({len(month.items)}): {_what(month.items)}" for month in later]
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
                    "collection": item.collection,
                    "id": item.id,
                    "title": item.title,
                    "file": item.place.file,
                    "line": item.place.line,
                    "due": item.due.isoformat(),
                    "why": item.why,
                    "risk": item.risk.name.lower(),
                    "outcomes": item.outcomes,
                }
                for item in month.items
            ],
        }
        for month in plan.months
    ]
    crowded = [{"day": day.isoformat(), "items": number} for day, number in plan.crowded]
    return json.dumps(
        {"as_of": plan.as_of.isoformat(), "months": months, "crowded": crowded}, ensure_ascii=False, indent=2
    )


def _lines(items: Sequence[DueItem]) -> Iterator[str]:
    for item in items[:_LISTED]:
        weight = [_OF_RISK[item.risk].removesuffix("s")] if item.risk in (Risk.LAW, Risk.NUMBER) else []
        where = [f"in {counted(item.outcomes, 'outcome')}"] if item.outcomes else []
        notes = ", ".join([*weight, *where, item.why])
        yield f"   {visible(item.place.file)}:{item.place.line}: {item.collection}/{item.id} ({notes}; due {item.due})"
    if len(items) > _LISTED:
        yield f"   and {len(items) - _LISTED} more; --format json has all of them"


def _what(items: Sequence[DueItem]) -> str:
    counts = Counter(item.risk for item in items)
    return ", ".join(f"{counts[risk]} {words}" for risk, words in _OF_RISK.items() if counts[risk]) or "nothing"
