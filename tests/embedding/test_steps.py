"""On the page of a host one goes through a tree as on the site: in sight, by keyboard, at the right height."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.axe import faults
from tests.browser.steps import longest_way, trees, ways_to
from tests.embedding.conftest import OUT, Guest, embed, framed, inside, loader
from tests.embedding.hosts import HOSTILE, STRICT, Hosts
from tests.project import ROOT
from tools.reading import Page as SitePage
from tools.reading import Site
from tools.server import Server

pytestmark = pytest.mark.browser

PAGES = sorted(
    file.stem
    for file in (ROOT / "content" / "trees").glob("*.yml")
    if "delivery: one-page" not in file.read_text(encoding="utf-8")
)
"""The trees with a page for every state."""

_INNER = "document.body.getBoundingClientRect().height"
_FITS = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"
_QUIET = 100
"""Milliseconds after which a frame that had more to say would have said it."""


def settled(page: Page) -> list[Any]:
    """What the frames said since the last time, once they have said it all."""
    page.wait_for_timeout(_QUIET)
    said: list[Any] = page.evaluate("said.splice(0)")
    return said


def height_error(page: Page, frame: Frame) -> float:
    """How much higher a frame is than what it holds."""
    outer: int = page.locator("iframe").first.evaluate("frame => frame.clientHeight")
    return outer - float(frame.evaluate(_INNER))


def is_right(page: Page, frame: Frame) -> None:
    """The frame has the height and the title of what it holds, after at most two messages; nothing in it scrolls."""
    expect(page.locator("iframe").first).to_have_attribute("title", frame.title())
    said = settled(page)
    assert 1 <= len(said) <= 2, said
    assert 0 <= height_error(page, frame) <= 1
    assert frame.evaluate(_FITS)


@pytest.mark.parametrize("width", [320, 1024])
@pytest.mark.parametrize("tree", PAGES)
def test_a_whole_way(guest: Guest, hosts: Hosts, site_server: Server, site: Site, tree: str, width: int) -> None:
    """Each step, right after it: height, title, the top in view, the focus on the heading; the outcome is told once.

    The host has styles that mean ill, and a policy that allows nothing inline.
    """
    policy = STRICT.format(site=site_server.at.rstrip("/")).replace("style-src 'none'", "style-src 'unsafe-inline'")
    before = f"<style>{HOSTILE}</style><p>{'Een alinea van de gastheer. ' * 20}</p>"
    address = hosts.show(
        before + embed(site_server, tree) + before, {"Content-Security-Policy": policy}, head=loader(site_server)
    )
    way = longest_way(site.trees[tree])
    with guest(width) as page:
        page.goto(address)
        page.locator("wegwijzer-embed").scroll_into_view_if_needed()
        frame = inside(page)
        is_right(page, frame)
        assert page.evaluate("document.activeElement === document.body"), "nothing takes the focus before a step"
        for number, step in enumerate(way):
            assert page.evaluate("outcomes") == []
            assert frame.locator("body").get_attribute("data-node") == step.node
            page.locator("iframe").evaluate("(frame, last) => frame.scrollIntoView({ block: last })", "end")
            frame.locator(f'[data-answer="{step.answer}"]').click()
            node = way[number + 1].node if number + 1 < len(way) else None
            expect(frame.locator("body")).to_have_attribute(
                *(("data-node", node) if node else ("data-kind", "outcome"))
            )
            is_right(page, frame)
            expect(frame.locator("h2").first).to_be_focused()
            top = page.locator("wegwijzer-embed").evaluate("element => element.getBoundingClientRect().top")
            assert 0 <= round(top) < 800, "the top of the frame is in view"
        outcome = frame.locator("body").get_attribute("data-node")
        assert page.evaluate("outcomes") == [{"tree": tree, "outcome": outcome}]


def test_the_strictest_host(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """A host that allows no style at all, and no text to become code, needs to name this site twice and no more."""
    policy = STRICT.format(site=site_server.at.rstrip("/"))
    address = hosts.show(embed(site_server, "werkgever"), {"Content-Security-Policy": policy}, head=loader(site_server))
    with guest() as page:
        heard: list[str] = []
        page.on("console", lambda message: heard.append(message.text))
        page.goto(address)
        is_right(page, inside(page))
        assert heard == []


def test_nothing_grows(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Left alone for some seconds, and after the window got narrow and wide again, the height is what it was."""
    address = hosts.show(embed(site_server, "werkgever"), head=loader(site_server))
    with guest() as page:
        page.goto(address)
        frame = inside(page)
        is_right(page, frame)
        first = frame.evaluate(_INNER)
        page.wait_for_timeout(3_000)
        assert page.evaluate("said.splice(0)") == [], "who is left alone says nothing"
        for width in (320, 700, 1024):
            page.set_viewport_size({"width": width, "height": 500})
            is_right(page, frame)
        assert frame.evaluate(_INNER) == first
        page.locator("iframe").evaluate("frame => { frame.style.setProperty('height', '5000px', 'important'); }")
        assert settled(page) == [], "a higher frame makes nothing in it higher"


