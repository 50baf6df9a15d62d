"""How far the reading is: what somebody agreed to, what was edited since, and what waits, the heaviest first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wegwijzer_build.changes import ContentReading, shown_in
from wegwijzer_build.model import SigningRole
from wegwijzer_build.signing import Agreement, ItemName, SignedTexts, path_of
from wegwijzer_build.wording import counted, visible

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


def as_text(status: Status, *, whole: bool = False) -> str:
    """Counts first, then lists: all of them, or a screen of them."""
    lines = [f"{status.reading.name}: {counted(len(status.texts.hashes), 'text')} that somebody can agree to."]
    for role in SigningRole:
        found = status.counts(role)
        lines.append(
            f"   {role.value}: {found[Agreement.SIGNED]:,} signed, "
            f"{found[Agreement.VOIDED]:,} edited since, {found[Agreement.NONE]:,} never signed"
        )
    most = None if whole else _MOST
    lines += _list("EDITED SINCE SOMEBODY AGREED (the text differs; since when is not known)", _voided(status), most)
    lines += _list("SIGNED, AND NOT THERE ANY MORE", _gone(status), most)
    lines += _waiting(status, whole=whole)
    lines += _list("SIGNED", _signed(status), most)
    return "\n".join(map(visible, lines))


def _waiting(status: Status, *, whole: bool) -> Iterator[str]:
    if not any(status.waiting.values()):
        return
    yield from ("", "NOT SIGNED, WHAT WEIGHS MOST FIRST")
    for weight, items in status.waiting.items():
        if items:
            roles = (f"{role.value} {sum(role in each for each in items.values()):,}" for role in SigningRole)
            yield f" {weight.words}: {counted(len(items), 'text')} ({', '.join(roles)})"
            if whole:
                yield from (f"   {_lacking(status, item, lacking)}" for item, lacking in items.items())
            else:
                names = ", ".join(path_of(item) for item in list(items)[:_MOST])
                yield f"   {names}{f' and {len(items) - _MOST:,} more' if len(items) > _MOST else ''}"


def _lacking(status: Status, item: ItemName, roles: tuple[SigningRole, ...]) -> str:
    which = "" if len(roles) == len(SigningRole) else f" (not as {', '.join(role.value for role in roles)})"
    return f"{path_of(item)} – {status.reading.title(item)}{which}"


def _voided(status: Status) -> list[str]:
    return [_said(status, item, role) for item, role in status.of(Agreement.VOIDED)]


def _signed(status: Status) -> list[str]:
    return [_said(status, item, role) for item, role in status.of(Agreement.SIGNED)]


def _said(status: Status, item: ItemName, role: SigningRole) -> str:
    last = status.texts.of(item, role).last
    who = f" by {last.by} on {last.on}" if last else ""
    return f"{path_of(item)} – {role.value}{who}"


def _gone(status: Status) -> list[str]:
    return [f"{each.item} – {each.role.value} by {each.by} on {each.on}" for each in status.texts.of_no_item]


def _list(title: str, rows: list[str], most: int | None) -> list[str]:
    return ["", title, *_some(rows, most)] if rows else []


def _some(rows: list[str], most: int | None) -> Iterator[str]:
    shown = rows if most is None or len(rows) <= most + 1 else rows[:most]
    yield from (f"   {row}" for row in shown)
    if len(shown) < len(rows):
        yield f"   and {len(rows) - len(shown):,} more; --all has them"


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
