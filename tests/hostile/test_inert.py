"""What was accepted comes out as text and nothing else: on the pages as they are written, and in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml.html import tostring
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from tests.conftest import serving
from tests.hostile.sites import Hostile, accepted, text_in
from tools.reading import Page as Read
from tools.reading import Site, words
from wegwijzer_build.model import Voice, Written
from wegwijzer_build.render.shared.addresses import FOR_HOSTS

NOT_SHOWN = (Voice.VISITORS, Voice.COLLEAGUES)
"""Whose words no page has to tell."""
NOT_ON_PAGES = "Site.security.contact"
"""It stands in security.txt."""
OF_MARKDOWN = {(tag, "") for tag in ("p", "em", "strong", "ul", "ol", "li", "br")} | {("a", "href"), ("a", "title")}
SCHEMES = {"", "https", "tel", "mailto"}
LINKS = "//@href | //@src | //@action | //@formaction | //@data | //@srcset | //@poster | //@*[name()='xlink:href']"


def all_pages(site: Site) -> Iterator[Read]:
    """Every page, those for frames of others too."""
    yield from site.pages.values()
    yield from site.embeds.values()


def marks(page: Read) -> set[tuple[str, str]]:
    """Every element of a page with each of its attributes."""
    return {(str(element.tag), str(name)) for element in page.root.iter("*") for name in ("", *element.keys())}


def test_sites_hold_what_was_accepted(sites: tuple[Hostile, ...]) -> None:
    """Between them the sites hold each accepted text, in each field some, and most of what each field takes.

    The rest would take forty more sites with a few texts each, since short fields hold one text at a time.
    """
    shown = {(field, text) for hostile in sites for field, texts in hostile.said.items() for text in texts}
    taken = {(field, text) for group in accepted().values() for field, texts in group.items() for text in texts}
    assert {text for _, text in taken} == {text for _, text in shown}
    assert {field for field, _ in taken} == {field for field, _ in shown}
    assert shown <= taken
    assert len(shown) > 0.7 * len(taken)


def test_pages_hold_no_more_than_they_do_without(sites: tuple[Hostile, ...], harmless_site: Site) -> None:
    """No element and no attribute stands on any page that does not stand on the pages of harmless content."""
    known = {mark for page in all_pages(harmless_site) for mark in marks(page)} | OF_MARKDOWN
    for hostile in sites:
        assert set(hostile.site.pages) == set(harmless_site.pages)
        for page in all_pages(hostile.site):
            assert marks(page) - known == set(), page.address


def test_links_lead_where_they_may(sites: tuple[Hostile, ...]) -> None:
    """Every address on every page is on the site, or starts with https, tel or mailto; only the icon holds itself."""
    for hostile in sites:
        for page in all_pages(hostile.site):
            icons = page.root.xpath("//link[@rel='icon']/@href")
            for address in page.root.xpath(LINKS):
                assert urlsplit(address).scheme in SCHEMES or address in icons, (page.address, address)


def test_every_text_is_there_as_it_was_written(sites: tuple[Hostile, ...]) -> None:
    """Each text stands on a page, sign for sign: nothing was eaten on the way, and the tests here look at something."""
    for hostile in sites:
        shown = " ".join(map(said_on, all_pages(hostile.site)))
        for field, texts in hostile.said.items():
            assert field.leaf is not None
            is_shown = field.leaf.voice not in NOT_SHOWN and str(field) != NOT_ON_PAGES
            if texts and field.leaf.written is Written.PLAIN and is_shown:
                assert spaced(text_in(field, texts)) in shown, str(field)


def said_on(page: Read) -> str:
    """All that a page says, to who reads it and to search engines."""
    return spaced(" ".join([words(page.root), *page.root.xpath("//meta/@content")]))


def spaced(text: str) -> str:
    """A text with one space between words."""
    return " ".join(text.split())


# --- in Chromium ---------------------------------------------------------------------------------------------------

LOOK = """() => {
  const all = [...document.querySelectorAll("*")];
  const short = (element) => element.outerHTML.slice(0, 120);
  const addresses = ["href", "src", "action", "formAction", "data"];
  const root = document.documentElement;
  return {
    "scripts that ran": window.ingebroken ?? null,
    "another title": document.title === "ingebroken",
    "handlers": all.filter((element) => element.getAttributeNames().some((name) => /^on/i.test(name))).map(short),
    "addresses to run": all.filter((element) => element.tagName !== "LINK" && addresses.some((name) =>
      /^(javascript|data|vbscript|blob|file):/i.test(element[name]?.baseVal ?? element[name] ?? ""))).map(short),
    "styles": all.filter((element) => element.tagName === "STYLE" ||
      (element.hasAttribute("style") && element.tagName !== "WEGWIJZER-EMBED")).map(short),
    "nothing to see": getComputedStyle(document.body).display === "none",
    "wider than the screen": root.scrollWidth > root.clientWidth
      ? [root.scrollWidth, ...all.filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1).map(short)]
      : null,
  };
}"""
"""What there must be none of on a page, each as nothing, false or an empty list where there is none."""

MOVED = """() => {
  const rightToLeft = /[\\u0590-\\u08ff]/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const block = (node) => {
    let element = node.parentElement;
    while (getComputedStyle(element).display.startsWith("inline")) element = element.parentElement;
    return element;
  };
  const boxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  };
  const moved = [];
  if (!rightToLeft.test(document.body.textContent)) return moved;
  let before = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || boxes(node).length === 0) continue;
    if (before && block(before) === block(node) && rightToLeft.test(before.data + node.data)) {
      for (const box of boxes(node)) for (const other of boxes(before)) {
        const sameLine = box.top < other.bottom - 2 && other.top < box.bottom - 2;
        if (sameLine && box.left < other.right - 1) moved.push([before.data.trim(), node.data.trim()]);
      }
    }
    before = node;
  }
  return moved;
}"""
"""Each text that stands left of what it follows, where one of the two runs from right to left."""


class Watch:
    """Somebody at a telephone who notes all that should not happen."""

    def __init__(self, profile: BrowserContext, at: str) -> None:
        self.page: Page = profile.new_page()
        self.at = at
        self.loaded: list[str] = []
        self.faults: list[str] = []
        profile.on("request", lambda request: self.loaded.append(request.url))
        profile.on("dialog", self._dialog)
        profile.on("weberror", lambda error: self.faults.append(str(error.error)))
        profile.on("page", lambda page: self.faults.append(f"a window opened: {page.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def look(self, address: str) -> dict[str, Any]:
        """Open a page, and tell what there should be none of."""
        if self.page.frames[1:]:
            self.page.goto("about:blank")  # so that no frame of the page before asks for anything any more
        self.loaded.clear()
        self.faults.clear()
        self.page.goto(self.at + address, wait_until="load")
        return self.seen(address)

    def seen(self, address: str, *, more: tuple[str, ...] = ()) -> dict[str, Any]:
        """What there should be none of on the page as it stands now; `more`: what may have been loaded too."""
        found = {name: value for name, value in self.page.evaluate(LOOK).items() if value}
        inside = (url.removeprefix(self.at) for url in self.loaded if not url.startswith("data:image/svg+xml,"))
        ours = EMBED if address in FOR_HOSTS else ASSET
        others = [url for url in inside if url not in (address, *more) and not re.fullmatch(ours, url)]
        return found | ({"requests": others} if others else {}) | ({"faults": self.faults} if self.faults else {})


ASSET = r"assets/(stylesheets/)?[a-z-]+\.[0-9a-f]{8,10}\.(min\.)?(css|js)"
EMBED = ASSET + r"|embed/v1/wegwijzer\.js|embed/[a-z0-9/-]+/(#dark)?"
"""What the pages for hosts load: they show embeds in frames."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone with a narrow screen."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as profile:
        profile.set_default_timeout(10_000)
        yield profile


