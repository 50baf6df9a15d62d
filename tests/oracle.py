"""A second, naive reading of what a tree means, to hold the analysis against.

It shares no code with the analysis. It works on raw values, as they stand in a file, and tries everything: every
answer after every answer, and every complete sheet of answers. Slow, and simple enough to believe.
"""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

Raw = dict[str, Any]
Facts = dict[str, str]
Given = tuple[tuple[str, str], ...]
"""Answers in the order in which they were given."""
Keys = tuple[str | int, ...]
Sheet = tuple[tuple[str, str], ...]
"""An answer to every question of a tree, in file order, whether it is asked or not."""


class Moment(NamedTuple):
    """Where somebody stands, and what they answered to get there."""

    node: str
    given: Given


# --- conditions ----------------------------------------------------------------------------------------------------


def listed(value: Any) -> list[Any]:
    """One value or a list of them, as a list."""
    return value if isinstance(value, list) else [value]


def fits(wanted: Raw, facts: Facts) -> bool:
    """Tell whether one whole map fits; a question that was not asked matches nothing. Clauses may be joined."""
    if "any" in wanted:
        return any(fits(each, facts) for each in wanted["any"])
    if "all" in wanted:
        return all(fits(each, facts) for each in wanted["all"])
    if "unless" in wanted:
        return not any(fits(each, facts) for each in listed(wanted["unless"]))
    return all(question in facts and facts[question] in listed(answers) for question, answers in wanted.items())


def let_in(item: Raw, facts: Facts) -> bool:
    """Tell whether there is no `when`, or one of its maps fits."""
    return "when" not in item or any(fits(wanted, facts) for wanted in listed(item["when"]))


def holds(item: Raw, facts: Facts) -> bool:
    """Tell whether an item is let in, and no map of its `unless` takes it away."""
    return let_in(item, facts) and not any(fits(wanted, facts) for wanted in listed(item.get("unless", [])))


# --- ways on -------------------------------------------------------------------------------------------------------


def branches(answer: Raw) -> list[Raw]:
    """All ways on but the last resort."""
    following = answer["next"]
    return [{"to": following}] if isinstance(following, str) else [b for b in following if "otherwise" not in b]


def last_resort(answer: Raw) -> str | None:
    """The `otherwise`, if there is one."""
    following = answer["next"]
    return next((b["otherwise"] for b in following if "otherwise" in b), None) if isinstance(following, list) else None


def open_branches(answer: Raw, facts: Facts) -> list[int]:
    """The numbers of the ways on that hold."""
    return [index for index, branch in enumerate(branches(answer)) if holds(branch, facts)]


def ways_on(answer: Raw, facts: Facts) -> list[str]:
    """All nodes that an answer leads to: one if the tree is sound."""
    found = [branches(answer)[index]["to"] for index in open_branches(answer, facts)]
    resort = last_resort(answer)
    if not found and resort is not None:
        found = [resort]
    return sorted(set(found))


def arrows(tree: Raw, question: str) -> list[str]:
    """Every node that the answers to a question name, whether it exists or not."""
    named = []
    for answer in tree["questions"][question]["answers"].values():
        named += [branch["to"] for branch in branches(answer)]
        resort = last_resort(answer)
        named += [] if resort is None else [resort]
    return named


def exits(tree: Raw) -> list[str]:
    """Every other tree that an answer leads on to, as it is written, each once."""
    named = [target for question in tree["questions"] for target in arrows(tree, question)]
    return list(dict.fromkeys(target for target in named if target.startswith("tree:")))


def ends(tree: Raw) -> list[str]:
    """Where a visit ends: the outcomes, and the other trees that answers lead on to."""
    return [*tree["outcomes"], *exits(tree)]


def shown(tree: Raw, outcome: str, given: Given) -> list[str]:
    """The advice that an outcome shows, each with its fragments behind it."""
    facts, found = dict(given), []
    for use in uses(tree, outcome):
        if holds(use, facts):
            found.append(use["use"])
            found += [f"{use['use']}/{name}" for name, condition in fragments(use) if let_in(condition, facts)]
    return found


