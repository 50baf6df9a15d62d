"""The pages for hosts show what they offer: frames that fill, lines that can be pasted, and links without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import Visit
from tests.project import raw_site
from tools.kinds import HOSTS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("width", [320, 1280])
def test_each_way_works_on_the_page_itself(visit: Visit, name: str, width: int) -> None:
    """Every element becomes a frame as high as what it holds, and its link makes way; nothing is too wide."""
    with visit(width) as visitor:
        page = visitor.page
        visitor.go(f"{name}/")
        elements = page.locator("wegwijzer-embed").all()
        assert len(elements) >= 4
        for element in elements:
            element.scroll_into_view_if_needed()
            expect(element.locator("a")).to_be_hidden()
            inside = element.locator("iframe").content_frame.locator("html")
            expect(inside.locator("h2").first).to_be_visible()
            one_page = inside.locator("[data-one-page]").count() == 1
            assert inside.evaluate("it => it.scrollHeight - innerHeight <= 1") != one_page
        dark = page.locator("wegwijzer-embed[data-theme=dark] iframe").content_frame.locator("html")
        assert dark.evaluate("it => getComputedStyle(it).colorScheme") == "dark"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", HOSTS)
def test_lines_can_be_pasted(visit: Visit, name: str) -> None:
    """A button copies its lines as they stand, with the address of the site in full."""
    with visit(390, permissions=["clipboard-read", "clipboard-write"]) as visitor:
        page = visitor.page
        visitor.go(f"{name}/")
        site = raw_site().get("url") or page.url.removesuffix(f"{name}/")
        for box in page.locator("[data-copy]").all()[:2]:
            box.get_by_role("button").click()
            expect(box.get_by_role("button")).to_have_text(re.compile("Gekopieerd|Copied"))
            copied = page.evaluate("navigator.clipboard.readText()")
            assert site in copied
            assert copied.startswith("<")
            assert copied.endswith(">")
            assert "…" not in copied


@pytest.mark.parametrize("name", HOSTS)
def test_without_script_there_are_links_and_a_plain_frame(visit: Visit, name: str) -> None:
    """Without script each element is the link that stands in it, and the plain frame shows its tree."""
    with visit(390, java_script_enabled=False) as visitor:
        page = visitor.page
        visitor.go(f"{name}/")
        for link in page.locator("wegwijzer-embed a").all():
            expect(link).to_be_visible()
        frame = page.locator("main iframe")
        frame.scroll_into_view_if_needed()
        expect(frame.content_frame.locator("a[data-answer]").first).to_be_visible()
        expect(page.locator("main noscript")).to_be_visible()
