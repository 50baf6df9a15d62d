"""The first words of an item, for lists and the search."""

from __future__ import annotations

from wegwijzer_build.model import Model, Search
from wegwijzer_build.model.marks import scalars_of

from . import prose

_FIRST_WORDS = 140


def first_words(item: Model) -> str:
    """The first words of what an item opens with."""
    opening = next((scalar.text for scalar in scalars_of(item) if scalar.leaf.search is Search.OPENING), "")
    words = prose.plain(opening)
    sentence = words.split(". ")[0].rstrip(".") + "." if words else ""
    return sentence if len(sentence) <= _FIRST_WORDS else sentence[: sentence.rfind(" ", 0, _FIRST_WORDS)] + " …"
