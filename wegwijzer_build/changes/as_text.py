"""Changes to read in a terminal: a summary first, the worst first, and a screen at most where little changed."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.wording import say, say_many, visible

from . import people, sentences
from .change import Change, ChangeKind, Level
from .compare import Changes
from .words import in_short

MOST_SHOWN = 20
"""Changes that are told one by one: who wants all of them has other forms."""
_MOST_LINES = 3
_WIDTH = 157
_LONGEST_PERSON = 237
"""Signs in which the answers of somebody are told with their questions."""
_HEADINGS = {Level.LOST: say("LOST"), Level.CHANGED: say("CHANGED"), Level.GAINED: say("GAINED")}
_IN_FULL = frozenset([ChangeKind.TEXT, ChangeKind.BY_TEXT, ChangeKind.PAGE, ChangeKind.ASKED, ChangeKind.NOT_ASKED])


def as_text(changes: Changes, tell: Catalogue = ENGLISH) -> str:
    """All of it, or the worst of it with how much there is more."""
    lines = [f"{tell(changes.old.name)} → {tell(changes.new.name)}: {tell(sentences.summary(changes))}"]
    lines += map(tell, sentences.unsure(changes))
    if any(change.where for change in changes.changes):
        lines.append(tell(sentences.COUNTED))
    shown = changes.changes[:MOST_SHOWN]
    for level in Level:
        of_level = [change for change in shown if change.level is level]
        if of_level:
            lines += ["", tell(_HEADINGS[level])]
            lines += [changes.new.as_seen(line) for change in of_level for line in _block(change, changes, tell)]
    more = len(changes.changes) - len(shown)
    if more:
        lines += ["", tell(say("and {more} more; --format html has all of them", more=more))]
    return "\n".join(map(visible, lines))


def _block(change: Change, changes: Changes, tell: Catalogue) -> Iterator[str]:
    mark = f"  [{change.id}]" if change.level is Level.LOST else ""
    yield f" • {tell(sentences.headline(change, changes))}{mark}"
    if change.accepted is not None:
        yield f"   {tell(say('accepted: {reason}', reason=change.accepted))}"
        return
    if change.where and change.where[0].before is not None:
        yield from (f"   {line}" for line in _of_ends(change, changes, tell))
    elif change.where and change.effects[0].about[0] != "trees":
        yield f"   {tell(people.shown_on(change.where))}"
    if change.kind in _IN_FULL:
        yield from (f"   {line}" for line in _texts(change, tell))


def _of_ends(change: Change, changes: Changes, tell: Catalogue) -> Iterator[str]:
    where = change.where[0]
    yield from _some([_cut(tell(line)) for line in sentences.happenings(change, changes)], tell)
    who = tell(say("who: {person}", person=people.person(where.person)))
    yield who if len(who) <= _LONGEST_PERSON else _cut(tell(people.in_answers(where.person)), _LONGEST_PERSON)
    was, now = people.end(where.before), people.end(where.after)
    if where.before and where.after and where.before.node == where.after.node and not where.before.stopped_by:
        yield _cut(tell(say("at: {end}", end=now)))
        return
    if change.kind is not ChangeKind.ANSWER_NEW:
        yield _cut(tell(say("was: {end}", end=was)))
    yield _cut(tell(say("now: {end}", end=now)))


def _texts(change: Change, tell: Catalogue) -> Iterator[str]:
    lines = [f"{tell(each.key)}: {in_short(each.before, each.after, tell)}" for each in change.differences]
    yield from _some([_cut(line) for line in (*lines, *change.lines)], tell)


def _some(lines: list[str], tell: Catalogue) -> Iterator[str]:
    most = _MOST_LINES if len(lines) > _MOST_LINES + 1 else len(lines)
    yield from lines[:most]
    if most < len(lines):
        yield tell(say_many("and {number} line more", "and {number} lines more", len(lines) - most))


def _cut(line: str, most: int = _WIDTH) -> str:
    return line if len(line) <= most else f"{line[: most - 1]}…"
