"""The examples of other subjects hold: checked, built, and walked as a visitor would, over the pages that came out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from lxml import html

from tests.project import ROOT
from tests.test_neutral import DUTCH
from tools.messages import interface
from wegwijzer_build.analyse import Analysis
from wegwijzer_build.cli import main
from wegwijzer_build.model import Case, Delivery, Tree, tree_named
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.render import MANUAL_ADDRESS

FOLDER = ROOT / "examples"
AS_OF = date(2026, 11, 30)
"""The day on which the texts of all examples were compared with their sources."""
ENGLISH_TOO = frozenset(["Chat", "Contact", "Mail", "Menu", "Route", "Sector", "Website"])
"""Words of the interface that are the same in both languages."""
NOT_SAID = ".//script|.//style|.//code|.//pre"
SHOWN_ATTRIBUTES = ("alt", "title", "aria-label", "content", "placeholder")


@dataclass(frozen=True)
class Example:
    """An example: its folder, what checking made of it, what building said, and the folder of its site."""

    folder: Path
    checked: Checked
    said: str
    site: Path

    @cached_property
    def trees(self) -> Mapping[str, Analysis]:
        return self.checked.trees

    @cached_property
    def pages(self) -> Mapping[str, html.HtmlElement]:
        """Every page by its address."""
        found = {}
        for file in sorted(self.site.rglob("*.html")):
            path = file.relative_to(self.site).as_posix()
            found[path.removesuffix("index.html")] = html.document_fromstring(file.read_text("utf-8"))
        return found

    def start(self, tree: str) -> str:
        """The address at which a tree starts."""
        return f"keuzehulp/{tree}/"


WHOLE = sorted(folder.parent.parent.name for folder in FOLDER.glob("*/content/site.yml"))
"""The examples that are no edition of the content of this repository."""


@pytest.fixture(scope="module", params=WHOLE)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Example:
    """Each example, built once by the real command."""
    folder = FOLDER / str(request.param)
    content = folder / "content"
    site = tmp_path_factory.mktemp("examples") / "site"
    asked = ["build", "--content", str(content), "--as-of", AS_OF.isoformat(), "--site-dir", str(site)]
    built = CliRunner().invoke(main, asked)
    assert built.exit_code == 0, built.output
    return Example(folder, check(content, AS_OF), built.output, site)


def led_to(address: str, href: str) -> str:
    """The address that a link on a page leads to."""
    parts: list[str] = []
    for part in PurePosixPath(address, unquote(urlsplit(href).path)).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "".join(f"{part}/" for part in parts)


def answers_on(page: html.HtmlElement) -> Mapping[str, str]:
    """The answers of a page of a question, with where each leads."""
    return {link.get("data-answer"): link.get("href") for link in page.xpath("//a[@data-answer]")}


def test_nothing_is_wrong_with_it(example: Example) -> None:
    """Not one problem, no warning either; and it is whole: both kinds of trees, a topic, words, sources to look up."""
    content = example.checked.content
    assert example.checked.problems == ()
    assert content is not None
    assert {tree.delivery for tree in content.trees.values()} == set(Delivery)
    assert content.topics
    assert content.glossary
    assert all(source.url for source in content.sources.values())


def test_every_state_has_its_page_and_leads_on(example: Example) -> None:
    """Each state of a tree of pages is a page; each of its answers leads to a page that is there."""
    for name, analysis in example.trees.items():
        for state in analysis.paged if analysis.page is None else ():
            rest = "" if state.id == analysis.start.id else f"{state.id}/"
            address = example.start(name) + rest
            links = answers_on(example.pages[address])
            assert bool(links) == state.is_question, address
            if state.is_question:
                assert list(links) == list(analysis.tree.questions[state.node].answers), address
            assert {led_to(address, href) for href in links.values()} <= example.pages.keys(), address


def test_a_walk_over_the_pages_reaches_every_outcome(example: Example) -> None:
    """Who tries all links of answers from the start, sees each outcome and no page that ends without one."""
    for name, analysis in example.trees.items():
        if analysis.page is not None:
            continue
        seen, ends = {example.start(name)}, set()
        waiting = [example.start(name)]
        while waiting:
            address = waiting.pop(0)
            links = {led_to(address, href) for href in answers_on(example.pages[address]).values()}
            if not links:
                ends.add(heading(example.pages[address]))
            inside = {link for link in links - seen if link.startswith(example.start(name))}
            seen |= inside
            waiting += sorted(inside)
        assert ends == {outcome.title for outcome in analysis.tree.outcomes.values()}


def test_every_case_comes_out_on_the_pages(example: Example) -> None:
    """Each person of a case, link by link or part by part, sees the outcome and the advice that the case tells of."""
    walked = 0
    for name, analysis in example.trees.items():
        for case in analysis.tree.cases:
            walk = on_pages if analysis.page is None else on_one_page
            assert walk(example, name, case) == told(example, analysis.tree, case), case.name
            walked += 1
    assert walked > 10


def told(example: Example, tree: Tree, case: Case) -> tuple[str, ...]:
    """What a case tells of: the address of another tree, or the title of the outcome and those of its advice."""
    other = tree_named(case.outcome)
    content = example.checked.content
    assert content is not None
    if other:
        return (example.start(other),)
    return (tree.outcomes[case.outcome].title, *(content.advice[each].title for each in case.advice))


def heading(page: html.HtmlElement) -> str:
    """The heading of a page."""
    return str(page.xpath("string(//h1)"))


def on_pages(example: Example, name: str, case: Case) -> tuple[str, ...]:
    """What somebody finds who follows the links of their answers."""
    address = example.start(name)
    for answer in case.answers.values():
        address = led_to(address, answers_on(example.pages[address])[answer])
    page = example.pages[address]
    if address == example.start(name) or not address.startswith(example.start(name)):
        return (address,)
    return (heading(page), *page.xpath("//article[@data-advice]//*[self::h2 or self::h3]/text()"))


def on_one_page(example: Example, name: str, case: Case) -> tuple[str, ...]:
    """What somebody finds who reads the one page from top to bottom: each part says for which answers it is."""
    tree, page = example.trees[name].tree, example.pages[example.start(name)]
    parts = page.xpath("//section[@data-kind='outcome'] | //article[@data-advice]")
    shown = [part for part in parts if holds(tree, case, part)]
    return tuple(str(part.xpath("string(.//h2 | .//h3)")) for part in shown)


def holds(tree: Tree, case: Case, part: html.HtmlElement) -> bool:
    """Tell whether a part of one page says that it holds for the answers of a case."""
    given = {f"{tree.questions[name].ask} {tree.questions[name].answers[a].say}" for name, a in case.answers.items()}
    lines = [str(line.text_content()) for line in part.xpath("div[@class='ww-when']//li")]
    return not lines or any(all(fits(tree, one, given) for one in line.split("; ")) for line in lines)


def fits(tree: Tree, line: str, given: set[str]) -> bool:
    """Tell whether one of the answers to a question that a line names was given."""
    ask = next(question.ask for question in tree.questions.values() if line.startswith(question.ask))
    return any(f"{ask} {say}" in given for say in line.removeprefix(ask).strip().split(" / "))


def words_on(page: html.HtmlElement) -> Iterator[str]:
    """All that a page says, shown or read out."""
    hidden = set(page.xpath(NOT_SAID))
    for element in page.iter(html.etree.Element):
        yield from (element.get(name) for name in SHOWN_ATTRIBUTES if element.get(name))
        yield from (value for name, value in element.items() if name.startswith("data-") and " " in value)
        if element not in hidden and element.text:
            yield element.text
        if element.tail:
            yield element.tail


def test_its_pages_are_in_its_language(example: Example) -> None:
    """Each page says that it is English, and none has a word of the Dutch interface, nor a Dutch sentence."""
    dutch = interface().keys() - ENGLISH_TOO
    for address, page in example.pages.items():
        assert page.get("lang") == "en", address
        said = [" ".join(text.split()) for text in words_on(page)]
        assert dutch.intersection(said) == set(), address
        if address == MANUAL_ADDRESS:
            continue  # some rules quote the words that they look for in Dutch
        assert [text for text in said if len({word.lower() for word in DUTCH.findall(text)}) > 1] == [], address


def test_its_readme_tells_what_is_there(example: Example) -> None:
    """The README names commands that there are and files of the example, and shows what `check` says."""
    text = (example.folder / "README.md").read_text("utf-8")
    shown = re.findall(r"^\$ wegwijzer ([a-z]+)", text, re.MULTILINE)
    assert {"check", "serve", "build"} <= set(shown) <= main.commands.keys()
    named = re.findall(r"`(content/[\w./-]+)`", text)
    assert len(named) > 5
    assert [path for path in named if not (example.folder / path).exists()] == []
    assert example.said.splitlines()[0] in text.splitlines()
