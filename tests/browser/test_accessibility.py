"""Every kind of page can be used by everybody: small screens, dark screens, colours of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import BEST, LOOKS, NEW, SCHEMES, SEEN, WCAG, WIDTHS, Look, faults
from tests.browser.steps import ONE_PAGE, shown, walk, ways_to_nodes
from tests.browser.visiting import Visit
from tests.conftest import serving
from tools.kinds import Kinds, every_language, parts_of
from tools.reading import Site

pytestmark = pytest.mark.browser

_WIDTH = "document.scrollingElement.scrollWidth"
_OPEN = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"


@pytest.mark.parametrize("half", [0, 1])
def test_axe_finds_nothing(visit: Visit, kinds: Kinds, thorough: bool, half: int) -> None:
    """No kind of page breaks a rule of WCAG 2.2 A or AA that axe knows, at any width, in light and in dark.

    Nor what axe calls best practice, but that an embed begins at h2: the page around it has the first. The schemes take
    turns at the widths, from one page to the next; `make test-all` sees each at all of them.
    """
    found: dict[str, list[str]] = {}
    with visit() as visitor:
        page, look = visitor.page, Look(thorough)
        for name, address in list(kinds.items())[half::2]:
            visitor.go(address)
            page.evaluate(_OPEN)
            if look.marks_new(page):
                found[name] = faults(page, [*WCAG, *BEST], without=LOOKS)
                looks = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
                for scheme, width in looks if thorough else looks[len(found) % 2 :: 2]:
                    page.emulate_media(color_scheme=scheme)
                    page.set_viewport_size({"width": width, "height": 800})
                    found[name] += [f"{scheme} {width}: {fault}" for fault in faults(page, LOOKS, [SEEN], only=NEW)]
    assert {name: what for name, what in found.items() if what} == {
        name: ["page-has-heading-one: html"] for name in found if name.startswith("embed ")
    }
    assert len(found) > len(kinds) / 4


def test_axe_finds_nothing_in_any_language(visit: Visit, site: Site, thorough: bool) -> None:
    """The same of every kind of page in every other language, on a phone: words differ there, and the direction."""
    found: dict[str, list[str]] = {}
    with visit(390) as visitor:
        looks = {direction: Look(thorough) for direction in ("ltr", "rtl")}
        for address in every_language(site):
            visitor.go(address)
            visitor.page.evaluate(_OPEN)
            direction = visitor.page.evaluate("getComputedStyle(document.body).direction")
            if looks[direction].marks_new(visitor.page):
                found[address] = faults(visitor.page, [*WCAG, *BEST], without=LOOKS)
                found[address] += faults(visitor.page, LOOKS, [SEEN], only=NEW)
    assert {where: what for where, what in found.items() if what} == {
        where: ["page-has-heading-one: html"] for where in found if "/embed/" in where
    }
    assert {address.partition("/")[0] for address in found} == {folder.rstrip("/") for folder in site.folders}


def test_axe_finds_nothing_in_what_opens(visit: Visit, kinds: Kinds) -> None:
    """Nor does the open menu, or the search with results or without."""
    with visit(320) as visitor:
        visitor.go(kinds["start"])
        visitor.page.get_by_role("button", name="Menu").click()
        assert in_both_schemes(visitor.page) == []
        visitor.go(kinds["search"])
        visitor.page.get_by_role("searchbox").fill("pesten")
        expect(visitor.page.locator("[data-search-results] a").first).to_be_visible()
        assert in_both_schemes(visitor.page) == []
        visitor.page.get_by_role("searchbox").fill("xqzzqx")
        expect(visitor.page.locator("[data-search-status]")).to_contain_text("Geen resultaten")
        assert in_both_schemes(visitor.page) == []


@pytest.mark.parametrize(
    ("then", "marked"),
    [
        ('<main class="a"><p>Heel andere woorden</p><p>Nog een</p></main>', []),
        ('<main class="a"><p>Een</p><p class="licht">Twee</p></main>', ["P"]),
        ('<main class="b"><p>Een</p><p>Twee</p></main>', ["MAIN"]),
        ('<main class="a"><p>Een</p><p><a href="x">Twee</a></p></main>', ["P"]),
        ('<main class="a"><p>Een</p><p aria-label="Iets">Twee</p></main>', ["P"]),
        ('<main class="a"><p>Een</p><p style="color: #ccc">Twee</p></main>', ["P"]),
        ('<main class="a"><div style="background: #999; color: #ccc"><p>Een</p></div></main>', ["DIV"]),
    ],
)
def test_what_looks_different_is_new(browser: Browser, then: str, marked: list[str]) -> None:
    """Axe passes over what differs in words only, and over no element with a class, style, name or place of its own."""
    with browser.new_context() as profile:
        page, look = profile.new_page(), Look(thorough=False)
        page.set_content('<main class="a"><p>Een</p><p>Twee</p></main>')
        assert look.marks_new(page)
        page.set_content(then)
        assert look.marks_new(page) == bool(marked)
        assert page.locator(NEW).evaluate_all("parts => parts.map((part) => part.tagName)") == marked
        if "#ccc" in then:
            assert [fault.partition(":")[0] for fault in faults(page, LOOKS, [SEEN], only=NEW)] == ["color-contrast"]


def test_of_many_alike_four_are_looked_at(browser: Browser) -> None:
    """Of a row on one page the first three and the last; and in the others what is in none before, wherever it is."""
    with browser.new_context() as profile:
        page = profile.new_page()
        items = ["Een", "Twee", "Drie", 'Vier <b style="color: #ccc">bleek</b>', "Vijf", "Zes"]
        page.set_content(f'<ul class="a">{"".join(f"<li>{item}</li>" for item in items)}</ul>')
        assert Look(thorough=False).marks_new(page)
        marked = [page.locator(which).evaluate_all("all => all.map((it) => it.innerText)") for which in (NEW, SEEN)]
        assert marked == [["Een\nTwee\nDrie\nVier bleek\nVijf\nZes", "bleek"], ["Vier bleek", "Vijf"]]
        assert faults(page, LOOKS, [SEEN], only=NEW) == ["color-contrast: b"]
        assert Look(thorough=True).marks_new(page)
        assert page.locator(NEW).count() == 1
        assert page.locator(SEEN).count() == 0


def in_both_schemes(page: Page) -> list[str]:
    """What axe finds in a page as it stands."""
    found = faults(page, WCAG, without=LOOKS)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += faults(page, LOOKS)
    return found


def test_axe_finds_nothing_at_any_step(visit: Visit, site: Site, thorough: bool) -> None:
    """Nor does any question or outcome of a tree on one page, as a visitor with script comes to it, step by step.

    Widths and schemes take turns, since the parts are the same in every step. A question that is made of nothing that
    no question before it was made of is passed by.
    """
    found: dict[str, list[str]] = {}
    asked: set[object] = set()
    with visit(WIDTHS[0]) as visitor:
        page, look = visitor.page, Look(thorough)
        for tree in ONE_PAGE:
            visitor.go(f"keuzehulp/{tree}/")
            page.evaluate(_OPEN)
            for node, way in ways_to_nodes(site.trees[tree]).items():
                (element,) = site.pages[f"keuzehulp/{tree}/"].body.xpath(f".//*[@data-node='{node}']")
                parts = parts_of(element)
                if not thorough and element.get("data-kind") == "question" and parts <= asked:
                    continue
                asked |= parts
                walk(page, way)
                assert shown(page) == node
                page.evaluate(_WITHOUT_HIDDEN)
                if look.marks_new(page, _NOT_NOW):
                    found[f"{tree}: {node}"] = in_turn(page, len(found))
                page.evaluate("window.putBack()")
    assert {node: what for node, what in found.items() if what} == {}
    assert len(found) >= len(WIDTHS) * len(SCHEMES)


# Axe walks hidden parts too, which most of such a page is. Questions stay: their answers decide what shows.
_NOT_NOW = ("[data-node]:not([data-current])",)
_WITHOUT_HIDDEN = """() => {
  const parts = [...document.querySelectorAll(".ww-advice, .ww-contact")].filter((it) => !it.checkVisibility());
  const places = parts.map((it) => {
    const place = document.createComment("");
    it.replaceWith(place);
    return place;
  });
  window.putBack = () => places.forEach((place, index) => place.replaceWith(parts[index]));
}"""


def in_turn(page: Page, number: int) -> list[str]:
    """What axe finds in the scheme and at the width whose turn it is."""
    width, scheme = WIDTHS[number % len(WIDTHS)], SCHEMES[number % len(SCHEMES)]
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("scrollTo(0, 0)")  # what is half below the way out can be scrolled free of it
    found = faults(page, WCAG, _NOT_NOW, without=LOOKS)
    found += faults(page, LOOKS, [*_NOT_NOW, SEEN], only=NEW)
    return [f"{scheme} {width}: {fault}" for fault in found]


def test_the_page_for_not_found(visit: Visit, built: Path) -> None:
    """Who comes by an old address, however deep, gets a page that works and leads on, as sound as all others."""
    with serving(built) as host, visit(320, at=host) as visitor:
        visitor.expected.add(f"{host}weg/van/hier/")
        visitor.go("weg/van/hier/")
        assert faults(visitor.page) == []
        assert visitor.page.evaluate(_WIDTH) <= 320
        visitor.page.get_by_role("button", name="Menu").click()
        expect(visitor.page.locator("[data-menu-list] a").first).to_be_visible()
        visitor.page.locator("main a").first.click()
        expect(visitor.page.locator("body")).to_have_attribute("data-tree", "werknemer")


SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The spacing of WCAG 1.4.12, which a visitor may set."""

