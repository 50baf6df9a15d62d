"""What can be followed or opened is told from what stands beside it, and words are in the language that is said."""

from __future__ import annotations

import re
from collections import Counter

from tools.reading import Site, words

_ADDRESS = re.compile(r"(?:[\w.+-]+@)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", flags=re.IGNORECASE | re.ASCII)


def test_title_and_heading_agree(site: Site) -> None:
    """A page that is read is called in the tab of a browser as at its top, with the name of the site behind it."""
    read = [page for page in site.pages.values() if not page.body.get("data-tree")]
    by_hand = [page for page in read if page.main.xpath("./div[@class='md-typeset']") or "redactie/" in page.address]
    assert len(by_hand) > 20
    for page in by_hand:
        assert page.title.startswith(f"{page.heading} – "), page.address


def test_no_title_says_the_same_twice(site: Site) -> None:
    """Nor on the front page of any language."""
    for page in site.pages.values():
        parts = page.title.split(" – ")
        assert len(parts) == len(set(parts)), page.address


def test_words_behind_a_link_are_in_the_language_of_the_page(site: Site) -> None:
    """On a tree on one page styles put words behind a link: no link there is marked as of another language."""
    seen = 0
    for page in (*site.pages.values(), *site.embeds.values()):
        if page.root.xpath("//form[@data-one-page]"):
            for link in page.main.xpath(".//a[@href]"):
                marked = link.xpath("ancestor-or-self::*[@lang][1]/@lang")
                assert marked in ([], [page.root.get("lang")]), (page.address, words(link))
                seen += 1
    assert seen > 1000


def test_an_address_reads_from_left_to_right(site: Site) -> None:
    """Where a page reads from right to left, each link whose words are an address says that these do not."""
    seen = 0
    for page in (*site.pages.values(), *site.embeds.values()):
        if page.root.get("dir") != "rtl":
            continue
        for link in page.root.xpath("//a"):
            if _ADDRESS.fullmatch(words(link)):
                inner = link.xpath("./*[@dir]/@dir") or link.xpath("ancestor-or-self::*[@dir][1]/@dir")
                assert inner[-1] == "ltr", (page.address, words(link))
                seen += 1
    assert seen > 50


def test_what_happens_then_is_told_of_somebody(site: Site) -> None:
    """On no page folds or buttons about two whom one can turn to have the same name."""
    seen = 0
    for page in (*site.pages.values(), *site.embeds.values()):
        whose: dict[str, set[str]] = {}
        for contact in page.main.xpath(".//*[contains(@class, 'ww-first')]/li"):
            for opens in contact.xpath(".//summary | .//button[starts-with(@popovertarget, 'zo-')]"):
                whose.setdefault(words(opens), set()).add(words(contact.find("b")))
                seen += 1
        assert {name: of for name, of in whose.items() if len(of) > 1} == {}, page.address
    assert seen > 100


def test_everything_from_a_to_z_is_told_apart(site: Site) -> None:
    """No two entries of the list of all there is read the same."""
    for page in site.pages.values():
        if page.main.xpath(".//*[@data-search-all]"):
            entries = Counter(map(words, page.main.xpath(".//*[@data-search-all]//li[.//*[@class='ww-note']]")))
            assert len(entries) > 10
            assert [entry for entry, number in entries.items() if number > 1] == [], page.address


def test_who_can_help_stands_below_its_heading(site: Site) -> None:
    """A card beside a text has a heading one step below that of the cards."""
    seen = 0
    for page in site.pages.values():
        for cards in page.main.xpath(".//*[contains(@class, 'ww-page--topic')]//*[@class='ww-cards']"):
            above = cards.getprevious()
            for heading in cards.xpath("./section/*[self::h2 or self::h3 or self::h4 or self::h5]"):
                assert int(heading.tag[1]) == int(above.tag[1]) + 1, page.address
                seen += 1
    assert seen > 8
