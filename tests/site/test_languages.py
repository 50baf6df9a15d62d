"""The site in other languages: the same trees, no Dutch in between, and every page says how it was translated."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.project import ROOT
from tools.reading import Page, Site
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.translation import Scrutiny

SAYS = frozenset(["title", "full_title", "say", "explain", "why", "text", "for_whom", "name", "url"])
"""What is said in a language, in the data of a tree; all else decides something."""


def bare(value: Any) -> Any:
    """Data without what it says."""
    if isinstance(value, Mapping):
        return {key: bare(each) for key, each in value.items() if key not in SAYS}
    return [bare(each) for each in value] if isinstance(value, list) else value


def test_a_tree_is_the_same_in_every_language(site: Site) -> None:
    """Every state has the same answers, advice and first contacts in the same order; words and addresses differ."""
    index = site.json("api/v1/index.json")
    compared = 0
    for language in index["languages"]:
        for file in (each for each in language["files"] if each["what"] == "tree"):
            there, here = site.json(file["url"]), site.trees[file["id"]]
            assert bare(there) == bare(here), file["url"]
            assert there["full_title"] != here["full_title"]
            assert all(state["url"].startswith(language["home"]) for state in there["states"].values())
            compared += len(there["states"])
    assert compared > 10_000


def parts(page: Page) -> list[tuple[str, ...]]:
    """What a page of a tree is made of, in order: nodes, answers, advice, contacts and when each shows."""
    names = ("data-node", "data-kind", "data-answer", "data-advice", "data-contact", "data-at", "data-fragment")
    found = page.root.xpath("//main//*[@data-node or @data-answer or @data-advice or @data-contact or @data-at]")
    return [tuple(each.get(name) or "" for name in names) for each in found]


def test_a_page_has_the_same_parts_in_every_language(site: Site) -> None:
    """So what shows to whom, and in which order, is what was proved of the Dutch page, styles and all."""
    pages = [page for page in site.pages.values() if page.folder and page.body.get("data-tree")]
    assert len(pages) >= 4
    for page in pages:
        dutch = site.pages[page.address.removeprefix(page.folder)]
        assert parts(page) == parts(dutch), page.address
        assert (
            page.root.xpath("//link[@rel='stylesheet']/@href")[-1].rpartition("/")[2]
            == (dutch.root.xpath("//link[@rel='stylesheet']/@href")[-1].rpartition("/")[2])
        )


def test_languages_lead_to_the_same_page(site: Site) -> None:
    """The switch of a page leads to the same page in each language that it is in, and to no other."""
    for page in site.pages.values():
        bare_address = page.address.removeprefix(page.folder)
        links = page.body.xpath(".//nav[@data-languages]/a")
        led = {page.link(link).address for link in links}
        there = {folder + bare_address for folder in ("", *site.folders) if folder != page.folder}
        assert led == {address for address in there if address in site.pages}, page.address
        assert all(link.get("lang") == link.get("hreflang") for link in links)
        assert not page.body.xpath(".//nav[@data-languages]//img")


def test_every_page_says_how_it_was_translated(site: Site) -> None:
    """In its language and in Dutch, with a link to the Dutch text."""
    for page in site.pages.values():
        said = page.body.xpath(".//p[@class='ww-translated']")
        assert len(said) == (2 if page.folder else 0), page.address
        if said:
            link = page.link(said[0].find("a"))
            assert link.address in site.dutch
            assert said[1].get("lang") == "nl"
            assert "computer" in said[1].text_content() or "Iemand" in said[1].text_content()


def test_what_is_published_was_read(checked: Checked) -> None:
    """Of all that a language says on this day nothing is stale, missing or without a reading of these very texts."""
    there = checked.translations
    assert there is not None
    for code in there.offers:
        spoken = there.spoken(code)
        assert (sorted(spoken.missing), sorted(spoken.withdrawn), dict(spoken.stale)) == ([], [], {}), code
        unread = [item for item, scrutiny in there.known(code).scrutiny.items() if scrutiny is Scrutiny.NONE]
        assert unread == [], code


def test_what_was_planted_was_caught() -> None:
    """The evidence of each language says how many of the planted errors were caught: 38 of 40 at least."""
    for report in sorted((ROOT / "reviews/translations").glob("*/report.json")):
        told = json.loads(report.read_text("utf-8"))
        assert told["planted"] >= 38
        assert told["caught"] >= told["planted"] - 2, report.parent.name
