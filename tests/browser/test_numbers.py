"""A number to call stands on one line, on every screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import Visit
from tools.kinds import Kinds
from tools.reading import Site
from wegwijzer_build.model import WayKind
from wegwijzer_build.pipeline import Checked

pytestmark = pytest.mark.browser

WIDTHS = range(320, 430, 4)
"""Of telephones; each breaks lines at another place."""
HYPHENATED = re.compile(r"0[89]00-\d")

# Every number in the words that are on the screen, with the number of lines that it takes.
_LINES = r"""(numbers) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("svg")) continue;
    const text = node.data.replaceAll("\u00a0", " ");
    for (const number of numbers) {
      for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + number.length);
        const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
        found.push([number, lines.size, text.trim().slice(0, 60)]);
      }
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def numbers(checked: Checked) -> list[str]:
    """The numbers of all contacts that a line could break, as people write them."""
    assert checked.content is not None
    ways = [way.at for contact in checked.content.contacts.values() for way in contact.ways if way.by is WayKind.PHONE]
    return [number for number in ways if re.search(r"[^\d+]", number)]


def seen(page: Page, numbers: list[str]) -> list[Any]:
    """Each number on the screen with its lines, at every width."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [(width, *each) for each in page.evaluate(_LINES, numbers)]
    return found


def places(site: Site) -> dict[str, str]:
    """A page for each sort of place: its address, by what holds a number there."""
    told = {
        "a title": "//main//*[self::h1 or self::h2]",
        "an answer": "//main//*[@data-answer]",
        "a text": "//main//p",
        "the ways of a contact": "//main//*[contains(@class, 'ww-ways')]",
    }
    return {
        place: next(
            page.address
            for page in site.pages.values()
            if any(HYPHENATED.search(element.text_content()) for element in page.root.xpath(path))
        )
        for place, path in told.items()
    }


def test_no_number_is_broken(visit: Visit, site: Site, numbers: list[str]) -> None:
    """In a title, an answer, a text and the ways of a contact a number takes one line, however narrow the screen is."""
    with visit() as visitor:
        for place, address in places(site).items():
            visitor.go(address)
            found = seen(visitor.page, numbers)
            assert len(found) >= len(WIDTHS), place
            assert [each for each in found if each[2] != 1] == [], place


def test_without_the_mark_numbers_would_be_broken(visit: Visit, site: Site, numbers: list[str]) -> None:
    """The widths that are tried do break a number that is not kept whole; else the test above would prove nothing."""
    with visit() as visitor:
        visitor.go(places(site)["a text"])
        visitor.page.add_style_tag(content="* { white-space: normal !important }")
        assert [each for each in seen(visitor.page, numbers) if each[2] != 1]


def test_no_number_is_broken_in_what_the_search_finds(visit: Visit, kinds: Kinds, numbers: list[str]) -> None:
    """Who searches for a number finds it as people write it, and sees it on one line."""
    with visit() as visitor:
        visitor.go(kinds["search"])
        box = visitor.page.get_by_role("searchbox")
        box.fill("0800-0188")
        box.press("Enter")
        expect(visitor.page.locator("[data-search-results] li").first).to_be_visible(timeout=30_000)
        found = seen(visitor.page, numbers)
        assert found
        assert [each for each in found if each[2] != 1] == []


def test_what_is_copied_can_be_dialled(visit: Visit, site: Site) -> None:
    """A number is copied with the signs that its contact writes: no hidden ones, no other hyphen."""
    with visit() as visitor:
        visitor.go(places(site)["a title"])
        copied = visitor.page.evaluate(
            """() => {
              const number = document.querySelector("main .ww-number");
              getSelection().selectAllChildren(number);
              return String(getSelection());
            }"""
        )
        assert re.fullmatch(r"[\d -]+", copied)
