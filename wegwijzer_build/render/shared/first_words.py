"""The first words of an item, for lists, the search and the feed."""

from __future__ import annotations

from wegwijzer_build.model import Contact, Figure, Model, Picture, Source, Tree

from . import prose

_FIRST_WORDS = 140


def first_words(item: Model) -> str:
    """The first words of what an item says."""
    text = getattr(item, "text", None) or ""
    if isinstance(item, Contact):
        text = item.what_for
    elif isinstance(item, Source):
        text = item.publisher
    elif isinstance(item, Figure):
        text = item.population
    elif isinstance(item, Picture):
        text = item.description
    elif isinstance(item, Tree):
        text = item.for_whom or item.text or ""
    words = prose.plain(str(text) if isinstance(text, str) else str(next(iter(text.values()), "")))
    sentence = words.split(". ")[0].rstrip(".") + "." if words else ""
    return sentence if len(sentence) <= _FIRST_WORDS else sentence[: sentence.rfind(" ", 0, _FIRST_WORDS)] + " …"
