"""Which items are there on a day: those whose days it is among, and in the place of one that ended what follows it.

Law never comes in by itself: until a person saw that it holds, what it follows stays, and what follows nothing is not
there. How that is told to visitors is not decided here, only of what it has to be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from wegwijzer_build.model import Kind, Statement, Topic

from .schema import Values

Name = tuple[str, str]
"""The collection and the id of an item."""


@dataclass(frozen=True)
class Succession:
    """What is there on a day, and what is not.

    `lapsed` ended before it, `ahead` begins after it, and `pending` is law that would be there, had somebody confirmed
    it. `without` is what an edition leaves out. `instead`: what lapsed → what stands in its place. `held`: what ended
    and is there all the same → the day from which law that nobody confirmed would follow it.
    """

    lapsed: tuple[Name, ...]
    ahead: tuple[Name, ...]
    pending: Mapping[Name, date]
    instead: Mapping[Name, Name]
    held: Mapping[Name, date]
    without: tuple[Name, ...] = ()

    @property
    def gone(self) -> tuple[Name, ...]:
        """All that is not there."""
        return (*self.lapsed, *self.ahead, *self.pending, *self.without)


def succession(
    values: Values, on: date, *, confirmed: bool = False, without: frozenset[Name] = frozenset()
) -> Succession:
    """Look at the dates of all items. `confirmed`: as if somebody had confirmed all law that begins by that day.

    `without`: items that are left out, and that nothing follows or is followed by.
    """
    dated = {(collection, name): item for collection, name, item in _dated(values) if (collection, name) not in without}
    followers: dict[Name, Name] = {}
    for name, item in dated.items():
        if item.follows:
            followers.setdefault((name[0], item.follows), name)
    unconfirmed = {name for name, item in dated.items() if not confirmed and not is_confirmed(item, on)}
    ended = {name for name, item in dated.items() if item.valid_until and item.valid_until < on}
    ahead = {name for name, item in dated.items() if item.valid_from and item.valid_from > on} - ended
    pending = {name: begin for name in unconfirmed - ended - ahead if (begin := dated[name].valid_from)}
    instead: dict[Name, Name] = {}
    held: dict[Name, date] = {}
    for name in ended:
        last: Name | None = None if name in unconfirmed else name
        for after in _line(name, followers):
            if after in ended:
                last = last if after in unconfirmed else after
                continue
            if after in pending and last:
                held[last] = pending[after]
            elif after in pending or after in ahead:
                last = None
            else:
                last = after
            if last and last != name:
                instead[name] = last
            break
    in_order = tuple(dated)
    return Succession(
        tuple(name for name in in_order if name in ended and name not in held),
        tuple(name for name in in_order if name in ahead),
        {name: pending[name] for name in in_order if name in pending},
        instead,
        held,
        tuple(sorted(name for name in without if name[1] in values.get(name[0], ()))),
    )


def is_confirmed(item: Statement, on: date) -> bool:
    """Whether a statement may be shown from its first day on: law that has one, once somebody saw that it holds."""
    if item.valid_from is None or not _is_law(item):
        return True
    return item.confirmed_on is not None and item.valid_from <= item.confirmed_on <= on


def _is_law(item: Statement) -> bool:
    sections = item.sections if isinstance(item, Topic) else ()
    return item.kind is Kind.LAW or any(section.kind is Kind.LAW for section in sections)


def _dated(values: Values) -> Iterator[tuple[str, str, Statement]]:
    for collection, items in values.items():
        for name, item in items.items():
            if isinstance(item, Statement) and (item.valid_from or item.valid_until):
                yield collection, name, item


def _line(name: Name, followers: Mapping[Name, Name]) -> Iterator[Name]:
    """What follows an item, what follows that, and so on; once around where somebody wrote a circle."""
    seen = {name}
    while (after := followers.get(name)) is not None and after not in seen:
        yield after
        seen.add(after)
        name = after
