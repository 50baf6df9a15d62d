"""What a tree says by name is what it says written out, and stands where its author wrote it."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysing import analysed, proved
from tests.naming import joined, with_names
from tests.oracle import Keys, Raw
from tests.oracle_names import written_out
from tests.trees import any_trees, sound_trees
from wegwijzer_build.model import Tree
from wegwijzer_build.model.condition import AllOf, AnyOf, NoneOf
from wegwijzer_build.validate.named import violations
from wegwijzer_build.validate.plain_trees import plain


@given(any_trees(), st.data())
def test_names_say_what_they_stand_for(raw: Raw, data: st.DataObject) -> None:
    """However much of a tree has a name, written out it is the same tree, and nothing is wrong with its names."""
    named = Tree.model_validate(data.draw(with_names(raw)))
    assert plain(named).tree == Tree.model_validate(raw)
    assert Tree.model_validate(written_out(data.draw(with_names(raw)))) == Tree.model_validate(raw)
    assert [keys for keys, violation, _ in violations(named, ()) if violation.rule != "unused-name"] == []


@given(any_trees(), st.data())
def test_everything_stands_where_it_was_written(raw: Raw, data: st.DataObject) -> None:
    """Each value of the plain tree leads to the place in the file that says it, or to the name that stands for it."""
    named = data.draw(with_names(raw))
    written = plain(Tree.model_validate(named))
    for keys, value in _values(raw, ()):
        path = written.written(keys)
        assert _at(named, path) in (value, "groep"), (keys, path)


def _values(raw: Any, keys: Keys) -> list[tuple[Keys, str]]:
    """Everything in the conditions and ways of a tree, with the key paths that the analysis uses."""
    found = []
    for question, q in raw["questions"].items():
        for name, answer in q["answers"].items():
            ways = answer["next"] if isinstance(answer["next"], list) else [{"to": answer["next"]}]
            for index, way in enumerate(ways):
                found += _of_item(way, ("questions", question, "answers", name, "next", index))
    for outcome, o in raw["outcomes"].items():
        for index, use in enumerate(o["advice"]):
            keys = ("outcomes", outcome, "advice", index)
            found += [(keys, use)] if isinstance(use, str) else _of_item(use, keys)
    return found


def _of_item(item: Raw, keys: Keys) -> list[tuple[Keys, str]]:
    found = [((*keys, word), item[word]) for word in ("to", "otherwise", "use") if word in item]
    for word in [word for word in ("when", "unless") if word in item]:
        for index, wanted in enumerate(item[word] if isinstance(item[word], list) else [item[word]]):
            for question, answers in wanted.items():
                for position, answer in enumerate(answers if isinstance(answers, list) else [answers]):
                    found.append(((*keys, word, index, question, position), answer))
    return found


def _at(raw: Any, keys: Keys) -> Any:
    """What stands at a key path; steps that a shorter way of writing has not are passed over."""
    for step in keys:
        if isinstance(raw, list) if isinstance(step, int) else isinstance(raw, dict):
            raw = raw[step]
    return raw


@given(sound_trees(), st.data())
@settings(max_examples=40)
def test_joined_clauses_mean_what_maps_mean(raw: Raw, data: st.DataObject) -> None:
    """A sound tree whose conditions are joined with any, all and unless is sound, and has the same states."""
    assert proved(data.draw(joined(raw))).states == proved(raw).states


@given(any_trees(), st.data())
@settings(max_examples=40)
def test_joined_clauses_hide_no_fault(raw: Raw, data: st.DataObject) -> None:
    """What is wrong with a tree is as wrong when its conditions are joined."""
    shown = {"overlapping-branches", "no-way-on", "empty-outcome", "repeated-advice", "unreached"}
    before, after = (
        Counter((p.rule, p.place.keys) for p in analysed(tree)[1] if p.rule in shown)
        for tree in (raw, data.draw(joined(raw)))
    )
    assert after == before


def test_a_list_under_a_condition() -> None:
    """What is used of a list holds where the use of the list and its own condition both do; either may take away."""
    use = {"list": "alles", "when": {"a": "x"}, "unless": {"b": "x"}}
    lists = {"alles": ["v", {"use": "w", "when": {"b": ["y", "z"]}, "unless": {"c": "x"}}]}
    raw: Raw = {"title": "T", "audience": "a", "start": "a", "lists": lists}
    raw["questions"] = {"a": {"ask": "a", "answers": {"x": {"say": "x", "next": "o"}}}}
    raw["outcomes"] = {"o": {"title": "O", "advice": ["u", use]}}
    written = plain(Tree.model_validate(copy.deepcopy(raw)))
    _, first, second = written.tree.outcomes["o"].advice
    assert (first.use, first.when, first.unless) == ("v", ({"a": ("x",)},), ({"b": ("x",)},))
    assert second.when == (AllOf(all=({"a": ("x",)}, {"b": ("y", "z")})),)
    assert second.unless == ({"c": ("x",)}, {"b": ("x",)})
    at: Keys = ("outcomes", "o", "advice", 2)
    assert _at(raw, written.written((*at, "when", 0, "all", 1, "b", 1))) == "z"
    assert _at(raw, written.written((*at, "when", 0, "all", 0, "a", 0))) == "x"
    assert [written.written((*at, "unless", index))[0] for index in (0, 1)] == ["lists", "outcomes"]


def test_a_name_inside_joined_clauses() -> None:
    """A name may stand wherever a condition may, and stands for all that it holds."""
    raw: Raw = {"title": "T", "audience": "a", "start": "a", "conditions": {"c": [{"a": "x"}, {"a": "y"}]}}
    raw["questions"] = {"a": {"ask": "a", "answers": {"x": {"say": "x", "next": "o"}}}}
    when = {"any": [{"all": ["c", {"unless": "c"}]}, "c"]}
    raw["outcomes"] = {"o": {"title": "O", "advice": [{"use": "v", "when": when}]}}
    both = ({"a": ("x",)}, {"a": ("y",)})
    (use,) = plain(Tree.model_validate(raw)).tree.outcomes["o"].advice
    assert use.when == (AnyOf(any=(AllOf(all=(AnyOf(any=both), NoneOf(unless=both))), *both)),)
