"""The two scripts of the site: the menu on a small screen, and the search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_visit import tab_to
from tests.browser.visiting import Visit
from tools.kinds import Kinds

pytestmark = pytest.mark.browser


def entries(page: Page) -> int:
    """How many entries of the menu one sees."""
    return sum(link.is_visible() for link in page.locator("[data-menu-list] a").all())


@pytest.mark.parametrize("name", ["home", "start", "outcome", "item of hulp", "over"])
def test_the_menu_is_a_button(visit: Visit, kinds: Kinds, name: str) -> None:
    """On a small screen "Menu" is a button that says whether it is open, on every kind of page."""
    with visit(390) as visitor:
        visitor.go(kinds[name])
        button = visitor.page.get_by_role("button", name="Menu")
        expect(button).to_have_attribute("aria-expanded", "false")
        assert entries(visitor.page) == 0
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert entries(visitor.page) == visitor.page.locator("[data-menu-list] a").count() >= 4
        controlled = button.get_attribute("aria-controls")
        expect(visitor.page.locator(f"[id='{controlled}']")).to_be_visible()
        button.click()
        expect(button).to_have_attribute("aria-expanded", "false")
        assert entries(visitor.page) == 0


def test_the_menu_with_a_keyboard(visit: Visit, kinds: Kinds) -> None:
    """Tab reaches the menu, Enter opens it, Tab goes through it, and Escape closes it and leads back to the button."""
    with visit(390) as visitor:
        page = visitor.page
        visitor.go(kinds["start"])
        tab_to(page, "[data-menu] button", most=5)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Werkgever")
        page.keyboard.press("Escape")
        expect(page.locator("[data-menu] button")).to_have_attribute("aria-expanded", "false")
        expect(page.locator("[data-menu] button")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), (
            "a closed menu is passed by"
        )
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        tab_to(page, "[data-menu-list] a[href$='voor/werknemer/']", most=2)
        page.keyboard.press("Enter")
        page.wait_for_url("**/voor/werknemer/")


def test_the_menu_closes_when_one_goes_on(visit: Visit, kinds: Kinds) -> None:
    """A menu that is open closes when the focus, or a click, goes elsewhere: it never lies over what one does."""
    with visit(390) as visitor:
        page = visitor.page
        visitor.go(kinds["start"])
        button = page.get_by_role("button", name="Menu")
        button.click()
        tab_to(page, "main a", most=8)
        expect(button).to_have_attribute("aria-expanded", "false")
        button.click()
        page.mouse.click(20, 780)
        expect(button).to_have_attribute("aria-expanded", "false")


def test_the_menu_without_script(visit: Visit, kinds: Kinds) -> None:
    """Without script "Menu" leads to the list of everything at the foot of the page."""
    with visit(390, java_script_enabled=False) as visitor:
        visitor.go(kinds["start"])
        visitor.page.get_by_role("link", name="Menu", exact=True).click()
        assert visitor.page.url.endswith("#menu")
        expect(visitor.page.locator("#menu")).to_be_in_viewport()
        expect(visitor.page.locator("#menu a[href$='voor/werkgever/']")).to_be_visible()


def test_a_wide_screen_shows_the_menu(visit: Visit, kinds: Kinds) -> None:
    """Where there is room, the entries stand in the top, with and without script."""
    for script in (True, False):
        with visit(1280, java_script_enabled=script) as visitor:
            visitor.go(kinds["start"])
            assert entries(visitor.page) == visitor.page.locator("[data-menu-list] a").count()
            expect(visitor.page.locator("[data-menu-open]")).to_be_hidden()


# --- search --------------------------------------------------------------------------------------------------------


def test_the_search_finds(visit: Visit, kinds: Kinds) -> None:
    """Nothing is loaded before somebody uses it; then results come while typing, and the address stays as it is."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        page.wait_for_timeout(300)
        assert not [path for path in visitor.requested if "lunr" in path or path.endswith(".json")]
        page.get_by_role("searchbox").click()
        page.keyboard.type("gepest op het werk")
        expect(page.locator("[data-search-results] a").first).to_be_visible()
        expect(page.locator("[data-search-status]")).to_have_text(re.compile(r"\d+ result"))
        assert "assets/search.json" in visitor.requested
        assert visitor.address == kinds["search"]
        assert page.evaluate("history.length") == 2
        links = page.locator("[data-search-results] a").all()
        assert all("pest" not in str(link.get_attribute("href")).partition("?")[2] for link in links)
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        assert visitor.address == kinds["search"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("psa", "begrippen/"),
        ("vertrouwenspersonen", "hulp/vertrouwenspersoon/"),
        ("kindertelefoon", "hulp/kindertelefoon/"),
        ("ondernemingsraden", "begrippen/or/"),
        ("RI&E", "adviezen/"),
        ("vertrouwenspersoonn", "vertrouwenspersoon"),
    ],
)
def test_the_search_finds_what_one_means(visit: Visit, kinds: Kinds, typed: str, found: str) -> None:
    """Short words, plurals, signs and slips of the pen lead to the page that one means."""
    with visit() as visitor:
        visitor.go(kinds["search"])
        visitor.page.get_by_role("searchbox").fill(typed)
        expect(visitor.page.locator(f"[data-search-results] a[href*='{found}']").first).to_be_visible()


def test_the_search_with_a_keyboard(visit: Visit, kinds: Kinds) -> None:
    """Type, Tab to the first result, Enter: one is there, and Back leads to the search again."""
    with visit(390) as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        tab_to(page, "[data-search] input", most=12 + page.locator("[data-languages] a").count())
        page.keyboard.type("kindertelefoon")
        first = page.locator("[data-search-results] a").first
        expect(first).to_be_visible()
        tab_to(page, "[data-search-results] a", most=3)
        expect(first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: not url.endswith("zoeken/"))
        assert "kindertelefoon" in visitor.address
        page.go_back()
        assert visitor.address == kinds["search"]


def test_the_search_that_finds_nothing(visit: Visit, kinds: Kinds) -> None:
    """Without results that is said, also to who cannot see it, and everything from A to Z is there to choose from."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        page.get_by_role("searchbox").fill("xqzzqx")
        status = page.locator("[data-search-status]")
        expect(status).to_contain_text("Geen resultaten")
        expect(page.locator("[data-search-results] a")).to_have_count(0)
        expect(page.get_by_role("heading", name="Alles van A tot Z")).to_be_visible()
        page.get_by_role("searchbox").fill("")
        expect(status).to_have_text("")


def test_the_search_without_its_library(visit: Visit, kinds: Kinds) -> None:
    """If what it needs cannot be loaded, the search says so and leaves everything from A to Z."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        visitor.expected.add(f"{visitor.at}assets/search.json")
        page.route("**/search.json", lambda route: route.fulfill(status=500))
        page.get_by_role("searchbox").fill("pesten")
        expect(page.locator("[data-search-status]")).to_contain_text("Zoeken lukt nu niet")
        expect(page.get_by_role("heading", name="Alles van A tot Z")).to_be_visible()
        page.unroute("**/search.json")
        page.get_by_role("searchbox").fill("pest")
        expect(page.locator("[data-search-results] a").first).to_be_visible()


def test_the_search_without_script(visit: Visit, kinds: Kinds) -> None:
    """Without script there is no box that does nothing, and everything from A to Z is there."""
    with visit(java_script_enabled=False) as visitor:
        page = visitor.page
        visitor.go(kinds["search"])
        expect(page.locator("[data-search]")).to_be_hidden()
        expect(page.get_by_role("heading", name="Alles van A tot Z")).to_be_visible()
        assert page.locator("main a[href*='/hulp/']").count() > 5
