"""What somebody answers in a tree on one page stays hidden from the page around it, whatever that page tries."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from tests.embedding.conftest import OUT, Guest, embed, inside, loader
from tests.embedding.hosts import Hosts
from tests.embedding.test_steps import outcome_of, settled
from tools.reading import Site
from tools.server import Server

pytestmark = pytest.mark.browser

_GREET = """
for (const element of document.querySelectorAll("wegwijzer-embed")) {
  const { contentWindow } = element.shadowRoot.querySelector("iframe");
  contentWindow.postMessage({ wegwijzer: 1, stepped: false, theme: "" }, "*");
}
"""
_TAKES_FOCUS = "self::input or self::a or self::button or self::summary or self::label or @tabindex"
_TELLING = {"title", "outcome", "tree"}


def test_nothing_in_the_tree_can_be_named(site: Site) -> None:
    """A host can send the focus to an id in the address, and sees whether it went there: to what is in sight only."""
    trees = [name for name, tree in site.trees.items() if tree["delivery"] == "one-page"]
    assert len(trees) > 3
    for tree in trees:
        assert not site.embeds[f"embed/{tree}/"].root.xpath(f"//form//*[{_TAKES_FOCUS}]/@id"), tree


def test_who_comes_from_a_tree_on_one_page_goes_on_unseen(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """The host greets for itself and keeps silent about the tree before: it hears heights, and cannot try addresses."""
    with guest() as page:
        page.goto(hosts.show(embed(site_server, "vertrouwenspersoon"), head=loader(site_server)))
        frame = inside(page)
        settled(page)
        frame.evaluate("document.querySelector('[data-onward=uw-rol]').click()")
        for _step in range(3):
            expect(frame.locator("body")).to_have_attribute("data-tree", "uw-rol")
            page.evaluate(_GREET)
            said = settled(page)
            assert said
            assert not any(_TELLING & set(message) for message in said), said
            assert re.search(r"\?\d{20,}", frame.url)
            _first_answer(frame)
        assert page.evaluate("outcomes") == []


def _first_answer(frame: Frame) -> None:
    before = frame.url
    frame.evaluate("document.querySelector('[data-answer]')?.click()")
    frame.page.wait_for_function("before => document.URL || before", arg=before)


def test_an_emptied_frame_keeps_nothing_of_what_was_read(
    guest: Guest, hosts: Hosts, site_server: Server, site: Site
) -> None:
    """Where leaving fails, neither the title that the host shows nor the address in the frame tells what was there."""
    outcome = outcome_of(site, "zelfcheck-beleid")
    with guest() as page:
        page.context.unroute(OUT)
        page.context.route(OUT, lambda route: route.fulfill(status=204))
        page.goto(hosts.show(embed(site_server, "zelfcheck-beleid"), head=loader(site_server)))
        frame = inside(page)
        frame.goto(site_server.at + outcome)
        expect(_frame_of(page)).to_have_attribute("title", frame.title())
        frame.evaluate("document.querySelector('[data-leave]').click()")
        expect(frame.locator("body")).to_contain_text("Deze pagina is leeg")
        expect(_frame_of(page)).to_have_attribute("title", re.compile(r"^[a-z0-9.-]+$"))
        assert frame.url == f"{site_server.at}embed/zelfcheck-beleid/"


def _frame_of(page: Page) -> Locator:
    return page.locator("wegwijzer-embed iframe")
