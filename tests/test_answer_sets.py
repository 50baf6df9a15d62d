"""Sets of answer sheets as diagrams, held against plain sets of sheets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegwijzer_build.analyse.answer_sets import ALL, MOST_COMBINATIONS, NONE, AnswerSets

Sheet = tuple[str, ...]
Questions = list[tuple[str, str]]
"""Question ids, each with its answer ids, which are letters."""


def all_sheets(questions: Questions) -> list[Sheet]:
    """Every way to answer all questions."""
    return list(itertools.product(*(answers for _, answers in questions)))


def as_diagram(sets: AnswerSets, questions: Questions, sheets: Iterable[Sheet], given_answers: Sheet = ()) -> int:
    """A plain set as a diagram, made question by question."""
    left = [sheet for sheet in sheets if sheet[: len(given_answers)] == given_answers]
    rank = len(given_answers)
    if rank == len(questions):
        return ALL if left else NONE
    parts = [as_diagram(sets, questions, left, (*given_answers, answer)) for answer in questions[rank][1]]
    return sets.divided(rank, tuple(parts))


@st.composite
def two_sets(draw: st.DrawFn) -> tuple[Questions, set[Sheet], set[Sheet]]:
    """A few questions, and two sets of sheets of answers to them."""
    counts = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    questions = [(f"q{number}", "abcd"[:count]) for number, count in enumerate(counts)]
    some = st.sets(st.sampled_from(all_sheets(questions)))
    return questions, draw(some), draw(some)


def box(questions: Questions, combination: Mapping[str, tuple[str, ...]]) -> set[Sheet]:
    """The sheets that a combination of answers stands for."""
    names = [name for name, _ in questions]
    return {
        sheet
        for sheet in all_sheets(questions)
        if all(sheet[names.index(name)] in answers for name, answers in combination.items())
    }


@given(two_sets())
def test_equal(drawn: tuple[Questions, set[Sheet], set[Sheet]]) -> None:
    """Two sets are the same number exactly if they hold the same sheets, and so for all that is made of sets."""
    questions, one, other = drawn
    sets = AnswerSets(questions)
    numbers = [as_diagram(sets, questions, sheets) for sheets in (one, other)]
    assert (numbers[0] == numbers[1]) == (one == other)
    assert sets.union(*numbers) == sets.union(*reversed(numbers)) == as_diagram(sets, questions, one | other)
    assert sets.both(*numbers) == sets.both(*reversed(numbers)) == as_diagram(sets, questions, one & other)
    assert sets.without(numbers[0]) == as_diagram(sets, questions, set(all_sheets(questions)) - one)
    assert sets.any_of(numbers) == sets.union(*numbers)
    assert sets.all_of(numbers) == sets.both(*numbers)
    assert (sets.any_of([]), sets.all_of([])) == (NONE, ALL)


@given(two_sets())
def test_answers_possible(drawn: tuple[Questions, set[Sheet], set[Sheet]]) -> None:
    """The questions that matter are those where another answer alone leads out of the set, with the answers in it."""
    questions, sheets, _ = drawn
    sets = AnswerSets(questions)
    expected = {}
    for rank, (name, answers) in enumerate(questions):
        others = {(*sheet[:rank], answer, *sheet[rank + 1 :]) for sheet in sheets for answer in answers}
        if not others <= sheets:
            expected[name] = tuple(answer for answer in answers if any(sheet[rank] == answer for sheet in sheets))
    assert sets.answers_possible(as_diagram(sets, questions, sheets)) == expected


@given(two_sets())
def test_combinations(drawn: tuple[Questions, set[Sheet], set[Sheet]]) -> None:
    """The combinations tell the set exactly, the shortest first; none is superfluous, nor any question in one."""
    questions, sheets, _ = drawn
    sets = AnswerSets(questions)
    found = sets.combinations(as_diagram(sets, questions, sheets))
    boxes = [box(questions, combination) for combination in found]
    assert set().union(*boxes) == sheets
    assert list(map(len, found)) == sorted(map(len, found))
    for number, combination in enumerate(found):
        assert set().union(*boxes[:number], *boxes[number + 1 :]) != sheets
        for name in combination:
            assert not box(questions, {q: answers for q, answers in combination.items() if q != name}) <= sheets


def test_all_and_none() -> None:
    """Everyone is one combination that asks nothing; no one is no combination."""
    sets = AnswerSets([("q0", "ab")])
    assert sets.combinations(ALL) == ({},)
    assert sets.combinations(NONE) == ()
    assert sets.answers_possible(ALL) == sets.answers_possible(NONE) == {}


def test_order_of_combinations() -> None:
    """Combinations of the same length stand in the order of the questions and answers in the file."""
    questions = [("q0", "abc"), ("q1", "abc")]
    sets = AnswerSets(questions)
    number = as_diagram(sets, questions, [("a", "b"), ("b", "a"), ("c", "c")])
    assert [tuple(combination.values()) for combination in sets.combinations(number)] == [
        (("a",), ("b",)),
        (("b",), ("a",)),
        (("c",), ("c",)),
    ]


@pytest.mark.parametrize(("count", "told"), [(7, MOST_COMBINATIONS), (8, 0)])
def test_too_many_to_tell(count: int, told: int) -> None:
    """What takes more combinations than anyone reads is not told, and what takes just as many is."""
    questions = [(f"q{number}", "ab") for number in range(count)]
    sets = AnswerSets(questions)
    odd = [sheet for sheet in all_sheets(questions) if sheet.count("a") % 2]
    assert len(sets.combinations(as_diagram(sets, questions, odd))) == told


def test_many_questions() -> None:
    """A set that looks at hundreds of questions in a row is told without trouble."""
    questions = [(f"q{number}", "ab") for number in range(300)]
    sets = AnswerSets(questions)
    number = ALL
    for rank in reversed(range(300)):
        number = sets.divided(rank, (number, NONE))
    assert sets.combinations(number) == ({name: ("a",) for name, _ in questions},)
    assert len(sets.answers_possible(number)) == 300
