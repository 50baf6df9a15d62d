"""How far the reading is: what somebody agreed to, what was edited since, and what waits, the heaviest first."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.changes import ContentReading, shown_in
from wegwijzer_build.model import SigningRole, SignOff
from wegwijzer_build.signing import Agreement, ItemName, SignedTexts, path_of
from wegwijzer_build.wording import Message, joined, say, say_many, visible

from .of_unsigned import by_weight
from .weight import Weight

FORM = 1
"""The number of the form for programs."""
_MOST = 3
"""Rows of a list that are told where not all are asked for: so few that all stays within a screen."""


@dataclass(frozen=True)
class Status:
    """`weights`: all that can be signed, by how much it weighs, in the order in which it is to be read."""

    reading: ContentReading
    texts: SignedTexts
    weights: Mapping[Weight, tuple[ItemName, ...]]

    def counts(self, role: SigningRole) -> Mapping[Agreement, int]:
        """How many items a role said what of."""
        found = dict.fromkeys(Agreement, 0)
        for item in self.texts.hashes:
            found[self.texts.of(item, role).agreement] += 1
        return found

    def of(self, agreement: Agreement) -> tuple[tuple[ItemName, SigningRole], ...]:
        """Every item of which a role said that, by weight."""
        items = (item for some in self.weights.values() for item in some)
        return tuple((i, role) for i in items for role in SigningRole if self.texts.of(i, role).agreement is agreement)

    @cached_property
    def waiting(self) -> Mapping[Weight, Mapping[ItemName, tuple[SigningRole, ...]]]:
        """Items by weight → the roles in which nobody agreed to them as they are."""
        lacking = {
            w: {item: self.texts.lacking(item, SigningRole) for item in some} for w, some in self.weights.items()
        }
        return {weight: {item: roles for item, roles in some.items() if roles} for weight, some in lacking.items()}


def status_of(reading: ContentReading, texts: SignedTexts) -> Status:
    """How far the reading of some content is."""
    return Status(reading, texts, by_weight(texts.hashes, reading, shown_in(reading)))


def as_text(status: Status, *, whole: bool = False, tell: Catalogue = ENGLISH) -> str:
    """Counts first, then lists: all of them, or a screen of them. Roles have the names that commands take."""
    lines = [
        say("{name}: {texts} that somebody can agree to.", name=status.reading.name, texts=_texts(status.texts.hashes))
    ]
    lines += (_counted(role, status.counts(role)) for role in SigningRole)
    most = None if whole else _MOST
    voided = say("EDITED SINCE SOMEBODY AGREED (the text differs; since when is not known)")
    lines += _list(voided, _of(status, Agreement.VOIDED), most)
    lines += _list(say("SIGNED, AND NOT THERE ANY MORE"), _gone(status), most)
    lines += _waiting(status, whole=whole)
    lines += _list(say("SIGNED"), _of(status, Agreement.SIGNED), most)
    return "\n".join(visible(tell(line)) for line in lines)


def _texts(some: Collection[object]) -> Message:
    return say_many("{number} text", "{number} texts", len(some))


def _counted(role: SigningRole, found: Mapping[Agreement, int]) -> Message:
    return say(
        "   {role}: {signed:,} signed, {edited:,} edited since, {never:,} never signed",
        role=role.value,
        signed=found[Agreement.SIGNED],
        edited=found[Agreement.VOIDED],
        never=found[Agreement.NONE],
    )


def _waiting(status: Status, *, whole: bool) -> Iterator[Message]:
    if not any(status.waiting.values()):
        return
    yield from (say(""), say("NOT SIGNED, WHAT WEIGHS MOST FIRST"))
    for weight, items in status.waiting.items():
        if items:
            lacking = {role: sum(role in each for each in items.values()) for role in SigningRole}
            roles = joined(say("{role} {number:,}", role=role.value, number=n) for role, n in lacking.items())
            yield say(" {weight}: {texts} ({roles})", weight=weight.words, texts=_texts(items), roles=roles)
            if whole:
                yield from (say("   {row}", row=_lacking(status, item, roles)) for item, roles in items.items())
            else:
                yield say("   {row}", row=_first(items))


def _first(items: Collection[ItemName]) -> Message:
    names = ", ".join(path_of(item) for item in list(items)[:_MOST])
    more = len(items) - _MOST
    return say("{names} and {more:,} more", names=names, more=more) if more > 0 else joined([names])


def _lacking(status: Status, item: ItemName, roles: tuple[SigningRole, ...]) -> Message:
    which = say(" (not as {roles})", roles=", ".join(role.value for role in roles))
    title = status.reading.title(item)
    some = len(roles) < len(SigningRole)
    return say("{item} – {title}{which}", item=path_of(item), title=title, which=which if some else "")


def _of(status: Status, agreement: Agreement) -> list[Message]:
    found = ((item, status.texts.of(item, role).last) for item, role in status.of(agreement))
    return [_said(path_of(item), last) for item, last in found if last]


def _said(item: str, last: SignOff) -> Message:
    return say("{item} – {role} by {who} on {day}", item=item, role=last.role.value, who=last.by, day=last.on)


def _gone(status: Status) -> list[Message]:
    return [_said(each.item, each) for each in status.texts.of_no_item]


def _list(title: Message, rows: list[Message], most: int | None) -> list[Message]:
    return [say(""), title, *_some(rows, most)] if rows else []


def _some(rows: list[Message], most: int | None) -> Iterator[Message]:
    shown = rows if most is None or len(rows) <= most + 1 else rows[:most]
    yield from (say("   {row}", row=row) for row in shown)
    if len(shown) < len(rows):
        yield say("   and {number:,} more; --all has them", number=len(rows) - len(shown))


def as_json(status: Status) -> str:
    """All of it for programs: counts by role, and each item with its weight, its hash and what each role said."""
    whole = {
        "form": FORM,
        "content": status.reading.name,
        "texts": len(status.texts.hashes),
        "roles": {role.value: {a.value: n for a, n in status.counts(role).items()} for role in SigningRole},
        "items": [_item(status, item, weight) for weight, items in status.weights.items() for item in items],
        "signed_and_gone": [each.model_dump(mode="json") for each in status.texts.of_no_item],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _item(status: Status, item: ItemName, weight: Weight) -> dict[str, object]:
    said = {role.value: status.texts.of(item, role) for role in SigningRole}
    return {
        "item": path_of(item),
        "title": status.reading.title(item),
        "weight": weight.value,
        "hash": status.texts.hashes[item],
        "agreed": {
            role: {
                "agreement": agreed.agreement.value,
                "by": agreed.last and agreed.last.by,
                "on": agreed.last and agreed.last.on.isoformat(),
            }
            for role, agreed in said.items()
        },
    }
