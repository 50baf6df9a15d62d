"""Every kind of page can be used by everybody: small screens, dark screens, keyboards, readers, paper."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.kinds import NAMES, Kinds
from tests.conftest import serving
from tests.project import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async () => {
  document.getAnimations().forEach((animation) => animation.finish());
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    resultTypes: ["violations"],
  });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 5).join(", ")}`);
}"""
_WIDTH = "document.scrollingElement.scrollWidth"
WIDTHS = (320, 768, 1280)
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


def faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(visit: Visit, kinds: Kinds, name: str) -> None:
    """No kind of page breaks a rule of WCAG 2.2 A or AA that axe knows, at any width, in light and in dark."""
    with visit() as visitor:
        visitor.go(kinds[name])
        visitor.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        found = {}
        for scheme in SCHEMES:
            visitor.page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                visitor.page.set_viewport_size({"width": width, "height": 800})
                found[scheme, width] = faults(visitor.page)
        assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_what_opens(visit: Visit, kinds: Kinds, scheme: Literal["light", "dark"]) -> None:
    """Nor does the open menu, or the search with results or without."""
    with visit(320, color_scheme=scheme) as visitor:
        visitor.go(kinds["start"])
        visitor.page.get_by_role("button", name="Menu").click()
        assert faults(visitor.page) == []
        visitor.go(kinds["search"])
        visitor.page.get_by_role("searchbox").fill("pesten")
        expect(visitor.page.locator("[data-search-results] a").first).to_be_visible()
        assert faults(visitor.page) == []
        visitor.page.get_by_role("searchbox").fill("xqzzqx")
        expect(visitor.page.locator("[data-search-status]")).to_contain_text("Geen resultaten")
        assert faults(visitor.page) == []


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
        expect(visitor.page.locator("body")).to_have_attribute("data-kind", "question")


def test_no_page_scrolls_sideways(visit: Visit, kinds: Kinds) -> None:
    """At 320 pixels, which is also 1280 at 400 % zoom, everything fits; with wider spacing of the text, too."""
    spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    with visit(320) as visitor:
        wide = {}
        for name, address in kinds.items():
            visitor.go(address)
            visitor.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
            wide[name] = visitor.page.evaluate(_WIDTH)
            visitor.page.add_style_tag(content=spaced)
            wide[f"{name}, spaced"] = visitor.page.evaluate(_WIDTH)
        assert {name: width for name, width in wide.items() if width > 320} == {}


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


def test_an_outcome_on_paper(visit: Visit, kinds: Kinds) -> None:
    """Printed, an outcome is its advice with sources and contacts: menus, top and bottom stay on the screen."""
    with visit() as visitor:
        page = visitor.page
        visitor.go(kinds["outcome"])
        page.emulate_media(media="print")
        for selector in ("[data-menu]", "#menu", "footer", "a[href='#inhoud']"):
            expect(
                page.locator(f"body > {selector}, body > header {selector}, body > footer {selector}").first
            ).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
        for article in page.locator("article[data-advice]").all():
            expect(article).to_be_visible()
            for source in article.locator("a[data-source]").all():
                expect(source).to_be_visible()
        for card in page.locator("section[data-contact]").all():
            expect(card).to_be_visible()
