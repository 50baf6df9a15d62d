"""Changes to read in a terminal: a summary first, the worst first, and a screen at most where little changed."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.wording import counted, visible

from . import sentences
from .change import Change, ChangeKind, Level
from .compare import Changes
from .words import in_short

MOST_SHOWN = 20
"""Changes that are told one by one: who wants all of them has other forms."""
_MOST_LINES = 3
_WIDTH = 160
_LONGEST_PERSON = 240
"""Signs in which the answers of somebody are told with their questions."""
_HEADINGS = {Level.LOST: "LOST", Level.CHANGED: "CHANGED", Level.GAINED: "GAINED"}
_IN_FULL = frozenset([ChangeKind.TEXT, ChangeKind.BY_TEXT, ChangeKind.PAGE, ChangeKind.ASKED, ChangeKind.NOT_ASKED])


def as_text(changes: Changes) -> str:
    """All of it, or the worst of it with how much there is more."""
    lines = [f"{changes.old.name} → {changes.new.name}: {sentences.summary(changes)}", *_unsure(changes)]
    if any(change.where for change in changes.changes):
        lines.append(sentences.COUNTED)
    shown = changes.changes[:MOST_SHOWN]
    for level in Level:
        of_level = [change for change in shown if change.level is level]
        if of_level:
            lines += ["", _HEADINGS[level]]
            lines += [changes.new.as_seen(line) for change in of_level for line in _block(change, changes)]
    more = len(changes.changes) - len(shown)
    if more:
        lines += ["", f"and {more} more; --format html has all of them"]
    return "\n".join(map(visible, lines))


def _unsure(changes: Changes) -> Iterator[str]:
    """What could not be compared by its meaning."""
    for reading in (changes.old, changes.new):
        if reading.unread:
            first = reading.unread[0]
            found = f"{counted(len(reading.unread), 'problem')} in {counted(len(reading.files), 'file')}"
            yield (
                f"{reading.name} does not fit the schema of today: {found}, compared by text "
                f"({first.place.file}:{first.place.line}: {first.message})"
            )
    for place, change in changes.unused:
        yield f"{place.file}:{place.line}: the acceptance of {change} is not needed: it is no loss here"
    for name, why in changes.not_walked.items():
        yield f"{name}: not compared way by way, but by text: {why}"


def _block(change: Change, changes: Changes) -> Iterator[str]:
    mark = f"  [{change.id}]" if change.level is Level.LOST else ""
    yield f" • {sentences.headline(change, changes)}{mark}"
    if change.accepted is not None:
        yield f"   accepted: {change.accepted}"
        return
    if change.where and change.where[0].before is not None:
        yield from _of_ends(change, changes)
    elif change.where and change.effects[0].about[0] != "trees":
        yield f"   shown in {'; '.join(f'{where.tree} ({sentences.ways(where)})' for where in change.where)}"
    if change.kind in _IN_FULL:
        yield from _texts(change)


def _of_ends(change: Change, changes: Changes) -> Iterator[str]:
    where = change.where[0]
    yield from _some([_cut(f"   {line}") for line in sentences.happenings(change, changes)])
    who = f"   who: {sentences.person(where.person)}"
    yield who if len(who) <= _LONGEST_PERSON else _cut(f"   {sentences.in_answers(where.person)}", _LONGEST_PERSON)
    was, now = sentences.end(where.before), sentences.end(where.after)
    if where.before and where.after and where.before.node == where.after.node and not where.before.stopped_by:
        yield _cut(f"   at: {now}")
    elif change.kind is not ChangeKind.ANSWER_NEW:
        yield _cut(f"   was: {was}")
        yield _cut(f"   now: {now}")
    else:
        yield _cut(f"   now: {now}")


def _texts(change: Change) -> Iterator[str]:
    lines = [f"   {each.key}: {in_short(each.before, each.after)}" for each in change.differences]
    yield from _some([*map(_cut, lines), *(_cut(f"   {line}") for line in change.lines)])


def _some(lines: list[str]) -> Iterator[str]:
    most = _MOST_LINES if len(lines) > _MOST_LINES + 1 else len(lines)
    yield from lines[:most]
    if most < len(lines):
        yield f"   and {len(lines) - most} lines more"


def _cut(line: str, most: int = _WIDTH) -> str:
    return line if len(line) <= most else f"{line[: most - 1]}…"
