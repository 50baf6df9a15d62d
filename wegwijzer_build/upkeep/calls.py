"""What to ask contacts by phone: every fact that only a call can tell, with what the site says of it now."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wegwijzer_build.load import Value
from wegwijzer_build.model import WayKind
from wegwijzer_build.problems import KeyPath, Place
from wegwijzer_build.sources import a_year_after
from wegwijzer_build.validate.context import CheckContext, RawItem
from wegwijzer_build.wording import day_of

from .shown_in import shown_in

LANGUAGES = "languages"
"""Asked, though no key of a contact holds it yet."""
OF_WAY = ("at", "hours", "cost")
OF_CONTACT = ("free", "anonymous", "confidential")
_ASKED = (WayKind.PHONE, WayKind.CHAT)
"""The kinds of ways about which somebody who answers the phone can tell."""
_AHEAD = timedelta(days=60)
"""So long before a call grows old the contact is on the list again."""


@dataclass(frozen=True)
class Fact:
    """One thing to ask. `way`: `phone`, `phone/2`, `chat`; empty where it is about the contact as a whole.

    `now`: what the site says, empty where it says nothing. `place`: of that, or where it would stand. `path`: its key
    path in the file, empty where no key holds it.
    """

    way: str
    key: str
    now: str
    place: Place
    path: KeyPath

    @property
    def name(self) -> str:
        """How messages name it: `phone/2 hours`, `free`."""
        return f"{self.way} {self.key}".strip()


@dataclass(frozen=True)
class SourceLine:
    """A source of what the site says: its title, who published it, and its date as far as that is known."""

    title: str
    publisher: str
    date: str


@dataclass(frozen=True)
class Call:
    """A contact to call. `mark` stands for what the site says: it changes when that does.

    `read_in`: the date of the copy that was read, `called_on`: the last call; empty where there was none. `outcomes`:
    how many outcomes show it.
    """

    id: str
    title: str
    file: str
    facts: tuple[Fact, ...]
    sources: tuple[SourceLine, ...]
    read_in: str
    called_on: str
    outcomes: int

    @property
    def mark(self) -> str:
        """Eight signs that stand for all that the site says."""
        said = "\n".join(f"{fact.name}: {fact.now}" for fact in self.facts)
        return hashlib.sha256(said.encode()).hexdigest()[:8]


def calls_of(context: CheckContext, names: Collection[str] = ()) -> tuple[Call, ...]:
    """The contacts that have to be called, first those that most outcomes show; or those with the names asked for.

    A contact has to be called where a way says so, and nobody did so within the year.
    """
    shown = shown_in(context)
    sources = {item.id: item for item in context.written if item.collection == "sources"}
    calls = [
        _call(item, len(shown.of(("contacts", item.id))), sources)
        for item in context.written
        if item.collection == "contacts" and (item.id in names if names else _is_due(item, context.as_of))
    ]
    return tuple(sorted(calls, key=lambda call: (-call.outcomes, call.id)))


def _is_due(item: RawItem, as_of: date) -> bool:
    called = day_of(item.text("called_on"))
    if called is not None and as_of < a_year_after(called) - _AHEAD:
        return False
    return any(way.get("to_be_called") == "true" for way in _ways(item))


def _call(item: RawItem, outcomes: int, sources: dict[str, RawItem]) -> Call:
    named = [scalar.text for scalar in item.scalars if scalar.leaf.refers_to == "sources"]
    lines = tuple(_source_line(sources[name]) for name in dict.fromkeys(named) if name in sources)
    return Call(
        item.id,
        item.text("title") or item.id,
        item.sheet.document.file,
        tuple(_facts(item)),
        lines,
        item.text("checked_on") or "",
        item.text("called_on") or "",
        outcomes,
    )


def _facts(item: RawItem) -> Iterator[Fact]:
    numbers: dict[str, int] = {}
    for position, way in enumerate(_ways(item)):
        by = way.get("by")
        if by not in _ASKED or not isinstance(by, str):
            continue
        numbers[by] = numbers.get(by, 0) + 1
        name = by if numbers[by] == 1 else f"{by}/{numbers[by]}"
        for key in OF_WAY:
            path: KeyPath = ("ways", position, key)
            yield Fact(name, key, _text(way.get(key)), item.place(path), path)
    for key in OF_CONTACT:
        yield Fact("", key, item.text(key) or "", item.place((key,)), (key,))
    yield Fact("", LANGUAGES, "", item.place(("title",)), ())


def _ways(item: RawItem) -> tuple[dict[str, Value], ...]:
    ways = item.raw.get("ways") if isinstance(item.raw, dict) else None
    return tuple(way for way in ways if isinstance(way, dict)) if isinstance(ways, list) else ()


def _text(value: Value | None) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _source_line(item: RawItem) -> SourceLine:
    title, publisher, dated = (" ".join((item.text(key) or "").split()) for key in ("title", "publisher", "date"))
    return SourceLine(title, publisher, dated)