def test_what_opens_in_the_frame_makes_it_higher(guest: Guest, hosts: Hosts, site_server: Server, site: Site) -> None:
    """Sources that somebody opens are in sight, without a bar to scroll by, and closed again they take no room."""
    contact = next(iter(site.advice))
    with guest() as page:
        page.goto(hosts.show(embed(site_server, f"advice/{contact}"), head=loader(site_server)))
        frame = inside(page)
        is_right(page, frame)
        first = frame.evaluate(_INNER)
        frame.evaluate("document.querySelector('h2').insertAdjacentHTML('afterend', '<p id=more>Meer<br>en meer')")
        is_right(page, frame)
        assert frame.evaluate(_INNER) > first
        frame.evaluate("document.querySelector('#more').remove()")
        is_right(page, frame)
        assert frame.evaluate(_INNER) == first


def test_three_on_a_page(guest: Guest, hosts: Hosts, site_server: Server, site: Site) -> None:
    """One script serves them all; each has its own height, and a step in one moves no other. Axe finds nothing."""
    advice = next(iter(site.advice))
    lines = [embed(site_server, what) for what in ("werkgever", f"advice/{advice}", "werknemer")]
    main = f"<main><h1>Portaal</h1>{''.join(lines)}</main>"
    with guest(1024, 3000) as page:
        page.goto(hosts.show(main, head=loader(site_server)))
        frames = [inside(page, number) for number in range(3)]
        settled(page)
        heights = page.locator("iframe").evaluate_all("frames => frames.map((frame) => frame.clientHeight)")
        assert heights[:2] == [frame.evaluate(f"Math.ceil({_INNER})") for frame in frames[:2]]
        assert faults(page) == []
        for frame in frames:
            assert faults(frame) == []
        frames[0].locator("a[data-answer]").first.click()
        expect(frames[0].locator("h2").first).to_be_focused()
        assert len(settled(page)) <= 2
        after = page.locator("iframe").evaluate_all("frames => frames.map((frame) => frame.clientHeight)")
        assert (after[0] != heights[0], after[1:]) == (True, heights[1:])


def outcome_of(site: Site, tree: str) -> str:
    """The address of some outcome of a tree, as an embed."""
    return next(
        page.address for page in site.embeds.values() if page.address.startswith(f"embed/{tree}/") and is_outcome(page)
    )


def is_outcome(page: SitePage) -> bool:
    """Whether this is the page of an outcome."""
    return bool(page.body.get("data-kind") == "outcome")


def test_an_answer_leads_on_to_another_tree_in_the_frame(
    guest: Guest, hosts: Hosts, site_server: Server, site: Site
) -> None:
    """The frame shows the embed of that tree, and the host hears of no outcome: there is none."""
    states = site.trees["werkgever"]["states"]
    target = next(name for name in ways_to(site.trees["werkgever"]) if states[name]["kind"] == "tree")
    with guest() as page:
        page.goto(hosts.show(embed(site_server, "werkgever"), head=loader(site_server)))
        frame = inside(page)
        for step in ways_to(site.trees["werkgever"])[target]:
            expect(frame.locator("body")).to_have_attribute("data-node", step.node)
            frame.locator(f'[data-answer="{step.answer}"]').click()
        other = target.removeprefix("tree:")
        expect(frame.locator("body")).to_have_attribute("data-tree", other)
        assert frame.url == f"{site_server.at}embed/{other}/"
        expect(frame.locator("h2").first).to_be_focused()
        settled(page)
        assert page.evaluate("outcomes") == []


def test_an_outcome_is_told_of_the_tree_that_it_is_of(
    guest: Guest, hosts: Hosts, site_server: Server, site: Site
) -> None:
    """Whoever went on in another tree ends there; after a tree on one page the host hears of no outcome any more."""
    outcome = outcome_of(site, "zelfcheck-beleid")
    node = site.embeds[outcome].body.get("data-node")
    with guest() as page:
        page.goto(hosts.show(embed(site_server, "werkgever"), head=loader(site_server)))
        is_right(page, inside(page))
        inside(page).goto(site_server.at + outcome)
        is_right(page, inside(page))
        assert page.evaluate("outcomes.splice(0)") == [{"tree": "zelfcheck-beleid", "outcome": node}]
        inside(page).goto(f"{site_server.at}embed/werknemer/")
        assert settled(page)[-1]["scrolls"]
        inside(page).goto(site_server.at + outcome)
        said = settled(page)
        assert said
        assert not any({"title", "outcome", "tree"} & set(message) for message in said), said
        assert page.evaluate("outcomes") == []


