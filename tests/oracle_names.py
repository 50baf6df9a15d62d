"""The naive reading, fifth part: a tree with names, written out as one that has none."""

from __future__ import annotations

import copy
from typing import Any

from tests.oracle import Raw, listed


def written_out(raw: Raw) -> Raw:
    """The same tree, in which every name is what it stands for."""
    tree = copy.deepcopy(raw)
    out = _Out(tree)
    for question in tree["questions"].values():
        shared = question.pop("next", None)
        for answer in question["answers"].values():
            following = copy.deepcopy(answer.get("next", shared))
            answer["next"] = [out.item(way) for way in following] if isinstance(following, list) else following
    for outcome in tree["outcomes"].values():
        outcome["advice"] = [use for value in outcome["advice"] for use in out.uses(value)]
        if "first" in outcome:
            outcome["first"] = [out.item(value) for value in outcome["first"]]
    return tree


class _Out:
    """What the names of a tree stand for; takes them out of it."""

    def __init__(self, tree: Raw) -> None:
        self._conditions, self._lists = tree.pop("conditions", {}), tree.pop("lists", {})
        self._groups = {name: question.pop("groups", {}) for name, question in tree["questions"].items()}

    def clauses(self, condition: Any) -> list[Any]:
        found: list[Any] = []
        for clause in listed(condition):
            found += self.clauses(self._conditions[clause]) if isinstance(clause, str) else [self.clause(clause)]
        return found

    def clause(self, clause: Raw) -> Raw:
        for word in ("any", "unless"):
            if word in clause:
                return {word: self.clauses(clause[word])}
        if "all" in clause:
            return {"all": [_one(self.clauses(each)) for each in clause["all"]]}
        return {question: _answers(self._groups.get(question, {}), given) for question, given in clause.items()}

    def item(self, value: Any) -> Any:
        words = [word for word in ("when", "unless") if isinstance(value, dict) and word in value]
        named = value.get("with") if isinstance(value, dict) else None
        if isinstance(named, dict):
            value = {**value, "with": {name: self.clauses(condition) for name, condition in named.items()}}
        return {**value, **{word: self.clauses(value[word]) for word in words}} if words else value

    def uses(self, value: Any) -> list[Any]:
        if isinstance(value, str) or "list" not in value:
            return [self.item(value)]
        inside = [self.item(use) if isinstance(use, dict) else {"use": use} for use in self._lists[value["list"]]]
        return [_under(self.item(value), use) for use in inside]


def _answers(groups: Raw, given: Any) -> list[str]:
    return list(dict.fromkeys(one for answer in listed(given) for one in groups.get(answer, [answer])))


def _one(found: list[Any]) -> Any:
    return found[0] if len(found) == 1 else {"any": found}


def _under(of_list: Raw, use: Raw) -> Raw:
    both = [each["when"] for each in (of_list, use) if "when" in each]
    taking = [clause for each in (use, of_list) for clause in each.get("unless", [])]
    when = both[0] if len(both) == 1 else [{"all": [_one(clauses) for clauses in both]}]
    under = {**({"when": when} if both else {}), **({"unless": taking} if taking else {})}
    return {"use": use["use"], **under, **({"with": use["with"]} if "with" in use else {})}
