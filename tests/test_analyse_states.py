"""The states of random sound trees, held against a naive reading of them (`oracle.py`) that tries everything."""

from __future__ import annotations

import re
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from tests import oracle
from tests.analysing import proved, state_after
from tests.oracle import Futures, Raw, Sheet
from tests.trees import reordered, sound_trees
from wegwijzer_build.analyse import Combination, State, Walked, walk
from wegwijzer_build.analyse.answer_sets import MOST_COMBINATIONS


@given(sound_trees())
def test_walking(raw: Raw) -> None:
    """Whoever clicks from state to state is asked, told and promised exactly what the tree says for their answers."""
    found = proved(raw)
    for moment in oracle.moments(raw):
        node, given_answers = moment
        state = state_after(found, given_answers)
        assert state.node == node
        assert state.remaining == oracle.longest_way(raw, moment)
        if node in raw["questions"]:
            assert state.is_question
            assert list(state.answers) == list(raw["questions"][node]["answers"])
            assert state.advice == ()
        else:
            assert state.kind == ("outcome" if node in raw["outcomes"] else "tree")
            assert state.answers == {}
            assert list(state.advice) == (oracle.shown(raw, node, given_answers) if state.is_outcome else [])
            ended = Walked(given_answers, node, arrived=True, advice=state.advice)
            assert walk(found.tree, dict(given_answers)) == ended


@given(sound_trees())
def test_as_few_states_as_can_be(raw: Raw) -> None:
    """Two answer sequences share a state exactly if everything that can follow shows the same."""
    found, futures = proved(raw), Futures(raw)
    pairs = {(state_after(found, m.given).id, futures.of(m)) for m in oracle.moments(raw)}
    assert len({state for state, _ in pairs}) == len(pairs) == len({future for _, future in pairs})
    assert {state for state, _ in pairs} == set(found.states)


@given(sound_trees())
def test_names_and_order(raw: Raw) -> None:
    """States are named after their node, fit for a folder name, and stand so that every answer leads forward."""
    found = proved(raw)
    names = list(found.states)
    assert found.start.node == raw["start"]
    assert names[0] == found.start.id == raw["start"]
    for name, state in found.states.items():
        assert state.id == name
        assert re.fullmatch(rf"{state.node}(/q\d_[a-d](\.q\d_[a-d])*)?", name)
        assert all(names.index(to) > names.index(name) for to in state.answers.values())


# --- who a state is for --------------------------------------------------------------------------------------------


class Visits:
    """Everybody's way through a proved tree. `ways`: sheet → the states it visits, in order."""

    def __init__(self, raw: Raw) -> None:
        self.found = proved(raw)
        self.ways = {
            sheet: [state_after(self.found, moment.given) for moment in oracle.visit(raw, sheet)]
            for sheet in oracle.sheets(raw)
        }

    def visitors(self, state: State) -> set[Sheet]:
        """The sheets that come to a state."""
        return {sheet for sheet, way in self.ways.items() if state in way}

    def ways_to(self, state: State) -> list[list[State]]:
        """What is passed before a state, once for every visitor."""
        return [way[: way.index(state)] for way in self.ways.values() if state in way]

    def box(self, combination: Combination) -> set[Sheet]:
        """The sheets that a combination of answers stands for."""
        return {sheet for sheet in self.ways if all(dict(sheet)[q] in answers for q, answers in combination.items())}


@given(sound_trees())
def test_applies(raw: Raw) -> None:
    """'Dit geldt voor u als …' tells exactly who comes to a state, with no question or combination too many."""
    visits = Visits(raw)
    for state in visits.found.states.values():
        here = visits.visitors(state)
        boxes = [visits.box(combination) for combination in state.applies]
        if not boxes:
            assert len(here) > MOST_COMBINATIONS
            continue
        assert set().union(*boxes) == here
        for number, combination in enumerate(state.applies):
            assert set().union(*boxes[:number], *boxes[number + 1 :]) != here
            for question in combination:
                shorter = {q: answers for q, answers in combination.items() if q != question}
                assert not visits.box(shorter) <= here


@given(sound_trees())
def test_facts(raw: Raw) -> None:
    """The facts of a state: the questions where another answer alone can lead elsewhere, with the answers possible."""
    visits = Visits(raw)
    for state in visits.found.states.values():
        here = visits.visitors(state)
        matter = {}
        for question, answers in oracle.all_questions(raw).items():
            if any(oracle.changed(sheet, question, answer) not in here for sheet in here for answer in answers):
                given_here = {dict(sheet)[question] for sheet in here}
                matter[question] = tuple(answer for answer in answers if answer in given_here)
        assert state.facts == matter


@given(sound_trees())
def test_change_links(raw: Raw) -> None:
    """A back link goes as little back as it can without swapping another answer of any visitor.

    That is the last state that all who were asked have passed, if it is the only one of its question to lead here: the
    question's own state wherever just one leads here.
    """
    visits = Visits(raw)
    for state in visits.found.states.values():
        ways = visits.ways_to(state)
        passed_at: dict[str, set[str]] = defaultdict(set)
        for passed in (passed for way in ways for passed in way):
            passed_at[passed.node].add(passed.id)
        assert list(state.back_links) == list(state.facts)
        for question, link in state.back_links.items():
            until_asked = [
                way[: position + 1] for way in ways for position, passed in enumerate(way) if passed.node == question
            ]
            passed_by_all = [passed for passed in until_asked[0] if all(passed in way for way in until_asked)]
            assert link == [passed.id for passed in passed_by_all if len(passed_at[passed.node]) == 1][-1]
            assert (visits.found.states[link].node == question) == (len(passed_at[question]) == 1)


# --- order and repetition ------------------------------------------------------------------------------------------


@given(sound_trees(), st.data())
def test_order_decides_nothing(raw: Raw, data: st.DataObject) -> None:
    """The same tree with its ways on and its conditions in another order has the same states, in the same order."""
    assert list(proved(data.draw(reordered(raw))).states.items()) == list(proved(raw).states.items())


@given(sound_trees())
def test_again(raw: Raw) -> None:
    """The same tree gives the same result every time."""
    assert proved(raw) == proved(raw)
