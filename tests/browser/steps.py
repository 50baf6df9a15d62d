"""Ways through a tree: few, that together pass all of it; and taking a step as a visitor with script does."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, NamedTuple

from playwright.sync_api import Page

from tests.project import ROOT
from tools.reading import Site


class Step(NamedTuple):
    """A question, and the answer to give there."""

    node: str
    answer: str


Way = tuple[Step, ...]

ONE_PAGE = sorted(
    file.stem
    for file in (ROOT / "content" / "trees").glob("*.yml")
    if "delivery: one-page" in file.read_text(encoding="utf-8")
)
"""The trees that are delivered on one page."""


def trees(site: Site, delivery: str) -> list[str]:
    """The trees that are delivered so."""
    return sorted(name for name, tree in site.trees.items() if tree["delivery"] == delivery)


def ways_to(tree: Mapping[str, Any]) -> dict[str, Way]:
    """State → a shortest way there, the nearest states first. `tree`: what the API tells."""
    states = tree["states"]
    led: dict[str, Way] = {tree["start"]: ()}
    waiting = deque(led)
    while waiting:
        state = waiting.popleft()
        for answer in states[state]["answers"]:
            if answer["to"] not in led:
                led[answer["to"]] = (*led[state], Step(states[state]["node"], answer["id"]))
                waiting.append(answer["to"])
    return led


def ways_through(tree: Mapping[str, Any]) -> list[Way]:
    """Ways from start to end that together pass all questions, outcomes and ways out. `tree`: what the API tells."""
    states = tree["states"]
    led = ways_to(tree)
    unseen = {state["node"] for state in states.values()}
    ways = []
    for name in reversed(led):  # the furthest first: on the way there, much is passed
        if states[name]["node"] not in unseen:
            continue
        way, end = led[name], name
        while states[end]["answers"]:
            answer = states[end]["answers"][0]
            way, end = (*way, Step(states[end]["node"], answer["id"])), answer["to"]
        unseen -= {step.node for step in way} | {states[end]["node"]}
        ways.append(way)
    assert not unseen
    return ways


def ways_to_nodes(tree: Mapping[str, Any]) -> dict[str, Way]:
    """Question, outcome or way out → a shortest way there. `tree`: what the API tells."""
    found: dict[str, Way] = {}
    for state, way in ways_to(tree).items():
        found.setdefault(tree["states"][state]["node"], way)
    assert found.keys() == {state["node"] for state in tree["states"].values()}
    return found


def longest_way(tree: Mapping[str, Any]) -> Way:
    """Of those ways that end at an outcome, the one with the most questions."""
    return max((way for way in ways_through(tree) if _ends_at_outcome(tree, way)), key=len)


def _ends_at_outcome(tree: Mapping[str, Any], way: Way) -> bool:
    state = tree["start"]
    for step in way:
        state = next(answer["to"] for answer in tree["states"][state]["answers"] if answer["id"] == step.answer)
    return bool(tree["states"][state]["kind"] == "outcome")


def shown(page: Page) -> str:
    """The one part of a tree on one page that shows."""
    (node,) = page.evaluate(
        """() => [...document.querySelectorAll("[data-node]")]
             .filter((it) => it.checkVisibility()).map((it) => it.dataset.node)"""
    )
    return str(node)


def begin_again(page: Page) -> None:
    """Empty a tree on one page."""
    page.evaluate("document.querySelector('[data-one-page]').reset()")
    page.wait_for_function("!document.querySelector('[data-one-page] input:checked')")
    page.wait_for_timeout(30)


def take(page: Page, step: Step) -> None:
    """Choose an answer on a page with script, and go on."""
    assert shown(page) == step.node
    page.locator(f'[data-node="{step.node}"] [data-answer="{step.answer}"] input').check()
    page.locator("[data-next]").click()


_WALK = """async (way) => {
  document.querySelector("[data-one-page]").reset();
  await new Promise((done) => setTimeout(done)); // what the page itself does after it was emptied comes first
  for (const [node, answer] of way) {
    const [current] = document.querySelectorAll("[data-current]");
    if (current.dataset.node !== node) throw new Error(`at ${current.dataset.node}, not at ${node}`);
    current.querySelector(`[data-answer="${answer}"] input`).click();
    document.querySelector("[data-next]").click();
  }
}"""


def walk(page: Page, way: Way) -> None:
    """Empty a tree on a page with script, and answer from its start on: what `take` does, quickly."""
    page.evaluate(_WALK, [list(step) for step in way])
