"""Random trees as raw values, as they would stand in a file: sound ones, and ones with every kind of fault."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from tests.mending import mended, reachable, with_cases
from tests.oracle import Raw, listed

MOST_SHEETS = 384
"""So that an oracle that tries every sheet of answers stays quick."""


@dataclass(frozen=True)
class Shape:
    """The nodes of a tree before it has conditions. `order`: its questions so that every way on leads forward.

    `exits`: other trees that it can lead on to.
    """

    questions: dict[str, list[str]]
    order: list[str]
    outcomes: list[str]
    exits: list[str]

    def before(self, question: str) -> list[str]:
        return self.order[: self.order.index(question)]

    def after(self, question: str) -> list[str]:
        """Where its answers can lead; near questions more than once, so that few are passed by."""
        following = self.order[self.order.index(question) + 1 :]
        return [*following[:2], *following[:1], *following, *self.outcomes, *self.exits]


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """One to six questions with one to four answers each, in any order, one to three outcomes, up to two ways out."""
    names = [f"q{number}" for number in range(1, draw(st.sampled_from([1, 2, 3, 4, 5, 6, 4, 5, 6])) + 1)]
    questions: dict[str, list[str]] = {}
    room = MOST_SHEETS
    for name in names:
        count = min(draw(st.sampled_from([1, 2, 3, 4, 2, 3])), room)
        questions[name] = list("abcd"[:count])
        room //= count
    outcomes = [f"o{number}" for number in range(1, draw(st.integers(1, 3)) + 1)]
    exits = draw(st.sampled_from([[], [], ["tree:t1"], ["tree:t1", "tree:t2"]]))
    return Shape(questions, draw(st.permutations(names)), outcomes, exits)


# --- conditions ----------------------------------------------------------------------------------------------------


@st.composite
def wanted(draw: st.DrawFn, shape: Shape, looks_at: list[str]) -> Raw:
    """A map question → answers, each a single one or a list."""
    found: Raw = {}
    for question in draw(st.lists(st.sampled_from(looks_at), min_size=1, max_size=2)):
        answers = draw(st.lists(st.sampled_from(shape.questions[question]), min_size=1, max_size=3, unique=True))
        found[question] = answers[0] if len(answers) == 1 and draw(st.booleans()) else answers
    return found


@st.composite
def conditions(draw: st.DrawFn, shape: Shape, looks_at: list[str]) -> Raw:
    """Any of: nothing, `when`, `unless`, both; each one map or a list of maps."""
    found: Raw = {}
    for word in draw(st.sampled_from([[], ["when"], ["when"], ["unless"], ["when", "unless"]])):
        maps = draw(st.lists(wanted(shape, looks_at), min_size=1, max_size=2))
        found[word] = maps[0] if len(maps) == 1 and draw(st.booleans()) else maps
    return found


@st.composite
def any_ways_on(draw: st.DrawFn, shape: Shape, question: str) -> Any:
    """A `next` that may look at every question, with whatever faults come of it."""
    targets = st.sampled_from(shape.after(question))
    if draw(st.integers(0, 2)) == 0:
        return draw(targets)
    looks_at = [*shape.before(question), *shape.before(question), question, *shape.order]
    following = [{**draw(conditions(shape, looks_at)), "to": draw(targets)} for _ in range(draw(st.integers(1, 3)))]
    return [*following, {"otherwise": draw(targets)}] if draw(st.integers(0, 2)) else following


@st.composite
def split_ways_on(draw: st.DrawFn, shape: Shape, question: str) -> Any:
    """A `next` that divides the answers to one earlier question over the ways on, the rest last."""
    targets = st.sampled_from(shape.after(question))
    if not shape.before(question) or draw(st.booleans()):
        return draw(targets)
    earlier = draw(st.sampled_from(shape.before(question)))
    part = {answer: draw(st.integers(0, 2)) for answer in shape.questions[earlier]}
    following = [
        {"when": {earlier: [answer for answer in part if part[answer] == number]}, "to": draw(targets)}
        for number in sorted(set(part.values()) - {0})
    ]
    return [*following, {"otherwise": draw(targets)}]


@st.composite
def any_advice(draw: st.DrawFn, shape: Shape) -> list[Any]:
    """Advice for an outcome, with whatever faults come of it; the same may stand there twice."""
    found: list[Any] = []
    for name in draw(st.lists(st.sampled_from(["v1", "v2", "v3"]), max_size=4)):
        under, short = draw(conditions(shape, shape.order)), draw(st.booleans())
        found.append(name if short and not under else {"use": name, **under})
    return found


@st.composite
def split_advice(draw: st.DrawFn, shape: Shape) -> list[Any]:
    """Advice for an outcome: each under some answers to one question."""
    found: list[Any] = ["v0"]
    for name in ["v1", "v2", "v3"][: draw(st.integers(0, 3))]:
        question = draw(st.sampled_from(shape.order))
        answers = draw(st.lists(st.sampled_from(shape.questions[question]), min_size=1, max_size=3, unique=True))
        found.append({"use": name, draw(st.sampled_from(["when", "when", "unless"])): {question: answers}})
    return found


# --- trees ---------------------------------------------------------------------------------------------------------


@st.composite
def any_trees(draw: st.DrawFn) -> Raw:
    """Trees without structural faults, but with every other fault; some way leads to an outcome."""
    shape = draw(shapes())
    divided = draw(st.booleans())
    ways_on = split_ways_on if divided else any_ways_on
    advice = split_advice if divided else any_advice
    questions: Raw = {}
    for question, answers in shape.questions.items():
        unsure = draw(st.booleans())
        questions[question] = {
            "ask": f"Wat is {question}?",
            **({} if unsure else {"everyone_knows": True}),
            "answers": {answer: {"say": answer, "next": draw(ways_on(shape, question))} for answer in answers},
        }
        if unsure:
            questions[question]["answers"][answers[-1]]["unsure"] = True
    outcomes = {name: {"title": f"Dit is {name}", "advice": draw(advice(shape))} for name in shape.outcomes}
    tree = {"title": "Boom", "audience": "werkgever", "start": shape.order[0]}
    tree = reachable({**tree, "questions": questions, "outcomes": outcomes})
    assume(bool(tree["outcomes"]))
    return tree


@st.composite
def sound_trees(draw: st.DrawFn) -> Raw:
    """Trees without any fault, with cases that reach everything."""
    tree = mended(draw(any_trees()))
    assume(bool(tree["outcomes"]))
    return with_cases(tree)


@st.composite
def with_fragments(draw: st.DrawFn, raw: Raw) -> Raw:
    """The same tree, with fragments behind some of its advice: always, or under answers to any question."""
    tree = copy.deepcopy(raw)
    answers = {question: list(q["answers"]) for question, q in tree["questions"].items()}
    for outcome in tree["outcomes"].values():
        for index, use in enumerate(outcome["advice"]):
            named: Any = draw(st.sampled_from([None, ["f"], {"f": 1}, {"g": 1, "f": 2}]))
            for name, number in named.items() if isinstance(named, dict) else ():
                asked = draw(st.lists(st.sampled_from(list(answers)), min_size=number, max_size=number))
                maps = [{q: draw(st.lists(st.sampled_from(answers[q]), min_size=1, unique=True))} for q in asked]
                named = {**named, name: maps[0] if number == 1 else maps}
            if named:
                outcome["advice"][index] = {**({"use": use} if isinstance(use, str) else use), "with": named}
    return tree


# --- trees with faults of structure, and trees written in another order --------------------------------------------


@st.composite
def broken_trees(draw: st.DrawFn) -> Raw:
    """Trees with arrows in all directions, some to nowhere; no question is sure to have answers."""
    names = [f"q{number}" for number in range(1, draw(st.integers(1, 5)) + 1)]
    questions = {name: list("abc"[: draw(st.sampled_from([1, 2, 3, 2, 1, 0]))]) for name in names}
    outcomes = draw(st.sampled_from([["o1"], ["o1", "o2"], ["o1", "o2", "q1"]]))
    nodes = st.sampled_from([*names, *outcomes, *names, *outcomes, "q9", "tree:t1"])
    known = st.sampled_from([*names, *names, *names, "q8"])
    facts = st.dictionaries(known, st.lists(st.sampled_from("abcd"), min_size=1, max_size=2), min_size=1, max_size=2)
    under = st.fixed_dictionaries({}, optional={"when": facts, "unless": st.lists(facts, min_size=1, max_size=2)})

    def ways_on() -> Any:
        if draw(st.integers(0, 2)):
            return draw(nodes)
        following = [{**draw(under), "to": draw(nodes)} for _ in range(draw(st.integers(1, 2)))]
        return [*following, {"otherwise": draw(nodes)}] if draw(st.booleans()) else following

    written: Raw = {name: {"ask": name, "answers": {}} for name in names}
    for name, answers in questions.items():
        written[name]["answers"] = {a: {"say": a, "next": ways_on(), "unsure": draw(st.booleans())} for a in answers}
        written[name]["everyone_knows"] = draw(st.booleans())
    shown = {name: {"title": name, "advice": ["v0", {"use": "v1", **draw(under)}]} for name in outcomes}
    case = {"name": "Iemand", "answers": draw(st.dictionaries(known, st.sampled_from("abcd"), min_size=1, max_size=2))}
    tree = {"title": "Boom", "audience": "werkgever", "start": draw(st.sampled_from([*names, *names, "o1", "q9"]))}
    case |= {"outcome": draw(nodes), "advice": ["v0"]}
    return {**tree, "questions": written, "outcomes": shown, "cases": [case]}


@st.composite
def reordered(draw: st.DrawFn, tree: Raw) -> Raw:
    """The same tree with its ways on, the maps of its conditions and the values in them in another order."""

    def shuffled(item: Any) -> Any:
        if isinstance(item, str):
            return item
        for word in [word for word in ("when", "unless") if word in item]:
            maps = [dict(draw(st.permutations(list(wanted.items())))) for wanted in listed(item[word])]
            item = {**item, word: draw(st.permutations([_values(wanted) for wanted in maps]))}
        return item

    def _values(wanted: Raw) -> Raw:
        return {question: draw(st.permutations(listed(answers))) for question, answers in wanted.items()}

    tree = copy.deepcopy(tree)
    for question in tree["questions"].values():
        for answer in question["answers"].values():
            if isinstance(answer["next"], list):
                ways = [shuffled(way) for way in answer["next"] if "otherwise" not in way]
                answer["next"] = [*draw(st.permutations(ways)), *answer["next"][len(ways) :]]
    for outcome in tree["outcomes"].values():
        outcome["advice"] = [shuffled(use) for use in outcome["advice"]]
    return tree


def chain(length: int, answers: int = 2, looks_at: Iterable[int] = ()) -> Raw:
    """Questions in a row, each with so many answers, some of them looked at again at the end."""
    names = [f"q{number}" for number in range(length)]
    letters = "abcdefgh"[:answers]
    tree: Raw = {"title": "Boom", "audience": "werkgever", "start": "q0"}
    tree["questions"] = {
        name: {
            "ask": name,
            "everyone_knows": True,
            "answers": {letter: {"say": letter, "next": following} for letter in letters},
        }
        for name, following in zip(names, [*names[1:], "o"], strict=True)
    }
    uses = [{"use": f"v{number}{a}", "when": {f"q{number}": a}} for number in looks_at for a in letters]
    tree["outcomes"] = {"o": {"title": "Einde", "advice": ["v", *uses]}}
    tree["cases"] = [
        {"name": "Iemand", "answers": dict.fromkeys(names, a), "outcome": "o"}
        | {"advice": ["v", *(f"v{number}{a}" for number in looks_at)]}
        for a in letters
    ]
    return tree
