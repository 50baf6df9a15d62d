"""Fragments of advice: what is for some of its readers only is proved as advice is, and shown to nobody else."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.analysing import Lines, analysed, state_after
from tests.naming import with_names
from tests.oracle import Futures, Raw
from tests.trees import any_trees, chain, sound_trees, with_fragments
from wegwijzer_build.analyse import analyse
from wegwijzer_build.analyse.demands import Demands
from wegwijzer_build.analyse.exploration import shown_advice
from wegwijzer_build.model import Tree
from wegwijzer_build.validate.plain_trees import plain


@given(any_trees(), st.data())
@settings(max_examples=60)
def test_who_sees_it(raw: Raw, data: st.DataObject) -> None:
    """A fragment shows exactly where its advice does and its condition holds, whatever else has a name in the tree."""
    tree = data.draw(with_fragments(raw))
    named = plain(Tree.model_validate(data.draw(with_names(tree)))).tree
    for node, given_answers in oracle.moments(tree):
        if node in tree["outcomes"]:
            assert list(shown_advice(named, node, dict(given_answers))) == oracle.shown(tree, node, given_answers)


@given(sound_trees(), st.data())
@settings(max_examples=60)
def test_states_are_told_apart_by_it(raw: Raw, data: st.DataObject) -> None:
    """Two ways of answering share a state exactly if all that can follow shows the same, fragments included."""
    tree = {**data.draw(with_fragments(raw)), "cases": []}
    found = analyse(plain(Tree.model_validate(tree)).tree, {}, Lines(), Demands(covered=False))[0]
    assume(found)
    assert found is not None
    futures = Futures(tree)
    pairs = {(state_after(found, m.given).id, futures.of(m)) for m in oracle.moments(tree)}
    assert len({state for state, _ in pairs}) == len(pairs) == len({future for _, future in pairs})
    for moment in oracle.moments(tree):
        state = state_after(found, moment.given)
        if state.is_outcome:
            shown = oracle.shown(tree, state.node, moment.given)
            assert list(state.advice) == [name for name in shown if "/" not in name]
            assert [f"{a}/{f}" for a, some in state.fragments.items() for f in some] == [n for n in shown if "/" in n]


@given(sound_trees(), st.data())
@settings(max_examples=60)
def test_what_never_or_always_happens_is_told(raw: Raw, data: st.DataObject) -> None:
    """A condition of a fragment that holds for none of those who see the advice is told, and one that does for all."""
    tree: Any = {**data.draw(with_fragments(raw)), "cases": []}
    written = plain(Tree.model_validate(tree))
    problems = analysed(tree)[1]
    told = {written.written(each.place.keys) for each in problems if each.rule == "impossible-condition"}
    ends = [m for m in oracle.moments(tree) if m.node in tree["outcomes"]]
    for outcome in tree["outcomes"]:
        for index, use in enumerate(oracle.uses(tree, outcome)):
            facts = [dict(m.given) for m in ends if m.node == outcome and oracle.holds(use, dict(m.given))]
            for name, condition in oracle.fragments(use) if isinstance(use.get("with"), dict) else ():
                seen = {oracle.let_in(condition, each) for each in facts}
                keys = ("outcomes", outcome, "advice", index, "with", name)
                if len(seen) == 1:
                    assert any(each[: len(keys)] == keys for each in told), keys


def test_a_fragment_alone_makes_two_states() -> None:
    """Where all else is the same, who sees a fragment and who does not stand on two states."""
    raw = chain(1)
    raw["outcomes"]["o"]["advice"] = [{"use": "v", "with": {"klein": {"q0": "a"}}}]
    found = analyse(plain(Tree.model_validate({**raw, "cases": []})).tree, {}, Lines(), Demands(covered=False))[0]
    assert found is not None
    assert [state.fragments for state in found.states.values() if state.is_outcome] == [{"v": ("klein",)}, {}]
