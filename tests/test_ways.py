"""Trees on one page: what makes each part show, held against the oracle on every sheet of answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.analysing import Lines
from tests.browser import proof
from tests.oracle import Raw
from tests.test_analyse import ADVICE
from tests.trees import chain, sound_trees
from wegwijzer_build.analyse import Analysis, OnePage, PagePart, Pattern, analyse
from wegwijzer_build.analyse.shared_order import shared_order
from wegwijzer_build.model import Advice, Tree
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.render.tree.one_page.rules import rules
from wegwijzer_build.render.tree.one_page.view import holds_when

CONTACTS: dict[str, list[str]] = {"v": [], "v0": [], "v1": ["politie"], "v2": ["politie", "fnv"], "v3": ["fnv"]}
FEW = settings(max_examples=50)


def for_one_page(raw: Raw) -> Raw:
    """A sound tree to be delivered as one page, with its advice in one order."""
    outcomes = {
        name: {**outcome, "advice": sorted(oracle.uses(raw, name), key=lambda use: str(use["use"]))}
        for name, outcome in raw["outcomes"].items()
    }
    return {**raw, "outcomes": outcomes, "delivery": "one-page", "neutral_title": "Keuzehulp"}


one_page_trees = sound_trees().map(for_one_page)


@dataclass(frozen=True)
class Paged:
    """An analysed tree and its page."""

    analysis: Analysis
    page: OnePage


def paged(raw: Raw) -> Paged:
    """The one page of a sound raw tree."""
    advice = {name: Advice.model_validate({**ADVICE, "contacts": contacts}) for name, contacts in CONTACTS.items()}
    found, problems = analyse(Tree.model_validate(raw), advice, Lines())
    assert found is not None, problems
    assert found.page is not None
    return Paged(found, found.page)


def fits(way: Iterable[tuple[str, tuple[str, ...]]], sheet: proof.Sheet) -> bool:
    """Tell whether every question that a way names has an answer that fits."""
    return all(sheet.get(question) in answers for question, answers in way)


def shown(page: OnePage, sheet: proof.Sheet) -> frozenset[PagePart]:
    """What the ways of a page say that a sheet shows."""
    return frozenset(part for part, ways in page.patterns.items() if any(fits(way, sheet) for way in ways))


def expected(raw: Raw, sheet: proof.Sheet) -> frozenset[PagePart]:
    """What the oracle says that a sheet shows, sections included."""
    parts = proof.expected(raw, CONTACTS.__getitem__, sheet)
    sections = {("section", "outcome") for kind, name in parts if kind == "node" and name in raw["outcomes"]}
    sections |= {("section", "contact") for kind, _ in parts if kind == "contact"}
    return parts | sections


@FEW
@given(one_page_trees)
def test_a_part_shows_exactly_if_the_walk_shows_it(raw: Raw) -> None:
    """On every sheet, questions without an answer included, the ways show what a walk up to there shows."""
    page = paged(raw).page
    for sheet in proof.all_sheets(raw):
        assert shown(page, sheet) == expected(raw, sheet)


@FEW
@given(one_page_trees)
def test_ways_name_only_what_is_asked(raw: Raw) -> None:
    """Whoever a way fits was asked every question that it names, so what they passed by never counts."""
    page = paged(raw).page
    distinct = {way for ways in page.patterns.values() for way in ways}
    for sheet in proof.all_sheets(raw):
        asked = {node for node, _ in proof.moments(raw, sheet)}
        for way in distinct:
            assert not fits(way, sheet) or asked.issuperset(question for question, _ in way)


@FEW
@given(one_page_trees)
def test_ways_are_no_more_than_is_needed(raw: Raw) -> None:
    """Without any one of its ways a part shows too seldom, and without a question of one too often."""
    page = paged(raw).page
    sheets = list(proof.all_sheets(raw))
    for ways in set(page.patterns.values()):
        holds = [any(fits(way, sheet) for way in ways) for sheet in sheets]
        for way in ways:
            others = [other for other in ways if other != way]
            assert [any(fits(other, sheet) for other in others) for sheet in sheets] != holds
            for question in dict(way):
                shorter = [pair for pair in way if pair[0] != question]
                assert any(fits(shorter, sheet) and not held for sheet, held in zip(sheets, holds, strict=True))


@FEW
@given(one_page_trees)
def test_what_a_page_says_of_itself(raw: Raw) -> None:
    """Every node, advice and contact that can show has a place; “remaining” is the longest way on that there is."""
    page = paged(raw).page
    seen = frozenset[PagePart]().union(*(expected(raw, sheet) for sheet in proof.all_sheets(raw)))
    assert set(page.patterns) == seen
    assert {("node", node) for node in page.nodes} == {part for part in seen if part[0] == "node"}
    assert {("advice", name) for name in page.advice} == {part for part in seen if part[0] == "advice"}
    assert {("contact", name) for name in page.contacts} == {part for part in seen if part[0] == "contact"}
    longest: dict[str, int] = {}
    for moment in oracle.moments(raw):
        longest[moment.node] = max(longest.get(moment.node, 0), oracle.longest_way(raw, moment))
    assert page.remaining == longest


def test_remaining_is_the_most_of_all_ways() -> None:
    """Where one visitor has less to answer than another at the same question, the page tells both the most."""
    raw = for_one_page(chain(3))
    raw["questions"]["q1"]["answers"]["a"]["next"] = [{"when": {"q0": "a"}, "to": "q2"}, {"otherwise": "o"}]
    raw["questions"]["q1"]["answers"]["b"]["next"] = "o"
    raw["cases"] = [{"name": "Iemand", "answers": {"q0": "b", "q1": "b"}, "outcome": "o", "advice": ["v"]}]
    assert paged(raw).page.remaining == {"q0": 3, "q1": 2, "q2": 1, "o": 0}


@FEW
@given(one_page_trees)
def test_questions_stand_in_an_order_that_leads_forward(raw: Raw) -> None:
    """Each walk goes down the page, never up."""
    place = {node: number for number, node in enumerate(paged(raw).page.nodes)}
    for sheet in proof.all_sheets(raw):
        passed = [place[node] for node, _ in proof.moments(raw, sheet)]
        assert passed == sorted(passed)


@FEW
@given(one_page_trees, st.randoms(use_true_random=False))
def test_the_order_of_branches_decides_nothing(raw: Raw, chance: Any) -> None:
    """The same tree gives the same page and rules again, also with its branches in another order."""
    first, again, other = paged(raw), paged(raw), paged(with_branches_in_another_order(raw, chance))
    assert list(first.page.patterns.items()) == list(again.page.patterns.items()) == list(other.page.patterns.items())
    assert first.page == again.page == other.page
    assert (
        rules(first.page, first.analysis.tree)
        == rules(again.page, again.analysis.tree)
        == rules(other.page, other.analysis.tree)
    )


def with_branches_in_another_order(raw: Raw, chance: Any) -> Raw:
    """The same tree; every `otherwise` stays last."""
    questions: Raw = {}
    for name, question in raw["questions"].items():
        answers: Raw = {}
        for answer, told in question["answers"].items():
            following = told["next"]
            if isinstance(following, list):
                branches = oracle.branches(told)
                resort = [branch for branch in following if "otherwise" in branch]
                following = [*chance.sample(branches, len(branches)), *resort]
            answers[answer] = {**told, "next": following}
        questions[name] = {**question, "answers": answers}
    return {**raw, "questions": questions}


# --- rules ---------------------------------------------------------------------------------------------------------


def read_rules(
    text: str, offered: Mapping[str, Iterable[str]]
) -> Iterator[tuple[frozenset[str], frozenset[frozenset[str]]]]:
    """Each way that shows something: the selectors of its parts, and the radios of each of its conditions.

    `offered`: question → its answers.
    """
    body = text.removeprefix("@supports selector(:has(*)){\n").removesuffix("\n}\n")
    hide, *lines = body.split("\n")
    assert hide.endswith("{display:none}")
    for line in lines:
        found = re.fullmatch(r"(?:\[data-one-page\])+(:\S+)? :is\(([^()]*)\)\{display:block\}", line)
        assert found, line
        for chosen in written_out(found[1] or ""):
            conditions = re.findall(r':has\(\[name="?([^]"]*)"?\]([^:]*|:is\([^()]*\)):checked\)', chosen)
            yield (
                frozenset(found[2].split(",")),
                frozenset(
                    frozenset(f"{name} {answer}" for answer in _values(answers) or offered[name])
                    for name, answers in conditions
                ),
            )


_CHOSEN = r":has\(\[name=[^()]*\](?:\[value=[^()]*\]|:is\([^()]*\))?:checked\)"


def written_out(selector: str) -> Iterator[str]:
    """Each way of a selector by itself, with what it shares with others; `:is(…)` stands at its end only."""
    shared = re.match(rf"(?:{_CHOSEN})*", selector)
    assert shared
    rest = selector[shared.end() :]
    if not rest:
        yield shared[0]
        return
    assert rest.startswith(":is(")
    assert rest.endswith(")")
    depth, begin = 0, 4
    for at, sign in enumerate(rest):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if (sign == "," and depth == 1) or (not depth and sign == ")"):
            yield from (shared[0] + way for way in written_out(rest[begin:at]))
            begin = at + 1
    assert (depth, begin) == (0, len(rest))


def _values(selectors: str) -> list[str]:
    """The answers that are named; none stands for all."""
    return re.findall(r'\[value="?([^]"]*)"?\]', selectors)


def as_selector(part: PagePart) -> str:
    """How the template marks a part."""
    kind, name = part
    if kind == "contact":
        return f'.ww-contact[data-contact="{name}"]'
    return f'[data-{"at" if kind == "first" else kind}="{name}"]'


def conditions_of(way: Pattern) -> frozenset[frozenset[str]]:
    """The radios of a way, as a rule names them."""
    return frozenset(frozenset(f"{question} {answer}" for answer in answers) for question, answers in way)


@FEW
@given(one_page_trees)
def test_each_way_is_one_selector(raw: Raw) -> None:
    """Each way of a part is one selector, which names exactly its radio buttons; none is left over."""
    found_page = paged(raw)
    page, tree = found_page.page, found_page.analysis.tree
    found = list(read_rules(rules(page, tree), {name: question.answers for name, question in tree.questions.items()}))
    told = Counter((selector, has) for parts, has in found for selector in parts)
    wanted = Counter((as_selector(part), conditions_of(way)) for part, ways in page.patterns.items() for way in ways)
    assert told == wanted
    assert len(found) == page.number_of_rules


# --- the same in words ---------------------------------------------------------------------------------------------


def in_words(*ways: dict[str, str]) -> tuple[str, ...]:
    """Ways of a small tree in words. Each is question → letters of the answers."""
    tree = Tree.model_validate(chain(2, 3))
    return holds_when(tree, tuple(tuple((q, tuple(letters)) for q, letters in way.items()) for way in ways), DUTCH)


def test_words_tell_only_what_matters() -> None:
    """A question of which any answer will do is not named, and nobody reads the same line twice."""
    assert in_words({"q0": "ab", "q1": "c"}) == ("q0 a / b; q1 c",)
    assert in_words({"q0": "ab", "q1": "abc"}, {"q0": "c", "q1": "b"}) == ("q0 a / b", "q0 c; q1 b")
    assert in_words({"q0": "abc", "q1": "b"}, {"q1": "b"}) == ("q1 b",)


def test_words_where_every_answer_will_do() -> None:
    """What everyone comes to says so, where it takes answers to come there, and what always shows says nothing."""
    assert in_words({"q0": "abc"}) == in_words({"q0": "abc", "q1": "abc"}) == ("De vragen hiervoor zijn beantwoord",)
    assert in_words({}) == ()


def test_words_of_many_ways() -> None:
    """Of many ways the eight simplest are told, and how many others there are; there is no link that leaves a trace."""
    tree = Tree.model_validate(chain(9, 3))
    ways = tuple((("q0", ("a",)), (f"q{number}", ("a",))) for number in range(1, 9))
    assert len(holds_when(tree, ways, DUTCH)) == 8
    told = holds_when(tree, (*ways, (("q0", ("b",)), ("q1", ("a",))), (("q1", ("b",)),)), DUTCH)
    assert (told[0], told[1], told[8]) == ("q1 b", "q0 a; q1 a", "nog 2 andere combinaties van antwoorden")
    assert len(told) == 9


@FEW
@given(one_page_trees)
def test_every_part_but_the_start_has_words(raw: Raw) -> None:
    """Who reads without styles is told of each part but the first question when it holds."""
    found = paged(raw)
    for part, ways in found.page.patterns.items():
        assert bool(holds_when(found.analysis.tree, ways, DUTCH)) == (part != ("node", raw["start"]))


# --- one order for all advice --------------------------------------------------------------------------------------


def tree_with(orders: Iterable[Iterable[str]]) -> Tree:
    """A tree of which each outcome has its advice in one of these orders."""
    outcomes = {f"o{number}": {"title": "Zo", "advice": list(names)} for number, names in enumerate(orders)}
    return Tree.model_validate({**chain(1), "outcomes": outcomes})


orders = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5), min_size=1, max_size=4)


def agreed(orders: list[list[str]]) -> bool:
    """Tell, by following every “stands before”, whether nothing comes before itself."""
    steps = {pair for order in orders for pair in pairwise(order)}
    after = {name: {other for before, other in steps if before == name != other} for name in "abcde"}
    for _ in after:
        after = {name: following.union(*(after[other] for other in following)) for name, following in after.items()}
    return all(name not in following for name, following in after.items())


@given(orders)
def test_one_order_for_all_outcomes(orders: list[list[str]]) -> None:
    """All advice stands in one order that every outcome keeps, or a circle is told that really goes round."""
    try:
        found = shared_order(tree_with(orders))
    except CycleError as error:
        assert not agreed(orders)
        circle = error.args[1]
        assert circle[0] == circle[-1]
        steps = {pair for order in orders for pair in pairwise(order)}
        assert steps.issuperset(pairwise(circle))
    else:
        assert sorted(found) == sorted({name for order in orders for name in order})
        for order in orders:
            assert [found.index(name) for name in order] == sorted(found.index(name) for name in order)
        assert agreed(orders)


@pytest.mark.parametrize(
    ("orders", "together"),
    [(["c", "a", "b"], "cab"), (["cb", "ab"], "cab"), (["b", "ab", "ca"], "cab"), (["aab"], "ab")],
)
def test_the_order_of_the_file_where_that_is_free(orders: list[str], together: str) -> None:
    """Advice of which no outcome says an order stands as in the file."""
    assert "".join(shared_order(tree_with(orders))) == together