def first(tree: Raw, outcome: str, given: Given) -> list[str]:
    """The contacts that an outcome puts first."""
    return [use["use"] for use in firsts(tree, outcome) if holds(use, dict(given))]


def firsts(tree: Raw, outcome: str) -> list[Raw]:
    """All contacts that an outcome may put first, each as a map."""
    return [{"use": use} if isinstance(use, str) else use for use in tree["outcomes"][outcome].get("first", [])]


def fragments(use: Raw) -> list[tuple[str, Raw]]:
    """The fragments that an advice is shown with, each with its condition as a `when`."""
    named = use.get("with", {})
    return (
        [(name, {"when": each}) for name, each in named.items()]
        if isinstance(named, dict)
        else [(n, {}) for n in named]
    )


def uses(tree: Raw, outcome: str) -> list[Raw]:
    """The advice of an outcome, each as a map."""
    return [{"use": use} if isinstance(use, str) else use for use in tree["outcomes"][outcome]["advice"]]


def all_questions(tree: Raw) -> dict[str, list[str]]:
    """Question id → its answer ids."""
    return {question: list(q["answers"]) for question, q in tree["questions"].items()}


# --- everything that can happen ------------------------------------------------------------------------------------


def moments(tree: Raw) -> list[Moment]:
    """Every moment of every visit, the shortest first. Where a `next` is at fault, the visit goes on in all ways."""
    found = {Moment(tree["start"], ()): None}
    waiting = list(found)
    for node, given in waiting:
        for answer, a in tree["questions"].get(node, {"answers": {}})["answers"].items():
            more = (*given, (node, answer))
            new = [Moment(target, more) for target in ways_on(a, dict(more)) if Moment(target, more) not in found]
            found.update(dict.fromkeys(new))
            waiting += new
    return waiting


def sheets(tree: Raw) -> list[Sheet]:
    """Every way to answer all questions."""
    named = [[(question, answer) for answer in answers] for question, answers in all_questions(tree).items()]
    return list(itertools.product(*named))


def visit(tree: Raw, sheet: Sheet) -> list[Moment]:
    """The moments of somebody who answers as on the sheet; for sound trees."""
    answers = dict(sheet)
    walked = [Moment(tree["start"], ())]
    while walked[-1].node in tree["questions"]:
        node, given = walked[-1]
        more = (*given, (node, answers[node]))
        (target,) = ways_on(tree["questions"][node]["answers"][answers[node]], dict(more))
        walked.append(Moment(target, more))
    return walked


def changed(sheet: Sheet, question: str, answer: str) -> Sheet:
    """The sheet with another answer to one question."""
    return tuple((q, answer if q == question else a) for q, a in sheet)


def longest_way(tree: Raw, moment: Moment) -> int:
    """The most questions somebody may still have to answer. Sound trees."""
    node, given = moment
    if node not in tree["questions"]:
        return 0
    after = [(*given, (node, answer)) for answer in tree["questions"][node]["answers"]]
    ways = [(ways_on(tree["questions"][node]["answers"][more[-1][1]], dict(more))[0], more) for more in after]
    return 1 + max(longest_way(tree, Moment(target, more)) for target, more in ways)


class Futures:
    """Gives every moment a number; two have the same exactly if all that can follow shows the same. Sound trees."""

    def __init__(self, tree: Raw) -> None:
        self._tree = tree
        self._numbers: dict[object, int] = {}

    def of(self, moment: Moment) -> int:
        """The number of what is shown here, and after every way to answer from here on."""
        node, given = moment
        if node.startswith("tree:"):
            look: object = node
        elif node in self._tree["outcomes"]:
            look = (node, tuple(shown(self._tree, node, given)))
        else:
            after = []
            for answer, a in self._tree["questions"][node]["answers"].items():
                more = (*given, (node, answer))
                (target,) = ways_on(a, dict(more))
                after.append((answer, self.of(Moment(target, more))))
            look = (node, tuple(after))
        return self._numbers.setdefault(look, len(self._numbers))
