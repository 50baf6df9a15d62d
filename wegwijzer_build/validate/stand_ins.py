"""What can be proved of a tree that does not fit its schema: the same tree, where only texts are at fault.

A text that is too long or missing, or a key that no tree has, decides nothing about where answers lead. So such a tree
is proved with another text in its place, beside what is told of the text. Where more is at fault, nobody knows what
tree was meant.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wegwijzer_build.model import Model
from wegwijzer_build.model.shapes import Leaf, Record, shape_at
from wegwijzer_build.problems import KeyPath
from wegwijzer_build.wording import Called

from .context import RawItem
from .schema_violations import as_written

_TEXT = "…"


def stand_in(item: RawItem, refused: Sequence[ErrorDetails], called: Called) -> Model | None:
    """A tree in the place of one whose texts were refused; None where more was, or where it is no tree."""
    if item.collection != "trees" or not isinstance(item.raw, dict):
        return None
    raw: Any = copy.deepcopy(item.raw)
    if not all(_mended(item, raw, each, called) for each in refused):
        return None
    try:
        return item.model.model_validate(raw)
    except ValidationError:
        return None


def _mended(item: RawItem, raw: Any, refused: ErrorDetails, called: Called) -> bool:
    path = refused["loc"]
    *before, last = path
    here = _at(raw, as_written(item.raw, tuple(before)))
    shape = shape_at(item.shape, path)
    if refused["type"] == "extra_forbidden":
        parent = shape_at(item.shape, tuple(before))
        if not isinstance(parent, Record) or called.meant(str(last), [key for key in parent.fields if key not in here]):
            return False  # a misspelt key may have meant where an answer leads
        del here[last]
        return True
    if not isinstance(shape, Leaf) or shape.written is None or last == "[key]":
        return False
    here[last] = _TEXT
    return True


def _at(raw: Any, path: KeyPath) -> Any:
    for step in path:
        raw = raw[step]
    return raw
