"""What belongs together is linked, from both sides. The links are read from the raw files, not from our own model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.oracle_names import written_out
from tests.project import raw_items
from tools.reading import Site, sources_in, words

FOLDERS = {
    "audiences": "voor", "trees": "keuzehulp", "advice": "adviezen", "situations": "situaties", "roles": "rollen",
    "tasks": "taken", "competencies": "competenties", "solutions": "oplossingen", "contacts": "hulp",
    "topics": "onderwerpen", "pictures": "afbeeldingen",
    "instruments": "instrumenten", "figures": "cijfers", "glossary": "begrippen", "sources": "bronnen",
}  # fmt: skip
"""The promised addresses, written out: changing one breaks links of others."""
ONE = {
    "audience": "audiences", "tree": "trees", "advice": "advice", "situation": "situations", "role": "roles",
    "task": "tasks", "competency": "competencies", "solution": "solutions", "contact": "contacts",
    "topic": "topics", "picture": "pictures",
    "instrument": "instruments", "figure": "figures", "term": "glossary", "source": "sources",
}  # fmt: skip

Item = tuple[str, str]


@pytest.fixture(scope="module")
def items() -> Mapping[Item, Any]:
    """Every item as its file has it, by collection and id."""
    return {item: raw for item, raw in raw_items().items() if item[0] in FOLDERS}


def test_every_item_is_in_the_list_of_its_kind(site: Site, items: Mapping[Item, Any]) -> None:
    """A list leads to each of its items, and each item, by what stands above its title, to its list."""
    for collection, name in items:
        listed = f"{FOLDERS[collection]}/"
        assert _address((collection, name)) in _leads_to(site, listed)
        if collection not in ("trees", "audiences"):
            assert listed in _leads_to(site, _address((collection, name))), name


def test_what_an_item_names_is_linked(site: Site, items: Mapping[Item, Any]) -> None:
    """Everything that an item names, in a list or in a text, is a link on its page."""
    for item, value in items.items():
        for target in _named(value) if item[0] not in ("trees", "audiences") else ():
            if target[0] != "audiences" and target != item:
                assert _address(target) in _leads_to(site, _address(item)), f"{item} → {target}"


def test_what_names_an_item_is_linked_from_it(site: Site, items: Mapping[Item, Any]) -> None:
    """Everything that names an item is a link on the page of that item: a source lists all that rests on it."""
    for item, value in items.items():
        for target in _named(value) if item[0] not in ("trees", "audiences") else ():
            if target[0] not in ("audiences", "trees") and target != item:
                assert _address(item) in _leads_to(site, _address(target)), f"{target} ← {item}"


def test_an_advice_names_the_paths_that_show_it(site: Site, items: Mapping[Item, Any]) -> None:
    """The page of an advice leads to each tree that shows it and names the outcomes; no other tree is named."""
    shown: dict[str, dict[str, list[str]]] = {}
    for (collection, tree), value in items.items():
        for outcome in written_out(value)["outcomes"].values() if collection == "trees" else ():
            for use in outcome["advice"]:
                name = use if isinstance(use, str) else use["use"]
                shown.setdefault(name, {}).setdefault(tree, []).append(outcome["title"])
    assert shown
    for collection, name in items:
        if collection == "advice":
            page = site.pages[f"adviezen/{name}/"]
            paths = page.main.xpath(".//section[h2[contains(., 'keuzehulp')]]//li")
            assert {page.link(li.find(".//a")).address: words(li) for li in paths} == {
                f"keuzehulp/{tree}/": f"{items['trees', tree]['title']} {'; '.join(dict.fromkeys(titles))}"
                for tree, titles in shown.get(name, {}).items()
            }, name


def test_every_advice_shows_its_weight_sources_and_dates(site: Site, items: Mapping[Item, Any]) -> None:
    """On its own page, too, an advice says what kind it is, what it rests on, and when it was last looked at."""
    for (collection, name), value in items.items():
        if collection != "advice":
            continue
        (article,) = site.pages[f"adviezen/{name}/"].main.xpath(f".//article[@data-advice='{name}']")
        assert article.get("data-kind") == value["kind"], name
        assert sources_in(article) == value["sources"], name
        assert "Nagekeken op" in words(article), name


def _named(value: Any) -> Iterator[Item]:
    if isinstance(value, str):
        yield from ((ONE[one], name) for one, name in re.findall(r"\]\(([a-z]+):([a-z0-9-]+)\)", value) if one in ONE)
    elif isinstance(value, list):
        for part in value:
            yield from _named(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            collection = {"never": "tasks", "routes": "advice"}.get(key, key)
            if collection in FOLDERS and isinstance(part, list) and all(isinstance(name, str) for name in part):
                yield from ((collection, name) for name in part)
            else:
                yield from _named(part)


def _address(item: Item) -> str:
    return f"{FOLDERS[item[0]]}/{item[1]}/"


def _leads_to(site: Site, address: str) -> set[str | None]:
    page = site.pages[address]
    return {link.address for link in page.links(page.main)}
