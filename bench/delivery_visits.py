"""One visit to a page on a slow phone: what it loads, when it shows, whether it moves, how soon it answers a touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

DOWN, UP, DELAY, SLOWER = 1_600_000 / 8, 750_000 / 8, 150, 4
"""The profile of Lighthouse for phones: bytes a second down and up, milliseconds a request, how many times slower."""

_PHONE: dict[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
_OBSERVE = """
window.seen = { lcp: 0, cls: 0, inp: 0 };
const watch = (type, note, more) => new PerformanceObserver((list) => list.getEntries().forEach(note))
  .observe({ type, buffered: true, ...more });
watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
watch("event", (entry) => { if (entry.interactionId) seen.inp = Math.max(seen.inp, entry.duration); },
  { durationThreshold: 16 });
"""
_LOADED = """
() => {
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return [all.reduce((sum, entry) => sum + entry.encodedBodySize, 0), all.length];
}
"""
_STAY = "addEventListener('click', (event) => { if (event.target.closest('a')) event.preventDefault(); })"
"""Where a link leads is another visit; here only the answer to the touch counts."""

_TO_TOUCH = (
    "label[data-answer]",
    "button[data-next]",
    "button:has-text('Verder')",
    "a[data-answer]",
    "[data-menu] button",
)
_SETTLED = 600
"""Milliseconds after which a page has nothing more to do."""


@dataclass(frozen=True)
class Visited:
    """`size`: bytes as they came, compressed. `lcp` and `inp`: milliseconds; `inp` 0 is under 16."""

    size: int
    requests: int
    lcp: float
    cls: float
    inp: float


def visit(browser: Browser, address: str) -> Visited:
    """Open a page with an empty cache, and touch what there is to touch."""
    with browser.new_context(**_PHONE) as profile:
        page = profile.new_page()
        page.add_init_script(_OBSERVE)
        wire = profile.new_cdp_session(page)
        wire.send("Network.enable")
        line = {"offline": False, "latency": DELAY, "downloadThroughput": DOWN, "uploadThroughput": UP}
        wire.send("Network.emulateNetworkConditions", line)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="load")
        page.wait_for_timeout(_SETTLED)
        size, requests = page.evaluate(_LOADED)
        lcp = page.evaluate("seen.lcp")  # a touch ends the search for the largest
        _touch(page)
        seen = page.evaluate("seen")
        return Visited(size, requests, lcp, seen["cls"], seen["inp"])


def _touch(page: Page) -> None:
    page.evaluate(_STAY)
    box = page.locator("[data-search] input")
    if box.count():
        box.tap()
        box.press_sequentially("gepest", delay=80)
        page.locator("[data-search-results] a").first.wait_for()
    for selector in _TO_TOUCH:
        there = page.locator(f"{selector} >> visible=true")
        if there.count():
            there.first.tap()
            page.wait_for_timeout(_SETTLED / 2)
    page.wait_for_timeout(_SETTLED)
