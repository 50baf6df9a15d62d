"""What the search looks through: one small file, fetched only by who searches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wegwijzer_build.model import Contact, Model, Topic, Tree, Voice, WayKind
from wegwijzer_build.model.marks import scalars_of
from wegwijzer_build.render.shared import prose
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.first_words import first_words
from wegwijzer_build.render.shared.here import Here, Site
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page, PageKind

PATH = "assets/search.json"

_WEIGHTS: Mapping[str, float] = {
    "trees": 1.3,
    "topics": 1.3,
    "contacts": 1.25,
    "situations": 1.2,
    "audiences": 1.2,
    "instruments": 1.2,
    "advice": 1.1,
    "solutions": 1.1,
    "roles": 1,
    "tasks": 1,
    "glossary": 0.9,
    "competencies": 0.9,
    "figures": 0.9,
    "pictures": 0.8,
    "sources": 0.4,
}
"""Which of the pages that fit alike stands first: what helps before what explains, and sources last."""


_SHORT_WORD, _SHORT_NUMBER = 3, 4


def search_index(site: Site) -> Planned:
    """The search file: a map of what the search knows of the language, and of the pages that it finds.

    `passed_over`, `alike` and `danger` are those of language/search.yml; of words alike the first stands for all.
    `kinds`: for each kind of page `k` what it is called, `v` what it weighs, and its `pages`. Of a page, in so far as
    there is one: `a` address, `t` title, `l` its language if that is another, `o` for whom, `b` its first words, `f` a list of all
    that it is found by, `w` the other words in it. A tree is one page, whatever it has of states: the search leads to
    its start, also by its answers.
    """
    return Planned(PATH, lambda: json.dumps(_index(site), ensure_ascii=False, separators=(",", ":")).encode())


def _index(site: Site) -> dict[str, Any]:
    search = site.content.language.search
    return {
        "passed_over": search.passed_over if search else (),
        "alike": search.alike if search else (),
        "danger": [(each.contact, each.words) for each in search.danger] if search else (),
        "kinds": [*_kinds(site)],
    }


def _kinds(site: Site) -> Iterator[dict[str, Any]]:
    here = Here(site, "")
    search = site.content.language.search
    passed_over = frozenset(search.passed_over if search else ())
    phrases = search.phrases if search else {}
    for collection, words in collection_words(site.content, site.language).items():
        pages = []
        for page in site.pages.items(collection):
            name, item = page.id, site.content.items(collection)[page.id]
            title, first = here.title(collection, name), first_words(item)
            found_by = [*dict.fromkeys((*_found_by(item), *phrases.get(page.address, ())))]
            of_page = {
                "a": page.address,
                "t": title,
                "l": here.lang(collection, name),
                "o": _for_whom(here, item),
                "b": first,
                "f": found_by,
                "w": " ".join(_more_words(_texts(item), (title, first, *found_by), passed_over)),
            }
            pages.append({key: value for key, value in of_page.items() if value})
        if pages:
            yield {"k": words.one, "v": _WEIGHTS[collection], "pages": pages}
    others = [{"a": page.address, "t": page.title, "f": phrases.get(page.address, ())} for page in _other_pages(site)]
    yield {"k": "", "v": 1, "pages": others}


def _other_pages(site: Site) -> Iterator[Page]:
    """What is no item: lists, and what is written by hand."""
    for kind in (PageKind.COLLECTION, PageKind.NOTICES, PageKind.BY_HAND):
        yield from site.pages.of_kind(kind)


def _for_whom(here: Here, item: Model) -> str:
    """For which audiences it is, where that is not everybody."""
    audiences = here.site.content.audiences
    named = (item.audience,) if isinstance(item, Tree) else tuple(getattr(item, "audiences", None) or ())
    if not named or len(named) == len(audiences):
        return ""
    return ", ".join(audiences[name].title.lower() for name in audiences if name in named)


def _found_by(item: Model) -> Iterator[str]:
    """What visitors would say of it or answer in it, the headings in it, and its numbers as they may be typed."""
    yield from (scalar.text for scalar in scalars_of(item) if scalar.leaf.voice is Voice.VISITORS)
    if isinstance(item, Topic):
        yield from (section.title for section in item.sections)
    if isinstance(item, Tree):
        yield from (answer.say for question in item.questions.values() for answer in question.answers.values())
    if isinstance(item, Contact):
        numbers = [way.at for way in item.ways if way.by is WayKind.PHONE]
        yield from (typed for number in numbers for typed in (number, re.sub(r"[^0-9+]", "", number)))


def _texts(item: Model) -> Iterator[str]:
    yield from (scalar.text for scalar in scalars_of(item) if scalar.leaf.search)


def _more_words(texts: Iterable[str], known: Iterable[str], passed_over: frozenset[str]) -> Iterator[str]:
    """Each word once, and none that the entry holds already: a text is found by its words, however often they come.

    Words of three letters and short numbers say too little to make the file larger.

    `passed_over`: words that the search passes over, and so need not be in its file.
    """
    seen = {word for text in known for word in _words(text)} | passed_over
    for text in texts:
        for word in _words(prose.plain(text)):
            if word not in seen and len(word) > (_SHORT_NUMBER if word.isdigit() else _SHORT_WORD):
                seen.add(word)
                yield word


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-'’&][^\W_]+)*", text.lower())
