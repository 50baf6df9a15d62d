"""The faults found in random trees, held against a naive reading of them (`oracle.py`) that tries everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import oracle, oracle_arrows, oracle_cut, oracle_faults
from tests.analysing import Lines, analysed, example_in
from tests.oracle import Given, Keys, Moment, Raw
from tests.trees import any_trees, broken_trees, chain, reordered, sound_trees
from wegwijzer_build import analyse as analysis
from wegwijzer_build.analyse.checks import STRUCTURAL
from wegwijzer_build.problems import Problem, bounded
from wegwijzer_build.rules import rules_in


@pytest.fixture(autouse=True, scope="module")
def _all_findings() -> Iterator[None]:
    """Tell all findings, however many there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysis, "bounded", partial(bounded, most=10_000))
        yield


@given(broken_trees())
def test_structure(raw: Raw) -> None:
    """All faults of structure are found, each at its place and once, and nothing else is called one."""
    questions, sections = raw["questions"], ("questions", "outcomes")
    expected: list[tuple[str, Keys]] = [
        *(("unknown-target", keys) for keys in oracle_arrows.unknown_targets(raw)),
        *(("unknown-fact", keys) for keys in oracle_arrows.unknown_facts(raw)),
        *(("same-id", ("outcomes", name)) for name in raw["outcomes"] if name in questions),
        *(("unreachable", (s, name)) for s in sections for name in oracle_arrows.unreachable(raw) if name in raw[s]),
        *(("dead-end", ("questions", name)) for name in oracle_arrows.dead_ends(raw)),
        *(("cycle", ("questions", min(knot))) for knot in oracle_arrows.knots(raw)),
        *(("no-unsure", keys) for keys in oracle_arrows.not_for_the_unsure(raw)),
    ]
    structural = {rule for module in STRUCTURAL for rule in (each.id for each in rules_in(module.__doc__ or ""))}
    found = [(p.rule, p.place.keys) for p in analysed(raw)[1] if p.rule in structural]
    assert Counter(found) == Counter(expected)


@given(broken_trees())
def test_circles_that_nobody_walks(raw: Raw) -> None:
    """A circle is said to be one that nobody can walk exactly if no visitor meets a question of it twice."""
    told = [p for p in analysed(raw)[1] if p.rule == "cycle"]
    of_cases = {keys for keys in unknown(raw) if keys[0] == "cases"}
    sound = unknown(raw) == of_cases
    for problem in told if sound else ():
        trip = {node for knot in oracle_arrows.knots(raw) if problem.place.keys[1] in knot for node in knot}
        assert ("nobody" in problem.message) == (not trip & oracle_cut.met_twice(raw))


def unknown(raw: Raw) -> set[Keys]:
    """The key paths of all that names what is not there."""
    return oracle_arrows.unknown_targets(raw) | oracle_arrows.unknown_facts(raw)


def what_structure_leaves(raw: Raw) -> list[tuple[object, ...]]:
    """What shows when walking past the faults of structure, and what never happens where none of them leads."""
    expected: list[tuple[object, ...]] = []
    untouched = set(raw["questions"]) | set(oracle.ends(raw))
    untouched -= oracle_cut.touched(raw)
    for fork in oracle_cut.forks(raw):
        keys, whole = oracle_cut.keys_of(fork), oracle_cut.is_whole(raw, fork.branches)
        expected += [("overlapping-branches", (*keys, other), one) for one, other in oracle_cut.overlaps(raw, fork)]
        if whole and oracle_faults.gap(fork) is not None:
            expected.append(("no-way-on", keys))
        if fork.question in untouched:
            if whole and oracle_faults.resort_is_never_needed(fork):
                expected.append(("impossible-condition", (*keys, len(fork.branches), "otherwise")))
            expected += never_told(raw, fork.branches, fork.seen, keys)
    for end in oracle_cut.ends_seen(raw):
        if oracle_cut.is_whole(raw, end.uses) and oracle_faults.nothing_shown(end) is not None:
            expected.append(("empty-outcome", ("outcomes", end.outcome)))
        if end.outcome in untouched:
            expected += never_told(raw, end.uses, end.seen, ("outcomes", end.outcome, "advice"))
    return expected


@given(broken_trees())
def test_what_structure_leaves(raw: Raw) -> None:
    """Faults of structure hide nothing that shows on ways without them, and make nothing look impossible."""
    expected = what_structure_leaves(raw)
    found: list[tuple[object, ...]] = []
    _, problems, lines = analysed(raw)
    for problem in problems:
        if problem.rule == "overlapping-branches":
            found.append((problem.rule, problem.place.keys, int(lines.told_in(problem.details[0])[0][-1])))
        elif problem.rule in {"no-way-on", "impossible-condition", "empty-outcome"}:
            found.append((problem.rule, problem.place.keys))
    assert Counter(found) == Counter(expected)
    lost = {p.message.split("'")[1] for p in problems if p.rule == "unreached"}
    assert lost == (oracle_cut.unreached(raw) if oracle_cut.moments(raw) else set())


