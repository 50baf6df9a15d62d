"""The pages for hosts: what they offer to copy is what lives on the site, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from lxml import html

from tests.test_render import sample_content, site_with
from wegwijzer_build.render import Partials, plan, site_of
from wegwijzer_build.render.data.embeds import embeds_data
from wegwijzer_build.render.shared.assets import loader
from wegwijzer_build.render.shared.here import Site

LOADER = loader().output().data.decode()
URL = "https://voorbeeld.nl/wegwijzer/"
BOTH = ("insluiten/index.html", "en/embedding/index.html")


def made(site: Site) -> Iterator[tuple[str, bytes]]:
    """The pages for hosts that a site has, by path."""
    return ((planned.path, planned.make()) for planned in plan(Partials(site)) if planned.path in BOTH)


def pages(**said: object) -> Mapping[str, html.HtmlElement]:
    """Both pages of the sample, whose site.yml says this too."""
    content = sample_content()
    content = replace(content, site=content.site.model_copy(update=said))
    return {path: html.document_fromstring(data.decode()) for path, data in made(site_with(content))}


def lines(page: html.HtmlElement) -> list[str]:
    """What can be copied."""
    return [box.text_content().strip() for box in page.xpath("//*[@data-copy]")]


@pytest.mark.parametrize("path", BOTH)
def test_lines_hold_the_address_of_the_site(path: str) -> None:
    """With an address in site.yml every address to copy is whole."""
    found = re.findall(r'https://[^\s"<;]+', " ".join(lines(pages(url=URL)[path])))
    assert len(found) >= 8
    assert {address for address in found if not address.startswith(URL)} == set()


@pytest.mark.parametrize("path", BOTH)
def test_without_an_address_the_page_says_where_it_goes(path: str) -> None:
    """Nobody wrote down where the site lives: each line has a place for it, which a script fills, and one is told."""
    page = pages(url=None)[path]
    places = page.xpath("//*[@data-copy]//*[@data-site]")
    assert len(places) >= 8
    assert {place.text_content() for place in places} == {"https://…/"}
    assert len({place.get("data-site") for place in places}) == 1
    assert "https://…/" in page.xpath("string(//main//noscript)")
    assert not page.xpath("//main//a[contains(@href, 'feed.xml')]")


@pytest.mark.parametrize("path", BOTH)
def test_each_way_is_shown_live(path: str) -> None:
    """Below the lines of each way to embed stands the thing itself: tree, item and plain frame."""
    page = pages()[path]
    (script,) = page.xpath("//script[contains(@src, 'embed/v1/wegwijzer.js')]/@src")
    assert script.startswith("../")
    said = " ".join(lines(page))
    live = page.xpath("//main//wegwijzer-embed")
    assert len(live) >= 2
    for element in live:
        (named,) = ((key, value) for key, value in element.items() if key in ("tree", "item"))
        assert f'<wegwijzer-embed {named[0]}="{named[1]}">' in said
        assert element.xpath("./a/@href")
    (frame,) = page.xpath("//main//iframe")
    assert frame.get("title")
    assert frame.get("src").removeprefix("../").removeprefix("../") in said


@pytest.mark.parametrize("path", BOTH)
def test_a_plain_frame_may_what_that_of_the_script_may(path: str) -> None:
    """It can leave and copy: the line says so, the frame below it too, and the script sets the same."""
    page = pages(url=URL)[path]
    (line,) = (line for line in lines(page) if line.startswith("<iframe"))
    for frame in (html.fragment_fromstring(line), *page.xpath("//main//iframe")):
        for name in ("sandbox", "allow"):
            assert f'="{frame.get(name)}"' in LOADER, name


def test_who_may_embed_is_listed() -> None:
    """Hosts of site.yml stand on the page."""
    for path in BOTH:
        assert "https://www.voorbeeld.nl" not in pages()[path].text_content()
        assert "https://www.voorbeeld.nl" in pages(embed_hosts=("https://www.voorbeeld.nl",))[path].text_content()


@pytest.mark.parametrize("path", BOTH)
def test_all_that_can_be_embedded_is_listed(path: str) -> None:
    """Folded, kind by kind: each thing with the title and the address of its page, and what an element says for it."""
    told = embeds_data(site_with(sample_content()))["embeds"]
    page = pages()[path]
    listed = page.xpath("//main//details//li")
    assert isinstance(told, list)
    assert len(listed) == len(told) > 5
    for item, each in zip(listed, told, strict=True):
        assert item.xpath("string(./a)") == each["title"]
        assert item.xpath("./a/@href")[0].endswith(f"../{each['url']}")
        assert item.xpath("string(./code)") == f'{each["attribute"]}="{each["name"]}"'
        assert item.xpath("ancestor::*[@lang][1]/@lang") == ["nl"]
    assert [href for href in page.xpath("//main//a/@href") if href.endswith("../api/v1/embeds.json")]


def test_both_pages_say_the_same() -> None:
    """One page offers what the other does, and leads to it."""
    dutch, english = (pages(url=URL)[path] for path in BOTH)
    assert (dutch.get("lang"), english.get("lang")) == ("nl", "en")
    assert len(lines(dutch)) == len(lines(english))
    for one, other in zip(lines(dutch), lines(english), strict=True):
        assert re.sub(r"\s+", " ", one) == re.sub(r"\s+", " ", other)
    assert len(dutch.xpath("//h2|//h3")) == len(english.xpath("//h2|//h3"))
    assert set(english.xpath("//body/*[.//nav]/@lang")) == {"nl"}
    assert not english.xpath("//body/*[.//nav][not(@lang)]")


def test_nothing_to_embed_no_page() -> None:
    """Content whose trees are all on one page, or that has none, gets no such page."""
    site = site_of(replace(sample_content(), trees={}), {}, {"lunr.js": b""})
    assert [*made(site)] == []


@pytest.mark.parametrize("path", BOTH)
def test_who_reads_the_data_is_told_what_to_know(path: str) -> None:
    """How links and texts for everyone are written, and where to look for what went."""
    found = {code.text_content() for code in pages(url=URL)[path].xpath("//code")}
    assert {"contact:", "term:", "source:", "tree:", "phone:", "iedereen", "moved", "index.json"} <= found
