"""What the search looks through: one small file, fetched only by who searches."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from wegwijzer_build.model import Contact, Model, SearchWords, Topic, Tree, Typed, Voice, WayKind
from wegwijzer_build.model.marks import scalars_of
from wegwijzer_build.render.shared import prose
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.first_words import first_words
from wegwijzer_build.render.shared.here import Here, Site
from wegwijzer_build.render.shared.language import Language, language_of
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page, PageKind

_PATH = "assets/search{}.json"

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
_MANY = 3
_FEW = 2


def search_index(site: Site) -> Planned:
    """The search file: a map of what the search knows of the language, and of the pages that it finds.

    `passed_over` and `alike` are those of language/search.yml, `danger` that of language/typed.yml; of words alike the
    first stands for all. `kinds`: for each kind of page `k` what it is called, `v` what it weighs, and its `pages`. Of
    a page, in so far as there is one: `a` address, `t` title, `l` its language if that is another, `o` for whom, `b`
    its first words, `f` the phrases that it is found by and `s` what one can answer in it, with semicolons between and
    without small words, `w` the other words in it. A tree is one page, whatever it has of states.
    """
    return Planned(
        path_of(site.language), lambda: json.dumps(_index(site), ensure_ascii=False, separators=(",", ":")).encode()
    )


def path_of(language: Language) -> str:
    """Where the search file of a language is."""
    return _PATH.format(f"-{language.code}" if language.folder else "")


def _index(site: Site) -> dict[str, Any]:
    search, typed = site.content.language.search or SearchWords(), site.content.language.typed or Typed()
    return {
        "passed_over": search.passed_over,
        "alike": search.alike,
        "danger": [(each.contact, each.words) for each in typed.danger],
        "kinds": [*_kinds(site)],
    }


def _kinds(site: Site) -> Iterator[dict[str, Any]]:
    here = Here(site, "")
    read = _Reader(site.content.language.search or SearchWords())
    phrases = (site.content.language.typed or Typed()).phrases
    words_in = {page.address: _words_of(site.content.items(page.collection)[page.id]) for page in _items(site)}
    passed_over = read.passed_over | _said_often(words_in.values())
    for collection, words in collection_words(site.content, site.language).items():
        pages = []
        for page in site.pages.items(collection):
            name, item = page.id, site.content.items(collection)[page.id]
            title, first = here.title(collection, name), first_words(item)
            found_by = read.phrases((*_found_by(item), *phrases.get(page.address, ())))
            of_page = {
                "a": page.address,
                "t": title,
                "l": here.lang(collection, name),
                "o": _for_whom(here, item),
                "b": first,
                "f": found_by,
                "s": read.phrases(_answers(item)),
                "w": " ".join(_more_words(words_in[page.address], (title, first, found_by), passed_over)),
            }
            pages.append({key: value for key, value in of_page.items() if value})
        if pages:
            yield {"k": words.one, "v": _WEIGHTS[collection], "pages": pages}
    others = [
        {"a": page.address, "t": page.title, "f": read.phrases((*page.found_by, *phrases.get(page.address, ())))}
        for page in _other_pages(site)
    ]
    yield {"k": "", "v": 1, "pages": [*others, *_languages(site)]}


def _languages(site: Site) -> Iterator[dict[str, Any]]:
    """The front page of each other language, found by what it is called: in itself, here and in English."""
    for code, pages in site.everywhere.items():
        if code != site.language.code:
            (home,) = pages.of_kind(PageKind.HOME)
            name = language_of(code).own_name
            called = {language_of(code).name_in(each) for each in (site.language.code, "en")}
            yield {"a": home.address, "t": name, "l": code, "f": ";".join(sorted(called))}


class _Reader:
    """Reads phrases as the search does, so that its file holds no more of them than it compares."""

    def __init__(self, search: SearchWords) -> None:
        self.passed_over = frozenset(word for each in search.passed_over for word in _plain(each))
        self.first = {
            word: "".join(_plain(group[0])) for group in search.alike for each in group for word in _plain(each)
        }

    def phrases(self, phrases: Iterable[str]) -> str:
        """Each once, without small words, and of words alike the first; whole if it would not say the same without."""
        return ";".join(dict.fromkeys(map(self._kept, phrases)))

    def _kept(self, phrase: str) -> str:
        words = _plain(phrase)
        kept = [self.first.get(word, word) for word in words if word not in self.passed_over]
        return " ".join(words if not kept or len(kept) < _FEW < len(words) else kept)


def _items(site: Site) -> Iterator[Page]:
    for collection in collection_words(site.content, site.language):
        yield from site.pages.items(collection)


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
    return ", ".join(here.site.language.lower(audiences[name].title) for name in audiences if name in named)


def _found_by(item: Model) -> Iterator[str]:
    """What visitors would say of it, the headings in it, and its numbers as they may be typed."""
    yield from (scalar.text for scalar in scalars_of(item) if scalar.leaf.voice is Voice.VISITORS)
    if isinstance(item, Topic):
        yield from (section.title for section in item.sections)
    if isinstance(item, Contact):
        numbers = [way.at for way in item.ways if way.by is WayKind.PHONE]
        yield from (typed for number in numbers for typed in (number, re.sub(r"[^0-9+]", "", number)))


def _answers(item: Model) -> Iterator[str]:
    """What one can answer in a tree. Many trees have the same, so none of them is what somebody means who types it."""
    if isinstance(item, Tree):
        yield from (answer.say for question in item.questions.values() for answer in question.answers.values())


def _words_of(item: Model) -> tuple[str, ...]:
    """The words of its text, each once, but those that are short: they say too little to make the file larger."""
    texts = (prose.plain(scalar.text) for scalar in scalars_of(item) if scalar.leaf.search)
    words = dict.fromkeys(word for text in texts for word in _words(text))
    return tuple(word for word in words if len(word) > (_SHORT_NUMBER if word.isdigit() else _SHORT_WORD))


def _said_often(pages: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The words that so many pages hold that they lead to none: these count in titles and phrases only."""
    return frozenset(word for word, pages in Counter(chain.from_iterable(pages)).items() if pages > _MANY)


def _more_words(words: Iterable[str], known: Iterable[str], passed_over: frozenset[str]) -> Iterator[str]:
    """The words that the entry does not hold already: a text is found by its words, however often they come.

    `passed_over`: words that the search passes over, and so need not be in its file.
    """
    seen = {word for text in known for word in _words(text)} | passed_over
    return (word for word in words if word not in seen)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-'’&][^\W_]+)*", text.lower())


def _plain(text: str) -> list[str]:
    """The words of a text as the search compares them (`plain` in find.js): no capitals, accents or apostrophes."""
    letters = (each for each in unicodedata.normalize("NFD", text.lower()) if each not in "'’&")
    return re.findall(r"[^\W_]+", "".join(each for each in letters if not unicodedata.category(each).startswith("M")))
