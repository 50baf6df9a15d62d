"""What a visit costs, as it comes from the server: bytes and requests of every kind of page, and nothing that moves.

The same bounds are held for every page there is, on the files alone, in `tests/site/test_budgets.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.visiting import Visit, Visitor
from tests.deploy.test_in_the_browser import visiting
from tests.site.test_budgets import ARTICLE, CYRILLIC, ONE_PAGE, TREE_PAGE, TREE_PAGE_TRANSLATED, TREE_REQUESTS
from tools.commands import CHROMIUM, command
from tools.kinds import Kinds
from tools.reading import Page, Site
from tools.server import Server, serving

pytestmark = pytest.mark.browser

_SHIFTS = """
window.shifts = { all: 0, unasked: 0 };
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    shifts.all += shift.value;
    if (!shift.hadRecentInput) shifts.unasked += shift.value;
  }
}).observe({ type: "layout-shift", buffered: true });
"""
_SETTLED = 100
"""Milliseconds after which a page has loaded all that it loads by itself."""


@dataclass(frozen=True)
class Cost:
    """Bytes of all bodies as they were sent, and requests, the page included; and what moved on the screen."""

    size: int
    requests: int
    shifts: Mapping[str, float]


@pytest.fixture(scope="module")
def browser(browser: Browser) -> Iterator[Browser]:
    """Chromium as visitors have it: its shell loads frames that are still far below the screen."""
    own = browser.browser_type.launch(executable_path=command(CHROMIUM), args=["--no-sandbox"])
    yield own
    own.close()


@pytest.fixture(scope="module")
def with_gzip(live: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real site, from a server that knows gzip only: browsers would take brotli, which is smaller."""
    with serving(live, tmp_path_factory.mktemp("nginx") / "own", brotli=False) as running:
        yield running


@pytest.fixture(scope="module")
def pages(kinds: Kinds, embeds: Kinds, site: Site) -> Kinds:
    """A page of every kind, and every tree on one page: name → address."""
    one_page = [name for name, tree in site.trees.items() if tree["delivery"] == "one-page"]
    return {**kinds, **embeds, **{f"one page {name}": f"keuzehulp/{name}/" for name in one_page}}


@pytest.fixture(scope="module")
def bounds(site: Site, pages: Kinds) -> Mapping[str, int]:
    """Name of each page → the most bytes that it may cost."""
    found = {**site.pages, **site.embeds}
    return {name: _bound(found[address]) for name, address in pages.items()}


def _bound(page: Page) -> int:
    if "data-state" in page.body.attrib:
        return TREE_PAGE_TRANSLATED if page.folder else TREE_PAGE
    if "data-tree" in page.body.attrib:
        return CYRILLIC if page.folder else ONE_PAGE
    return ARTICLE


@pytest.mark.parametrize("width", [390, 1280])
def test_a_first_visit_costs_little_and_nothing_moves(
    visit: Visit, with_gzip: Server, pages: Kinds, bounds: Mapping[str, int], width: int
) -> None:
    """Whoever opens a page with nothing kept from before gets no more bytes, in no more requests, than it may cost.

    And no page of any kind shifts what is on the screen while it loads, so that nobody clicks what they did not mean.
    """
    with visiting(visit, with_gzip, width=width) as visitor:
        visitor.page.context.new_cdp_session(visitor.page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        visitor.page.add_init_script(_SHIFTS)
        costs = {name: cost_of(visitor, address) for name, address in pages.items()}
    told = {name: cost for name, cost in costs.items() if cost.size > bounds[name]}
    assert told == {}, "too many bytes"
    trees = {name: cost for name, cost in costs.items() if bounds[name] < ARTICLE}
    assert len(trees) >= 8
    assert {name: cost for name, cost in trees.items() if cost.requests > TREE_REQUESTS} == {}, "too many requests"
    assert {name: cost.shifts for name, cost in costs.items() if any(cost.shifts.values())} == {}


def cost_of(visitor: Visitor, address: str) -> Cost:
    """Open a page, and add up what came; see what moved."""
    came: list[Response] = []

    def note(answer: Response) -> None:
        came.append(answer)

    visitor.page.on("response", note)
    visitor.go(address)
    visitor.page.wait_for_timeout(_SETTLED)
    visitor.page.remove_listener("response", note)
    answers = [answer for answer in came if not answer.url.startswith("data:")]
    assert {answer.headers.get("content-encoding") for answer in answers} == {"gzip"}
    size = sum(int(answer.headers["content-length"]) for answer in answers)
    return Cost(size, len(answers), visitor.page.evaluate("shifts"))
