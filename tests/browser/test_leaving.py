"""Leaving fast: the way out is always there, hides the page at once, and takes its entry along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.visiting import Visit
from tests.conftest import serving
from tests.project import raw_site
from tools.commands import CHROMIUM, command
from tools.kinds import Kinds
from tools.reading import NOT_FOUND, Site, words

pytestmark = pytest.mark.browser

OUT = "https://www.knmi.nl/nederland-nu/weer"
LINK = "a[data-leave]"
SMALL = {"width": 320, "height": 256}
"""A screen of 1280 by 1024 at 400 % zoom."""

_CLEAR = """() => {
  const bar = document.querySelector("[data-leave]").parentElement;
  const it = document.activeElement;
  const box = it.getBoundingClientRect();
  const out = bar.getBoundingClientRect();
  const link = document.querySelector("[data-leave]").getBoundingClientRect();
  return {
    what: `${it.tagName} ${it.textContent.trim().slice(0, 40)}`,
    end: it === document.body,
    clear: bar.contains(it) || box.top >= out.bottom || box.bottom <= out.top,
    wayOut: link.top >= 0 && link.bottom <= innerHeight && link.left >= 0 && link.right <= innerWidth,
  };
}"""


_UNPLACED = """() => {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      for (const name of ["position-area", "position-try", "position-try-fallbacks", "position-visibility"]) {
        rule.style?.removeProperty(name);
      }
    }
  }
}"""
"""Makes of the styles what a browser sees in them that knows no places beside anchors."""
_FREE_BESIDE = """(number) => {
  const explanation = document.querySelectorAll("[popover]")[number];
  explanation.showPopover();
  const { left, top, width, height } = document.querySelector("[data-leave]").getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  explanation.hidePopover();
  return there?.closest("[data-leave]") !== null;
}"""


@contextmanager
def leaving(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A fresh profile, in which the weather is a page of ours: no test goes out into the world."""
    with browser.new_context(**options) as profile:
        profile.set_default_timeout(10_000)
        profile.route(OUT, _weather)
        yield profile


def _weather(route: Route) -> None:
    sent_by = route.request.headers.get("referer", "nobody")
    route.fulfill(content_type="text/html", body=f"<!doctype html><title>Weer</title><p>From {sent_by}")


