"""The naive reading, third part: faults of structure, seen by arrows alone."""

from __future__ import annotations

import itertools

from tests.oracle import Keys, Raw, all_questions, arrows, branches, ends, last_resort, listed, uses


def leads_to(tree: Raw) -> set[tuple[str, str]]:
    """All pairs of nodes of which the first leads to the second in one step or more."""
    nodes = {*tree["questions"], *ends(tree)}
    pairs = {(q, target) for q in tree["questions"] for target in arrows(tree, q) if target in nodes}
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs |= more
    return pairs


def knots(tree: Raw) -> set[frozenset[str]]:
    """Sets of questions that all lead to each other."""
    pairs = leads_to(tree)
    return {frozenset(b for a, b in pairs if a == node and (b, a) in pairs) for node, other in pairs if node == other}


def unknown_targets(tree: Raw) -> set[Keys]:
    """The key paths of all that names a node which is not there."""
    nodes = {*tree["questions"], *ends(tree)}
    found: set[Keys] = set() if tree["start"] in tree["questions"] else {("start",)}
    for question, q in tree["questions"].items():
        for answer, a in q["answers"].items():
            keys = ("questions", question, "answers", answer, "next")
            ways = branches(a)
            found |= {(*keys, index, "to") for index, branch in enumerate(ways) if branch["to"] not in nodes}
            if last_resort(a) not in (None, *nodes):
                found.add((*keys, len(ways), "otherwise"))
    cases = enumerate(tree.get("cases", []))
    return found | {("cases", index, "outcome") for index, case in cases if case["outcome"] not in ends(tree)}


def first_named(tree: Raw, target: str) -> Keys:
    """The key path of the first that names a target."""
    for question, q in tree["questions"].items():
        for answer, a in q["answers"].items():
            keys = ("questions", question, "answers", answer, "next")
            for index, branch in enumerate(branches(a)):
                if branch["to"] == target:
                    return (*keys, index, "to")
            if last_resort(a) == target:
                return (*keys, len(branches(a)), "otherwise")
    raise AssertionError


def unknown_facts(tree: Raw) -> set[Keys]:
    """The key paths of all that names a question or an answer which is not there."""
    found: set[Keys] = set()
    for question, q in tree["questions"].items():
        for answer, a in q["answers"].items():
            found |= _unknown(tree, branches(a), ("questions", question, "answers", answer, "next"))
    for outcome in tree["outcomes"]:
        found |= _unknown(tree, uses(tree, outcome), ("outcomes", outcome, "advice"))
    for index, case in enumerate(tree.get("cases", [])):
        found |= _unknown_in(tree, case["answers"], ("cases", index, "answers"))
    return found


def _unknown(tree: Raw, items: list[Raw], keys: Keys) -> set[Keys]:
    return {
        wrong
        for index, item in enumerate(items)
        for word in ("when", "unless")
        for number, wanted in enumerate(listed(item.get(word, [])))
        for wrong in _unknown_in(tree, wanted, (*keys, index, word, number))
    }


def _unknown_in(tree: Raw, wanted: Raw, keys: Keys) -> set[Keys]:
    known = all_questions(tree)
    unknown: set[Keys] = {(*keys, question) for question in wanted if question not in known}
    return unknown | {
        (*keys, question, position)
        for question, answers in wanted.items()
        for position, answer in enumerate(listed(answers))
        if question in known and answer not in known[question]
    }


def unreachable(tree: Raw) -> set[str]:
    """Nodes that no arrows lead to; not told where the start is unknown."""
    if tree["start"] not in tree["questions"]:
        return set()
    reached = {b for a, b in leads_to(tree) if a == tree["start"]}
    return {*tree["questions"], *tree["outcomes"]} - reached - {tree["start"]}


def dead_ends(tree: Raw) -> set[str]:
    """Questions without answers, and those that never lead to an end or to something else that has to be mended."""
    nodes, pairs = {*tree["questions"], *ends(tree)}, leads_to(tree)
    empty = {question for question, answers in all_questions(tree).items() if not answers}
    unclear = {question for question in tree["questions"] if not set(arrows(tree, question)) <= nodes}
    good = {*ends(tree), *empty, *unclear}
    return empty | {q for q in tree["questions"] if q not in good and not any((q, node) in pairs for node in good)}


def not_for_the_unsure(tree: Raw) -> set[Keys]:
    """Questions that lack an answer for who does not know, and those that have one though everyone knows."""
    found: set[Keys] = set()
    for name, question in tree["questions"].items():
        unsure = any(answer.get("unsure") for answer in question["answers"].values())
        if question["answers"] and not unsure and not question.get("everyone_knows"):
            found.add(("questions", name))
        if unsure and question.get("everyone_knows"):
            found.add(("questions", name, "everyone_knows"))
    return found


def shortest_round_trip(tree: Raw, question: str) -> int:
    """The fewest steps from a question back to itself."""
    there = {question}
    for steps in itertools.count(1):
        there = {target for node in there & set(tree["questions"]) for target in arrows(tree, node)}
        if question in there:
            return steps
    raise AssertionError
