"""Other ways to write the same tree: with names for what it says more than once, and with clauses that are joined."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from tests.oracle import Raw, listed


@st.composite
def with_names(draw: st.DrawFn, raw: Raw) -> Raw:
    """The same tree with a `next` of questions, groups, conditions and lists, wherever chance puts them."""
    tree = copy.deepcopy(raw)
    for name, question in tree["questions"].items():
        _share_next(draw, question)
        _make_groups(draw, tree, name)
    tree["conditions"] = {}
    for item in items_of(tree):
        for word in [word for word in ("when", "unless") if word in item]:
            item[word] = _by_name(draw, tree, item[word])
    tree["lists"] = {}
    for outcome in tree["outcomes"].values():
        _make_lists(draw, tree, outcome)
    return {key: value for key, value in tree.items() if value or key not in ("conditions", "lists")}


def items_of(tree: Raw) -> list[Raw]:
    """Everything in a tree that can have conditions, written as a map."""
    ways = [
        way
        for question in tree["questions"].values()
        for leading in (*question["answers"].values(), question)
        for way in listed(leading.get("next", []))
        if isinstance(way, dict)
    ]
    uses = [use for outcome in tree["outcomes"].values() for use in outcome["advice"] if isinstance(use, dict)]
    return ways + uses


def _share_next(draw: st.DrawFn, question: Raw) -> None:
    nexts = [answer["next"] for answer in question["answers"].values()]
    shared: Any = draw(st.sampled_from([*nexts, None]))
    if shared is not None:
        question["next"] = copy.deepcopy(shared)
        for answer in question["answers"].values():
            if answer["next"] == shared:
                del answer["next"]


def _make_groups(draw: st.DrawFn, tree: Raw, question: str) -> None:
    answers = list(tree["questions"][question]["answers"])
    several: list[str] = draw(st.lists(st.sampled_from(answers), min_size=1, max_size=2, unique=True))
    used = False
    for item in items_of(tree):
        for wanted in [w for word in ("when", "unless") for w in listed(item.get(word, []))]:
            if wanted.get(question) == several or (question in wanted and listed(wanted[question])[:2] == several):
                wanted[question] = ["groep", *listed(wanted[question])[len(several) :]]
                used = True
    if used:
        tree["questions"][question]["groups"] = {"groep": several}


def _by_name(draw: st.DrawFn, tree: Raw, condition: Any) -> Any:
    name = f"c{len(tree['conditions'])}"
    how = draw(st.sampled_from(["as it is", "as it is", "whole", "one", "twice"]))
    if how == "as it is":
        return condition
    if how == "whole":
        tree["conditions"][name] = condition
        return name
    if how == "twice":
        tree["conditions"][f"{name}-in"] = condition
        tree["conditions"][name] = f"{name}-in"
        return [name]
    first, *rest = listed(condition)
    tree["conditions"][name] = first
    return [name, *rest]


def _make_lists(draw: st.DrawFn, tree: Raw, outcome: Raw) -> None:
    advice = outcome["advice"]
    if len(advice) > 1 and draw(st.booleans()):
        begin = draw(st.integers(0, len(advice) - 1))
        end = draw(st.integers(begin + 1, len(advice)))
        name = f"l{len(tree['lists'])}"
        tree["lists"][name] = advice[begin:end]
        outcome["advice"] = [*advice[:begin], {"list": name}, *advice[end:]]


@st.composite
def joined(draw: st.DrawFn, raw: Raw) -> Raw:
    """The same tree with its conditions as clauses that are joined: what held before holds now."""
    tree = copy.deepcopy(raw)
    for item in items_of(tree):
        for word in [word for word in ("when", "unless") if word in item]:
            item[word] = [_split(draw, wanted) for wanted in listed(item[word])]
            if len(item[word]) > 1 and draw(st.booleans()):
                item[word] = {"any": item[word]}
        if "unless" in item and draw(st.booleans()):
            taking = {"unless": item.pop("unless")}
            item["when"] = {"all": [{"any": listed(item["when"])}, taking]} if "when" in item else taking
    return tree


def _split(draw: st.DrawFn, wanted: Raw) -> Raw:
    if not draw(st.booleans()):
        return wanted
    return {"all": [{question: answers} for question, answers in wanted.items()]}
