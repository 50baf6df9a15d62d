"""The ways to reach contacts, as links name them: `phone:huisarts`, and `phone:huisarts/2` for a second number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from wegwijzer_build.model import Phones, WayKind

from .addresses import https_violation, mail_violation
from .context import RawItem
from .phones import phone_violation
from .violation import Violation

FOLLOWED = (WayKind.PHONE, WayKind.CHAT, WayKind.FORM, WayKind.MAIL, WayKind.SITE)
"""The kinds of ways that a link can follow."""


def way_violation(by: str, at: str, phones: Phones | None) -> Violation | None:
    """What keeps a text from being a way of a kind that a link can follow."""
    if by == WayKind.PHONE:
        return phone_violation(at, phones)
    return mail_violation(at) if by == WayKind.MAIL else https_violation(at)


NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class NamedWay:
    """One way of a contact; `nth` (from 1) tells those of one kind apart."""

    contact: str
    by: str
    nth: int
    at: str
    is_right: bool = True
    """Whether it can be followed; where it cannot, its contact is told so."""

    @property
    def name(self) -> str:
        """How a link names it."""
        return f"{self.by}:{self.contact}" + (f"/{self.nth}" if self.nth > 1 else "")

    @property
    def words(self) -> str:
        """What is filled in for a reader: the number as the contact writes it, on one line; the host of an address."""
        if self.by == WayKind.PHONE:
            return " ".join(self.at.split()).replace(" ", NO_BREAK_SPACE)
        return self.at if self.by == WayKind.MAIL else (urlsplit(self.at).hostname or "").removeprefix("www.")

    @property
    def href(self) -> str:
        """Where the link leads."""
        if self.by == WayKind.PHONE:
            return "tel:" + re.sub(r"[^\d+]", "", self.at)
        return f"mailto:{self.at}" if self.by == WayKind.MAIL else self.at.replace("(", "%28").replace(")", "%29")


NamedWays = Mapping[str, Mapping[str, tuple[NamedWay, ...]]]
"""Contact → kind → its ways of that kind, in order. A contact whose ways do not fit the model is not in it."""


def ways_of(items: tuple[RawItem, ...], phones: Phones | None) -> NamedWays:
    """The ways that links can follow, of every contact."""
    contacts = (item for item in items if item.collection == "contacts" and _written(item) is not None)
    return {item.id: _by_kind(item, phones) for item in contacts}


def _by_kind(item: RawItem, phones: Phones | None) -> Mapping[str, tuple[NamedWay, ...]]:
    found: dict[str, list[NamedWay]] = defaultdict(list)
    for by, at in _written(item) or ():
        found[by].append(NamedWay(item.id, by, len(found[by]) + 1, at, way_violation(by, at, phones) is None))
    return {by: tuple(ways) for by, ways in found.items()}


def _written(item: RawItem) -> tuple[tuple[str, str], ...] | None:
    ways = item.raw.get("ways") if isinstance(item.raw, dict) else None
    return tuple(_pairs(ways)) if isinstance(ways, list) else None


def _pairs(ways: Sequence[object]) -> Iterator[tuple[str, str]]:
    for way in ways:
        by, at = (way.get("by"), way.get("at")) if isinstance(way, dict) else (None, None)
        if isinstance(by, str) and isinstance(at, str) and by in FOLLOWED:
            yield by, at.strip()
