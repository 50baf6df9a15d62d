"""The real content holds: proved, covered by examples, and dated."""

from __future__ import annotations

from datetime import date

import pytest

from tests.project import ROOT
from tests.spelling import is_known, words_in
from wegwijzer_build.analyse import Analysis, exits_of
from wegwijzer_build.model import Content
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.problems import Severity

LATER = date(2027, 12, 20)
"""Thirteen months on."""


@pytest.fixture(scope="module")
def content(checked: Checked) -> Content:
    """All content, which is sound."""
    assert checked.content is not None
    return checked.content


@pytest.fixture(scope="module")
def werkgever(checked: Checked) -> Analysis:
    """The tree for employers."""
    return checked.trees["werkgever"]


def test_the_content_is_clean(checked: Checked) -> None:
    """Not a single problem is left in the content, no warning either."""
    assert checked.problems == ()
    assert checked.is_sound


def test_dates_count(checked: Checked) -> None:
    """Thirteen months later every statement that was looked at before is due for review, and the content says so."""
    content = checked.content
    assert content is not None
    later = check(ROOT / "content", LATER)
    due = {problem.place.file for problem in later.problems if problem.rule == "review-due"}
    assert all(problem.severity is Severity.WARNING for problem in later.problems if problem.rule == "review-due")
    for name, advice in content.advice.items():
        old = (LATER - advice.reviewed_on).days > 366
        assert any(file.endswith(f"/advice/{name}.yml") for file in due) == old, name
    assert len(due) > 50
    ended = {name for name, item in content.advice.items() if item.valid_until and item.valid_until < LATER}
    assert later.is_sound
    assert later.content is not None
    assert content.advice.keys() - later.content.advice.keys() == ended


def test_every_audience_has_a_door(content: Content) -> None:
    """The three audiences are there in the order of their doors, and those who help the employer have a fourth."""
    ordered = sorted(content.audiences, key=lambda name: content.audiences[name].order)
    assert ordered == ["werknemer", "werkgever", "vertrouwenspersoon", "medezeggenschap"]


def test_there_are_examples_enough(werkgever: Analysis) -> None:
    """The tree for employers is told in at least thirty examples, each about somebody else, and none twice."""
    cases = werkgever.tree.cases
    assert len(cases) >= 30
    assert len({case.name for case in cases}) == len(cases)
    assert len({tuple(sorted(case.answers.items())) for case in cases}) == len(cases)


def test_examples_reach_every_outcome(werkgever: Analysis) -> None:
    """Every outcome, every advice under a condition and every other tree is reached by an example."""
    tree = werkgever.tree
    assert {case.outcome for case in tree.cases} == {*tree.outcomes, *exits_of(tree)}
    for name, outcome in tree.outcomes.items():
        shown = {advice for case in tree.cases if case.outcome == name for advice in case.advice}
        assert shown == {use.use for use in outcome.advice}, name


def test_nobody_is_asked_too_much(werkgever: Analysis) -> None:
    """Whoever has ten minutes gets through: at most eight questions on any way."""
    assert 1 <= werkgever.start.remaining <= 8


def test_every_question_has_a_way_for_who_does_not_know(content: Content) -> None:
    """No question leaves someone stuck who does not know, unless it says that everyone does."""
    for tree in content.trees.values():
        for name, question in tree.questions.items():
            assert question.everyone_knows or any(answer.unsure for answer in question.answers.values()), name


def test_a_bill_is_never_shown_as_duty(content: Content) -> None:
    """Every advice that rests on a bill says in its own words that it is a proposal."""
    bills = [advice for advice in content.advice.values() if advice.kind == "bill"]
    assert bills
    for advice in bills:
        for text in advice.text.values():
            assert "wetsvoorstel" in text.lower() or "voorstel" in text.lower(), advice.title


def test_titles_in_another_language_say_so(content: Content) -> None:
    """A title with a word that is not Dutch, and without a small Dutch one, is marked for who hears it."""
    assert content.language.search is not None
    small = frozenset(content.language.search.passed_over) - {"the", "an", "to", "of", "is", "at", "in", "my", "am"}
    unmarked = []
    for name, source in content.sources.items():
        words = [word for word, _ in words_in(source.title)]
        odd = [word for word in words if len(word) > 3 and word.islower() and not is_known(word)]
        if odd and not source.language and small.isdisjoint(word.lower() for word in words):
            unmarked.append((name, source.title))
    assert unmarked == []
    assert {content.sources[name].language for name in ("csg-vragen", "nla-melden")} == {"en"}
