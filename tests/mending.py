"""Makes a sound tree of any tree: what is left of a random one is one that nobody would think of."""

from __future__ import annotations

import copy
from typing import Any

from tests import oracle, oracle_faults
from tests.oracle import Keys, Raw, listed


def with_cases(tree: Raw) -> Raw:
    """Give a sound tree the cases that its outcomes, its conditional advice and its ways out ask for."""
    covered: set[tuple[str, int | None]] = set()
    cases = []
    for end in oracle_faults.ends(tree):
        for given in end.seen:
            shown = [index for index, use in enumerate(end.uses) if oracle.holds(use, dict(given))]
            if not covered.issuperset((end.outcome, index) for index in shown):
                covered |= {(end.outcome, index) for index in shown}
                advice = [end.uses[index]["use"] for index in shown]
                case = {"name": "Iemand", "answers": dict(given), "outcome": end.outcome, "advice": advice}
                cases.append(case)
    for exit_, seen in oracle_faults.exits(tree).items():
        cases.append({"name": "Iemand", "answers": dict(seen[0]), "outcome": exit_})
    return {**tree, "cases": cases}


def mended(tree: Raw) -> Raw:
    """Take out of a tree whatever is at fault, and close its gaps, until the oracle finds nothing more."""
    tree = copy.deepcopy(tree)
    while _mend_ways(tree) or _mend_reach(tree) or _mend_advice(tree):
        pass
    return tree


def _mend_ways(tree: Raw) -> bool:
    for fork in oracle_faults.forks(tree):
        answer = tree["questions"][fork.question]["answers"][fork.answer]
        following = [{"to": answer["next"]}] if isinstance(answer["next"], str) else answer["next"]
        overlaps, closed = oracle_faults.overlaps(fork), oracle_faults.resort_is_never_needed(fork)
        if overlaps:
            del following[min(other for _, other in overlaps)]
        elif closed:
            following.pop()
        elif oracle_faults.gap(fork) is not None:
            following.append({"otherwise": fork.branches[0]["to"] if fork.branches else oracle.ends(tree)[0]})
        elif not _mend_items(following, fork.seen):
            continue
        answer["next"] = following or oracle.ends(tree)[0]
        return True
    return False


def _mend_reach(tree: Raw) -> bool:
    lost = oracle_faults.unreached(tree)
    if lost:
        _take_out(tree, lost)
    return bool(lost)


def _mend_advice(tree: Raw) -> bool:
    for end in oracle_faults.ends(tree):
        repeated = min(oracle_faults.repeats(end), default=None)
        advice = tree["outcomes"][end.outcome]["advice"]
        if repeated is not None:
            del advice[max(index for index, use in enumerate(end.uses) if use["use"] == repeated)]
        elif oracle_faults.nothing_shown(end) is not None:
            advice.append("v0")
        elif not _mend_items(advice, end.seen):
            continue
        return True
    return False


def _mend_items(items: list[Any], seen: list[oracle.Given]) -> bool:
    for index, item in enumerate(items):
        never = oracle_faults.never(item, seen) if isinstance(item, dict) else set()
        if never:
            keys = max(never, key=lambda found: (len(found), [str(key) for key in found]))
            left = _without(item, keys)
            items[index : index + 1] = [] if left is None else [left]
            return True
    return False


def _without(item: Raw, keys: Keys) -> Raw | None:
    """An item without a map or a value in it. None where nothing lets it in any more, or `unless` takes all away."""
    word, rest = str(keys[0]), keys[1:]
    if keys == ("when",):
        return {key: value for key, value in item.items() if key != word}
    maps = copy.deepcopy(listed(item[word]))
    if not rest:
        return None
    if len(rest) == 1:
        del maps[int(rest[0])]
    else:
        number, question, position = int(rest[0]), str(rest[1]), int(rest[2])
        maps[number][question] = [a for i, a in enumerate(listed(maps[number][question])) if i != position]
    if maps:
        return {**item, word: maps}
    return {key: value for key, value in item.items() if key != "unless"} if word == "unless" else None


def reachable(tree: Raw) -> Raw:
    """A tree without what no arrow leads to."""
    found = [tree["start"]]
    for node in found:
        found += [to for to in oracle.arrows(tree, node) if to not in found] if node in tree["questions"] else []
    _take_out(tree, {*tree["questions"], *tree["outcomes"]} - set(found))
    return tree


def _take_out(tree: Raw, nodes: set[str]) -> None:
    """Take out nodes that nothing left leads to, and the conditions that look at them."""
    for section in ("questions", "outcomes"):
        tree[section] = {name: value for name, value in tree[section].items() if name not in nodes}
    for question in tree["questions"].values():
        for answer in question["answers"].values():
            if isinstance(answer["next"], list):
                answer["next"] = [_forgetting(way, nodes) for way in answer["next"]]
    for outcome in tree["outcomes"].values():
        outcome["advice"] = [_forgetting(use, nodes) for use in outcome["advice"]]


def _forgetting(item: Any, questions: set[str]) -> Any:
    if isinstance(item, str):
        return item
    left = {key: value for key, value in item.items() if key not in ("when", "unless")}
    for word in ("when", "unless"):
        maps = [wanted for wanted in listed(item.get(word, [])) if not questions & set(wanted)]
        left.update({word: maps} if maps else {})
    return left
