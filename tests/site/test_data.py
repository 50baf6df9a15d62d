"""What programs read is what the files say: the API, the search index, and the names of assets."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest

from tests.project import ROOT, raw_items
from tools.reading import Site, words
from wegwijzer_build.model import COLLECTIONS as ALL
from wegwijzer_build.model import Collection

ADVICE_KEYS = {
    *("title", "audiences", "text", "steps", "route", "kind", "sources", "contacts"),
    *("valid_from", "valid_until", "reviewed_on", "url"),
}
"""What the API has always told of an advice; it may tell more."""
COLLECTIONS = [collection for collection in ALL if collection.name != "trees"]


def test_the_api_tells_of_an_advice_what_its_file_tells(site: Site) -> None:
    """Every advice is in the API, with its texts per audience, its weight, its dates, its sources and its contacts."""
    advice = {name: raw for (collection, name), raw in raw_items().items() if collection == "advice"}
    assert set(site.advice) == set(advice) <= {file.stem for file in (ROOT / "content" / "advice").glob("*.yml")}
    for name, raw in advice.items():
        told = site.advice[name]
        assert set(told) >= ADVICE_KEYS
        assert told["url"] == f"adviezen/{name}/"
        assert told["title"] == raw["title"].strip()
        for key in ("text", "steps"):
            given = raw.get(key, {})
            per_audience = given if isinstance(given, dict) else {"iedereen": given}
            assert _stripped(told[key]) == _stripped(per_audience), name
        route = {
            key: value if isinstance(value, dict) else {"iedereen": value}
            for key, value in raw.get("route", {}).items()
        }
        assert _stripped(told["route"] or {}) == _stripped(route), name
        for key in ("audiences", "sources", "contacts"):
            assert told[key] == raw.get(key, []), name
        for key in ("kind", "reviewed_on", "valid_from", "valid_until"):
            assert told[key] == raw.get(key), name


NOT_PUBLIC = {"demands", "sides", "follows", "confirmed_on", "confirmed_by"}
"""Keys for who makes the site: what is asked of its texts, what an overview is made of, what decides about a day."""


def _public(value: Any) -> Any:
    """What others are told of an item."""
    if isinstance(value, dict):
        return {key: _public(part) for key, part in value.items() if key not in NOT_PUBLIC}
    return [_public(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.name)
def test_the_api_tells_of_every_item_what_its_file_says(site: Site, collection: Collection) -> None:
    """Every item of every collection is in the API with every text of its file, and with the address of its page."""
    told = site.json(f"api/v1/{collection.name}.json")[collection.name]
    raw = {name: item for (of, name), item in raw_items().items() if of == collection.name}
    assert raw
    assert list(told) == list(raw)
    for name, item in raw.items():
        assert _said_by(_public(item)) <= _said_by(told[name]), name
        page = site.pages[told[name]["url"].partition("#")[0]]
        headings = [words(each) for each in page.main.iter("h1" if collection.has_pages else "h2")]
        assert " ".join(item["title"].split()) in headings or item.get("door")


def test_the_search_finds_every_item(site: Site) -> None:
    """The index of the search holds every item page once, at its address, by its title, with words to find it by."""
    index = site.json("assets/search.json")
    entries = [entry for kind in index["kinds"] for entry in kind["pages"]]
    addresses = [entry["a"] for entry in entries]
    assert len(set(addresses)) == len(addresses)
    items = {address for address, page in site.dutch.items() if page.main.xpath(".//*[@data-item]")}
    starts = {f"keuzehulp/{tree}/" for tree in site.trees}
    assert items | starts | set(site.folders) <= set(addresses) <= set(site.pages)
    for entry in entries:
        assert entry["t"].strip()
        assert entry["a"] not in items or " ".join(entry["t"].split()) == site.pages[entry["a"]].heading


def test_the_search_of_a_language_finds_its_items(site: Site) -> None:
    """So does that of every other language: its own pages, by titles in that language, and no page of another."""
    for folder in site.folders:
        index = site.json(f"assets/search-{folder.rstrip('/')}.json")
        entries = [entry for kind in index["kinds"] for entry in kind["pages"]]
        there = {address: page for address, page in site.pages.items() if page.folder == folder}
        items = {address for address, page in there.items() if page.main.xpath(".//*[@data-item]")}
        found = {entry["a"] for entry in entries}
        others = {each for each in site.folders if each != folder} | {""}
        assert items <= found <= set(there) | others
        for entry in entries:
            assert entry["a"] not in items or " ".join(entry["t"].split()) == site.pages[entry["a"]].heading


def test_assets_are_named_by_what_they_hold(site: Site) -> None:
    """Browsers may keep styles and scripts for good: another content is another name."""
    marked = [file for file in (site.folder / "assets").iterdir() if re.fullmatch(r".+\.[0-9a-f]{10}\.\w+", file.name)]
    assert {"css", "js"} <= {file.suffix[1:] for file in marked}
    for file in marked:
        assert hashlib.sha256(file.read_bytes()).hexdigest()[:10] == file.suffixes[-2][1:], file.name


def test_the_menu_says_where_one_is(site: Site) -> None:
    """Below an audience, at help or at the search, the menu marks that entry and no other."""
    for page in site.pages.values():
        marked = [page.link(a).address for a in page.body.xpath(".//header//a[@aria-current]")]
        door = re.match(r"voor/[a-z-]+/|hulp/|zoeken/", page.address.removeprefix(page.folder))
        assert marked == ([page.folder + door[0]] if door else []), page.address


def test_the_bottom_leads_to_everything(site: Site) -> None:
    """From every page the bottom leads to each audience, its tree, all trees, each list and each page by hand."""
    for page in site.pages.values():
        footer = page.body.find(".//footer[last()]")
        leads = {link.address for link in page.links(page.body.xpath(".//*[@id='menu']")[0])}
        if page.address == "404.html":
            continue
        assert all(words(heading) for heading in footer.iter("h2"))
        if page.folder:
            assert {site.pages[each].folder for each in leads if each and each in site.pages} == {page.folder}
            assert {f"{page.folder}voor/werknemer/", f"{page.folder}hulp/"} <= leads, page.address
            continue
        assert {"voor/werkgever/", "voor/werknemer/", "adviezen/", "hulp/", "over/", "privacy/"} <= leads, page.address
        first = {f"keuzehulp/{tree}/" for tree, data in site.trees.items() if tree == data["audience"]}
        assert {"keuzehulp/", *first} <= leads, page.address
        assert all(words(heading) for heading in footer.iter("h2"))
    all_trees = site.pages["keuzehulp/"]
    assert {f"keuzehulp/{tree}/" for tree in site.trees} <= {link.address for link in all_trees.links(all_trees.main)}


def _said_by(value: Any) -> set[str]:
    """Every text in some data."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {text for part in value for text in _said_by(part)}
    return {str(value).lower() if isinstance(value, bool) else str(value).strip()}


def _stripped(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_stripped(part) for part in value]
    return {key: _stripped(part) for key, part in value.items()}
