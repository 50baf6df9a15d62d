"""What the search looks through: one small file, fetched only by who searches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from wegwijzer_build.model import Contact, Model, Voice, WayKind
from wegwijzer_build.model.marks import scalars_of
from wegwijzer_build.render.shared import prose
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.first_words import first_words
from wegwijzer_build.render.shared.here import Here, Site
from wegwijzer_build.render.shared.output import Planned

PATH = "assets/search.json"

_WEIGHTS: Mapping[str, float] = {
    "trees": 3,
    "audiences": 2,
    "contacts": 2,
    "situations": 2,
    "topics": 2,
    "glossary": 1.5,
    "sources": 0.3,
}
"""Which of the pages that fit alike stands first: what helps before what explains, and sources last."""


def search_index(site: Site) -> Planned:
    """The search file: a list of maps, one for each item of the content, without the empty texts.

    `a` address, `t` title, `k` what it is, `b` its first words, `f` the everyday words to find it by, `w` the other
    words in it, `v` its weight where that is not 1. A tree is one item, whatever it has of states: the search leads to
    its start, also by the words of its answers.
    """
    return Planned(PATH, lambda: json.dumps([*_entries(site)], ensure_ascii=False, separators=(",", ":")).encode())


def _entries(site: Site) -> Iterator[dict[str, str | float]]:
    here = Here(site, "")
    search = site.content.language.search
    passed_over = frozenset(search.passed_over if search else ())
    for collection, words in collection_words(site.content, site.language).items():
        for page in site.pages.items(collection):
            name, item = page.id, site.content.items(collection)[page.id]
            title, first, found_by = here.title(collection, name), first_words(item), " ".join(_found_by(item))
            entry: dict[str, str | float] = {
                "a": page.address,
                "t": title,
                "k": words.one,
                "b": first,
                "f": found_by,
                "w": " ".join(_more_words(_texts(item), (title, first, found_by), passed_over)),
                "v": _WEIGHTS.get(collection, ""),
            }
            yield {key: value for key, value in entry.items() if value}


def _found_by(item: Model) -> Iterable[str]:
    return dict.fromkeys(scalar.text for scalar in scalars_of(item) if scalar.leaf.voice is Voice.VISITORS)


def _texts(item: Model) -> Iterator[str]:
    yield from (scalar.text for scalar in scalars_of(item) if scalar.leaf.search)
    for way in item.ways if isinstance(item, Contact) else ():
        if way.by is WayKind.PHONE:
            yield f"{way.at} {re.sub(r'[^0-9+]', '', way.at)}"


def _more_words(texts: Iterable[str], known: Iterable[str], passed_over: frozenset[str]) -> Iterator[str]:
    """Each word once, and none that the entry holds already: a text is found by its words, however often they come.

    `passed_over`: words that the search passes over, and so need not be in its file.
    """
    seen = {word for text in known for word in _words(text)} | passed_over
    for text in texts:
        for word in _words(prose.plain(text)):
            if word not in seen:
                seen.add(word)
                yield word


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-'’&][^\W_]+)*", text.lower())
