"""What stands on paper: an outcome on two sheets, with where it comes from and when; nothing to click."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import ONE_PAGE, begin_again, longest_way, shown, take, trees, ways_to
from tests.browser.visiting import Visit
from tools.kinds import Kinds
from tools.reading import Page as SitePage
from tools.reading import Site, words
from wegwijzer_build.pipeline import Checked

pytestmark = pytest.mark.browser

SHEETS = 2
FULL = 14
"""So much advice fits on two sheets. Where somebody is in every position at once there is more, and a third sheet."""

LONGEST = 2
"""Outcomes of each tree that are printed: those with the most words."""

LEAST = 9
"""Points of the smallest words on paper."""

_NOT_PRINTED = ".//nav|.//section[contains(@class, 'ww-because')]|.//dd/a"


def sheets(page: Page) -> int:
    """How many sheets of A4 what is on the screen takes."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))


def small(page: Page) -> dict[str, float]:
    """Words on paper that are smaller than can be read, with their points."""
    page.emulate_media(media="print")
    found: dict[str, float] = page.evaluate(
        """(least) => {
          const small = {};
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const { data, parentElement } = texts.currentNode;
            if (!data.trim() || !parentElement.checkVisibility()) continue;
            const points = parseFloat(getComputedStyle(parentElement).fontSize) * 0.75;
            if (points < least - 0.01) small[data.trim().slice(0, 40)] = points;
          }
          return small;
        }""",
        LEAST,
    )
    page.emulate_media(media="null")
    return found


def furniture(page: Page) -> list[str]:
    """What there is to click or to skip, and would be printed."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(
             "body > a, header, .ww-bottom, nav, aside, button:not(.ww-term), input, .ww-again, .ww-yours a, .ww-origin"
           )].filter((it) => it.checkVisibility()).map((it) => it.outerHTML.slice(0, 80))"""
    )
    return found


def longest_outcomes(site: Site, tree: str) -> list[SitePage]:
    """The outcomes of a tree that have most words on paper."""
    ends = {state["url"] for state in site.trees[tree]["states"].values() if state["kind"] == "outcome"}
    return sorted((site.pages[url] for url in ends), key=_words_on_paper)[-LONGEST:]


def _words_on_paper(page: SitePage) -> int:
    return len(words(page.main)) - sum(len(words(part)) for part in page.main.xpath(_NOT_PRINTED))


def test_an_outcome_takes_two_sheets(visit: Visit, site: Site) -> None:
    """The longest outcomes of each tree take at most two sheets of A4."""
    with visit() as visitor:
        taken = {}
        for tree in trees(site, "pages"):
            for outcome in longest_outcomes(site, tree):
                visitor.go(outcome.address)
                taken[outcome.address] = sheets(visitor.page)
                assert small(visitor.page) == {}, outcome.address
        assert len(taken) == LONGEST * len(trees(site, "pages"))
        assert {address: number for address, number in taken.items() if number > SHEETS} == {}


def test_paper_says_where_it_comes_from_and_when(visit: Visit, site: Site, checked: Checked) -> None:
    """Below an outcome stands its address and the day of the oldest check, on paper only; and no furniture at all."""
    with visit() as visitor:
        for tree in trees(site, "pages"):
            outcome = longest_outcomes(site, tree)[-1]
            visitor.go(outcome.address)
            line = visitor.page.locator(".ww-paper")
            expect(line).to_be_hidden()
            visitor.page.emulate_media(media="print")
            expect(line).to_contain_text(outcome.address)
            assert checked.content is not None
            days = [checked.content.advice[a.get("data-advice")].reviewed_on for a in outcome.main.iter("article")]
            expect(line).to_contain_text(f"Nagekeken op {min(days).day} ")
            expect(line).to_contain_text(str(min(days).year))
            assert furniture(visitor.page) == []
            for part in visitor.page.locator("article[data-advice], [data-contact]:not(a), .ww-sources a").all():
                expect(part).to_be_visible()
            visitor.page.emulate_media(media="screen")


@pytest.mark.parametrize("name", ONE_PAGE)
def test_a_tree_on_one_page_prints_what_shows(visit: Visit, site: Site, name: str) -> None:
    """Of a tree on one page only the outcome is printed, with its advice, below a neutral heading; no address."""
    way = longest_way(site.trees[name])
    with visit(390) as visitor:
        page = visitor.page
        visitor.go(f"keuzehulp/{name}/")
        heading = page.locator("h1").inner_text()
        for step in way:
            take(page, step)
        advice = page.locator("article[data-advice]:visible").count()
        page.emulate_media(media="print")
        assert shown(page) not in {step.node for step in way}
        assert page.locator("article[data-advice]:visible").count() == advice > 0
        assert furniture(page) == []
        printed = page.locator("body").inner_text()
        assert printed.startswith(heading)
        assert page.title() == heading
        assert "keuzehulp/" not in printed
        assert page.locator(".ww-sources a:visible").count() == 0
        assert sheets(page) <= SHEETS


@pytest.mark.parametrize("name", ONE_PAGE)
def test_an_outcome_on_one_page_takes_two_sheets(visit: Visit, site: Site, name: str) -> None:
    """Where most is said, an outcome on one page takes at most two sheets of A4, the very fullest three."""
    states = site.trees[name]["states"]

    def said(state: str) -> int:
        contacts = {contact for advice in states[state]["advice"] for contact in site.advice[advice]["contacts"]}
        return sum(len(str(site.advice[advice])) for advice in states[state]["advice"]) + 300 * len(contacts)

    fullest: dict[str, str] = {}
    for state in sorted((name for name, state in states.items() if state["kind"] == "outcome"), key=said):
        fullest[states[state]["node"]] = state
    ways = ways_to(site.trees[name])
    with visit(390) as visitor:
        visitor.go(f"keuzehulp/{name}/")
        taken = {}
        for state in sorted(fullest.values(), key=said)[-LONGEST:]:
            begin_again(visitor.page)
            for step in ways[state]:
                take(visitor.page, step)
            taken[state] = sheets(visitor.page)
            assert small(visitor.page) == {}, state
        too_many = {
            state: number for state, number in taken.items() if number > SHEETS + (len(states[state]["advice"]) > FULL)
        }
        assert too_many == {}


def test_every_page_prints_in_its_own_size(visit: Visit, site: Site, kinds: Kinds) -> None:
    """Nothing is wider than the sheet, for which a browser would print all of the page smaller; and no word is tiny."""
    wide = [address for address, page in site.dutch.items() if "ww-wide-table" in page.source]
    assert "onderwerpen/wie-doet-wat/" in wide
    with visit(700) as visitor:
        page = visitor.page
        for address in {*kinds.values(), *wide}:
            visitor.go(address)
            assert small(page) == {}, address
            page.emulate_media(media="print")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            page.emulate_media(media="null")


def test_question_and_answer_do_not_run_together(visit: Visit, site: Site) -> None:
    """What is told of a route stands in rows on paper, with room between a question and the answer before it."""
    address = next(name for name, page in site.dutch.items() if page.main.xpath(".//dl[@class='ww-route']"))
    with visit() as visitor:
        visitor.go(address)
        visitor.page.emulate_media(media="print")
        for part in ("dt", "dd"):
            said = visitor.page.locator(f".ww-route {part}").first
            assert said.evaluate("it => getComputedStyle(it, '::after').content") == '" "'