_LOST = """() => {
  const lost = [];
  const seen = (it) => it.checkVisibility() && !it.closest(".ww-hidden, .ww-skip, [hidden], svg");
  const scrolls = (it) => it.closest(".ww-wide-table, pre"); // in a frame of their own, by keyboard too
  for (const it of document.body.querySelectorAll("*")) {
    if (!seen(it) || it.matches("input, textarea")) continue;
    const style = getComputedStyle(it);
    const cut = ["hidden", "clip"];
    if ((cut.includes(style.overflowX) && it.scrollWidth > it.clientWidth + 1)
      || (cut.includes(style.overflowY) && it.scrollHeight > it.clientHeight + 1)) {
      lost.push(`cut: ${it.outerHTML.slice(0, 80)}`);
    }
    for (const text of it.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !text.data.trim() || scrolls(it)) continue;
      const words = document.createRange();
      words.selectNodeContents(text);
      const boxes = [...words.getClientRects()];
      const out = boxes.some((box) => box.right > innerWidth + 1 || box.left < -1);
      if (out) lost.push(`out: ${text.data.trim().slice(0, 60)}`);
    }
  }
  return lost.slice(0, 5);
}"""


def test_everything_fits(visit: Visit, kinds: Kinds) -> None:
    """At 320 pixels (256 high: 1280 by 1024 at 400 % zoom) no word is cut off or needs scrolling sideways.

    Nor when the visitor spaces the text more widely.
    """
    with visit(320) as visitor:
        page = visitor.page
        wrong = {}
        for name, address in kinds.items():
            visitor.go(address)
            page.evaluate(_OPEN)
            for spacing in ("as it is", "spaced"):
                if spacing == "spaced":
                    page.add_style_tag(content=SPACED)
                for height in (800, 256):
                    page.set_viewport_size({"width": 320, "height": height})
                    wrong[name, spacing, height] = (page.evaluate(_WIDTH), page.evaluate(_LOST))
        assert {where: found for where, found in wrong.items() if found[0] > 320 or found[1]} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_answers_are_easy_to_hit(visit: Visit, kinds: Kinds, width: int) -> None:
    """An answer is at least 44 by 44 pixels, and none covers another."""
    with visit(width) as visitor:
        for name in ("start", "question"):
            visitor.go(kinds[name])
            boxes = [answer.bounding_box() for answer in visitor.page.locator("a[data-answer]").all()]
            assert len(boxes) >= 2
            bottom = 0.0
            for box in boxes:
                assert box is not None
                assert min(box["width"], box["height"]) >= 44
                assert box["y"] >= bottom
                bottom = box["y"] + box["height"]


