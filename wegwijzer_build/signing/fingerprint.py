"""A hash of what an item says to its readers: another as soon as that is edited, and the same for all else.

It is made from the item as its file has it, by the marks of its model. White space, comments and the order of keys do
not count, nor do the words by which the search finds it, what colleagues note, examples, and days on which somebody
looked. Numbers count in their contact only: texts keep the names of ways (`phone:…`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from wegwijzer_build.model import Answer, AudienceDemands, Case, Voice, Written
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table
from wegwijzer_build.validate.context import RawItem

LENGTH = 12
"""Signs of a hash, each of four bits."""
_WORDS = frozenset([Written.PLAIN, Written.LINES, Written.MARKDOWN])
_OF_NO_READER = frozenset([Voice.VISITORS, Voice.COLLEAGUES])
_NOT_SAID = (Case, AudienceDemands)
"""What only checks and editors read."""
_LOOKED = "_on"
"""What the key of a day ends in on which somebody looked."""
_NOTHING: tuple[object, ...] = (None, [], {})


def fingerprint(item: RawItem) -> str:
    """The hash of an item."""
    whole = json.dumps(_said(item.shape, item.raw), ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:LENGTH]


def says_something(item: RawItem) -> bool:
    """Tell whether an item holds words of this site that readers see, so that somebody can agree to them."""
    return any(scalar.leaf.written in _WORDS and scalar.leaf.voice is None for scalar in item.scalars)


def _said(shape: Shape, raw: Any) -> Any:
    """What counts of a value, in one form however it is written."""
    if isinstance(shape, Leaf):
        return None if shape.voice in _OF_NO_READER else _text(shape, raw)
    if shape.reader is not None:
        try:
            raw = shape.reader(raw)
        except PydanticCustomError:
            return raw
    if isinstance(shape, Many):
        each = [_said(shape.item, value) for value in raw] if isinstance(raw, (list, tuple)) else raw
        return None if isinstance(each, list) and all(value is None for value in each) else each
    if not isinstance(raw, Mapping):
        return raw
    return _of_table(shape, raw) if isinstance(shape, Table) else _of_record(shape, raw)


def _text(leaf: Leaf, raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    if leaf.written is Written.LINES:
        return "\n".join(" ".join(line.split()) for line in raw.strip().split("\n"))
    return " ".join(raw.split())


def _of_table(table: Table, raw: Mapping[str, Any]) -> Any:
    rows = [[key, _said(table.value, value)] for key, value in raw.items()]
    in_order_shown = isinstance(table.value, Record) and issubclass(table.value.model, Answer)
    return rows if in_order_shown else sorted(rows, key=lambda row: str(row[0]))


def _of_record(record: Record, raw: Mapping[str, Any]) -> Any:
    if issubclass(record.model, _NOT_SAID):
        return None
    said = {
        key: _said(record.fields[key], value) if key in record.fields else value
        for key, value in sorted(raw.items())
        if not key.endswith(_LOOKED)
    }
    return {key: value for key, value in said.items() if value not in _NOTHING}
