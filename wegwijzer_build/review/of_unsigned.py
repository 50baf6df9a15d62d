"""A pack of what nobody agreed to yet, as it is now, the heaviest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from wegwijzer_build.changes import (
    ChangeView,
    ContentReading,
    Difference,
    Mark,
    MarkedWords,
    TextView,
    Where,
    differences,
    people,
    rests_of,
    sentences,
    shown_in,
    trees_shown,
)
from wegwijzer_build.model import Model, SigningRole
from wegwijzer_build.signing import ItemName, SignedTexts
from wegwijzer_build.wording import choice, in_turns, say, say_many

from .pack import Chapter, Pack, PackEntry, to_sign
from .weight import Weight, weight_of

_BESIDE = frozenset(["kind", "sources", "cases"])
"""Keys of items that stand beside their texts, or that no reader sees."""


def pack_of_unsigned(reading: ContentReading, texts: SignedTexts, roles: Iterable[SigningRole], on: date) -> Pack:
    """Every item to which nobody agreed in any of some roles."""
    asked = tuple(roles)
    shown = shown_in(reading)
    chapters, number = [], 0
    for weight, items in by_weight(texts.hashes, reading, shown).items():
        entries = []
        for item in items:
            if len(texts.lacking(item, asked)) == len(asked):
                number += 1
                view = _view(item, reading, shown.get(item, ()))
                entries.append(PackEntry(number, view, to_sign([item], texts, asked), is_whole=True))
        if entries:
            chapters.append(Chapter(weight.value, weight.heading, tuple(entries)))
    said = say_many(
        "{number} text of {all:,} to which nobody agreed yet, as {roles}.",
        "{number} texts of {all:,} to which nobody agreed yet, as {roles}.",
        number,
        all=len(texts.hashes),
        roles=in_turns(say("'{role}'", role=choice(role.value)) for role in asked),
    )
    return Pack("", reading.name, on, asked, said, tuple(chapters))


def by_weight(
    items: Iterable[ItemName], reading: ContentReading, shown: Mapping[ItemName, Sequence[Where]]
) -> Mapping[Weight, tuple[ItemName, ...]]:
    """Items in the order in which they are to be read: by weight, and then what most people meet."""
    found: dict[Weight, list[ItemName]] = {weight: [] for weight in Weight}
    for item in items:
        found[weight_of(item, reading, shown.get(item, ()))].append(item)
    share = {item: max((where.ways / where.total for where in some), default=0.0) for item, some in shown.items()}
    return {weight: tuple(sorted(some, key=lambda i: (-share.get(i, 0), i))) for weight, some in found.items() if some}


def _view(item: ItemName, reading: ContentReading, shown: Sequence[Where]) -> ChangeView:
    facts = [(say("who"), reading.as_seen(people.person(where.person))) for where in shown[:1] if where.person]
    where = trees_shown(shown) if item[0] != "trees" else ()
    headline = say("{thing} – {title}", thing=sentences.thing(item), title=reading.title(item))
    texts = tuple(_texts(reading.item(item), reading))
    return ChangeView("", False, None, headline, (), tuple(facts), where, texts, (), rests_of(item, reading))


def _texts(item: Model | None, reading: ContentReading) -> Iterator[TextView]:
    """All that an item says to its readers, and what it leads to."""
    for each in differences(None, item):
        if each.after and each.is_shown and not _stands_beside(each):
            words = MarkedWords(Mark.KEPT, reading.as_seen(each.after))
            yield TextView(each.key, (), (words,))


def _stands_beside(difference: Difference) -> bool:
    key = str(difference.path[0])
    looked_on = str(difference.path[-1]).endswith("_on")
    return key in _BESIDE or looked_on or key.startswith("valid_")
