"""In a language that is read from right to left a number is dialled as it stands: it reads from left to right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.firefox import firefox
from tools.reading import Site

pytestmark = pytest.mark.browser

# Every number of a page, by the places of its signs: those that do not stand in a row from left to right.
_TURNED = r"""() => {
  const turned = [];
  let seen = 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.parentElement.checkVisibility()) continue;
    for (const { 0: number, index } of text.data.matchAll(/\+?\d(?:[\d\s\u00a0-]*\d)+/g)) {
      const places = [...number].map((_, n) => {
        const range = document.createRange();
        range.setStart(text, index + n);
        range.setEnd(text, index + n + 1);
        return range.getBoundingClientRect();
      });
      seen += 1;
      const isTurned = ({ left, top }, n) => n && (left < places[n - 1].left || top !== places[n - 1].top);
      if (places.some(isTurned)) turned.push(number);
    }
  }
  return { seen, turned };
}"""
_OPEN = "() => document.querySelectorAll('details').forEach((part) => { part.open = true; })"


def pages_of(site: Site) -> list[str]:
    """The pages from right to left that name a number: those on whom to call, and what leads to them."""
    found = [
        address
        for address, page in site.pages.items()
        if page.root.get("dir") == "rtl" and page.root.xpath("//a[starts-with(@href, 'tel:')]")
    ]
    assert any("/hulp/" in address for address in found)
    return found


def test_numbers_read_from_left_to_right(browser: Browser, served: str, site: Site) -> None:
    """On the screen of a phone and on paper, in Chromium."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    found: dict[tuple[str, str], Any] = {}
    for address in pages_of(site):
        page.goto(served + address)
        page.evaluate(_OPEN)
        for medium in ("screen", "print"):
            page.emulate_media(media=medium)
            told = page.evaluate(_TURNED)
            assert told["seen"], address
            found[address, medium] = told["turned"]
    assert {where: turned for where, turned in found.items() if turned} == {}
    page.close()


def test_in_firefox_too(served: str, site: Site, tmp_path: Path) -> None:
    """The same in another engine."""
    with firefox(tmp_path / "profile") as driver:
        found = {}
        for address in pages_of(site):
            driver.open(served + address)
            driver.evaluate(_OPEN)
            found[address] = driver.evaluate(_TURNED)["turned"]
    assert {where: turned for where, turned in found.items() if turned} == {}


def test_a_number_looks_as_it_does_in_dutch(browser: Browser, served: str) -> None:
    """Its picture is the same as where all is written from left to right."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served}ar/hulp/centrum-seksueel-geweld/")
    number = page.locator("main a[href='tel:08000188']").first
    number.evaluate("it => it.scrollIntoView({ block: 'center' })")
    here = number.screenshot()
    number.evaluate("it => { it.innerHTML = \"<bdo dir='ltr'>0800-0188</bdo>\"; }")
    assert number.screenshot() == here
    number.evaluate("it => { it.innerHTML = \"<bdo dir='rtl'>0800-0188</bdo>\"; }")
    assert number.screenshot() != here  # the comparison sees a turned number
    page.close()
