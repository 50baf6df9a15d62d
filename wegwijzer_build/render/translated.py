"""Content and trees as they are shown in another language. What is older than the Dutch says so, in its own text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import COLLECTIONS, Content, LanguageFiles, SpokenSearch, Typed
from wegwijzer_build.translation import Spoken, texts_of

from .shared.language import Language, language_beside
from .waiting import Awaited, saying_so, with_word

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def instead_of_withdrawn(code: str, acute: str) -> str:
    """What stands in the place of a translation that is no longer right: that it is, and who to call."""
    language = language_beside(code)
    why = language.gettext("Deze tekst is in het Nederlands veranderd. De vertaling klopt niet meer.")
    return f"{why} {' '.join(acute.split())}".strip()


def content_in(
    trees: Mapping[str, Analysis], language: Language, awaited: Awaited, spoken: Spoken
) -> tuple[Content, Mapping[str, Analysis]]:
    """Content and trees of a site as they are in another language. A tree is the same: only its words are others."""
    collections: dict[str, Any] = {each.name: spoken.items[each.name] for each in COLLECTIONS}
    content = Content(site=spoken.site, language=_searched(spoken.search), **collections)
    there = {name: replace(trees[name], tree=tree) for name, tree in content.trees.items() if name in trees}
    content = telling_age(content, spoken.stale, language)
    known = {name: day for name, day in awaited.items() if name[1].partition("/")[0] in content.items(name[0])}
    return saying_so(content, there, known, language)


def _searched(search: SpokenSearch) -> LanguageFiles:
    """What belongs to a language that pages are in, as far as they need it: how the search reads it."""
    return LanguageFiles(search=search, typed=Typed(danger=search.danger))


def quoted_in(content: Content) -> frozenset[str]:
    """What stands in bold in a content: a translation that has the same in bold kept it, and explains it beside it."""
    items = (item for each in COLLECTIONS for item in content.items(each.name).values())
    texts = (text.words for item in (content.site, *items) for text in texts_of(item, ""))
    return frozenset(bold for text in texts for bold in _BOLD.findall(text))


def telling_age(content: Content, stale: Mapping[tuple[str, str], date | None], language: Language) -> Content:
    """Content in which every text whose Dutch is newer says so behind its words. Of a tree its page says it."""
    changed: dict[str, dict[str, Any]] = {}
    for (collection, name), day in stale.items():
        items = changed.setdefault(collection, dict(content.items(collection))) if collection != "site" else {}
        item = items.get(name)
        key = _LAST_WORDS.get(collection, "text")
        if item is not None and collection != "trees" and hasattr(item, key):
            items[name] = item.model_copy(update={key: _with(getattr(item, key), older(day, language))})
    whole: Any = {collection: MappingProxyType(items) for collection, items in changed.items()}
    return replace(content, **whole)


_LAST_WORDS = {"contacts": "what_for", "sources": "note"}
"""The text of an item behind which something can be said, where that is not called `text`."""


def older(day: date | None, language: Language) -> str:
    """That the Dutch is newer than a translation, and of which day that is where somebody knows."""
    _ = language.gettext
    if day is None:
        return _("De Nederlandse tekst is nieuwer dan deze vertaling.")
    return _("Deze vertaling is van {day}. De Nederlandse tekst is nieuwer.").format(day=language.day(day))


def _with(text: Any, word: str) -> Any:
    if isinstance(text, Mapping):
        return MappingProxyType({key: with_word(each, word) for key, each in text.items()})
    return with_word(text, word)
