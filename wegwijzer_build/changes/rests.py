"""What an item rests on: its legal weight, its sources and its dates, to stand beside each text that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wegwijzer_build.model import Model, Source

from .differences import as_text, differences
from .reading import ContentReading, ItemName


@dataclass(frozen=True)
class RestsOn:
    """`kind`: empty where an item has none. `sources`: title, publisher and date of each. `dates`: key → day."""

    kind: str
    sources: tuple[str, ...]
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


def _sources(item: Model) -> Iterator[str]:
    for each in differences(None, item):
        if each.refers_to == "sources" and each.after:
            yield from each.after.split(", ")


def _source(name: str, reading: ContentReading) -> str:
    source = reading.item(("sources", name))
    if not isinstance(source, Source):
        return name
    parts = (source.title, source.publisher, source.number, source.date)
    return ", ".join(part for part in parts if part)


def _dates(item: Model) -> Iterator[tuple[str, str]]:
    for key in type(item).model_fields:
        value = getattr(item, key)
        if isinstance(value, date):
            yield key.replace("_", " "), value.isoformat()
