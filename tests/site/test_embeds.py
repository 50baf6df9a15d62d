"""What others show in a frame says the same as the page, and no more than that."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tools.reading import EMBEDS, Link, Page, Site, sources_in, words
from wegwijzer_build.model import EMBEDDED
from wegwijzer_build.render.shared.addresses import FOLDERS


@pytest.fixture(scope="module")
def pairs(site: Site) -> list[tuple[Page, Page]]:
    """Each embed, with the page that it is of."""
    return [(embed, site.pages[address_of_page(embed)]) for embed in site.embeds.values()]


def address_of_page(embed: Page) -> str:
    """Where the page of an embed is: a tree by its id, an item below the name of its collection."""
    folder, _, rest = embed.address.removeprefix(embed.folder).removeprefix(EMBEDS).partition("/")
    below = f"{FOLDERS[folder]}/{rest}" if folder in EMBEDDED else f"{FOLDERS['trees']}/{folder}/{rest}"
    return embed.folder + below


def test_every_page_of_a_tree_has_an_embed(site: Site) -> None:
    """The embeds mirror the pages of the trees, address by address."""
    of_trees = {address for address, page in site.pages.items() if page.body.get("data-tree")}
    embeds = (embed for embed in site.embeds.values() if embed.body.get("data-tree"))
    assert {address_of_page(embed) for embed in embeds} == of_trees


def test_items_have_an_embed(site: Site) -> None:
    """So has every advice, situation, solution, contact, figure and instrument, and nothing else."""
    folders = tuple(f"{FOLDERS[collection]}/" for collection in EMBEDDED)
    of_items = {
        page.address
        for page in site.pages.values()
        if (bare := page.address.removeprefix(page.folder)).startswith(folders) and bare not in folders
    }
    assert len(of_items) > 300
    embeds = (embed for embed in site.embeds.values() if not embed.body.get("data-tree"))
    assert {address_of_page(embed) for embed in embeds} == of_items


def test_the_embed_of_an_item_is_its_page(pairs: list[tuple[Page, Page]]) -> None:
    """All that stands on the page of an item stands in its embed, word for word, and its links lead to the same."""
    for embed, page in pairs:
        if not embed.body.get("data-tree"):
            told, own = (each.root.xpath("//*[@data-item]")[0] for each in (embed, page))
            assert words(told) == words(own), embed.address
            assert [where(link, embed) for link in embed.links(told)] == [where(link, page) for link in page.links(own)]
            assert sources_in(told) == sources_in(own)


def where(link: Link, page: Page) -> str:
    """Where a link leads: outside, to a page of the site, or to a place on its own page."""
    if link.address is None:
        return link.href
    return f"{'' if link.address == page.address else link.address}#{link.fragment}"


def test_an_embed_says_what_its_page_says(pairs: list[tuple[Page, Page]]) -> None:
    """Question, answers, advice and contacts are the same words in the same order."""
    parts = (
        "//a[@data-answer]",
        "//label[@data-answer]",
        "//article[@data-advice]",
        "//section[@data-contact]",
        "//form//*[@data-node]",
        "//dl",
    )
    for embed, page in pairs:
        promised = {name: value for name, value in page.body.attrib.items() if name.startswith("data-")}
        assert promised == {name: value for name, value in embed.body.attrib.items() if name.startswith("data-")}
        for part in parts:
            told = [words(element) for element in page.root.xpath(part)]
            assert told == [words(element) for element in embed.root.xpath(part)], embed.address
        assert page.heading == words(embed.body.xpath(".//h2")[0])


def test_an_embed_starts_at_the_second_level_of_headings(site: Site) -> None:
    """The page around it has the h1; in the frame no level is left out."""
    for embed in site.embeds.values():
        levels = [int(heading.tag[1]) for heading in embed.body.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6")]
        assert levels[0] == 2, embed.address
        assert min(levels) == 2, embed.address
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), f"{embed.address}: {levels}"


def test_an_embed_is_only_what_it_shows(site: Site) -> None:
    """No top, no menu and no bottom; search engines leave it alone, and it says where it comes from."""
    for embed in site.embeds.values():
        assert not embed.body.xpath(".//header|.//nav[@id='menu']|./footer"), embed.address
        assert embed.root.xpath("//meta[@name='robots'][@content='noindex']"), embed.address
        assert embed.root.xpath("//meta[@name='referrer'][@content='no-referrer']"), embed.address
        (origin,) = embed.body.xpath(".//p[@class='ww-origin']")
        home, whole = (link.address for link in embed.links(origin))
        assert (home, whole) == (embed.folder, address_of_page(embed))
        dated = "gelezen in een kopie" if embed.address.startswith("embed/contacts/") else "nagekeken op"
        assert embed.folder or dated in words(origin)


def test_only_the_way_through_the_tree_stays_in_the_frame(site: Site) -> None:
    """An answer, a change and a new start stay in the frame and lead to embeds; every other link leads out of it."""
    for embed in site.embeds.values():
        assert embed.root.xpath("//head/base[@target='_top'][not(@href)]"), embed.address
        for element in embed.root.xpath("//a[@href]"):
            link = embed.link(element)
            stays = link.address is not None and link.address.removeprefix(embed.folder).startswith(EMBEDS)
            assert stays == (element.get("target") == "_self"), f"{embed.address}: {link}"
            if stays:
                assert link.address in site.embeds, f"{embed.address}: {link}"


def test_ids_in_an_embed_are_unique(site: Site) -> None:
    """An id names one thing, so that labels lead where they say."""
    for embed in site.embeds.values():
        assert len(set(embed.ids)) == len(embed.ids), embed.address
