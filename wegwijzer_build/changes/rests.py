"""What an item rests on: its legal weight, its sources and its dates, to stand beside each text that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from wegwijzer_build.catalogues import Catalogue
from wegwijzer_build.model import Model, Source
from wegwijzer_build.wording import Message, field_name

from .differences import as_text, differences
from .reading import ContentReading, ItemName


@dataclass(frozen=True)
class NamedSource:
    """`words`: its title, publisher, number and date. `url`: where it is; `copy_of`: the date of the copy read."""

    words: str
    url: str = ""
    copy_of: str = ""

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True)
class RestsOn:
    """`kind`: empty where an item has none. `sources`: those that it names. `dates`: key → day."""

    kind: str
    sources: tuple[NamedSource, ...]
    dates: tuple[tuple[str, str], ...]


def rests_of(name: ItemName, reading: ContentReading) -> RestsOn:
    """What an item rests on in a reading; nothing where it is not there."""
    item = reading.item(name)
    if item is None:
        return RestsOn("", (), ())
    return RestsOn(
        as_text(getattr(item, "kind", None)) or "",
        tuple(dict.fromkeys(_source(source, reading) for source in _sources(item))),
        tuple(_dates(item)),
    )


def in_language(rests: RestsOn, tell: Catalogue) -> RestsOn:
    """The same in a language."""
    return replace(rests, kind=tell(rests.kind), dates=tuple((tell(name), day) for name, day in rests.dates))


def _sources(item: Model) -> Iterator[str]:
    for each in differences(None, item):
        if each.refers_to == "sources" and each.after:
            yield from each.after.split(", ")


def _source(name: str, reading: ContentReading) -> NamedSource:
    source = reading.item(("sources", name))
    if not isinstance(source, Source):
        return NamedSource(name)
    parts = (source.title, source.publisher, source.number, source.date)
    words = ", ".join(part for part in parts if part)
    return NamedSource(words, source.url or "", as_text(source.checked_on) or "")


def _dates(item: Model) -> Iterator[tuple[str, str]]:
    for key in type(item).model_fields:
        value = getattr(item, key)
        if isinstance(value, date):
            yield Message(key.replace("_", " "), field_name(key).template, {}), value.isoformat()
