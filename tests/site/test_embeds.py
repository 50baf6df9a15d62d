"""What others show in a frame says the same as the page, and no more than that."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.site.reading import EMBEDS, Page, Site, words


@pytest.fixture(scope="module")
def pairs(site: Site) -> list[tuple[Page, Page]]:
    """Each embed, with the page that it is of."""
    return [(embed, site.pages["keuzehulp/" + address.removeprefix(EMBEDS)]) for address, embed in site.embeds.items()]


def test_every_page_of_a_tree_has_an_embed(site: Site) -> None:
    """The embeds mirror the pages of the trees, address by address."""
    of_trees = {address for address, page in site.pages.items() if page.body.get("data-tree")}
    assert {"keuzehulp/" + address.removeprefix(EMBEDS) for address in site.embeds} == of_trees


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
        assert (home, whole) == ("", "keuzehulp/" + embed.address.removeprefix(EMBEDS))
        assert "nagekeken op" in words(origin)


def test_only_the_way_through_the_tree_stays_in_the_frame(site: Site) -> None:
    """An answer, a change and a new start stay in the frame and lead to embeds; every other link leads out of it."""
    for embed in site.embeds.values():
        assert embed.root.xpath("//head/base[@target='_top'][not(@href)]"), embed.address
        for element in embed.root.xpath("//a[@href]"):
            link = embed.link(element)
            stays = link.address is not None and link.address.startswith(EMBEDS)
            assert stays == (element.get("target") == "_self"), f"{embed.address}: {link}"
            if stays:
                assert link.address in site.embeds, f"{embed.address}: {link}"


def test_ids_in_an_embed_are_unique(site: Site) -> None:
    """An id names one thing, so that labels lead where they say."""
    for embed in site.embeds.values():
        assert len(set(embed.ids)) == len(embed.ids), embed.address
