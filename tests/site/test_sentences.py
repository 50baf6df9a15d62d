"""Whatever a visitor can read stands in the data, and what the data says can be read on a page: sentence by sentence.

Left out are the pages that say nothing of the content: the search, the pages for hosts and for editors, and those
written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.project import files_below
from tests.site.reader import Reader, Told, fixed_words, unread
from tests.site.sentences import Block, blocks_of_page, blocks_of_text, plain, texts_in, with_labels, words_for
from tools.reading import Site
from wegwijzer_build.model import folders

API = "api/v1/"
READ = re.compile("|".join(["", rf"{folders.EMBEDS}.+", *(rf"{folder}/.*" for folder in folders.FOLDERS.values())]))
"""The addresses of home, lists, items, trees and embeds."""
NOT_SHOWN: Mapping[str, str] = {
    "found_by": "words to search by",
    "states_duty_because": "for who checks the text",
    "site.description": "for search engines",
    "scrutiny": "stands on pages in other languages",
    "labels": "not all that a contact can lack is lacked by one",
    "licence": "told by the repository",
    "attribution": "what the data is from",
    "instruments.heading": "stands above its text in files",
    "figures.unit": "stands behind each number, never by itself",
}
"""Keys whose texts stand on no page, some of them in one file only → why."""

OTHER_LANGUAGES = re.compile(r'<li><a [^>]*hreflang="[^"]*" download>.*?</li>', re.DOTALL)
"""Files in other languages, which Dutch pages list by the names of these."""
LANGUAGE = re.compile(r"[a-z]{2}/")
Files = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def blocks(site: Site) -> frozenset[Block]:
    """Every block of text on the pages, each once: most stand on hundreds of them."""
    pages = [page for page in (*site.dutch.values(), *site.dutch_embeds.values()) if READ.fullmatch(page.address)]
    assert len(pages) > 0.9 * len(site.dutch)
    return frozenset(block for page in pages for block in blocks_of_page(OTHER_LANGUAGES.sub("", page.source)))


@pytest.fixture(scope="module")
def files(site: Site) -> Files:
    """Every file of the data."""
    names = [name for name in files_below(site.folder / API) if not name.startswith(("schemas/", "openapi"))]
    dutch = [name for name in names if not re.match(r"[a-z]{2}/", name)]
    return {name: with_labels(_in_dutch(site.json(API + name))) for name in dutch}


def _in_dutch(data: Mapping[str, Any]) -> dict[str, Any]:
    """A file of the data without what it tells of other languages."""
    lists = {key: part for key, part in data.items() if key in ("documents", "embeds") and isinstance(part, list)}
    dutch = {key: [each for each in part if not LANGUAGE.match(each["url"])] for key, part in lists.items()}
    return {**data, **dutch, "languages": []}


def reader_of(files: Files, without: str = "") -> Reader:
    """Reads with what the data says. `without`: a key that is left out of it."""
    texts = {text for data in files.values() for key, text in texts_in(data) if not without or key != without}
    words = {said for data in files.values() for said in words_for(data)}
    return Reader(Told(frozenset(texts), frozenset(words)), fixed_words())


@pytest.fixture(scope="module")
def reader(files: Files) -> Reader:
    """Reads with all that the data says."""
    return reader_of(files)


def test_every_sentence_on_a_page_is_in_the_data(blocks: frozenset[Block], reader: Reader) -> None:
    """All that stands on pages is told by the data, or is a word of the templates."""
    assert unread(blocks, reader) == []


def test_every_text_in_the_data_is_on_a_page(files: Files, blocks: frozenset[Block], reader: Reader) -> None:
    """Nothing is told to programs that no visitor can read, but for what only helps to find or to keep it."""
    shown = frozenset().union(*(reader.read(block) or () for block in blocks))
    unseen = []
    for name, data in files.items():
        for key, text in texts_in({key: part for key, part in data.items() if key not in NOT_SHOWN}):
            named = {key, f"{name.removesuffix('.json')}.{key}"}
            ways = [text], blocks_of_text(text), text.split("\n")
            seen = any(shown.issuperset(filter(None, map(plain, way))) for way in ways)
            if re.search(r"[A-Z]|\s", text) and "://" not in text and named.isdisjoint(NOT_SHOWN) and not seen:
                unseen.append((name, key, text))
    assert unseen == []


@pytest.mark.parametrize("key", ["why", "text", "full_title", "for_whom", "say", "iedereen", "what_for", "limits"])
def test_a_hole_is_seen(files: Files, blocks: frozenset[Block], key: str) -> None:
    """Where the data lacks the texts of a key, sentences of pages are told by nothing."""
    texts = {text for data in files.values() for name, text in texts_in(data) if name == key}
    own = {plain(said) for text in texts for said in blocks_of_text(text)}
    some = [block for block in blocks if plain("".join(block)) in own]
    assert unread(some, reader_of(files, without=key))
