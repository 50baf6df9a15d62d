"""What stands on the pages of a tree, read from their HTML by the attributes that are promised (DESIGN §6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from tools.reading import Link, Page, Site, words


class Given(NamedTuple):
    """What a page says that one answered: question and answers in words, and the link to change them."""

    ask: str
    answers: tuple[str, ...]
    change: Link


@dataclass(frozen=True, eq=False)
class StatePage:
    """The page of a state."""

    page: Page

    @property
    def id(self) -> str:
        return str(self.page.body.get("data-state"))

    @property
    def node(self) -> str:
        return str(self.page.body.get("data-node"))

    @cached_property
    def answers(self) -> Mapping[str, Link]:
        """Answer id → the link to click."""
        found = self.page.root.xpath("//a[@data-answer]")
        assert len({a.get("data-answer") for a in found}) == len(found), f"one answer twice on {self.page.address}"
        return {a.get("data-answer"): self.page.link(a) for a in found}

    @cached_property
    def onward(self) -> Mapping[str, str]:
        """Answer id → the other tree that the answer leads on to."""
        return {a.get("data-answer"): a.get("data-onward") for a in self.page.root.xpath("//a[@data-onward]")}

    @property
    def following(self) -> list[str]:
        """The addresses within this tree that the answers lead to."""
        inside = [link for answer, link in self.answers.items() if answer not in self.onward]
        assert all(link.address is not None for link in inside), f"an answer leads out: {self.page.address}"
        return [str(link.address) for link in inside]

    @cached_property
    def advice(self) -> list[Any]:
        """The articles, in their order."""
        return list(self.page.root.xpath("//article[@data-advice]"))

    @property
    def remaining(self) -> int:
        """How many questions the page says there still are, the one asked here included."""
        said = words(self.page.main)
        most = re.search(r"[Nn]og hoogstens (\d+) vra", said)
        return int(most[1]) if most else int("laatste vraag" in said)

    @cached_property
    def told(self) -> list[Given]:
        """Each place where the page says what one answered."""
        return [
            Given(words(row.find("dt")), _said(row.find("dd")), self.page.link(row.find("dd//a")))
            for row in self.page.main.xpath(".//dt[following-sibling::dd//a]/parent::*")
        ]

    @cached_property
    def combinations(self) -> list[Mapping[str, tuple[str, ...]]]:
        """The answers with which one can be here, each time as question → answers that all have to fit.

        What stands in a list on the page is one of several; what stands before it holds in any case.
        """
        choices = self.page.main.xpath(".//li[.//dd//a]")
        inside = [[words(row) for row in choice.iter("dt")] for choice in choices]
        always = self.told[: len(self.told) - sum(map(len, inside))]
        rest = iter(self.told[len(always) :])
        one_of = [[next(rest) for _dt in group] for group in inside]
        return [{given.ask: given.answers for given in [*always, *group]} for group in one_of or [[]]]

    @property
    def start_over(self) -> list[Link]:
        """The links back to the start."""
        return [link for link in self.page.links(self.page.main) if link.words == "Begin opnieuw"]


def kind_of(article: Any) -> str:
    """The legal weight of an advice, by the class of its label."""
    (label,) = article.xpath(".//span[starts-with(@class, 'ww-kind ')]")
    return str(label.get("class")).rpartition("--")[2]


def _said(element: Any) -> tuple[str, ...]:
    """What an element says before its link: one answer, or several, each between quotes."""
    said = " ".join((element.text or "").split())
    return tuple(said[1:-1].split("’ of ‘")) if "’ of ‘" in said else (said,)


def walk(site: Site, tree: str) -> dict[str, StatePage]:
    """Visit everything of a tree that one can reach by clicking answers, from its start; address → state."""
    start = f"keuzehulp/{tree}/"
    found = {start: StatePage(site.pages[start])}
    waiting = [start]
    while waiting:
        for address in found[waiting.pop()].following:
            if address not in found:
                found[address] = StatePage(site.pages[address])
                waiting.append(address)
    return found


def longest(pages: Mapping[str, StatePage]) -> dict[str, int]:
    """For each address the most questions that one can still be asked, counted by following links."""
    known: dict[str, int] = {}

    def most(address: str) -> int:
        if address not in known:
            following = [most(after) for after in pages[address].following]
            known[address] = 1 + max(following, default=0) if pages[address].answers else 0
        return known[address]

    for address in pages:
        most(address)
    return known


def before(pages: Mapping[str, StatePage]) -> dict[str, set[str]]:
    """For each address all addresses from which some way leads to it, itself included."""
    found: dict[str, set[str]] = {address: set() for address in pages}
    for start in pages:
        for address in _reached(pages, start):
            found[address].add(start)
    return found


def _reached(pages: Mapping[str, StatePage], start: str) -> Iterator[str]:
    seen = {start}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        yield address
        following = set(pages[address].following) - seen
        seen |= following
        waiting += following
