"""The site in other languages: the same trees, no Dutch in between, and every page says how it was translated."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt

from tests.project import ROOT
from tests.site.sentences import blocks_of, plain
from tools.reading import Page, Site
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.translation import Scrutiny

SAYS = frozenset(["title", "full_title", "say", "explain", "why", "text", "for_whom", "name", "url", "scrutiny"])
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


def test_the_data_says_what_stands_around_a_translation(site: Site) -> None:
    """Every page says of its translation what the data says of it; what stands beside who to call is in it too."""
    languages = site.json("api/v1/index.json")["languages"]
    of_site = {language["home"]: site.json(language["site"]) for language in languages}
    levels = {
        each["url"]: each["scrutiny"]
        for language in languages
        for file in language["files"]
        for each in _told(site.json(file["url"]), file)
    }
    dutch = site.json("api/v1/site.json")["scrutiny"]
    seen = 0
    for page in (page for page in site.pages.values() if page.folder in of_site):
        here, there = page.body.xpath(".//p[@class='ww-translated']")
        words, level = of_site[page.folder]["scrutiny"], levels.get(page.address)
        told = [words[level]] if level else list(words.values())
        assert any(here.text_content().strip().startswith(said) for said in told), page.address
        assert there.text_content().strip() in dutch.values()
        seen += level is not None
    assert seen > 1_000
    for folder, data in of_site.items():
        assert shown(data["abroad"]) <= shown(site.pages[f"{folder}hulp/"].source)
        assert shown(data["acute"]) <= shown(site.pages[folder].source)
        assert all(each["need"] in site.pages[f"{folder}hulp/"].body.text_content() for each in data["needs"])


def _told(data: Mapping[str, Any], file: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a file says of the translation of each page, with the address of that."""
    if file["what"] == "collection":
        yield from data[file["id"]].values()
    elif data["delivery"] == "pages":
        yield from ({**data, **state} for state in data["states"].values() if state["kind"] != "tree")
    else:
        yield {**data, "url": data["states"][data["start"]]["url"]}


def shown(text: str) -> set[str]:
    """The words of some HTML or Markdown, block by block."""
    return {plain("".join(block)) for block in blocks_of(text if "<" in text else MarkdownIt().render(text))}


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


def test_links_stay_in_the_language(site: Site) -> None:
    """Whoever cannot read Dutch is never led into it where the page is there in the own language as well."""
    led = 0
    for page in site.pages.values():
        for link in page.body.xpath(".//main//a[@href and not(@hreflang)]") if page.folder else ():
            address = page.link(link).address
            led += address in site.pages
            assert address not in site.dutch or f"{page.folder}{address}" not in site.pages, (page.address, address)
    assert led > 10_000


def test_no_dutch_stands_in_between(site: Site) -> None:
    """What a page says as its Dutch twin says it is marked as Dutch, or a name."""
    data = site.json("api/v1/sources.json")["sources"].values()
    names = {source[key] for source in data for key in ("publisher", "title", "number")}
    compared = 0
    for page in site.pages.values():
        dutch = site.dutch.get(page.address.removeprefix(page.folder)) if page.folder else None
        if dutch is not None:
            there = set(said(dutch))
            compared += len(there)
            alike = {words for words in said(page) if words in there and words.rstrip(".") not in names}
            alike = {words for words in alike if sum(map(str.isalpha, words.split())) > 3}
            assert not alike, page.address
    assert compared > 10_000


def said(page: Page) -> Iterator[str]:
    """Each piece of text that is not marked as being in another language than the page; what one types is in none."""
    for text in page.body.xpath(".//main//text()[normalize-space() and not(ancestor::pre or ancestor::code)]"):
        inside = (text.getparent(), *text.getparent().iterancestors())
        if next(filter(None, (each.get("lang") for each in inside))) == page.root.get("lang"):
            yield " ".join(text.split())
