"""The naive reading, fourth part: what faults of structure leave to be walked, and what they leave to be told."""

from __future__ import annotations

from typing import Any

from tests import oracle_arrows
from tests.oracle import (
    Given,
    Keys,
    Moment,
    Raw,
    arrows,
    branches,
    ends,
    holds,
    last_resort,
    listed,
    uses,
)
from tests.oracle import ways_on as oracle_ways_on
from tests.oracle_faults import End, Fork


def is_clear(tree: Raw, item: Raw) -> bool:
    """Tell whether all that a condition names is there."""
    maps = [wanted for word in ("when", "unless") for wanted in listed(item.get(word, []))]
    known = tree["questions"]
    return all(q in known and a in known[q]["answers"] for wanted in maps for q in wanted for a in listed(wanted[q]))


def stops(tree: Raw) -> set[str]:
    """Names that no walk goes on to: of two things, and of what goes round in a circle."""
    circles = {node for knot in oracle_arrows.knots(tree) for node in knot}
    return circles | (set(tree["questions"]) & set(tree["outcomes"]))


def ways_on(tree: Raw, answer: Raw, facts: dict[str, str]) -> list[str]:
    """The nodes that an answer surely leads to."""
    clear = [branch for branch in branches(answer) if is_clear(tree, branch)]
    found = [branch["to"] for branch in clear if holds(branch, facts)]
    resort = last_resort(answer)
    if not found and len(clear) == len(branches(answer)) and resort is not None:
        found = [resort]
    known = {*tree["questions"], *ends(tree)} - stops(tree)
    return [target for target in found if target in known]


def moments(tree: Raw) -> list[Moment]:
    """Every moment of every visit that runs into no fault, the shortest first."""
    found = [Moment(tree["start"], ())] if tree["start"] in set(tree["questions"]) - stops(tree) else []
    for node, given in found:
        for answer, a in tree["questions"].get(node, {"answers": {}})["answers"].items():
            more = (*given, (node, answer))
            found += [m for t in ways_on(tree, a, dict(more)) if (m := Moment(t, more)) not in found]
    return found


def touched(tree: Raw) -> set[str]:
    """Nodes to which something that is no good may lead."""
    nodes, pairs = {*tree["questions"], *ends(tree)}, oracle_arrows.leads_to(tree)
    found = set(stops(tree)) | oracle_arrows.unreachable(tree)
    for question, q in tree["questions"].items():
        if not q["answers"] or not set(arrows(tree, question)) <= nodes:
            found |= {node for node in nodes if node != question and (node, question) not in pairs}
        for answer in q["answers"].values():
            if not all(is_clear(tree, branch) for branch in branches(answer)):
                found |= {branch["to"] for branch in branches(answer)} | {last_resort(answer) or ""}
    return found | {after for before, after in pairs if before in found}


def forks(tree: Raw) -> list[Fork]:
    """Every answer that is come to, with those of its ways on that can be judged; the others stand there as None."""
    seen = moments(tree)
    return [
        Fork(question, answer, branches(a), last_resort(a) is not None, given)
        for question, q in tree["questions"].items()
        for answer, a in q["answers"].items()
        if (given := [(*moment.given, (question, answer)) for moment in seen if moment.node == question])
    ]


def ends_seen(tree: Raw) -> list[End]:
    """Every outcome that is come to."""
    seen = moments(tree)
    both = set(tree["questions"])
    return [
        End(outcome, uses(tree, outcome), given)
        for outcome in tree["outcomes"]
        if outcome not in both and (given := [moment.given for moment in seen if moment.node == outcome])
    ]


def overlaps(tree: Raw, fork: Fork) -> set[tuple[int, int]]:
    """Ways on that can be judged, lead to different good ends, and can be open at once."""
    good = {*tree["questions"], *ends(tree)} - stops(tree)

    def opens(branch: Raw, given: Given) -> bool:
        return is_clear(tree, branch) and branch["to"] in good and holds(branch, dict(given))

    found = set()
    for given in fork.seen:
        fitting = [index for index, branch in enumerate(fork.branches) if opens(branch, given)]
        found |= {
            (one, other)
            for one in fitting
            for other in fitting
            if one < other and fork.branches[one]["to"] != fork.branches[other]["to"]
        }
    return found


def unreached(tree: Raw) -> set[str]:
    """Nodes that surely no answers lead to."""
    seen = {moment.node for moment in moments(tree)}
    return {*tree["questions"], *ends(tree)} - seen - touched(tree)


def keys_of(fork: Fork) -> Keys:
    """Where the ways on from an answer stand."""
    return ("questions", fork.question, "answers", fork.answer, "next")


def is_whole(tree: Raw, items: list[Any]) -> bool:
    """Tell whether all of these can be judged."""
    return all(is_clear(tree, item) for item in items)


def met_twice(tree: Raw) -> set[str]:
    """Questions that some visitor is asked again; nobody answers one a third time here."""
    found: set[str] = set()
    waiting: list[tuple[str, Given]] = [(tree["start"], ())] if tree["start"] in tree["questions"] else []
    for node, given in waiting:
        asked = [question for question, _ in given]
        if node in asked:
            found.add(node)
            continue
        for answer, a in tree["questions"].get(node, {"answers": {}})["answers"].items():
            more = (*given, (node, answer))
            waiting += [(target, more) for target in oracle_ways_on(a, dict(more))]
    return found
