"""A pack of what differs between two readings: from the changes as they are told elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from wegwijzer_build.changes import Change, Changes, Level, RestsOn, change_view, rests_of, sentences
from wegwijzer_build.model import SigningRole
from wegwijzer_build.signing import ItemName, SignedTexts, path_of
from wegwijzer_build.wording import say

from .pack import Chapter, Pack, PackEntry, to_sign
from .weight import Weight, weight_of

_TITLES = {Level.LOST: say("Lost help"), Level.CHANGED: say("Changed"), Level.GAINED: say("Gained")}


def pack_of_changes(changes: Changes, texts: SignedTexts, roles: Iterable[SigningRole], on: date) -> Pack:
    """Every change as an entry: lost help first, and what is law before what is not."""
    asked = tuple(roles)
    chapters, number = [], 0
    for level in Level:
        entries = []
        for change in sorted(changes.of(level), key=lambda each: _order(each, changes)):
            number += 1
            entries.append(_entry(number, change, changes, texts, asked))
        if entries:
            chapters.append(Chapter(level.value, _TITLES[level], tuple(entries)))
    said = sentences.summary(changes)
    return Pack(changes.old.name, changes.new.name, on, asked, said, tuple(chapters), tuple(sentences.unsure(changes)))


def _entry(
    number: int, change: Change, changes: Changes, texts: SignedTexts, roles: tuple[SigningRole, ...]
) -> PackEntry:
    view = change_view(change, changes)
    of_tree = bool(change.where) and change.where[0].before is not None
    if of_tree or not view.rests:
        rests = tuple(_rests(change, changes))
        return PackEntry(number, replace(view, rests=None), to_sign(_items(change), texts, roles), rests)
    return PackEntry(number, view, to_sign(_items(change), texts, roles))


def _items(change: Change) -> Iterator[ItemName]:
    """The items that say it now: a tree where it is about who meets what, else what has other words."""
    if change.where and change.where[0].before is not None:
        yield from (("trees", where.tree) for where in change.where)
    else:
        yield from (effect.about for effect in change.effects)


def _rests(change: Change, changes: Changes) -> Iterator[tuple[str, RestsOn]]:
    for name in dict.fromkeys(effect.about for effect in change.effects):
        reading = changes.new if _is_there(name, changes) else changes.old
        if name[0] not in ("files", "trees"):
            yield path_of(name), rests_of(name, reading)


def _is_there(name: ItemName, changes: Changes) -> bool:
    return name[0] in changes.new.values and changes.new.item(name) is not None


def _order(change: Change, changes: Changes) -> int:
    """Law and bills before the rest, of changes that weigh the same; `sorted` keeps the others as they are."""
    name = change.effects[0].about
    weights = [weight_of(name, reading, ()) for reading in (changes.new, changes.old) if name[0] in reading.values]
    weight = next((each for each in weights if each in (Weight.LAW, Weight.BILL)), Weight.OTHER)
    return list(Weight).index(weight)
