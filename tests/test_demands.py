"""What is asked of a tree beyond being sound: how long its ways may be, how many cases, and whom an outcome names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import oracle
from tests.analysing import Lines, example_in
from tests.contents import load_files, sample_files
from tests.oracle import Moment, Raw
from tests.project import AS_OF
from tests.trees import sound_trees
from wegwijzer_build.analyse import Demands, analyse, demands_on
from wegwijzer_build.model import Advice, Audience, Contact, Settings, Tree
from wegwijzer_build.pipeline import check_loaded
from wegwijzer_build.problems import Problem

ADVICE = {"title": "Een", "kind": "practice", "audiences": ["werkgever"], "text": "Een.", "reviewed_on": "2026-11-20"}
CONTACT = {"title": "Een", "what_for": "Iets.", "ways": [{"by": "visit", "at": "Hier"}], "checked_on": "2026-11-20"}
FREE = {**CONTACT, "free": "true", "confidential": "true"}
AUDIENCE = {"title": "Een", "door": "Ik", "door_text": "Dit.", "text": "Dit.", "order": "1"}


def asked(raw: Raw, demands: Demands, contacts: Mapping[str, list[str]] | None = None) -> list[Problem]:
    """What comes of asking this of a tree. `contacts`: advice id → the contacts it names."""
    advice = {n: Advice.model_validate({**ADVICE, "contacts": c}) for n, c in (contacts or {}).items()}
    return list(analyse(Tree.model_validate(raw), advice, Lines(), demands)[1])


@given(sound_trees())
def test_the_longest_way(raw: Raw) -> None:
    """A tree is refused if someone can be asked more than allowed, with a way that is walked and is the longest."""
    longest = max(len(moment.given) for moment in oracle.moments(raw))
    assert asked(raw, Demands(questions_on_a_way=longest)) == []
    (problem,) = asked(raw, Demands(questions_on_a_way=longest - 1))
    assert problem.rule == "long-way"
    assert f"answer {longest} questions; {longest - 1} is the most" in problem.message
    assert len(example_in(problem)) == longest
    assert example_in(problem) in {moment.given for moment in oracle.moments(raw) if moment.node in oracle.ends(raw)}


@given(sound_trees(), st.sets(st.sampled_from(["v0", "v1", "v2", "v3"])))
def test_who_helps(raw: Raw, helping: set[str]) -> None:
    """Exactly the outcomes are refused that somebody can reach without such a contact, by the shortest way there."""
    contacts = {name: ["hulplijn"] if name in helping else ["politie"] for name in ("v0", "v1", "v2", "v3")}
    found = asked(raw, Demands(contacts=frozenset(["hulplijn"])), contacts)
    without: dict[str, Moment] = {}
    for moment in oracle.moments(raw):
        if moment.node in raw["outcomes"] and not helping & set(oracle.shown(raw, moment.node, moment.given)):
            without.setdefault(moment.node, moment)
    mine = [problem for problem in found if problem.rule == "no-free-contact"]
    assert {str(problem.place.keys[1]) for problem in mine} == set(without)
    for problem in mine:
        outcome, example = str(problem.place.keys[1]), example_in(problem)
        assert len(example) == len(without[outcome].given)
        assert not helping & set(oracle.shown(raw, outcome, example))


def test_nothing_is_asked_of_a_row_of_arrows() -> None:
    """Arrows that nobody can walk one after the other make no long way."""
    answers = {"ja": {"say": "Ja", "next": [{"when": {"a": "nee"}, "to": "d"}, {"otherwise": "uit"}]}}
    a = {"ja": {"say": "Ja", "next": "b"}, "nee": {"say": "Nee", "next": "c"}}
    questions = {
        "a": {"ask": "A?", "everyone_knows": "true", "answers": a},
        "b": {"ask": "B?", "everyone_knows": "true", "answers": {"ja": {"say": "Ja", "next": "c"}}},
        "c": {"ask": "C?", "everyone_knows": "true", "answers": answers},
        "d": {"ask": "D?", "everyone_knows": "true", "answers": {"ja": {"say": "Ja", "next": "uit"}}},
    }
    cases = [
        {"name": name, "answers": given, "outcome": "uit", "advice": ["v0"]}
        for name, given in {
            "Een": {"a": "ja", "b": "ja", "c": "ja"},
            "Twee": {"a": "nee", "c": "ja", "d": "ja"},
        }.items()
    ]
    outcomes = {"uit": {"title": "Uit", "advice": ["v0"]}}
    raw: Raw = {"title": "T", "audience": "werkgever", "start": "a"}
    raw |= {"questions": questions, "outcomes": outcomes, "cases": cases}
    contacts: Mapping[str, list[str]] = {"v0": []}
    assert asked(raw, Demands(questions_on_a_way=3), contacts) == []
    assert [problem.rule for problem in asked(raw, Demands(questions_on_a_way=2), contacts)] == ["long-way"]


@pytest.mark.parametrize(
    ("contact", "helps"),
    [
        (FREE, True),
        ({**FREE, "audiences": ["werknemer"]}, True),
        ({**FREE, "audiences": ["werkgever"]}, False),
        ({**FREE, "free": "false"}, False),
        ({**CONTACT, "free": "true"}, False),
        ({**CONTACT, "confidential": "true", "anonymous": "true"}, False),
    ],
)
def test_who_counts(contact: dict[str, Any], helps: bool) -> None:
    """Somebody to turn to is free and confidential, both known, and there for this audience."""
    asking = {"werknemer": Audience.model_validate({**AUDIENCE, "demands": {"free_contact": "true"}})}
    contacts = {"een": Contact.model_validate(contact)}
    assert demands_on("werknemer", "werknemer", None, asking, contacts).contacts == frozenset(["een"] if helps else [])
    silent = {"werknemer": Audience.model_validate(AUDIENCE)}
    assert demands_on("werknemer", "werknemer", None, silent, contacts).contacts is None
    assert demands_on("werknemer", "werknemer", None, {}, contacts).contacts is None


def test_demands_of_a_site() -> None:
    """A tree with the id of an audience has its own number of cases; without numbers none is asked."""
    audiences = {"werkgever": Audience.model_validate(AUDIENCE)}
    words = {"title": "T", "tagline": "T", "text": "T", "description": "T"}
    demands = {"questions_on_a_way": "8", "cases": "10", "cases_of_audience_tree": "30"}
    site = Settings.model_validate({**words, "demands": demands})
    assert demands_on("werkgever", "werkgever", site, audiences, {}) == Demands(8, 30)
    assert demands_on("zelfcheck", "werkgever", site, audiences, {}) == Demands(8, 10)
    assert demands_on("werkgever", "werkgever", Settings.model_validate(words), audiences, {}) == Demands()
    assert demands_on("werkgever", "werkgever", None, audiences, {}) == Demands()
    assert demands_on("werkgever", "werkgever", None, audiences, {}, doors=2) == Demands(door_line=True)


def test_demands_are_asked_while_something_else_is_wrong() -> None:
    """What the site asks of trees is told in the same run as a fault elsewhere."""
    files = dict(sample_files())
    files["site.yml"] = files["site.yml"].replace("demands:\n", "demands:\n  cases: 3\n  questions_on_a_way: 2\n")
    files["advice/inhuur.yml"] = files["advice/inhuur.yml"].replace("kind: guidance", "kind: raad")
    files["audiences/werkgever.yml"] += "demands: {free_contact: true}\n"
    rules = {problem.rule for problem in check_loaded(*load_files(files), AS_OF).problems}
    assert rules >= {"wrong-value", "few-cases", "long-way", "no-free-contact"}


def test_advice_that_cannot_be_read_stops_nothing() -> None:
    """An outcome that names advice which does not exist, or has a fault, is still looked at, also on one page."""
    files = dict(sample_files())
    files["audiences/werkgever.yml"] += "demands: {free_contact: true}\n"
    files["trees/regelen.yml"] = files["trees/regelen.yml"].replace("start:", "delivery: one-page\nstart:", 1)
    files["trees/regelen.yml"] = files["trees/regelen.yml"].replace("Regel een vertrouwenspersoon", "Bespreken")
    files["trees/regelen.yml"] += "neutral_title: Keuzehulp\n"
    files["advice/beleid.yml"] = files["advice/beleid.yml"].replace("kind: law", "kind: wet")
    del files["advice/inhuur.yml"]
    rules = [problem.rule for problem in check_loaded(*load_files(files), AS_OF).problems]
    assert sorted(rules) == ["unknown-reference", "wrong-value"]
