"""What waits for a person to see that law holds, says so: a sentence behind the text that is shown until then.

It is put into the content before anything is made from that, so that pages, embeds and data all have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import Content, Model, Statement, Tree

from .shared.language import Language

Awaited = Mapping[tuple[str, str], date]
"""The collection and id of an item, or `trees` and `tree/outcome` → the day from which law should hold."""


def saying_so(
    content: Content, trees: Mapping[str, Analysis], awaited: Awaited, language: Language
) -> tuple[Content, Mapping[str, Analysis]]:
    """Content and trees in which all that waits says so."""
    if not awaited:
        return content, trees
    changed: dict[str, dict[str, Any]] = {}
    for (collection, name), day in awaited.items():
        sentence = language.gettext("Volgens de bron geldt vanaf {day} iets nieuws. Dit is nog niet nagekeken.")
        word = f"**{sentence.format(day=language.day(day))}**"
        items = changed.setdefault(collection, dict(content.items(collection)))
        if collection == "trees":
            tree, _, outcome = name.partition("/")
            items[tree] = _outcome_saying(items[tree], outcome, word)
        else:
            items[name] = _item_saying(items[name], word, day)
    whole: Any = {collection: MappingProxyType(items) for collection, items in changed.items()}
    found = replace(content, **whole)
    return found, {name: replace(analysis, tree=found.trees[name]) for name, analysis in trees.items()}


def _item_saying(item: Model, word: str, day: date) -> Model:
    text = getattr(item, "text")  # noqa: B009 - all statements have one
    texts = (
        MappingProxyType({key: with_word(each, word) for key, each in text.items()})
        if isinstance(text, Mapping)
        else None
    )
    end = item.valid_until if isinstance(item, Statement) else None
    longer = {"valid_until": None} if end and end < day else {}
    return item.model_copy(update={"text": texts or with_word(text, word), **longer})


def _outcome_saying(tree: Tree, outcome: str, word: str) -> Tree:
    here = tree.outcomes[outcome]
    saying = here.model_copy(update={"text": with_word(here.text, word)})
    return tree.model_copy(update={"outcomes": MappingProxyType({**tree.outcomes, outcome: saying})})


def with_word(text: str | None, word: str) -> str:
    """A text with a paragraph behind it."""
    return f"{text}\n\n{word}" if text else word
