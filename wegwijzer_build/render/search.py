"""What the search looks through: one small file, fetched only by who searches."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wegwijzer_build.model import Model, Term, Topic

from . import addresses, prose
from .output import Planned
from .views.collections import collection_words
from .views.entries import about
from .views.page import Here, Site

PATH = "assets/search.json"


def search_index(site: Site) -> Planned:
    """The search file. Each entry: address, title, what it is, first words, and all words to find it by."""
    return Planned(PATH, lambda: json.dumps([*_entries(site)], ensure_ascii=False, separators=(",", ":")).encode())


def _entries(site: Site) -> Iterator[dict[str, str]]:
    here = Here(site, "")
    for collection, words in collection_words(site.language).items():
        for name, item in site.content.items(collection).items():
            yield {
                "a": addresses.of_item(collection, name, site.language.folder),
                "t": here.title(collection, name),
                "k": words.one,
                "b": about(item),
                "w": _words(item),
            }


def _words(item: Model) -> str:
    texts = getattr(item, "text", "") or getattr(item, "what_for", "") or getattr(item, "description", "")
    said = [texts] if isinstance(texts, str) else list(texts.values())
    also = list(item.also) if isinstance(item, Term) else []
    for section in item.sections if isinstance(item, Topic) else ():
        said += [section.title, section.text]
    return " ".join([*also, *(prose.plain(text) for text in said)])
