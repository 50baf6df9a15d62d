"""Help within one screen: who comes to an outcome can tap somebody at once, and sees all there is without going far."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.steps import ONE_PAGE, walk, ways_to
from tests.browser.visiting import Visit
from tools.reading import Site

pytestmark = pytest.mark.browser

TO_HELP, IN_ALL, WITHOUT_SCRIPT = 600, 3_400, 5_000
"""Pixels below the heading of an outcome: to the first contact to tap, and to its end with all that can be folded."""

_MEASURED = """() => {
  const [outcome] = document.querySelectorAll("[data-current]");
  const top = outcome.querySelector("h2").getBoundingClientRect().top;
  const taps = [...outcome.querySelectorAll(".ww-first a")].filter((link) => link.checkVisibility());
  const end = document.querySelector(".ww-again").getBoundingClientRect().bottom;
  const folded = [...document.querySelectorAll("[data-one-page] details")].every((fold) => !fold.open);
  const above = ["[data-said]", "[data-again]"].map((name) => document.querySelector(name).getBoundingClientRect());
  const inSight = above.every((box) => box.top >= 0 && box.bottom <= innerHeight);
  const advice = [...document.querySelectorAll(".ww-advice")].filter((each) => each.checkVisibility());
  const toHelp = Math.min(...taps.map((link) => link.getBoundingClientRect().top)) - top;
  return [taps.length ? toHelp : 0, end - top, folded && inSight, advice.map((each) => each.dataset.advice)];
}"""

_MEASURED_AT_ONCE = """(ways) => ways.map((way) => {
  const [form] = document.querySelectorAll("[data-one-page]");
  for (const input of form.querySelectorAll("input:checked")) input.checked = false;
  for (const [node, answer] of way) {
    form.querySelector(`[data-node="${node}"] [data-answer="${answer}"] input`).checked = true;
  }
  const [outcome] = [...form.querySelectorAll("section[data-node]")].filter((each) => each.checkVisibility());
  const top = outcome.querySelector("h2").getBoundingClientRect().top;
  const taps = [...outcome.querySelectorAll(".ww-first a")].filter((link) => link.checkVisibility());
  const toHelp = Math.min(...taps.map((link) => link.getBoundingClientRect().top)) - top;
  const end = form.querySelector(".ww-again").getBoundingClientRect().bottom;
  return [outcome.dataset.node, taps.length ? toHelp : 0, end - top];
})"""

_FIRST_SCREEN = """() => {
  const [advice] = document.querySelectorAll(".ww-do .ww-advice");
  const weight = advice.querySelector(".ww-kind").getBoundingClientRect().bottom;
  const [text] = document.querySelectorAll("h1 ~ p");
  return [advice.querySelector("h3").getBoundingClientRect().bottom, weight, text?.innerText ?? ""];
}"""


def ends_of(tree: dict[str, Any]) -> list[str]:
    """Every state in which a visitor reads an outcome."""
    return [name for name, state in tree["states"].items() if state["kind"] == "outcome"]


def fullest(tree: dict[str, Any], *, of_each_help: bool = False) -> list[str]:
    """Of each outcome the states with the most and the least advice; or of each with each row of first contacts."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name in ends_of(tree):
        state = tree["states"][name]
        found.setdefault((state["node"], *(state["first"] if of_each_help else ())), []).append(name)
    ordered = (sorted(names, key=lambda name: len(tree["states"][name]["advice"])) for names in found.values())
    return [name for names in ordered for name in dict.fromkeys((names[0], names[-1]))]


@pytest.mark.parametrize("name", ONE_PAGE)
def test_help_stands_within_one_screen(visit: Visit, site: Site, name: str) -> None:
    """On a phone somebody can be tapped near the heading, all of it is short, and the folds are in the outcome's order.

    Above it, in sight, stand what was answered and the button to begin again.
    """
    tree = site.trees[name]
    ways, wrong = ways_to(tree), {}
    with visit(390) as visitor:
        visitor.go(f"keuzehulp/{name}/")
        for state in fullest(tree):
            walk(visitor.page, ways[state])
            to_help, in_all, as_said, advice = visitor.page.evaluate(_MEASURED)
            first = tree["states"][state]["first"]
            if not (bool(to_help) == bool(first) and to_help <= TO_HELP and in_all <= IN_ALL and as_said):
                wrong[state] = (to_help, in_all, as_said)
            assert advice == list(tree["states"][state]["advice"])
    assert wrong == {}


@pytest.mark.parametrize("name", ONE_PAGE)
def test_so_it_is_in_every_outcome_state(visit: Visit, site: Site, name: str, thorough: bool) -> None:
    """Without a script too, whatever was answered: styles alone decide what stands there.

    Where the same contacts stand below the same heading, the states with the most and the least advice tell of those in
    between; `make test-all` tries every state.
    """
    tree = site.trees[name]
    ways, ends, wrong = ways_to(tree), ends_of(tree) if thorough else fullest(tree, of_each_help=True), {}
    with visit(390, java_script_enabled=False) as visitor:
        visitor.go(f"keuzehulp/{name}/")
        measured = visitor.page.evaluate(_MEASURED_AT_ONCE, [[list(step) for step in ways[end]] for end in ends])
    for end, (node, to_help, in_all) in zip(ends, measured, strict=True):
        state = tree["states"][end]
        near = bool(to_help) == bool(state["first"]) and to_help <= TO_HELP
        if not (node == state["node"] and near and in_all <= WITHOUT_SCRIPT):
            wrong[end] = (node, to_help, in_all)
    assert wrong == {}


@pytest.mark.parametrize("name", ["werkgever", "zelfcheck-beleid", "gedragscode-maken", "kies-een-aanpak"])
def test_an_employer_sees_what_to_do_first(visit: Visit, site: Site, name: str) -> None:
    """The first thing to do and its legal weight stand in the first screen, and what it costs where that is known."""
    tree = site.trees[name]
    with visit(390, 844) as visitor:
        for state in fullest(tree):
            visitor.go(f"keuzehulp/{name}/{state}/")
            title, weight, text = visitor.page.evaluate(_FIRST_SCREEN)
            assert max(title, weight) <= 844, (state, title, weight)
            if tree["states"][state]["node"].startswith("regelen"):
                assert "euro per jaar" in text, state


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
        page.locator("[data-turn] [data-again] summary").click()
        page.locator("[data-turn] [data-again] button").click()
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
