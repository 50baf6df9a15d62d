"""Who comes where in random sound trees, worked out without walking, held against a naive reading that tries all."""

from __future__ import annotations

from hypothesis import given

from tests import oracle
from tests.analysing import proved
from tests.oracle import Raw, Sheet
from tests.trees import chain, sound_trees
from wegwijzer_build.analyse.answer_sets import ALL, NONE
from wegwijzer_build.analyse.reach import NOT_ANSWERED, Reached, reach_of
from wegwijzer_build.model import FRAGMENT

MOST = 1_500


def alone(reach: Reached, sheet: Sheet, questions: list[tuple[str, list[str]]]) -> int:
    """The set with nothing in it but one sheet. `questions`: in the order of the sets, with their answers."""
    number, said = ALL, dict(sheet)
    for rank in reversed(range(len(questions))):
        name, answers = questions[rank]
        number = reach.sets.divided(rank, tuple(number if each == said[name] else NONE for each in answers))
    return number


def in_order(raw: Raw, reach: Reached) -> list[tuple[str, list[str]]]:
    """The questions of a tree as its sets have them."""
    every = oracle.all_questions(raw)
    return [(node, [*every[node], NOT_ANSWERED]) for node in reach.at if node in every]


@given(sound_trees())
def test_who_comes_where_and_sees_what(raw: Raw) -> None:
    """Each sheet is in the sets of exactly the nodes on its way, and of all that is shown at the end of that."""
    reach = reach_of(proved(raw).tree, MOST)
    questions = in_order(raw, reach)
    for sheet in oracle.sheets(raw):
        here, way = alone(reach, sheet, questions), oracle.visit(raw, sheet)
        assert {node for node, set_ in reach.at.items() if reach.sets.both(set_, here)} == {each.node for each in way}
        end, given_answers = way[-1]
        shown = oracle.shown(raw, end, given_answers) if end in raw["outcomes"] else []
        first = [f"contact:{each}" for each in oracle.first(raw, end, given_answers)] if end in raw["outcomes"] else []
        seen = {name for (node, name), set_ in reach.seen.items() if node == end and reach.sets.both(set_, here)}
        assert {name for name in seen if FRAGMENT not in name} == {*shown, *first}


@given(sound_trees())
def test_who_does_not_answer_stays(raw: Raw) -> None:
    """Of a sheet without an answer nobody comes past that question, whatever the others are."""
    reach = reach_of(proved(raw).tree, MOST)
    questions = in_order(raw, reach)
    for sheet in oracle.sheets(raw)[:20]:
        for question, _ in oracle.visit(raw, sheet)[:-1]:
            here = alone(reach, oracle.changed(sheet, question, NOT_ANSWERED), questions)
            way = [each.node for each in oracle.visit(raw, sheet)]
            passed = way[: way.index(question) + 1]
            assert {node for node, set_ in reach.at.items() if reach.sets.both(set_, here)} == set(passed)


def test_what_stands_twice_is_seen_by_both() -> None:
    """An advice that an outcome shows under two conditions is seen by whom either lets in."""
    raw = chain(2)
    raw["outcomes"]["o"]["advice"] = [{"use": "v", "when": {"q0": "a"}}, {"use": "v", "when": {"q0": "b"}}]
    reach = reach_of(proved(raw).tree, MOST)
    assert reach.seen["o", "v"] == reach.at["o"]
