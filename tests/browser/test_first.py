"""Help within one screen: who comes to an outcome can tap somebody at once, and sees all there is without going far."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.steps import ONE_PAGE, walk, ways_to
from tests.browser.visiting import Visit
from tests.project import raw_tree
from tools.reading import Site

pytestmark = pytest.mark.browser

TO_HELP, IN_ALL = 600, 3_400
"""Pixels below the heading of an outcome: to the first contact to tap, and to its end with all that can be folded."""

_MEASURED = """() => {
  const [outcome] = document.querySelectorAll("[data-current]");
  const top = outcome.querySelector("h2").getBoundingClientRect().top;
  const taps = [...outcome.querySelectorAll(".ww-first a")].filter((link) => link.checkVisibility());
  const end = document.querySelector(".ww-again").getBoundingClientRect().bottom;
  const folded = [...document.querySelectorAll("[data-one-page] details")].every((fold) => !fold.open);
  return [Math.min(...taps.map((link) => link.getBoundingClientRect().top)) - top, end - top, folded];
}"""


def fullest(tree: dict[str, Any]) -> list[str]:
    """Of each outcome the states with the most and the least advice."""
    found: dict[str, list[str]] = {}
    for name, state in tree["states"].items():
        if state["kind"] == "outcome":
            found.setdefault(state["node"], []).append(name)
    ordered = (sorted(names, key=lambda name: len(tree["states"][name]["advice"])) for names in found.values())
    return [name for names in ordered for name in dict.fromkeys((names[0], names[-1]))]


@pytest.mark.parametrize("name", [name for name in ONE_PAGE if raw_tree(name)["audience"] == "werknemer"])
def test_help_stands_within_one_screen(visit: Visit, site: Site, name: str) -> None:
    """On a phone somebody can be tapped within 600 pixels of the heading, and all of it is at most 3,400 high."""
    tree = site.trees[name]
    ways, wrong = ways_to(tree), {}
    with visit(390) as visitor:
        visitor.go(f"keuzehulp/{name}/")
        for state in fullest(tree):
            walk(visitor.page, ways[state])
            to_help, in_all, folded = visitor.page.evaluate(_MEASURED)
            if not (0 < to_help <= TO_HELP and in_all <= IN_ALL and folded):
                wrong[state] = (to_help, in_all, folded)
    assert wrong == {}


def test_it_says_what_was_answered_and_begins_again(visit: Visit, site: Site) -> None:
    """Above an outcome stands, folded, what was answered, and a button to begin again, which forgets and folds all."""
    name = "werknemer"
    states = site.trees[name]["states"]
    ways = {state: way for state, way in ways_to(site.trees[name]).items() if states[state]["kind"] == "outcome"}
    way = max(ways.values(), key=len)
    with visit(390) as visitor:
        page = visitor.page
        visitor.go(f"keuzehulp/{name}/")
        said = page.locator("[data-said]")
        expect(said).to_be_hidden()
        walk(page, way)
        said.locator("summary").click()
        expect(said.locator("dt")).to_have_count(len(way))
        expect(said.locator("dt").first).to_have_text(states[way[0].node]["title"])
        for step, answer in zip(way, said.locator("dd").all_inner_texts(), strict=True):
            words = page.locator(f'[data-node="{step.node}"] [data-answer="{step.answer}"] > span')
            meant = words.locator(".ww-meant").all_text_contents()
            assert answer.split() == (words.text_content() or "").removesuffix("".join(meant)).split()
        page.locator("[data-turn] [data-again]").click()
        expect(said).to_be_hidden()
        assert page.locator("[data-said] dt").count() == 0
        assert page.locator("details[open]").count() == 0
        walk(page, next(way for way in ways.values() if "tegen-wil" in {step.answer for step in way}))
        expect(said).to_contain_text("0800-0188)")  # a number within an answer cuts nothing off


@pytest.mark.parametrize("name", ["wat-nu", "werknemer"])
def test_without_script_it_comes_first_too(visit: Visit, site: Site, name: str) -> None:
    """Styles alone put the contacts of an outcome right below its heading."""
    tree = site.trees[name]
    state = next(state for state in fullest(tree) if tree["states"][state]["first"])
    with visit(390, java_script_enabled=False) as visitor:
        visitor.go(f"keuzehulp/{name}/")
        for step in ways_to(tree)[state]:
            visitor.page.locator(f'[data-node="{step.node}"] [data-answer="{step.answer}"] input').check()
        outcome = visitor.page.locator(f'section[data-node="{tree["states"][state]["node"]}"]')
        expect(outcome.locator(".ww-first li:visible")).to_have_count(len(tree["states"][state]["first"]))
