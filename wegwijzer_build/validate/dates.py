"""What held until a day that has passed is not there any longer (expired, a warning).

A statement ends before it begins (dates-reversed).

An item was last compared with its sources more than a year ago (review-due, a warning).

A day on which something was done has yet to come (future-date).

A contact does not tell how old it is (undated).

A statement is there from `valid_from` until and with `valid_until`, whatever names it: before and after, neither it nor
any mention of it is shown. What is about nothing else comes and goes along. After its last day a warning asks someone
to look; where another follows it, to tidy up. Where an outcome can show nothing without it, that is an error on the day
itself, and a warning that names the day before that. Twelve months after `reviewed_on` someone has to compare it with
its sources again: a warning. A contact tells in `checked_on` from when the copy is that was read. Where that is twelve
months ago, someone has to look for a newer one, and `reviewed_on` says when somebody last did so in vain. A contact has
one of the two: a copy without a date leaves only the day of looking. Twelve months after `called_on` someone has to
call again. An explanation at a question of a tree has its own `reviewed_on`. What was reviewed, checked, called,
measured or published cannot have been so in the future.

Bad:
    valid_from: 2026-07-01
    valid_until: 2026-06-30
    reviewed_on: 2062-06-01

Good:
    valid_from: 2026-07-01
    valid_until: 2027-06-30
    reviewed_on: 2026-06-01
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import first_day, say, this

from .context import CheckContext, RawItem
from .explained import with_explanations
from .violation import Violation

_LOOKED_AT = {"reviewed_on": say("reviewed"), "checked_on": say("checked")}
_DONE = {**_LOOKED_AT, "called_on": say("called")}
_IN_THE_PAST = {**_DONE, "confirmed_on": say("confirmed"), "date": say("published"), "year": say("measured")}
_NOT_DUE = frozenset(["sources"])
"""`checked_on` of a source is the date of the copy that was read, which never grows old."""


def check(context: CheckContext) -> Iterator[Problem]:
    """Compare the dates of every item with each other and with the day that counts as today."""
    for item in with_explanations(context.items):
        yield from _validity(item)
        yield from _past(item, context.as_of)
        yield from _years(item, context.as_of)
        yield from _undated(item)


def a_year_before(day: date) -> date:
    """The same day twelve calendar months earlier; of 29 February, 28 February."""
    year = max(day.year - 1, 1)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _validity(item: RawItem) -> Iterator[Problem]:
    start, end = _day(item, "valid_from"), _day(item, "valid_until")
    if start and end and start > end:
        violation = Violation(
            "dates-reversed",
            say("{this} ends on {end}, before it starts on {start}", this=this(item.one), end=end, start=start),
            say("mend one of the dates"),
        )
        yield item.problem(("valid_until",), violation)


def _past(item: RawItem, as_of: date) -> Iterator[Problem]:
    for key, done in _IN_THE_PAST.items():
        day = _day(item, key)
        if day is None:
            continue
        if day > as_of:
            message = say(
                "{this} says that it was {done} in the future: {text}",
                this=this(item.one),
                done=done,
                text=item.text(key),
            )
            yield item.problem(
                (key,), Violation("future-date", message, say("the content is checked as of {as_of}", as_of=as_of))
            )
        elif key in _DONE and not _never_due(item, key) and day < a_year_before(as_of):
            message = say(
                "{this} was {done} more than 12 months ago, on {day}", this=this(item.one), done=done, day=day
            )
            hint = say("compare it with its sources, then set '{key}' to the day you did", key=key)
            if key == "checked_on":
                message = say(
                    "what {this} says was read in a copy of more than 12 months ago: {text}",
                    this=this(item.one),
                    text=item.text(key),
                )
                hint = say(
                    "read a newer copy and give its date; if there is none, say in 'reviewed_on' when you looked"
                )
            elif key == "called_on":
                hint = say("call again, and set '{key}' to the day you did if all was right", key=key)
            yield item.problem((key,), Violation("review-due", message, hint), warning=True)


def _undated(item: RawItem) -> Iterator[Problem]:
    """How old a contact is, has to be told by one of its dates."""
    if item.collection == "contacts" and not any(map(item.has, _LOOKED_AT)):
        hint = say("give 'checked_on' the date of the copy that was read, or 'reviewed_on' the day you compared it")
        yield item.problem((), Violation("undated", say("nobody can tell how old this contact is"), hint))


def _never_due(item: RawItem, key: str) -> bool:
    """The date of the copy that was read never grows old by itself, where a source is that copy or a day tells more."""
    return key == "checked_on" and (item.collection in _NOT_DUE or item.has("reviewed_on"))


def _years(item: RawItem, as_of: date) -> Iterator[Problem]:
    """Values of a figure may be of a year of their own."""
    for scalar in item.scalars:
        day = first_day(scalar.text) if scalar.path[0] == "values" and scalar.path[-1] == "year" else None
        if day is not None and day > as_of:
            message = say("this value says that it was measured in the future: {text}", text=scalar.text)
            hint = say("the content is checked as of {as_of}", as_of=as_of)
            yield item.problem(scalar.path, Violation("future-date", message, hint))


def _day(item: RawItem, key: str) -> date | None:
    """The first day that a date of an item can mean; None where it is missing or none."""
    return first_day(item.text(key) or "") if key in item.shape.fields else None
