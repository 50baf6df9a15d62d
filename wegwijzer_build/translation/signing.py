"""Makes a review of an item as its texts are now."""

from __future__ import annotations

from datetime import date
from typing import cast

from wegwijzer_build.model import Tree

from .reviews import Review, Scrutiny
from .spoken import Known, shape_mark
from .translations import Translations


def reviewed(there: Translations, known: Known, item: str, level: Scrutiny, on: date, by: str | None) -> Review:
    """The review of an item (`advice/bel-112`) that is made on a day. Raises KeyError where there is no such item."""
    collection, _, name = item.partition("/")
    tree = there.whole.items["trees"].get(name) if collection == "trees" else None
    shape = shape_mark(cast("Tree", tree)) if tree is not None else None
    return Review(level=level, on=on, texts=known.marks[item], shape=shape, by=by)