@pytest.fixture
def keeping(browser: Browser) -> Iterator[Browser]:
    """A Chromium that keeps whole pages for Back, as those of visitors do."""
    own = browser.browser_type.launch(
        executable_path=command(CHROMIUM),
        args=["--no-sandbox"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield own
    own.close()


def answer_one(page: Page) -> None:
    """Give the first answer of a tree on one page."""
    page.locator("[data-one-page] input").first.check()


def entries(page: Page) -> list[str]:
    """The addresses that Back and Forward know."""
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [entry["url"] for entry in history["entries"]]


def go_back(page: Page) -> None:
    """Back, as the button of the browser does it: also from a page that came out of the cache."""
    session = page.context.new_cdp_session(page)
    history = session.send("Page.getNavigationHistory")
    before = history["entries"][history["currentIndex"] - 1]
    session.send("Page.navigateToHistoryEntry", {"entryId": before["id"]})
    page.wait_for_url(before["url"], wait_until="commit")


def test_every_page_has_a_way_out(site: Site) -> None:
    """The second link of every page, right behind the skip link, leads out; beside it, how to look safely."""
    for page in site.pages.values():
        if page.folder and f"{page.folder}veilig-bekijken/" not in site.pages:
            continue  # a language with little more than a call card
        skip, out, safe = page.body.xpath(".//a[@href]|.//button|.//input")[:3]
        assert skip.get("href") == "#inhoud", page.address
        assert (out.get("href"), out.get("rel")) == (OUT, "noreferrer"), page.address
        assert safe.get("href").endswith("veilig-bekijken/"), page.address
        assert page.address == NOT_FOUND or page.link(safe).address == f"{page.folder}veilig-bekijken/", page.address


def test_embeds_of_trees_have_a_way_out(site: Site) -> None:
    """In a frame it is the first link, and leads out of the frame too."""
    for name in site.trees:
        found = [page for address, page in site.embeds.items() if address.startswith(f"embed/{name}/")]
        assert found
        for page in found:
            out = page.body.xpath(".//a[@href]|.//button|.//input")[0]
            assert (out.get("href"), out.get("target"), out.get("rel")) == (OUT, "_top", "noreferrer"), page.address


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_way_out_stays_in_sight_and_clear_of_the_focus(
    browser: Browser, served: str, kinds: Kinds, script: bool
) -> None:
    """Tab through long pages on the smallest screen: at each stop it shows whole, and covers nothing with focus."""
    with leaving(browser, viewport=SMALL, java_script_enabled=script) as profile:
        page = profile.new_page()
        for name in ("one page", "embed of one page", "outcome", "home", "search", "tree as a text"):
            page.goto(served + kinds[name])
            stops = 0
            for key in ("Tab",) * 60 + ("Shift+Tab",) * 40:
                page.keyboard.press(key)
                stop = page.evaluate(_CLEAR)
                if stop["end"]:
                    continue
                stops += 1
                assert stop["wayOut"], (name, key, stop)
                assert stop["clear"], (name, key, stop)
            assert stops > 15, name


@pytest.mark.parametrize("how", ["link", "shift"])
def test_leaving_with_script_takes_the_page_out_of_the_history(
    keeping: Browser, served: str, kinds: Kinds, how: str
) -> None:
    """By link or by Shift three times: nobody hears where one came from, and Back leads to the page before."""
    with leaving(keeping) as profile:
        page = profile.new_page()
        page.goto(served)
        page.goto(served + kinds["one page"])
        answer_one(page)
        if how == "link":
            page.locator(LINK).click()
        else:
            for _ in range(3):
                page.keyboard.press("Shift")
        page.wait_for_url(OUT)
        expect(page.locator("p")).to_have_text("From nobody")
        assert [address for address in entries(page) if address != "about:blank"] == [served, OUT]
        go_back(page)
        assert page.url == served
        expect(page.locator("h1")).to_be_visible()


def test_the_page_is_out_of_sight_before_the_other_one_is_there(browser: Browser, served: str, kinds: Kinds) -> None:
    """Nothing of the page shows, even where the weather never comes; coming back, it is there again.

    Nor does its title; but that of a tree on one page says nothing, and a browser would write the other one down.
    """
    with leaving(browser) as profile:
        page = profile.new_page()
        profile.unroute(OUT)
        profile.route(OUT, lambda route: route.fulfill(status=204))  # no contents: the browser stays where it is
        page.goto(served + kinds["one page"])
        title = page.title()
        page.locator(LINK).click()
        expect(page.locator("body")).to_be_hidden()
        expect(page).to_have_title(title)
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        expect(page.locator("h1")).to_be_visible()
        expect(page).to_have_title(title)
        page.goto(served + kinds["item of begrippen"])
        page.locator(LINK).click()
        expect(page).to_have_title(urlsplit(served).hostname or "")


@pytest.mark.parametrize("how", ["page", "frame"])
def test_on_a_slow_network_who_keeps_pressing_leaves_no_later(
    browser: Browser, served: str, kinds: Kinds, tmp_path: Path, how: str
) -> None:
    """A way out that has begun is left alone: each further press would start it anew."""
    (tmp_path / "host.html").write_text(f'<iframe src="{served}embed/werknemer/" height="640"></iframe>', "utf-8")
    with serving(tmp_path) as host, leaving(browser) as profile:
        page, asked = profile.new_page(), list[Route]()
        profile.unroute(OUT)
        profile.route(OUT, lambda route: asked.append(route))  # noqa: PLW0108 - Playwright puts a mark on what it is given
        page.goto(served + kinds["one page"] if how == "page" else f"{host.replace('127.0.0.1', 'localhost')}host.html")
        box = page.frames[-1].locator(LINK).bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + 20, box["y"] + 20)  # which waits for nothing
        page.wait_for_timeout(300)
        begun = len(asked)
        assert begun
        for _ in range(3):
            page.keyboard.press("Shift")
            page.wait_for_timeout(500)
        page.keyboard.press("a")
        page.wait_for_timeout(200)
        assert len(asked) == begun
        _weather(asked[-1])
        page.wait_for_url(OUT)


def test_a_place_on_a_page_is_no_entry(browser: Browser, served: str) -> None:
    """A link to a place leads there, and neither the address nor Back tells of it: after leaving, the page is gone."""
    with leaving(browser) as profile:
        page = profile.new_page()
        page.goto(served)
        page.goto(f"{served}keuzehulp/werknemer/tekst/")
        before = entries(page)
        link = page.locator("main a[href^='#']").nth(2)
        place = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        expect(page.locator(f"[id='{place}']")).to_be_in_viewport()
        assert entries(page) == before
        page.locator(LINK).click()
        page.wait_for_url(OUT)
        assert entries(page) == [*before[:-1], OUT]


def test_without_script_the_link_leads_out(keeping: Browser, served: str, kinds: Kinds) -> None:
    """A plain link; the page says that Back can bring answers back then, and Back leads to it."""
    with leaving(keeping, java_script_enabled=False) as profile:
        page = profile.new_page()
        for name in ("one page", "outcome", "home", "item of adviezen"):
            page.goto(served + kinds[name])
            assert page.get_by_text("In deze browser staat script uit").is_visible() == (name == "one page")
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.wait_for_url(OUT)
            expect(page.locator("p")).to_have_text("From nobody")
            go_back(page)
            assert page.url == served + kinds[name]


def test_leaving_empties_the_search(keeping: Browser, served: str) -> None:
    """Who searched and left finds an empty box with Back, and no result."""
    with leaving(keeping) as profile:
        page = profile.new_page()
        page.goto(served + "zoeken/")
        page.locator("input[type=search]").fill("aanranding")
        expect(page.locator("[data-search-results] a").first).to_be_visible()
        page.locator(LINK).click()
        page.wait_for_url(OUT)
        page.go_back()
        assert page.evaluate("document.querySelector('input[type=search]')?.value ?? ''") == ""
        assert page.locator("[data-search-results] a").count() == 0


def test_going_back_to_the_search_finds_it_empty(keeping: Browser, served: str) -> None:
    """So does who followed a result and then left, or came back: a browser keeps whole pages in memory."""
    with leaving(keeping) as profile:
        page = profile.new_page()
        page.goto(served + "zoeken/")
        page.locator("input[type=search]").fill("aanranding")
        page.locator("[data-search-results] a").first.click()
        page.wait_for_url(lambda url: "zoeken" not in url)
        page.go_back(wait_until="commit")  # what comes back from memory is not loaded again
        page.wait_for_url("**/zoeken/", wait_until="commit")
        expect(page.locator("input[type=search]")).to_have_value("")
        assert page.locator("[data-search-results] a").count() == 0


def tap(page: Page, held: int = 50, *, within: str = "") -> None:
    """Press Shift for so many milliseconds by the clock of the browser, with another key or without."""
    keys = page.context.new_cdp_session(page)
    now = page.evaluate("() => Date.now() / 1000")
    steps = [("rawKeyDown", "Shift", 0.0), ("keyUp", "Shift", held / 1000)]
    if within:
        steps[1:1] = [("rawKeyDown", within, held / 2000), ("keyUp", within, held / 2000)]
    page.wait_for_timeout(held)
    for kind, key, after in steps:
        code = {"Shift": 16}.get(key, ord(key[0].upper()))
        event = {"type": kind, "key": key, "windowsVirtualKeyCode": code, "timestamp": now + after}
        keys.send("Input.dispatchKeyEvent", event)
    keys.detach()


def test_shift_counts_only_when_it_is_meant(browser: Browser, served: str, kinds: Kinds) -> None:
    """Each tap is seen and said aloud. Another key, a click, or time starts it again; that time is up is said too."""
    with leaving(browser) as profile:
        page = profile.new_page()
        page.goto(served + kinds["one page"])
        page.clock.install()
        page.reload()
        said = page.locator(f"{LINK} + [role=status]")
        for reset in ("a", "Escape", "Shift+Tab", "click", "time"):
            tap(page)
            expect(said).to_have_text("Nog 2 keer Shift om deze site te verlaten.")
            expect(said).to_be_in_viewport()
            tap(page)
            expect(said).to_have_text("Nog 1 keer Shift om deze site te verlaten.")
            if reset == "click":
                page.locator("h1").click()
            elif reset == "time":
                page.clock.run_for(2_100)
                expect(said).to_have_text("Te laat. Begin opnieuw: drie keer kort Shift.")
                page.clock.run_for(2_100)
            else:
                page.keyboard.press(reset)
            expect(said).to_have_text("")
        assert page.url == served + kinds["one page"]
        for _ in range(3):
            tap(page)
        page.wait_for_url(OUT)


def test_what_readers_of_the_screen_do_with_shift_leaves_nobody(browser: Browser, served: str, kinds: Kinds) -> None:
    """Pause, go on, pause: taps with time between. Shift with a letter that the page never hears of: held long."""
    with leaving(browser) as profile:
        page = profile.new_page()
        page.goto(served + kinds["one page"])
        said = page.locator(f"{LINK} + [role=status]")
        for _ in range(4):
            tap(page, held=400)  # Shift+H in NVDA, of which a page sees Shift only
            expect(said).to_have_text("")
        page.clock.install()
        page.reload()
        for _ in range(4):
            tap(page)
            page.clock.run_for(1_200)
        for _ in range(3):
            tap(page, within="h")
        page.wait_for_timeout(300)
        assert page.url == served + kinds["one page"]
        expect(page.locator("h1")).to_be_visible()


def test_shift_while_typing_is_a_capital(browser: Browser, served: str, kinds: Kinds) -> None:
    """In the box of the search, Shift is for capitals, however often."""
    with leaving(browser) as profile:
        page = profile.new_page()
        page.goto(served + kinds["search"])
        page.get_by_role("searchbox").focus()
        for _ in range(6):
            page.keyboard.press("Shift")
        expect(page.locator(f"{LINK} + [role=status]")).to_have_text("")
        assert page.url == served + kinds["search"]


def test_a_box_that_was_ticked_is_no_typing(browser: Browser, served: str) -> None:
    """Whoever ticks boxes to find somebody, leaves with Shift from there as from anywhere."""
    with leaving(browser) as profile:
        page = profile.new_page()
        page.goto(f"{served}instrumenten/vertrouwenspersoon-vinden/")
        page.get_by_role("checkbox").first.click()
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url(OUT)


@pytest.mark.parametrize("how", ["link", "shift"])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_leaving_from_a_frame_takes_the_whole_window_along(
    browser: Browser, served: str, kinds: Kinds, tmp_path: Path, how: str, script: bool
) -> None:
    """In a frame on the page of another site, the link and Shift three times lead the whole window out."""
    if how == "shift" and not script:
        pytest.skip("Shift needs script")
    frame = f'<iframe title="Keuzehulp" width="600" height="600" src="{served}{kinds["embed of one page"]}"></iframe>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Gastheer</title>{frame}", encoding="utf-8")
    with leaving(browser, java_script_enabled=script) as profile, serving(tmp_path) as host:
        page = profile.new_page()
        page.goto(host.replace("127.0.0.1", "localhost"))
        inside = page.frame_locator("iframe")
        if how == "link":
            inside.locator(LINK).click()
        else:
            inside.locator("[data-one-page] input").first.check()
            for _ in range(3):
                page.keyboard.press("Shift")
        page.wait_for_url(OUT)
        expect(page.locator("p")).to_have_text("From nobody")


def walk(page: Page) -> None:
    """Take the first answer of every question, to the outcome, with script or without."""
    for _ in range(20):
        open_questions = page.locator("fieldset[data-node]:visible:not(:has(:checked))")
        if page.locator("[data-node]:not(fieldset):visible").count():
            return
        open_questions.locator("input").first.check()
        further = page.locator("[data-next]:visible")
        if further.count():
            further.click()
    raise AssertionError("no outcome in sight")


@pytest.mark.parametrize("name", ["one page", "embed of one page"])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_one_entry_in_the_history_from_start_to_outcome(
    browser: Browser, served: str, kinds: Kinds, name: str, script: bool
) -> None:
    """The history of the browser itself holds the one address, all through a tree on one page."""
    with leaving(browser, java_script_enabled=script) as profile:
        page = profile.new_page()
        page.goto(served + kinds[name])
        before = entries(page)
        walk(page)
        assert entries(page) == before
        assert page.url == served + kinds[name]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_old_address_leaves_no_entry(browser: Browser, served: str, script: bool) -> None:
    """Who opens an address that moved is on the new page at once, and the history never heard of the old one."""
    moved = {old: new for old, new in raw_site()["moved"].items() if old.startswith("keuzehulp/")}
    assert moved
    with leaving(browser, java_script_enabled=script) as profile:
        page = profile.new_page()
        for old, new in moved.items():
            page.goto(served)
            before = entries(page)
            page.goto(served + old)
            page.wait_for_url(served + new)
            assert entries(page)[: len(before) + 1] == [*before, served + new]


def test_an_old_address_has_the_way_out(browser: Browser, served: str, built: Path) -> None:
    """Where a browser does not go on by itself, the page of an old address can be left fast, as every other."""
    old = next(old for old in raw_site()["moved"] if old.startswith("keuzehulp/"))
    text = (built / old / "index.html").read_text("utf-8")
    still = re.sub('<meta http-equiv="refresh"[^>]*>', "", text)
    assert still != text
    with leaving(browser) as profile:
        page = profile.new_page()
        page.route(served + old, lambda route: route.fulfill(content_type="text/html", body=still))
        page.goto(served)
        page.goto(served + old)
        expect(page.get_by_role("main").get_by_role("link")).to_have_count(1)
        page.locator(LINK).click()
        page.wait_for_url(OUT)
        assert served + old not in entries(page)


def test_skip_link_and_menu_leave_no_entry(browser: Browser, served: str, kinds: Kinds) -> None:
    """With script the skip link and the menu of a tree on one page stay at its address, and lead where they say."""
    with leaving(browser, viewport=SMALL) as profile:
        page = profile.new_page()
        page.goto(served + kinds["one page"])
        before = entries(page)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.get_by_role("button", name="Menu").click()
        assert entries(page) == before


def test_after_a_change_of_language_the_skip_link_stays_on_the_page(browser: Browser, served: str) -> None:
    """Links to places on the page are those of the page one is on, whichever language it speaks now."""
    with leaving(browser) as profile:
        page = profile.new_page()
        page.goto(f"{served}keuzehulp/werknemer/")
        answer_one(page)
        before = page.evaluate("history.length")
        page.locator("[data-languages] a[hreflang=en]").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.locator(".ww-skip").focus()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        assert page.url == f"{served}keuzehulp/werknemer/"
        assert page.evaluate("history.length") == before
        assert page.locator("input:checked").count() == 1


@pytest.mark.parametrize("folder", ["keuzehulp/werknemer/", "keuzehulp/werkgever/", "adviezen/"])
def test_an_explanation_leaves_the_way_out_free_where_it_cannot_stand_by_its_term(
    browser: Browser, served: str, site: Site, folder: str
) -> None:
    """Browsers that know no places beside anchors put it at the foot of the screen, on a phone too."""
    with leaving(browser, viewport={"width": 390, "height": 844}) as profile:
        page = profile.new_page()
        below = (each for address, each in site.dutch.items() if address.startswith(folder))
        address = max(below, key=lambda each: each.source.count(" popover")).address
        page.goto(f"{served}{address}")
        page.evaluate(_UNPLACED)
        explanations = page.locator("[popover]").count()
        assert explanations > 1
        for number in range(explanations):
            assert page.evaluate(_FREE_BESIDE, number), number


def test_each_link_in_a_tree_on_one_page_says_that_it_leads_away(visit: Visit, kinds: Kinds) -> None:
    """A reader hears, and everybody sees, "andere pagina" or "andere site" behind each link but telephone numbers."""
    with visit() as visitor:
        for name in ("one page", "embed of one page"):
            visitor.go(kinds[name])
            page = visitor.page
            expect(page.get_by_text("komt in de geschiedenis van de browser")).to_be_visible()
            walk(page)
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
            links = page.locator("main a:visible:not([href^='tel:'], [href^='mailto:'])")
            said = page.get_by_role("main").get_by_role("link", name="(andere ")
            assert links.count() == said.count() > 5


def test_no_link_in_an_outcome_is_needed_to_understand_it(site: Site) -> None:
    """Every advice says in words what to do, every contact how to reach it; no link is called "here"."""
    for name, tree in site.trees.items():
        if tree["delivery"] != "one-page":
            continue
        (form,) = site.pages[f"keuzehulp/{name}/"].body.xpath(".//form[@data-one-page]")
        for article in form.xpath(".//article[@data-advice]"):
            told = article.xpath("./p|./ol|./details/p|./details/ol")
            assert len(" ".join(map(words, told)).split()) > 10, article.get("data-advice")
        for contact in form.xpath(".//section[@data-contact]"):
            assert contact.xpath(".//ul[contains(@class, 'ww-ways')]/li"), contact.get("data-contact")
        for link in form.xpath(".//a"):
            assert words(link).lower().strip(".") not in ("hier", "klik hier", "lees meer", "link", "deze pagina")
