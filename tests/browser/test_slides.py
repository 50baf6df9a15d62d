"""A presentation plays on its page, by mouse and by keyboard, and stands there to read without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.visiting import Visit

pytestmark = pytest.mark.browser

ADDRESS = "instrumenten/presentatie-vertrouwenspersoon/"
SLIDES = "[data-seconds]"


def shown(page: Page) -> list[int]:
    """Which slides can be seen, from 0."""
    found: list[int] = page.evaluate(
        f"() => [...document.querySelectorAll('{SLIDES}')].flatMap((it, nth) => it.offsetParent ? [nth] : [])"
    )
    return found


def play(page: Page) -> None:
    """Press the first button."""
    page.get_by_role("button", name="Speel af").press("Enter")


def test_without_script_all_slides_can_be_read(visit: Visit) -> None:
    """Every slide stands there with what is said under it, and no button that does nothing."""
    with visit(390, java_script_enabled=False) as visitor:
        visitor.go(ADDRESS)
        slides = visitor.page.locator(SLIDES)
        assert slides.count() > 6
        for nth in range(slides.count()):
            expect(slides.nth(nth).locator(".ww-slide__said").first).to_be_visible()
        expect(visitor.page.locator(".ww-slides button")).to_have_count(0)


def test_it_plays_by_keyboard(visit: Visit) -> None:
    """One slide shows at a time; arrows go on and back, it can stand still, Escape ends it where it began."""
    with visit(1280) as visitor:
        page = visitor.page
        visitor.go(ADDRESS)
        play(page)
        assert shown(page) == [0]
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert shown(page) == [2]
        expect(page.locator(".ww-slides [role=status]")).to_have_text(re.compile("Dia 3 van 9: .+"))
        page.keyboard.press("ArrowLeft")
        assert shown(page) == [1]
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Verder")).to_be_focused()
        page.keyboard.press("Escape")
        assert len(shown(page)) == 9
        expect(page.get_by_role("button", name="Speel af")).to_be_focused()


def test_the_last_slide_keeps_the_focus(visit: Visit) -> None:
    """Whoever presses a button until it does nothing more stays on it; it says and shows that it does nothing."""
    with visit(1280) as visitor:
        page = visitor.page
        visitor.go(ADDRESS)
        play(page)
        last = page.locator(SLIDES).count() - 1
        for name, end in (("Volgende", last), ("Vorige", 0)):
            button = page.get_by_role("button", name=name)
            line = button.evaluate("it => getComputedStyle(it).borderStyle")
            for _ in range(last + 1):
                button.press("Enter")
            assert shown(page) == [end]
            expect(button).to_be_focused()
            expect(button).to_be_disabled()
            assert button.evaluate("it => getComputedStyle(it).borderStyle") != line


def test_the_way_out_stays_in_sight(visit: Visit) -> None:
    """While it plays nothing lies over the way out: it asks for no full screen, which the site's own rules refuse."""
    with visit(1280) as visitor:
        said: list[str] = []
        visitor.page.on("console", lambda message: said.append(message.text))
        visitor.go(ADDRESS)
        play(visitor.page)
        assert visitor.page.evaluate("document.fullscreenElement") is None
        expect(visitor.page.get_by_role("link", name="Verlaat deze site")).to_be_in_viewport()
        assert said == []


def test_each_slide_stands_as_long_as_it_says(visit: Visit) -> None:
    """After its time the next slide comes; after the last one all of them stand there again."""
    with visit(1280) as visitor:
        page = visitor.page
        page.clock.install()
        visitor.go(ADDRESS)
        seconds = page.locator(SLIDES).evaluate_all("(all) => all.map((it) => Number(it.dataset.seconds))")
        play(page)
        page.clock.run_for(seconds[0] * 1000 - 100)
        assert shown(page) == [0]
        page.clock.run_for(200)
        assert shown(page) == [1]
        page.clock.run_for(sum(seconds[1:]) * 1000)
        assert len(shown(page)) == len(seconds)


def test_who_asked_for_less_motion_goes_on_by_themselves(visit: Visit) -> None:
    """It waits at the first slide until somebody asks for the next."""
    with visit(1280, reduced_motion="reduce") as visitor:
        page = visitor.page
        page.clock.install()
        visitor.go(ADDRESS)
        play(page)
        page.clock.run_for(600_000)
        assert shown(page) == [0]
        page.keyboard.press("ArrowRight")
        assert shown(page) == [1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_plays_is_sound(visit: Visit, scheme: str) -> None:
    """Axe finds nothing wrong while it plays, on a phone either; nothing sticks out at the side."""
    with visit(320, color_scheme=scheme) as visitor:
        visitor.go(ADDRESS)
        play(visitor.page)
        assert faults(visitor.page) == []
        assert visitor.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
