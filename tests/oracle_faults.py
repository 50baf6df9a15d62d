"""The naive reading, second part: faults that show when walking."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from tests import oracle
from tests.oracle import Facts, Given, Keys, Raw, branches, fits, holds, last_resort, let_in, listed, moments, uses


class Fork(NamedTuple):
    """The ways on from an answer, and everything that can have been answered there (itself last), shortest first."""

    question: str
    answer: str
    branches: list[Raw]
    otherwise: bool
    seen: list[Given]


class End(NamedTuple):
    """The advice of an outcome, and everything that can have been answered there, shortest first."""

    outcome: str
    uses: list[Raw]
    seen: list[Given]


def forks(tree: Raw) -> list[Fork]:
    """Every answer that is come to at all."""
    everything = moments(tree)
    found = []
    for question, q in tree["questions"].items():
        for answer, a in q["answers"].items():
            seen = [(*moment.given, (question, answer)) for moment in everything if moment.node == question]
            found.append(Fork(question, answer, branches(a), last_resort(a) is not None, seen))
    return [fork for fork in found if fork.seen]


def ends(tree: Raw) -> list[End]:
    """Every outcome that is come to at all."""
    everything = moments(tree)
    found = [
        End(outcome, uses(tree, outcome), [moment.given for moment in everything if moment.node == outcome])
        for outcome in tree["outcomes"]
    ]
    return [end for end in found if end.seen]


def unreached(tree: Raw) -> set[str]:
    """Nodes that no answers lead to."""
    return {*tree["questions"], *oracle.ends(tree)} - {moment.node for moment in moments(tree)}


def exits(tree: Raw) -> dict[str, list[Given]]:
    """Every other tree that answers lead on to → everything that can have been answered there, shortest first."""
    everything = moments(tree)
    found = {exit_: [moment.given for moment in everything if moment.node == exit_] for exit_ in oracle.exits(tree)}
    return {exit_: seen for exit_, seen in found.items() if seen}


def overlaps(fork: Fork) -> dict[tuple[int, int], int]:
    """Two ways on with different ends that can be open at once → the number of answers at which they first are."""
    found: dict[tuple[int, int], int] = {}
    for given in fork.seen:
        fitting = [index for index, branch in enumerate(fork.branches) if holds(branch, dict(given))]
        for one, other in itertools.combinations(fitting, 2):
            if fork.branches[one]["to"] != fork.branches[other]["to"]:
                found.setdefault((one, other), len(given))
    return found


def gap(fork: Fork) -> int | None:
    """The number of answers after which no way on is open for the first time."""
    lost = [len(given) for given in fork.seen if not any(holds(branch, dict(given)) for branch in fork.branches)]
    return None if fork.otherwise else min(lost, default=None)


def nothing_shown(end: End) -> int | None:
    """The number of answers after which an outcome is empty for the first time."""
    lost = [len(given) for given in end.seen if not any(holds(use, dict(given)) for use in end.uses)]
    return min(lost, default=None)


def repeats(end: End) -> dict[str, int]:
    """Advice that an outcome can show twice → the number of answers after which it does first."""
    found: dict[str, int] = {}
    for given in end.seen:
        names = [use["use"] for use in end.uses if holds(use, dict(given))]
        found.update({name: len(given) for name in names if names.count(name) > 1 and name not in found})
    return found


def resort_is_never_needed(fork: Fork) -> bool:
    """Tell whether some way on before the `otherwise` is open whatever was answered."""
    return fork.otherwise and all(any(holds(b, dict(given)) for b in fork.branches) for given in fork.seen)


def never(item: Raw, seen: list[Given]) -> set[Keys]:
    """The key paths, within an item, of conditions and of values in them that tell something that never happens.

    A `when` that always holds is one: it never keeps anything out.
    """
    facts = [dict(given) for given in seen]
    inside = [f for f in facts if let_in(item, f)]
    found = _never_fits(item, "when", facts)
    if "when" in item and len(inside) == len(facts):
        found.add(("when",))
    if inside:
        found |= _never_fits(item, "unless", inside)
        if not any(holds(item, f) for f in inside):
            found.add(("unless",))
    return found


def _never_fits(item: Raw, word: str, facts: list[Facts]) -> set[Keys]:
    found: set[Keys] = set()
    for number, wanted in enumerate(listed(item.get(word, []))):
        fitting = [f for f in facts if fits(wanted, f)]
        if not fitting:
            found.add((word, number))
            continue
        for question, answers in wanted.items():
            for position, answer in enumerate(listed(answers)):
                if not any(f[question] == answer for f in fitting):
                    found.add((word, number, question, position))
    return found