@pytest.mark.browser
def test_nothing_happens_on_any_page(
    sites: tuple[Hostile, ...], harmless_site: Site, phone: BrowserContext, thorough: bool
) -> None:
    """On no page a script or a style of the content comes to life, nothing is asked for, sticks out or changes places.

    What follows a text in Hebrew or Arabic stands behind it, as it does behind any other. A page whose lines all stood
    on pages that were opened is not opened itself, but in `make test-all`: a line that came to life would there too.
    """
    found: dict[tuple[int, str], Any] = {}
    opened: set[bytes] = set()
    for page in () if thorough else all_pages(harmless_site):
        opened |= lines_of(page)
    for number, hostile in enumerate(sites):
        with serving(hostile.site.folder) as root:
            watch = Watch(phone, root)
            for page in all_pages(hostile.site):
                lines = lines_of(page)
                new = inside(page) != inside(page_of(harmless_site, page.address)) if thorough else not lines <= opened
                if page.address == "" or new:
                    opened |= lines
                    told = watch.look(page.address)
                    moved = watch.page.evaluate(MOVED)
                    found |= {(number, page.address): told | {"moved": moved}} if told or moved else {}
            watch.page.close()
    assert found == {}


def page_of(site: Site, address: str) -> Read:
    """A page, or one for frames of others."""
    return {**site.pages, **site.embeds}[address]


_PLACES = re.compile(rb' (?:href|id|data-[a-z]+)="[^"]*"')


def lines_of(page: Read) -> set[bytes]:
    """The lines of what stands on it, wherever their links lead."""
    return {line.strip() for line in _PLACES.sub(b"", inside(page)).splitlines()}


def inside(page: Read) -> bytes:
    """All but what stands around every page of a site."""
    (main,) = page.root.xpath("//main")
    written: bytes = tostring(main)
    return written


@pytest.mark.browser
def test_nothing_happens_to_who_uses_it(sites: tuple[Hostile, ...], phone: BrowserContext) -> None:
    """Nor does anything come to life in what scripts show: the menu, a tree step by step, and what a search finds."""
    for hostile in sites:
        if any(str(field) == "Advice.title" for field in hostile.said):
            with serving(hostile.site.folder) as root:
                watch = Watch(phone, root)
                assert watch.look("") == {}
                watch.page.get_by_role("button", name="Menu").click()
                assert watch.seen("") == {}
                answer_all(watch)
                search(watch, words_of(hostile))
                watch.page.close()


def answer_all(watch: Watch) -> None:
    """Take a tree on one page to its end, by the first answer each time."""
    address = "keuzehulp/kiezen/"
    assert watch.look(address) == {}
    while not watch.page.locator("[data-ended]").count():
        watch.page.locator("[data-current] label").first.click()
        watch.page.locator("[data-next]").click()
        assert watch.seen(address) == {}
    assert watch.page.locator("[data-advice]:visible").count()


def search(watch: Watch, text: str) -> None:
    """Look for something, and see what is found."""
    assert watch.look("zoeken/") == {}
    watch.page.get_by_role("searchbox").fill(text)
    watch.page.locator("[data-search-results] a").first.wait_for()
    assert watch.seen("zoeken/", more=("assets/search.json",)) == {}


def words_of(hostile: Hostile) -> str:
    """A word that the titles of a site hold, in letters that the search knows."""
    (texts,) = {tuple(texts) for field, texts in hostile.said.items() if str(field) == "Advice.title"}
    found: list[str] = re.findall("[A-Za-z0-9]{2,}", " ".join(texts))
    return max(found, key=len)[:40]