_FOCUS = """() => {
  const it = document.activeElement;
  const box = it.getClientRects()[0] ?? it.getBoundingClientRect();
  const style = getComputedStyle(it);
  const top = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + Math.min(box.height, 20) / 2, 0), innerHeight - 1),
  );
  return {
    what: `${it.tagName} ${it.textContent.trim().slice(0, 40)}`,
    end: it === document.body,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    uncovered: !!top && (it.contains(top) || top.contains(it)),
  };
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["home", "audience", "start", "outcome", "search", "over", "item of hulp"])
def test_the_focus_can_be_seen(visit: Visit, kinds: Kinds, name: str, width: int) -> None:
    """Each of the first thirty Tab stops has an outline of at least two pixels, is on the screen and lies bare."""
    with visit(width) as visitor:
        visitor.go(kinds[name])
        for _ in range(30):
            visitor.page.keyboard.press("Tab")
            stop = visitor.page.evaluate(_FOCUS)
            if stop["end"]:
                break
            assert stop["outlined"], stop
            assert stop["inView"], stop
            assert stop["uncovered"], stop


# --- colours of the visitor's own ----------------------------------------------------------------------------------

_BARE = """() => {
  const edge = (it, style) => ["Top", "Bottom", "Left", "Right"].every((side) =>
    parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none"
    && style[`border${side}Color`] !== style.backgroundColor);
  return [...document.querySelectorAll(
    ".ww-board, .ww-button, .ww-menu__open, .ww-search :is(button, input), .ww-meaning, .ww-say__copy, .ww-contact, "
    + ".ww-kind",
  )].filter((it) => it.checkVisibility() && !edge(it, getComputedStyle(it))).map((it) => it.outerHTML.slice(0, 100));
}"""
_DOTS = """() => [...document.querySelectorAll("input[type=radio]")].every((it) => {
  const style = getComputedStyle(it);
  if (!it.checkVisibility()) return true;
  return style.appearance !== "none" && style.forcedColorAdjust === "auto" && it.getBoundingClientRect().width >= 13;
})"""


def test_in_forced_colours_everything_has_an_edge(visit: Visit, shapes: Kinds) -> None:
    """Where the visitor's own colours take the place of ours, boards, buttons, fields and boxes still have an edge."""
    with visit(390, forced_colors="active") as visitor:
        page = visitor.page
        bare = {}
        for name, address in shapes.items():
            visitor.go(address)
            term = page.locator("button.ww-term:visible").first
            if term.count():
                term.click()
                expect(page.locator(".ww-meaning:popover-open")).to_be_visible()
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme, forced_colors="active")
                assert page.evaluate(_DOTS), name
                bare[name, scheme] = page.evaluate(_BARE)
        assert {name: found for name, found in bare.items() if found} == {}


