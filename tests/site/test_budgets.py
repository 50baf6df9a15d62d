"""Pages are small: what a first visit loads stays within what DESIGN §7 allows."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tools.reading import NOT_FOUND, Page, Site

TREE_PAGE = 14_000
ONE_PAGE = 48_000
CYRILLIC = 60_000
"""A tree on one page in a language whose letters take two bytes."""
TREE_PAGE_TRANSLATED = 15_000
"""A page of a tree in another language: it also says how it was translated, and its texts are longer than the Dutch."""
TREE_REQUESTS = 3
ARTICLE = 60_000
LOADER = 3_000
_LOADED = "//link[@rel != 'canonical']/@href|//script/@src|//img/@src|//iframe/@src|//source/@src|//object/@data"


def test_a_tree_page_loads_little(site: Site) -> None:
    """Any page of a tree, with everything it loads, is at most 14,000 bytes when zipped, in at most 3 requests."""
    trees = [page for page in site.pages.values() if page.body.get("data-state")]
    states = [state for t in site.trees.values() if t["delivery"] == "pages" for state in t["states"].values()]
    assert len(trees) >= sum(state["kind"] != "tree" for state in states)
    for translated, most in ((False, TREE_PAGE), (True, TREE_PAGE_TRANSLATED)):
        weights = {page.address: sum(_weights(site, page)) for page in trees if bool(page.folder) is translated}
        heaviest = max(weights, key=weights.__getitem__)
        assert weights[heaviest] <= most, f"{heaviest} weighs {weights[heaviest]}"
    requests = {page.address: len(list(_weights(site, page))) for page in trees}
    busiest = max(requests, key=requests.__getitem__)
    assert requests[busiest] <= TREE_REQUESTS, f"{busiest} loads {list(_files(site, site.pages[busiest]))}"


def test_a_tree_on_one_page_loads_little(site: Site) -> None:
    """A whole tree on one page, with everything it loads, is at most 48,000 bytes when zipped, in 3 requests."""
    names = [name for name, tree in site.trees.items() if tree["delivery"] == "one-page"]
    assert names
    for name in names:
        page = site.pages[f"keuzehulp/{name}/"]
        weights = list(_weights(site, page))
        assert sum(weights) <= ONE_PAGE, f"{name} weighs {sum(weights)}"
        assert len(weights) <= TREE_REQUESTS


def test_an_embed_loads_no_more(site: Site) -> None:
    """In a frame of others everything is as small, in as few requests, and the script for hosts is 3 KB at most."""
    for page in site.embeds.values():
        most = ARTICLE
        if page.body.get("data-tree"):
            own, translated = (TREE_PAGE, TREE_PAGE_TRANSLATED) if page.body.get("data-state") else (ONE_PAGE, CYRILLIC)
            most = translated if page.folder else own
        weights = list(_weights(site, page))
        assert sum(weights) <= most, f"{page.address} weighs {sum(weights)}"
        assert len(weights) <= TREE_REQUESTS + any(name in page.source for name in ("copy.", "slides.")), page.address
    assert _weight(site.folder / "embed/v1/wegwijzer.js") <= LOADER


def test_an_article_loads_little(site: Site) -> None:
    """Any other page is at most 60,000 bytes when zipped, with everything it loads before somebody searches."""
    weights = {
        page.address: sum(_weights(site, page))
        for page in site.pages.values()
        if not page.body.get("data-tree") and page.address != NOT_FOUND
    }
    heaviest = max(weights, key=weights.__getitem__)
    assert weights[heaviest] <= ARTICLE, f"{heaviest} weighs {weights[heaviest]}"


def test_a_tree_on_one_page_in_another_language_loads_little(site: Site) -> None:
    """It may weigh more than the Dutch, for letters of two bytes: 60,000 bytes at most."""
    trees = [page for page in site.pages.values() if page.folder and page.body.get("data-tree")]
    pages = [page for page in trees if not page.body.get("data-state")]
    assert len(pages) >= len(site.folders)
    for page in pages:
        assert sum(_weights(site, page)) <= CYRILLIC, page.address


def _weights(site: Site, page: Page) -> Iterator[int]:
    """Zipped bytes of each request."""
    yield len(gzip.compress(page.source.encode(), compresslevel=6))
    for file in _files(site, page):
        yield _weight(file)


def _files(site: Site, page: Page) -> Iterator[Path]:
    for href in dict.fromkeys(page.root.xpath(_LOADED)):
        if not href.startswith("data:"):
            address = page.follow(href).address
            assert address is not None, f"{page.address} loads {href}"
            yield site.folder / (f"{address}index.html" if address.endswith("/") else address)


@lru_cache(maxsize=64)
def _weight(file: Path) -> int:
    """A style is counted with no files of its own: `test_pages` sees that it loads none."""
    return len(gzip.compress(file.read_bytes(), compresslevel=6))