def never_told(raw: Raw, items: list[Raw], seen: list[Given], keys: Keys) -> list[tuple[object, ...]]:
    """What never happens in conditions that can be judged."""
    return [
        ("impossible-condition", (*keys, index, *wrong))
        for index, item in enumerate(items)
        if oracle_cut.is_clear(raw, item)
        for wrong in together(oracle_faults.never(item, seen))
    ]


@given(broken_trees())
def test_round_trips(raw: Raw) -> None:
    """The round trip told of a cycle follows arrows, and is the shortest from its first question."""
    for problem in analysed(raw)[1]:
        if problem.rule == "cycle":
            trip = problem.message.partition(": ")[2].split(" → ")
            assert trip[0] == trip[-1]
            assert all(target in oracle.arrows(raw, node) for node, target in pairwise(trip))
            assert len(trip) - 1 == oracle_arrows.shortest_round_trip(raw, trip[0])


def together(never: set[Keys]) -> set[Keys]:
    """What never happens, the values of one question in one map as one: where the first of them stands."""
    first: dict[Keys, Keys] = {}
    for keys in sorted(never, key=lambda keys: keys[-1] if len(keys) == 4 else 0):
        first.setdefault(keys[:3] if len(keys) == 4 else keys, keys)
    return set(first.values())


def faults_on_states(raw: Raw) -> dict[tuple[object, ...], int | None]:
    """What is wrong with a tree without cases → the number of answers after which it first shows."""
    found: dict[tuple[object, ...], int | None] = {}
    for fork in oracle_faults.forks(raw):
        keys: Keys = ("questions", fork.question, "answers", fork.answer, "next")
        here, gap = len(fork.seen[0]), oracle_faults.gap(fork)
        for (one, other), first in oracle_faults.overlaps(fork).items():
            found["overlapping-branches", (*keys, one), (*keys, other)] = first
        if gap is not None:
            found["no-way-on", keys] = gap
        if oracle_faults.resort_is_never_needed(fork):
            found["impossible-condition", (*keys, len(fork.branches), "otherwise")] = here
        for index, branch in enumerate(fork.branches):
            never = together(oracle_faults.never(branch, fork.seen))
            found |= {("impossible-condition", (*keys, index, *wrong)): here for wrong in never}
    return found | faults_of_ends(raw)


def faults_of_ends(raw: Raw) -> dict[tuple[object, ...], int | None]:
    """What is wrong with the outcomes and ways out of a tree without cases, and what nobody comes to."""
    found: dict[tuple[object, ...], int | None] = {}
    for end in oracle_faults.ends(raw):
        keys: Keys = ("outcomes", end.outcome)
        here, empty = len(end.seen[0]), oracle_faults.nothing_shown(end)
        shown = [given for given in end.seen if any(oracle.holds(use, dict(given)) for use in end.uses)]
        if shown:
            found["uncovered", keys] = len(shown[0])
        if empty is not None:
            found["empty-outcome", keys] = empty
        found |= {
            ("repeated-advice", end.outcome, advice): first for advice, first in oracle_faults.repeats(end).items()
        }
        for index, use in enumerate(end.uses):
            never = together(oracle_faults.never(use, end.seen))
            found |= {("impossible-condition", (*keys, "advice", index, *wrong)): here for wrong in never}
    for exit_, seen in oracle_faults.exits(raw).items():
        found["uncovered", oracle_arrows.first_named(raw, exit_)] = len(seen[0])
    for name in oracle_faults.unreached(raw):
        section = next((s for s in ("questions", "outcomes") if name in raw[s]), None)
        found["unreached", (section, name) if section else oracle_arrows.first_named(raw, name)] = None
    return found


def what(problem: Problem, lines: Lines) -> tuple[object, ...]:
    """What a finding is about, in the terms of `faults_on_states`."""
    keys = problem.place.keys
    if problem.rule == "overlapping-branches":
        one, other = lines.told_in(problem.details[0])
        assert other == keys
        return (problem.rule, one, other)
    if problem.rule == "repeated-advice":
        return (problem.rule, keys[1], problem.message.split("'")[1])
    return (problem.rule, keys)


@given(any_trees())
def test_faults_on_states(raw: Raw) -> None:
    """All faults that show when walking are found and nothing else, each once, with an example as short as can be."""
    _, problems, lines = analysed(raw)
    found = [(what(p, lines), len(example_in(p)) if p.details else None) for p in problems]
    assert Counter(found) == Counter(faults_on_states(raw).items())