def test_two_on_one_page(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """A step in one of two embeds changes nothing of the other, also where both hold the same tree."""
    both = embed(site_server, "werkgever") + embed(site_server, "werkgever")
    with guest() as page:
        page.goto(hosts.show(both, head=loader(site_server)))
        first, second = inside(page, 0), inside(page, 1)
        settled(page)
        heights = "[...document.querySelectorAll('wegwijzer-embed')].map((one) => one.clientHeight)"
        before = page.evaluate(heights)
        second.locator("a[data-answer]").first.click()
        expect(second.locator("h2").first).to_be_focused()
        settled(page)
        after = page.evaluate(heights)
        assert after[0] == before[0]
        assert after[1] != before[1]
        assert first.locator("body").get_attribute("data-node") != second.locator("body").get_attribute("data-node")
        titles = page.locator("iframe").evaluate_all("frames => frames.map((frame) => frame.title)")
        assert titles == [first.title(), second.title()]
        assert titles[0] != titles[1]


def test_two_on_one_page_leave_together(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """Answers in one tree stay out of the other, and who leaves from either leaves the page."""
    both = embed(site_server, "werknemer") + embed(site_server, "wat-nu")
    with guest(height=3_000) as page:
        page.goto(hosts.show(both, head=loader(site_server)))
        first, second = inside(page, 0), inside(page, 1)
        second.get_by_role("radio").first.check()
        second.get_by_role("button", name="Verder").click()
        settled(page)
        assert first.locator("input:checked").count() == 0
        assert second.locator("[data-current] input:checked").count() == 0
        second.locator("h2:visible, h3:visible").first.click()
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url(OUT)


def test_late_moved_and_removed(guest: Guest, hosts: Hosts, site_server: Server) -> None:
    """An element that was there before the script, comes later, changes, moves or goes is what it says it is."""
    with guest() as page:
        page.goto(hosts.show(f"<div id=one>{embed(site_server, 'werkgever')}</div><div id=two></div>"))
        expect(page.get_by_role("link", name="Keuzehulp")).to_be_visible()
        expect(page.locator("iframe")).to_have_count(0)
        page.add_script_tag(url=f"{site_server.at}embed/v1/wegwijzer.js")
        page.add_script_tag(url=f"{site_server.at}embed/v1/wegwijzer.js")
        is_right(page, inside(page))
        expect(page.get_by_role("link", name="Keuzehulp")).to_be_hidden()
        inside(page).locator("a[data-answer]").first.click()
        settled(page)
        page.evaluate("two.append(one.firstChild); window.moved = two.firstChild")
        is_right(page, inside(page))
        assert page.evaluate("document.activeElement === document.body"), "moving is no step"
        page.evaluate("moved.setAttribute('tree', 'gedragscode-maken')")
        expect(framed(page).locator("body")).to_have_attribute("data-tree", "gedragscode-maken")
        is_right(page, inside(page))
        page.evaluate("moved.setAttribute('tree', '../../evil')")
        expect(framed(page).locator("body")).to_have_attribute("data-tree", "gedragscode-maken")
        page.evaluate("moved.remove()")
        assert (settled(page), page.locator("iframe").count()) == ([], 0)
        page.evaluate("moved.setAttribute('tree', 'werkgever'); one.append(moved)")
        expect(page.locator("iframe")).to_have_count(1)
        is_right(page, inside(page))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_light_or_dark(guest: Guest, hosts: Hosts, site_server: Server, theme: str) -> None:
    """What the host asks for holds against what the visitor's system asks for, and goes along to the next step."""
    other = "dark" if theme == "light" else "light"
    colours = {}
    with guest(color_scheme=theme) as page:
        page.goto(f"{site_server.at}embed/werkgever/")
        colours[theme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    with guest(color_scheme=other) as page:
        page.goto(hosts.show(embed(site_server, "werkgever", f'data-theme="{theme}"'), head=loader(site_server)))
        frame = inside(page)
        assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == colours[theme]
        frame.locator("a[data-answer]").first.click()
        expect(frame.locator("body")).not_to_have_attribute("data-node", "doel")
        settled(page)
        assert frame.url.endswith(f"#{theme}")
        assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == colours[theme]
        assert faults(frame) == []
        out = frame.get_by_text("Open op de volledige site")
        assert "#" not in (out.get_attribute("href") or "")


def test_a_link_to_a_place_on_the_page_stays_in_the_frame(
    guest: Guest, hosts: Hosts, site_server: Server, site: Site
) -> None:
    """The host's page brings the place in sight. Where a host asked for a scheme, the place is not taken for one."""
    tree = "werkgever"
    with guest() as page:
        page.set_viewport_size({"width": 1600, "height": 900})  # on a narrow one the folds are the short list
        address = hosts.show(embed(site_server, tree, 'data-theme="dark"'), head=loader(site_server))
        page.goto(address)
        frame = inside(page)
        for step in longest_way(site.trees[tree]):
            expect(frame.locator("body")).to_have_attribute("data-node", step.node)
            frame.locator(f'[data-answer="{step.answer}"]').click()
        to_place = frame.locator("nav a[target=_self]").last
        place = to_place.get_attribute("href") or ""
        to_place.click()
        frame.wait_for_url(lambda url: url.endswith(place))
        assert (page.url, place[0]) == (address, "#")
        expect(frame.locator(place)).to_be_in_viewport()


def test_the_trees_here_are_those_of_the_site(site: Site) -> None:
    """The trees walked here are all that have a page for every state."""
    assert trees(site, "pages") == PAGES
