"""A list in a file that gets longer or shorter, with the places of what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wegwijzer_build.load import Document, Value
from wegwijzer_build.problems import KeyPath, Place


def with_list(document: Document, path: KeyPath, added: Iterable[tuple[str, Place]], without: set[str]) -> Document:
    """A file with some texts put behind a list of texts in it, and some taken out. Other places stay as they are."""
    before = _at(document.value, path)
    there = [before] if isinstance(before, str) else list(before) if isinstance(before, list) else []
    kept = [(index, each) for index, each in enumerate(there) if each not in without]
    more = list(added)
    places: dict[int, Place] = {}
    for now, (index, _) in enumerate(kept):
        places[now] = document.place((*path, index))
    for now, (_, place) in enumerate(more, start=len(kept)):
        places[now] = place
    here = document.place(path) if before is not None else more[0][1] if more else document.place(path[:-1])
    values = {key: place for key, place in document.values.items() if key[: len(path)] != path}
    values |= {path: here, **{(*path, now): place for now, place in places.items()}}
    keys: Mapping[KeyPath, Place] = document.keys if path in document.keys else {**document.keys, path: here}
    new: list[Value] = [*(each for _, each in kept), *(each for each, _ in more)]
    return replace(document, value=_put(document.value, path, new), values=values, keys=keys)


def _at(value: Value, path: KeyPath) -> Value | None:
    here: Value | None = value
    for step in path:
        here = here.get(str(step)) if isinstance(here, dict) else None
    return here


def _put(value: Value, path: KeyPath, new: Value) -> Value:
    """A value with another at a path; maps on the way are copied."""
    if not path:
        return new
    first, *rest = path
    if not isinstance(value, dict):
        return value
    return {**value, str(first): _put(value.get(str(first), {}), tuple(rest), new)}
