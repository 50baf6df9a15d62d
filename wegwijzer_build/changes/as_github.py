"""Changes as workflow commands: GitHub shows each beside the line of the new content where its cause stands."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.report import workflow_command

from . import sentences
from .change import Change, Level
from .compare import Changes
from .words import in_short

_MOST_LINES = 12


def as_github(changes: Changes, *, fail_on_lost: bool = False) -> str:
    """A command for each change, the worst first. Lost help is a warning, or an error where it stops the job."""
    worst = "error" if fail_on_lost else "warning"
    lines = [
        workflow_command(
            worst if change.level is Level.LOST and change.accepted is None else "notice",
            change.place,
            f"{change.level.value}: {change.kind.value}",
            list(_lines(change, changes)),
        )
        for change in changes.changes
    ]
    for place, change in changes.unused:
        lines.append(workflow_command("warning", place, "unused acceptance", [f"{change} is no loss here"]))
    return "".join(lines)


def _lines(change: Change, changes: Changes) -> Iterator[str]:
    yield sentences.headline(change, changes)
    lines = [*sentences.happenings(change, changes), *change.lines]
    lines += [f"{each.key}: {in_short(each.before, each.after)}" for each in change.differences]
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        yield f"and {len(lines) - _MOST_LINES} lines more"
    if change.where and change.where[0].person:
        yield f"who: {sentences.person(change.where[0].person)}"
    if change.level is Level.LOST:
        yield f"accepted: {change.accepted}" if change.accepted else f"to accept it: {change.id}"
