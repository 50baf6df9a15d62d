"""The ways to reach contacts, as links name them: `phone:huisarts`, and `phone:huisarts/2` for a second number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from wegwijzer_build.model import WayKind

from .addresses import https_fault, mail_fault
from .fault import Fault
from .material import Item
from .phones import phone_fault

FAULTS: Mapping[str, Callable[[str], Fault | None]] = {
    WayKind.PHONE: phone_fault,
    WayKind.CHAT: https_fault,
    WayKind.FORM: https_fault,
    WayKind.MAIL: mail_fault,
    WayKind.SITE: https_fault,
}
"""The kinds of ways that a link can follow → what keeps a text from being one."""

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Way:
    """One way of a contact; `nth` (from 1) tells those of one kind apart."""

    contact: str
    by: str
    nth: int
    at: str

    @property
    def name(self) -> str:
        """How a link names it."""
        return f"{self.by}:{self.contact}" + (f"/{self.nth}" if self.nth > 1 else "")

    @property
    def is_right(self) -> bool:
        """Whether it can be followed; where it cannot, its contact is told so."""
        return FAULTS[self.by](self.at) is None

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


Ways = Mapping[str, Mapping[str, tuple[Way, ...]]]
"""Contact → kind → its ways of that kind, in order. A contact whose ways do not fit the model is not in it."""


def ways_of(items: tuple[Item, ...]) -> Ways:
    """The ways that links can follow, of every contact."""
    return {item.id: _by_kind(item) for item in items if item.collection == "contacts" and _written(item) is not None}


def _by_kind(item: Item) -> Mapping[str, tuple[Way, ...]]:
    found: dict[str, list[Way]] = defaultdict(list)
    for by, at in _written(item) or ():
        found[by].append(Way(item.id, by, len(found[by]) + 1, at))
    return {by: tuple(ways) for by, ways in found.items()}


def _written(item: Item) -> tuple[tuple[str, str], ...] | None:
    ways = item.raw.get("ways") if isinstance(item.raw, dict) else None
    return tuple(_pairs(ways)) if isinstance(ways, list) else None


def _pairs(ways: Sequence[object]) -> Iterator[tuple[str, str]]:
    for way in ways:
        by, at = (way.get("by"), way.get("at")) if isinstance(way, dict) else (None, None)
        if isinstance(by, str) and isinstance(at, str) and by in FAULTS:
            yield by, at.strip()