@given(any_trees())
def test_examples(raw: Raw) -> None:
    """The example with a finding leads where the finding is, and shows it."""
    _, problems, lines = analysed(raw)
    happens = set(oracle.moments(raw))
    for problem in problems:
        if not problem.details:
            continue
        example, keys = example_in(problem), problem.place.keys
        facts = dict(example)
        if keys[0] == "outcomes":
            outcome = str(keys[1])
            assert Moment(outcome, example) in happens
            shown = [use for use in oracle.uses(raw, outcome) if oracle.holds(use, facts)]
            assert problem.rule != "empty-outcome" or not shown
            if problem.rule == "repeated-advice":
                places = [int(k[3]) for k in (keys, *lines.told_in(problem.message))]
                both = [oracle.uses(raw, outcome)[index] for index in places]
                assert both[0]["use"] == both[1]["use"]
                assert both[0] in shown
                assert both[1] in shown
        elif problem.rule == "uncovered":
            assert Moment(problem.message.split("'")[1], example) in happens
        else:
            question, answer = str(keys[1]), str(keys[3])
            assert example[-1] == (question, answer)
            assert Moment(question, example[:-1]) in happens
            a = raw["questions"][question]["answers"][answer]
            assert problem.rule != "no-way-on" or not oracle.ways_on(a, facts)
            if problem.rule == "overlapping-branches":
                both_ways = {int(k[5]) for k in lines.told_in(problem.details[0])}
                assert both_ways <= set(oracle.open_branches(a, facts))


@given(sound_trees(), st.data())
def test_cases(raw: Raw, data: st.DataObject) -> None:
    """What no case reaches is told, with the shortest way there, and nothing that one does reach."""
    kept = [case for case in raw["cases"] if data.draw(st.booleans())]
    expected: dict[Keys, int] = {}
    for end in oracle_faults.ends(raw):
        by_cases = [case["answers"] for case in kept if case["outcome"] == end.outcome]
        if not by_cases:
            expected["outcomes", end.outcome] = len(end.seen[0])
            continue
        for index, use in enumerate(end.uses):
            if {"when", "unless"} & set(use) and not any(oracle.holds(use, facts) for facts in by_cases):
                expected["outcomes", end.outcome, "advice", index] = next(
                    len(given_answers) for given_answers in end.seen if oracle.holds(use, dict(given_answers))
                )
    for exit_, seen in oracle_faults.exits(raw).items():
        if not any(case["outcome"] == exit_ for case in kept):
            expected[oracle_arrows.first_named(raw, exit_)] = len(seen[0])
    problems = analysed({**raw, "cases": kept})[1]
    assert {p.rule for p in problems} <= {"uncovered"}
    assert Counter((p.place.keys, len(example_in(p))) for p in problems) == Counter(expected.items())
    happens = set(oracle.moments(raw))
    for problem in problems:
        example, keys = example_in(problem), problem.place.keys
        outcome = str(keys[1]) if keys[0] == "outcomes" else problem.message.split("'")[1]
        assert Moment(outcome, example) in happens
        for number in keys[3:] if keys[0] == "outcomes" else ():
            assert oracle.holds(oracle.uses(raw, outcome)[int(number)], dict(example))


@given(any_trees(), st.data())
def test_order_decides_no_fault(raw: Raw, data: st.DataObject) -> None:
    """The same tree in another order has as many faults of every kind."""
    other = analysed(data.draw(reordered(raw)))[1]
    assert Counter(p.rule for p in other) == Counter(p.rule for p in analysed(raw)[1])


@pytest.mark.parametrize(
    ("length", "looks_at", "told", "multiply"),
    [
        (6, (0, 1, 3, 4, 5), "states; 20,000 is the most", "'q0', 'q1', 'q3', 'q4', 'q5'"),
        (8, range(8), "over 500,000 combinations", "'q0', 'q1', 'q2', 'q3', 'q4', 'q5'"),
        (201, (), "201 questions in a row; 200 is the most", ""),
    ],
)
def test_bounds(length: int, looks_at: Iterable[int], told: str, multiply: str) -> None:
    """A tree over a bound is refused, naming the questions that multiply and no others."""
    found, problems, _ = analysed(chain(length, 8, looks_at))
    assert found is None
    assert [problem.rule for problem in problems] == ["too-large"]
    assert told in problems[0].message
    assert f": {multiply};" in problems[0].hint if multiply else problems[0].hint == "split the tree"


def behind_a_fault(*ways: Raw) -> Raw:
    """Four questions in a row; what the first answer of the first leads to depends on something that is not there."""
    raw = chain(4)
    raw["questions"]["q0"]["answers"]["a"]["next"] = [{"when": {"q9": "a"}, "to": "q1"}, *ways]
    return {**raw, "cases": []}


def test_far_behind_a_fault_nothing_is_said_never_to_happen() -> None:
    """However far on: mending the fault alone could bring somebody there."""
    raw = behind_a_fault({"otherwise": "o"})
    raw["questions"]["q3"]["answers"]["a"]["next"] = [{"when": {"q0": "a"}, "to": "o"}, {"otherwise": "o"}]
    assert {problem.rule for problem in analysed(raw)[1]} - {"uncovered"} == {"unknown-fact"}


def test_a_last_resort_behind_a_condition_that_nobody_can_judge_is_not_walked() -> None:
    """Who would come there depends on what was meant, so nothing is told of what they would meet."""
    raw = behind_a_fault({"otherwise": "q2"})
    raw["outcomes"]["o"]["advice"] = [{"use": "v", "when": {"q1": ["a", "b"]}}]
    assert "empty-outcome" not in {problem.rule for problem in analysed(raw)[1]}
