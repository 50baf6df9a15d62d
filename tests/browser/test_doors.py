"""The pages that lead on: who to call stands in the first screen, and a page of an audience is short."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import Visit
from tests.project import ROOT

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
LONGEST = 4_000
"""Pixels of a page of an audience on a phone, all folded."""


def test_home_says_at_once_who_to_call(visit: Visit) -> None:
    """On a phone the numbers of the acute line can be tapped without scrolling, and chat beside them."""
    with visit(**PHONE) as visitor:
        visitor.go("")
        line = visitor.page.locator(".ww-acute")
        for number in ("tel:112", "tel:113", "tel:08000188"):
            box = line.locator(f"[href='{number}']").bounding_box()
            assert box is not None, number
            assert box["y"] + box["height"] <= PHONE["height"], number
        expect(line.get_by_role("link", name="chat").first).to_be_visible()


def test_help_opens_by_need(visit: Visit) -> None:
    """The page of all help begins with what one needs; danger and 113 come first, each with a number to tap."""
    with visit(**PHONE) as visitor:
        visitor.go("hulp/")
        first = visitor.page.locator(".ww-first > li > div > a[href^='tel:']")
        assert [link.get_attribute("href") for link in first.all()[:3]] == ["tel:112", "tel:113", "tel:08000188"]
        visitor.page.locator(".ww-menu__open").click()
        expect(visitor.page.locator("[data-menu-list]").get_by_role("link", name="Hulp")).to_be_visible()


@pytest.mark.parametrize("audience", sorted(file.stem for file in (ROOT / "content" / "audiences").glob("*.yml")))
def test_a_page_of_an_audience_is_short(visit: Visit, audience: str) -> None:
    """It has the tree to begin with, what most come for, and all the rest folded."""
    with visit(**PHONE) as visitor:
        visitor.go(f"voor/{audience}/")
        page = visitor.page
        assert page.locator(".ww-starts a").count() == 1
        assert page.locator(".ww-come a").count() == 5
        assert page.locator("details[open]").count() == 0
        assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST
