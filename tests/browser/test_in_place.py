"""What opens, copies or scrolls in its place works by keyboard, and without script as far as it can."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.visiting import Visit
from tools.kinds import Kinds
from tools.reading import Site

pytestmark = pytest.mark.browser

LETTER = "instrumenten/model-aanstellingsbrief/"


def with_terms(site: Site, start: str) -> str:
    """The first page below an address that explains a term."""
    return next(name for name in sorted(site.pages) if name.startswith(start) and "ww-term" in site.pages[name].source)


def open_first(page: Page) -> Any:
    """Unfold all there is, open the first term that shows, by keyboard, and give its box."""
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => { it.open = true; })")
    button = page.locator("button.ww-term:visible").first
    button.focus()
    page.keyboard.press("Enter")
    return page.locator(f"[id='{button.get_attribute('popovertarget')}']")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("start", ["adviezen/", "keuzehulp/werkgever/"])
def test_a_term_opens_by_keyboard(visit: Visit, site: Site, start: str, script: bool) -> None:
    """Enter shows what a term means, Tab leads to its entry, Escape closes it and leaves the focus where it was."""
    with visit(390, java_script_enabled=script) as visitor:
        page = visitor.page
        visitor.go(with_terms(site, start))
        box = open_first(page)
        expect(box).to_be_visible()
        page.keyboard.press("Tab")
        expect(box.locator("a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(page.locator("button.ww-term:visible").first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_term_is_sound_and_fits(visit: Visit, site: Site, scheme: str) -> None:
    """At 320 pixels the open box lies within the screen, and axe finds nothing wrong with it."""
    with visit(320, color_scheme=scheme) as visitor:
        visitor.go(with_terms(site, "adviezen/"))
        box = open_first(visitor.page).bounding_box()
        assert (box["x"] >= 0, box["x"] + box["width"] <= 320) == (True, True)
        assert faults(visitor.page) == []


def test_on_paper_terms_are_explained_at_the_end(visit: Visit, site: Site) -> None:
    """Printed, nothing is hidden: what a term means stands behind all the rest, and in no sentence."""
    with visit() as visitor:
        visitor.go(with_terms(site, "adviezen/"))
        visitor.page.emulate_media(media="print")
        box = visitor.page.locator(".ww-meaning").first
        expect(box).to_be_visible()
        assert box.evaluate("(it) => getComputedStyle(it).position") == "static"
        ends = "(it) => [...it.parentElement.children].slice(-1)[0].matches('.ww-meaning')"
        assert box.evaluate(ends), "something stands behind what the terms mean"


def test_words_are_copied_as_they_stand(visit: Visit, kinds: Kinds) -> None:
    """The button puts exactly the words of its box on the clipboard, and says so to who sees it and who hears it."""
    with visit(390, permissions=["clipboard-read", "clipboard-write"]) as visitor:
        page = visitor.page
        visitor.go(kinds["words to copy"])
        for number, box in enumerate(page.locator("[data-copy]").all()[:2]):
            words = "\n\n".join(box.locator("p").all_inner_texts())
            button = box.get_by_role("button", name="Kopieer deze tekst")
            assert button.bounding_box()["height"] >= 44, number  # type: ignore[index]  # it is on the screen
            button.focus()
            page.keyboard.press("Enter")
            expect(page.locator("main > [role=status]")).to_have_text("Gekopieerd.")
            expect(box.get_by_role("button")).to_have_text("Gekopieerd.")
            assert page.evaluate("navigator.clipboard.readText()") == words


def test_without_script_words_are_only_words(visit: Visit, kinds: Kinds) -> None:
    """Without script there is no button that does nothing, and no room for one."""
    with visit(java_script_enabled=False) as visitor:
        visitor.go(kinds["words to copy"])
        box = visitor.page.locator("[data-copy]").first
        expect(box.locator("p").first).to_be_visible()
        assert box.locator("button").count() == 0


def test_a_wide_table_scrolls_by_keyboard(visit: Visit, kinds: Kinds) -> None:
    """On a telephone the matrix scrolls within its own frame: the arrow keys move it, and its first column stays."""
    with visit(390) as visitor:
        page = visitor.page
        visitor.go(kinds["topic with matrix"])
        frame = page.get_by_role("region", name=re.compile("^Tabel: "))
        frame = frame.filter(has=page.locator(".ww-does")).first
        frame.focus()
        before = frame.evaluate("(it) => it.scrollLeft")
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
        assert frame.evaluate("(it) => it.scrollLeft") > before
        edge = frame.bounding_box()
        task = frame.locator("tbody th").first.bounding_box()
        assert edge is not None
        assert task is not None
        assert abs(task["x"] - edge["x"]) <= 2


@pytest.mark.parametrize("kind", ["timeline", "steps", "routes", "factors"])
def test_a_picture_can_be_read_on_a_telephone(visit: Visit, kinds: Kinds, kind: str) -> None:
    """At 390 pixels every word of a picture is at least 13 pixels high, and none leaves the screen."""
    with visit(390) as visitor:
        visitor.go(kinds[f"picture of {kind}"])
        found = visitor.page.evaluate(
            """() => [...document.querySelectorAll("main :is(ol, ul, table, .ww-centre)")].flatMap((part) =>
              [...part.querySelectorAll("*")]
                .filter((it) => it.checkVisibility() && it.textContent.trim())
                .map((it) => ({ it, box: it.getBoundingClientRect() }))
                .map(({ it, box }) => ({
                  words: it.textContent.trim().slice(0, 40),
                  size: parseFloat(getComputedStyle(it).fontSize),
                  out: box.left < 0 || box.right > innerWidth,
                })))"""
        )
        assert len(found) > 3
        assert [line for line in found if line["size"] < 13 or line["out"]] == []


def test_routes_stand_side_by_side_where_there_is_room(visit: Visit, kinds: Kinds) -> None:
    """At 1,280 pixels a question has one column for all routes; at 390 it stands at each answer."""
    with visit(1280) as visitor:
        visitor.go(kinds["picture of routes"])
        columns = visitor.page.evaluate(
            """() => [...document.querySelectorAll(".ww-routes tbody tr")].map((row) =>
              [...row.cells].map((cell) => Math.round(cell.getBoundingClientRect().left)))"""
        )
        assert len(columns) > 3
        assert len({tuple(row) for row in columns}) == 1, "each question has a column"
        assert len(set(columns[0])) == 5
        expect(visitor.page.locator(".ww-routes td > span").first).to_be_hidden()
    with visit(390) as visitor:
        visitor.go(kinds["picture of routes"])
        expect(visitor.page.locator(".ww-routes td > span").first).to_be_visible()
        assert visitor.page.get_by_role("columnheader").count() == 0
        assert visitor.page.get_by_role("rowheader").count() == len(columns)


def test_a_letter_is_copied_whole(visit: Visit) -> None:
    """It stands as one text with its blanks, one button copies all of it, and what explains it is apart."""
    with visit(390) as visitor:
        page = visitor.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visitor.go(LETTER)
        box = page.locator(".ww-whole")
        assert page.locator("[data-copy]").count() == 1
        expect(box.locator(".ww-blank").first).to_have_text("[naam van de vertrouwenspersoon]")
        box.get_by_role("button", name="Kopieer de hele tekst").click()
        expect(box.get_by_role("button")).to_have_text("Gekopieerd.")
        copied = page.evaluate("navigator.clipboard.readText()")
        parts = box.locator("h3").all_inner_texts()
        assert len(parts) > 10
        assert [part for part in parts if part not in copied] == []
        assert "Kopieer" not in copied
        explained = page.get_by_role("heading", name="Uitleg").locator("xpath=..")
        assert explained.locator("h3").count() >= len(parts)
        assert explained.locator(".ww-blank").count() == 0


def test_a_letter_has_room_to_sign_on_paper(visit: Visit) -> None:
    """Printed, whoever signs has two centimetres, and the button is gone."""
    with visit(800) as visitor:
        visitor.go(LETTER)
        visitor.page.emulate_media(media="print")
        rooms = visitor.page.locator(".ww-sign-here dd").evaluate_all("all => all.map(each => each.offsetHeight)")
        assert len(rooms) == 2
        assert min(rooms) >= 60
        expect(visitor.page.locator(".ww-say__copy")).to_be_hidden()


def test_a_checklist_is_ticked_and_not_kept(visit: Visit) -> None:
    """A point is ticked by keyboard and says what it is; whoever loads the page anew finds none ticked."""
    with visit(390) as visitor:
        page = visitor.page
        visitor.go("instrumenten/checklist-vertrouwenspersoon/")
        first = page.get_by_role("checkbox").first
        first.focus()
        page.keyboard.press("Space")
        expect(first).to_be_checked()
        expect(first).to_have_accessible_name(
            "Er is beleid tegen pesten, discriminatie, seksuele intimidatie, agressie en geweld."
        )
        page.reload()
        assert page.locator("input:checked").count() == 0
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
