"""What a host changes on an element takes effect at once; neither that nor a step is an entry in its history."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.steps import longest_way
from tests.embedding.conftest import Guest, embed, entries, framed, inside, loader
from tests.embedding.hosts import Hosts
from tests.embedding.test_steps import is_right, settled
from tools.reading import Site
from tools.server import Server

pytestmark = pytest.mark.browser

_ELEMENT = "document.querySelector('wegwijzer-embed')"


def colour(frame: Frame) -> str:
    """The colour behind a page in a frame."""
    return str(frame.evaluate("getComputedStyle(document.body).backgroundColor"))


def step(page: Page, frame: Frame) -> str:
    """Take the last answer; gives the question that one comes to."""
    before = frame.locator("body").get_attribute("data-node") or ""
    frame.locator("a[data-answer]").last.click()
    expect(frame.locator("body")).not_to_have_attribute("data-node", before)
    settled(page)
    return node(frame)


def node(frame: Frame) -> str:
    """The question that shows."""
    return frame.locator("body").get_attribute("data-node") or ""


def test_the_theme_of_a_frame_in_use(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """A theme that comes, changes or goes changes what shows; the visitor stays at the same step, and goes on in it."""
    with guest(color_scheme="light") as page:
        page.goto(hosts.show(embed(site_server, "werkgever"), head=loader(site_server)))
        frame = inside(page)
        asked = step(page, frame)
        light, known = colour(frame), entries(page)
        for theme in ("dark", "light", "dark"):
            page.evaluate(f"{_ELEMENT}.dataset.theme = '{theme}'")
            page.wait_for_timeout(100)
            assert (colour(frame) == light) == (theme == "light"), theme
            assert frame.evaluate("getComputedStyle(document.documentElement).colorScheme") == theme
        assert node(frame) == asked
        step(page, frame)
        assert colour(frame) != light
        for theme in ("none", "constructor"):
            page.evaluate(f"{_ELEMENT}.dataset.theme = '{theme}'")
        page.wait_for_timeout(100)
        assert colour(frame) == light, "the visitor's own"
        page.evaluate(f"{_ELEMENT}.dataset.theme = 'dark'")
        page.evaluate(f"delete {_ELEMENT}.dataset.theme")
        page.wait_for_timeout(100)
        assert colour(frame) == light
        assert entries(page) == known


def test_put_in_again_and_again(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """An element that a framework puts in twice, moves and makes anew is one frame, and no entry in the history."""
    with guest() as page:
        page.goto(hosts.show(f"<div id=one>{embed(site_server, 'werkgever')}</div><div id=two></div>"))
        known = entries(page)
        page.add_script_tag(url=f"{site_server.at}embed/v1/wegwijzer.js")
        page.evaluate(
            "for (let i = 0; i < 20; i++) (i % 2 ? one : two).append(document.querySelector('wegwijzer-embed'))"
        )
        is_right(page, inside(page))
        page.evaluate("one.innerHTML = one.innerHTML")
        is_right(page, inside(page))
        for name, value in (
            ("tree", "gedragscode-maken"),
            ("data-sandbox", ""),
            ("data-theme", "dark"),
            ("tree", "hr"),
        ):
            page.evaluate(f"{_ELEMENT}.setAttribute('{name}', '{value}')")
            page.wait_for_timeout(150)
        page.evaluate(f"{_ELEMENT}.setAttribute('tree', 'werkgever')")
        inside(page)
        page.evaluate(f"{_ELEMENT}.removeAttribute('tree')")
        assert page.locator("iframe").is_hidden()
        assert page.locator("iframe").count() == 1
        assert entries(page) == known


def test_what_changes_nothing_leaves_the_frame_alone(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """The same name set again, and a move by `moveBefore`, leave a visitor at the step they had come to."""
    with guest() as page:
        page.goto(hosts.show(f"{embed(site_server, 'werkgever')}<div id=two></div>", head=loader(site_server)))
        frame = inside(page)
        asked = step(page, frame)
        page.evaluate(f"{_ELEMENT}.setAttribute('tree', 'werkgever')")
        page.evaluate(f"two.moveBefore({_ELEMENT}, null)")
        page.wait_for_timeout(200)
        assert node(framed(page)) == asked
        step(page, frame)
        assert page.locator("iframe").evaluate("it => it.clientHeight") >= frame.evaluate("document.body.offsetHeight")


def test_steps_are_no_entries(guest: Guest, hosts: Hosts, site_server: Server, site: Site) -> None:
    """From start to outcome, to a place in it and back to the start the history of the host is as it was."""
    with guest() as page:
        page.set_viewport_size({"width": 1600, "height": 900})  # on a narrow one the folds are the short list
        page.goto(hosts.show(embed(site_server, "werkgever"), head=loader(site_server)))
        known = entries(page)
        frame = inside(page)
        for taken in longest_way(site.trees["werkgever"]):
            expect(frame.locator("body")).to_have_attribute("data-node", taken.node)
            frame.locator(f'[data-answer="{taken.answer}"]').click()
        expect(frame.locator("body")).to_have_attribute("data-kind", "outcome")
        frame.locator("a[target=_self][href^='#']").first.click()
        frame.get_by_role("link", name="Begin opnieuw").first.click()
        expect(frame.locator("body")).to_have_attribute("data-kind", "question")
        assert entries(page) == known


def test_without_script_a_step_is_an_entry(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """As the page for hosts says: in a frame without script every step is one, as with any link in a frame."""
    line = f'<iframe src="{site_server.at}embed/werkgever/" title="Keuzehulp" height="640"></iframe>'
    with guest(java_script_enabled=False) as page:
        page.goto(hosts.show(line))
        known = len(entries(page))
        frame = framed(page)
        for more in (1, 2):
            with page.expect_event("framenavigated"):
                frame.locator("a[data-answer]").last.click()
            assert len(entries(page)) == known + more


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_a_link_that_somebody_opens_elsewhere(
    guest: Guest, hosts: Hosts, site_server: Server, key: Literal["Control", "Shift"]
) -> None:
    """With a key held an answer opens beside, where the browser puts it, and the frame stays as it is."""
    with guest() as page:
        page.goto(hosts.show(embed(site_server, "werkgever"), head=loader(site_server)))
        frame = inside(page)
        with page.context.expect_page():
            frame.locator("a[data-answer]").last.click(modifiers=[key])
        assert frame.url == f"{site_server.at}embed/werkgever/"


@pytest.mark.parametrize(("allowed", "complaints"), [(True, 0), (False, 1)])
def test_numbers_can_be_called(
    guest: Guest, hosts: Hosts, site_server: Server, site: Site, *, allowed: bool, complaints: int
) -> None:
    """A number in the frame is handed to the system: the browser complains of a sandbox only without its third word."""
    contacts = {address: page for address, page in site.embeds.items() if address.startswith("embed/contacts/")}
    item = next(address for address, page in contacts.items() if page.root.xpath("//a[starts-with(@href, 'tel:')]"))
    with guest() as page:
        heard: list[str] = []
        page.on("console", lambda message: heard.append(message.text))
        page.goto(hosts.show(embed(site_server, item.removeprefix("embed/").rstrip("/")), head=loader(site_server)))
        inside(page)
        if not allowed:
            page.evaluate(f"{_ELEMENT}.frame.sandbox.remove('allow-top-navigation'); {_ELEMENT}.frame.src += '?'")
            page.wait_for_timeout(500)
        framed(page).locator("a[href^='tel:']").first.click()
        page.wait_for_timeout(300)
        assert len([words for words in heard if "sandbox" in words.lower()]) == complaints, heard
