"""Changes as workflow commands: GitHub shows each beside the line of the new content where its cause stands."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.report import workflow_command
from wegwijzer_build.wording import say, say_many

from . import people, sentences
from .change import Change, Level
from .compare import Changes
from .words import in_short

_MOST_LINES = 12


def as_github(changes: Changes, *, fail_on_lost: bool = False, tell: Catalogue = ENGLISH) -> str:
    """A command for each change, the worst first. Lost help is a warning, or an error where it stops the job.

    Titles are made of the keys that the JSON has, in every language.
    """
    worst = "error" if fail_on_lost else "warning"
    lines = [
        workflow_command(
            worst if change.level is Level.LOST and change.accepted is None else "notice",
            change.place,
            f"{change.level.value}: {change.kind.value}",
            list(_lines(change, changes, tell)),
        )
        for change in changes.changes
    ]
    for place, change in changes.unused:
        title, line = say("unused acceptance"), say("{change} is no loss here", change=change)
        lines.append(workflow_command("warning", place, tell(title), [tell(line)]))
    return "".join(lines)


def _lines(change: Change, changes: Changes, tell: Catalogue) -> Iterator[str]:
    yield tell(sentences.headline(change, changes))
    lines = [*map(tell, sentences.happenings(change, changes)), *change.lines]
    lines += [f"{tell(each.key)}: {in_short(each.before, each.after, tell)}" for each in change.differences]
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        yield tell(say_many("and {number} line more", "and {number} lines more", len(lines) - _MOST_LINES))
    if change.where and change.where[0].person:
        yield tell(say("who: {person}", person=people.person(change.where[0].person)))
    if change.level is Level.LOST:
        accepted = say("accepted: {reason}", reason=change.accepted)
        yield tell(accepted if change.accepted else say("to accept it: {change}", change=change.id))
