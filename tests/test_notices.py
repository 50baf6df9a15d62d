"""What is different on a site is told once: on a page, in a feed; and visitors can write where the site says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree, html

from tests.test_render import sample_content, site_with
from wegwijzer_build.model import Content, Notice
from wegwijzer_build.render.data.feed import MOST
from wegwijzer_build.render.partials import Partials
from wegwijzer_build.render.site import layout, page_addresses, plan

PAGE = "wat-is-er-veranderd/"
AT = f"{PAGE}index.md"


def content_with(notices: Mapping[str, Notice] | None = None, **settings: object) -> Content:
    """The sample, with other notices or another thing that the site says of itself."""
    content = sample_content()
    site = content.site.model_copy(update=settings)
    return replace(content, site=site, notices=content.notices if notices is None else notices)


def read(page: str) -> Any:
    """A page, or a part of one."""
    return html.fromstring(page)


def made(content: Content, *paths: str) -> dict[str, str]:
    """Those of some files that a site of some content has: path → text."""
    files = {each.path: each for each in plan(Partials(site_with(content)))}
    return {path: files[path].output().data.decode() for path in paths if path in files}


def bottom(content: Content, address: str) -> Any:
    """What stands at the foot of a page to read."""
    return read(str(layout(Partials(site_with(content)), address).bottom))


def test_the_page_tells_each_notice_whole() -> None:
    """The newest first, each with its day, whom it is about, and a text of which every link leads where it should."""
    page = read(made(content_with(), AT)[AT])
    sections = page.xpath("//section")
    assert [section.xpath("string(h2)") for section in sections] == [
        "Er staat meer over de wet",
        "De hulplijn heeft een ander nummer",
    ]
    assert [section.xpath("string(.//time)") for section in sections] == ["15 november 2026", "1 november 2026"]
    assert [section.xpath(".//p[1]/a/@href") for section in sections] == [["../voor/werkgever/"], []]
    assert sections[0].xpath("p[position() > 1]/a/@href") == ["../onderwerpen/wet/", "../adviezen/beleid/"]
    assert [section.get("aria-labelledby") for section in sections] == page.xpath("//h2/@id")


def test_pages_to_read_lead_to_it() -> None:
    """It stands at their foot among the pages about the site, in the sitemap and in llms.txt, and counts as a page."""
    content = content_with()
    assert bottom(content, "hulp/").xpath(f"//nav//a[@href='../{PAGE}']/text()") == ["Wat is er veranderd"]
    files = made(content, "sitemap.xml", "llms.txt")
    assert all(f"https://wegwijzer.example.nl/{PAGE}" in text for text in files.values())
    assert PAGE in page_addresses(content, site_with(content).trees)


def test_without_notices_nothing_is_told() -> None:
    """No page, no feed, and nothing that leads to them."""
    content = content_with({})
    files = made(content, AT, "feed.xml", "index.md", "sitemap.xml", "llms.txt", "insluiten/index.html")
    assert {AT, "feed.xml"}.isdisjoint(files)
    assert not [path for path, text in files.items() if PAGE in text or "feed.xml" in text]
    assert not bottom(content, "").xpath(f"//a[contains(@href, '{PAGE}')]")
    assert PAGE not in page_addresses(content, site_with(content).trees)


def test_without_an_address_there_is_a_page_and_no_feed() -> None:
    """The feed is absolute; the page leads to it only where it is."""
    assert "feed.xml" in made(content_with(), AT)[AT]
    files = made(content_with(url=None), AT, "feed.xml")
    assert set(files) == {AT}
    assert "feed.xml" not in files[AT]


def many(number: int) -> Iterator[tuple[str, Notice]]:
    """So many notices, the newest first."""
    for at in range(number, 0, -1):
        yield f"n-{at}", Notice(date=date.fromordinal(739_000 + at), title=f"Nummer {at}", text="Er is <iets> & meer.")


def test_a_long_list_is_on_the_page_and_its_newest_in_the_feed() -> None:
    """The feed has the newest, in the order of the list, and stays XML whatever a text holds."""
    files = made(content_with(dict(many(MOST + 5))), AT, "feed.xml")
    assert files[AT].count("<section") == MOST + 5
    feed: Any = etree.fromstring(files["feed.xml"].encode())
    assert feed.xpath("//*[local-name() = 'entry']/*[local-name() = 'title']/text()") == [
        f"Nummer {at}" for at in range(MOST + 5, 5, -1)
    ]


@pytest.mark.parametrize(
    ("feedback", "href", "words"),
    [
        ("fout+1@example.nl", "mailto:fout+1@example.nl", "Schrijf naar fout+1@example.nl"),
        ("https://www.example.nl/contact?a=1&b=2", "https://www.example.nl/contact?a=1&b=2", "Schrijf ons"),
    ],
)
def test_pages_to_read_say_where_to_write(feedback: str, href: str, words: str) -> None:
    """Beside the address stands with what not to write, and what not to write; other data has the same address."""
    (found,) = bottom(content_with(feedback=feedback), "over/").xpath("//p[@class='ww-feedback']")
    (link,) = found.xpath("a")
    assert (link.get("href"), link.text) == (href, words)
    assert "computer, telefoon of mailadres van het werk" in found.text_content()
    assert "vertel niet wat er is gebeurd" in found.text_content()
    assert f'"feedback": "{href}"' in made(content_with(feedback=feedback), "api/v1/site.json")["api/v1/site.json"]


def test_a_site_that_names_nobody_says_nothing() -> None:
    """There is no line at the foot, and no key in the data."""
    content = content_with(feedback=None)
    assert not bottom(content, "over/").xpath("//p[@class='ww-feedback']")
    assert "feedback" not in made(content, "api/v1/site.json")["api/v1/site.json"]


def test_choice_aids_lead_to_neither() -> None:
    """Not on pages of trees, and not in frames: these are small, and who is in the middle of a story would tell it."""
    files = {each.path: each for each in plan(Partials(site_with(content_with())))}
    trees = [path for path in files if path.startswith(("keuzehulp/", "embed/")) and path.endswith("index.html")]
    paths = [path for path in trees if not path.endswith("tekst/index.html")]
    assert len(paths) > 5
    found = {path: files[path].output().data.decode() for path in paths}
    assert not [path for path, text in found.items() if "klopt-niet@example.nl" in text or PAGE in text]
