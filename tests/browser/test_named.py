"""What a page shows on small and large screens is told apart, by its name or by where it stands."""

from __future__ import annotations

import re

import pytest

from tests.browser.visiting import Visit
from tools.reading import Site

pytestmark = pytest.mark.browser

# The words of a heading of which the letters stand on more than one line.
_BROKEN = """() => [...document.querySelectorAll("h1, h2")].flatMap((heading) => {
  const broken = [];
  const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const { 0: word, index } of text.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
    }
  }
  return broken;
})"""


def test_buttons_that_copy_are_told_apart(visit: Visit, site: Site) -> None:
    """Each is named after the words it copies, so far that no two on a page have the same name; no space is lost."""
    pages = [address for address, page in site.pages.items() if page.source.count("data-copy=") > 1]
    seen = 0
    with visit() as visitor:
        for address in pages:
            visitor.go(address)
            found = visitor.page.locator(".ww-say__copy").evaluate_all("all => all.map((it) => it.ariaLabel)")
            assert len(found) == len(set(found)), address
            seen += len(found)
            assert not [name for name in found if name.endswith(": …")], address
        assert seen > 300
        visitor.go("instrumenten/bericht-aan-vertrouwenspersoon/")
        told = visitor.page.locator(".ww-say__copy").evaluate_all("all => all.map((it) => it.ariaLabel)")
        assert not [name for name in told if re.search(r",\S", name)]


def test_words_in_headings_stay_whole(visit: Visit) -> None:
    """On the narrowest screen no word of the front page breaks without a hyphen, also where nothing is hyphenated."""
    with visit(320) as visitor:
        for address in ("", "onderwerpen/wie-doet-wat/", "over/"):
            visitor.go(address)
            visitor.page.add_style_tag(content="* { hyphens: manual !important; }")
            assert visitor.page.evaluate(_BROKEN) == [], address


def test_the_head_of_a_matrix_stays_above_its_column(visit: Visit) -> None:
    """Scrolled to the side and down, the head of the first column still stands above the first words of the rows."""
    with visit(1280) as visitor:
        visitor.go("onderwerpen/wie-doet-wat/")
        matrix = visitor.page.locator(".ww-matrix").first
        matrix.evaluate("it => { it.scrollIntoView(); it.scrollTo(400, 300); }")
        on_top = matrix.evaluate(
            """it => {
              const { left, top } = it.querySelector("tbody th").getBoundingClientRect();
              const head = it.querySelector("thead th").getBoundingClientRect();
              return document.elementFromPoint(left + 20, head.top + 20).textContent;
            }"""
        )
        assert on_top == "Taak"


def test_a_matrix_leaves_room_on_a_narrow_screen(visit: Visit) -> None:
    """On the narrowest screen what stays in sight of each row takes less than half of its frame."""
    with visit(320) as visitor:
        visitor.go("onderwerpen/wie-doet-wat/")
        matrix = visitor.page.locator(".ww-matrix").first
        share = matrix.evaluate("it => it.querySelector('tbody th').offsetWidth / it.clientWidth")
        assert share < 0.45
