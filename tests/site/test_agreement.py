"""API, page and embed agree: for every state of every tree they say, ask, answer, advise and refer in the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from tests.project import ROOT
from tests.site.walking import kind_of
from tests.test_ways import read_rules
from tools.reading import EMBEDS, Page, Site, contacts_in, in_words, sources_in, words

TREES = sorted(file.stem for file in (ROOT / "content" / "trees").glob("*.yml"))

State = Mapping[str, Any]


class Answer(NamedTuple):
    """An answer, and the state it leads to; on one page the node of that, which is all that it can show."""

    id: str
    say: str
    unsure: bool
    to: str


class Advice(NamedTuple):
    """An advice, with what it rests on and whom it names."""

    id: str
    kind: str
    sources: tuple[str, ...]
    contacts: tuple[str, ...]


class Told(NamedTuple):
    """What a state tells, whoever tells it.

    `text`: in words, with that of the tree at its start. `cards`: the contacts shown with their ways, in any order.
    """

    node: str
    kind: str
    title: str
    why: str
    text: str
    answers: tuple[Answer, ...]
    advice: tuple[Advice, ...]
    cards: frozenset[str]


def by_the_api(site: Site, tree: State, state: State) -> Told:
    """What the data tells: the state, and the advice that it names."""
    one_page = tree["delivery"] == "one-page"

    def leads_to(target: str) -> str:
        return str(tree["states"][target]["node"]) if one_page else target

    def said(answer: Mapping[str, Any]) -> str:
        """On a page of its own an answer also says in which other tree one goes on."""
        to = tree["states"][answer["to"]]
        goes_on = to["kind"] == "tree" and not one_page
        return _spaced(f"{answer['say']} verder in: {to['title']}" if goes_on else answer["say"])

    advice = []
    for name in state["advice"]:
        told = site.advice[name]
        advice.append(Advice(name, told["kind"], tuple(told["sources"]), tuple(told["contacts"])))
    # Of a tree on one page what opens it stands above all of its questions.
    at_start = not one_page and state is tree["states"][tree["start"]]
    return Told(
        state["node"],
        state["kind"],
        _spaced(state["title"]),
        _spaced(state.get("why", "")),
        in_words(tree.get("text") if at_start else state.get("text")),
        tuple(Answer(each["id"], said(each), each["unsure"], leads_to(each["to"])) for each in state["answers"]),
        tuple(advice),
        frozenset(contact for each in advice for contact in each.contacts),
    )


def by_a_page(page: Page, heading: Any, state_at: Mapping[str | None, str]) -> Told:
    """What the page of a state tells; `state_at`: address → the state that lives there."""
    body = page.body
    answers = (
        Answer(a.get("data-answer"), words(a), _unsure(a), state_at[page.link(a).address])
        for a in body.xpath(".//a[@data-answer]")
    )
    return Told(
        body.get("data-node"),
        body.get("data-kind"),
        words(heading),
        *_said(page.main),
        tuple(answers),
        tuple(map(_advice, body.xpath(".//article[@data-advice]"))),
        frozenset(card.get("data-contact") for card in body.xpath(".//section[@data-contact]")),
    )


@pytest.mark.parametrize("tree", TREES)
def test_all_three_tell_the_same(site: Site, tree: str) -> None:
    """Question, answers and where they lead, advice, sources and contacts are the same in data, page and embed."""
    api = site.trees[tree]
    states: Mapping[str, State] = api["states"]
    tellers = _on_one_page(site, tree) if api["delivery"] == "one-page" else _on_pages(site, tree)
    compared = 0
    for name, state in states.items():
        if state["kind"] == "tree" and api["delivery"] == "pages":
            continue  # what stands there is told of that tree
        expected = by_the_api(site, api, state)
        for told in tellers(name):
            assert told == expected, f"{tree}: {name}"
            compared += 1
    assert compared >= 2 * sum(state["kind"] != "tree" for state in states.values())


Tellers = Callable[[str], Iterator[Told]]
"""State → what page and embed tell of it."""


def _on_pages(site: Site, tree: str) -> Tellers:
    states = site.trees[tree]["states"]
    pages: Mapping[str | None, str] = {state["url"]: name for name, state in states.items()}
    embeds: Mapping[str | None, str] = {_embed(str(url)): name for url, name in pages.items()}

    def tell(name: str) -> Iterator[Told]:
        url = states[name]["url"]
        page, embed = site.pages[url], site.embeds[_embed(url)]
        yield by_a_page(page, page.body.find(".//h1"), pages)
        yield by_a_page(embed, embed.body.find(".//h2"), embeds)

    return tell


def _on_one_page(site: Site, tree: str) -> Tellers:
    """Choose answers as visitors do, each way into a state once, and see what the styles of the page then show."""
    api = site.trees[tree]
    ways = dict(_ways(api))
    pages = [_OnePage(site, page) for page in (site.pages[f"keuzehulp/{tree}/"], site.embeds[f"{EMBEDS}{tree}/"])]

    def tell(name: str) -> Iterator[Told]:
        for way in ways[name]:
            yield from (page.told(way) for page in pages)

    return tell


class _Node(NamedTuple):
    """What a node of a tree on one page holds, whatever is chosen; labels: the answers, without where they lead."""

    kind: str
    title: str
    why: str
    text: str
    labels: tuple[tuple[str, str, bool], ...]


class _OnePage:
    """A tree on one page, with the styles that it names; what stands in it is read once."""

    def __init__(self, site: Site, page: Page) -> None:
        self.body = page.body
        sheets = [page.follow(href).address for href in page.root.xpath("//link[@rel='stylesheet']/@href")]
        (style,) = [(site.folder / str(sheet)).read_text("utf-8") for sheet in sheets]
        rules = "@supports" + style.rpartition("@supports")[2].rstrip() + "\n"
        assert rules.startswith("@supports selector(:has(*)){")
        self.bits: dict[str, int] = {}
        self.ways: dict[str, dict[str, list[Way]]] = {"node": {}, "advice": {}, "contact": {}}
        offered: dict[str, list[str]] = {}
        for radio in self.body.xpath(".//input[@type='radio']"):
            offered.setdefault(radio.get("name"), []).append(radio.get("value"))
        for parts, has in read_rules(rules, offered):
            way = [sum(map(self._bit, radios)) for radios in has]
            for kind, name in filter(None, map(_part, parts)):
                self.ways[kind].setdefault(name, []).append(way)
        self.nodes = {node.get("data-node"): _node(node) for node in self.body.xpath(".//*[@data-node]")}
        self.articles = tuple(map(_advice, self.body.xpath(".//article[@data-advice]")))

    def told(self, way: Mapping[str, str]) -> Told:
        """What shows with these answers chosen: the last node of the way, and all else that is no node."""
        chosen = sum(self._bit(f"{question} {answer}") for question, answer in way.items())
        nodes, advice = self._shown("node", chosen), self._shown("advice", chosen)
        (last,) = nodes - way.keys()
        assert nodes == {*way, last}, "the questions on the way, and nothing else"
        kind, title, why, text, labels = self.nodes[last]
        answers = []
        for name, says, unsure in labels:
            (after,) = self._shown("node", chosen | self._bit(f"{last} {name}")) - nodes
            answers.append(Answer(name, says, unsure, after))
        return Told(
            last,
            kind,
            title,
            why,
            text,
            tuple(answers),
            tuple(article for article in self.articles if article.id in advice),
            self._shown("contact", chosen),
        )

    def _bit(self, radio: str) -> int:
        """A radio as a number: sets of them are sums, which are quick to compare."""
        return self.bits.setdefault(radio, 1 << len(self.bits))

    def _shown(self, kind: str, chosen: int) -> frozenset[str]:
        return frozenset(
            name for name, ways in self.ways[kind].items() if any(all(has & chosen for has in way) for way in ways)
        )


def _node(node: Any) -> _Node:
    kind = node.get("data-kind")
    labels = node.xpath(".//label[@data-answer]")
    return _Node(
        kind,
        words(node.xpath(".//h2|.//h3")[0]),
        *(_said(node) if kind != "tree" else ("", "")),
        tuple((label.get("data-answer"), words(label), _unsure(label)) for label in labels),
    )


Way = list[int]
"""What has to be chosen: one of each set."""


def _part(selector: str) -> tuple[str, str] | None:
    """What a selector shows: its kind and name."""
    found = re.fullmatch(r'(?:\.ww-contact)?\[data-(node|advice|contact)="([^"]+)"\]', selector)
    return (found[1], found[2]) if found else None


def _ways(tree: State) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """For each state the answers that lead to it: over each arrow that ends there, by the shortest way to its begin."""
    states, start = tree["states"], tree["start"]
    shortest: dict[str, dict[str, str]] = {start: {}}
    ways: dict[str, list[dict[str, str]]] = {start: [{}]}
    waiting = [start]
    for name in waiting:
        for answer in states[name]["answers"]:
            way = {**shortest[name], states[name]["node"]: answer["id"]}
            ways.setdefault(answer["to"], []).append(way)
            if answer["to"] not in shortest:
                shortest[answer["to"]] = way
                waiting.append(answer["to"])
    return iter(ways.items())


def _said(part: Any) -> tuple[str, str]:
    """Why something is asked, and the text that stands under a heading: paragraphs and lists without a look of ours."""
    text = part.xpath("./*[self::p or self::ul or self::ol][not(@class)]")
    return " ".join(map(words, part.xpath("./p[@class='ww-why']"))), " ".join(map(_without_meanings, text))


def _without_meanings(element: Any) -> str:
    """What an element says, without what a term shows when it is asked for."""
    return _spaced("".join(element.xpath(".//text()[not(ancestor::*[@popover])]")))


def _unsure(answer: Any) -> bool:
    return "ww-board--unsure" in answer.get("class").split()


def _advice(article: Any) -> Advice:
    sources, contacts = tuple(sources_in(article)), tuple(contacts_in(article))
    return Advice(article.get("data-advice"), kind_of(article), sources, contacts)


def _embed(url: str) -> str:
    return EMBEDS + url.removeprefix("keuzehulp/")


def _spaced(text: str) -> str:
    return " ".join(text.split())