@pytest.mark.parametrize("name", ["start", "one page", "search", "outcome"])
def test_in_forced_colours_the_focus_can_be_seen(visit: Visit, kinds: Kinds, name: str) -> None:
    """Nor does the ring around the focus go: it has two pixels and a colour that is not that of what lies below."""
    with visit(390, forced_colors="active") as visitor:
        visitor.go(kinds[name])
        for _ in range(20):
            visitor.page.keyboard.press("Tab")
            ring = visitor.page.evaluate(_RING)
            if ring["end"]:
                break
            assert ring["width"] >= 2, ring
            assert ring["colour"] != ring["below"], ring


_RING = """() => {
  const focused = document.activeElement;
  const it = focused.matches("input[type=radio]") ? focused.closest("label") : focused;
  const style = getComputedStyle(it);
  return {
    what: focused.outerHTML.slice(0, 80),
    end: focused === document.body,
    width: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    colour: style.outlineColor,
    below: getComputedStyle(document.body).backgroundColor,
  };
}"""


# --- without styles, without pictures --------------------------------------------------------------------------------


def test_without_styles_every_page_can_be_read(visit: Visit, shapes: Kinds) -> None:
    """With styles and pictures off, each kind of page shows its heading and all its words, and leads on by links."""
    with visit(390) as visitor:
        page = visitor.page
        page.route("**/*.css", lambda route: route.abort())
        page.route("**/*.{svg,png,jpg,webp,ico}", lambda route: route.abort())
        for name, address in shapes.items():
            visitor.go(address)
            expect(page.locator("h1, h2").first).to_be_visible()
            hidden = page.evaluate(
                """() => [...document.querySelectorAll("main a[href], main p, main li, main label")]
                  .filter((it) => !it.checkVisibility())
                  .filter((it) => !it.closest("[popover], [hidden], details:not([open]), noscript, wegwijzer-embed"))
                  .map((it) => it.outerHTML.slice(0, 80))"""
            )
            assert hidden == [], name


def test_without_styles_no_step_is_guessed(visit: Visit, kinds: Kinds) -> None:
    """The script of a tree on one page reads what the styles show: without them it leaves the whole tree to be read."""
    with visit(390) as visitor:
        visitor.page.route("**/*.css", lambda route: route.abort())
        visitor.go(kinds["one page"])
        expect(visitor.page.locator("[data-turn]")).to_be_hidden()
        for node in visitor.page.locator("[data-node]").all():
            expect(node).to_be_visible()
        for node in visitor.page.locator("[data-node]").all()[1:]:
            expect(node.locator(".ww-when li").first).to_be_visible()
