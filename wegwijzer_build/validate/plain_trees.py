"""A tree as it is proved and shown: everything that has a name in its file is written out where it is used.

A question's `next` stands at each answer that has none, a group is the answers that it names, and a named condition and
a list of advice stand in the place of their names. A name of nothing stays where it is: `named` tells of it, and the
proof passes over what it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar, cast

from wegwijzer_build.model import AllOf, Answer, AnyOf, Clause, Condition, Conditional, NoneOf, Outcome, Tree, Use
from wegwijzer_build.problems import KeyPath

from .schema import Values

Map = Mapping[str, tuple[str, ...]]
C = TypeVar("C", bound=Conditional)


@dataclass(frozen=True)
class PlainTree:
    """A tree without names, and where in the file stands what does not stand in the same place there."""

    tree: Tree
    elsewhere: Mapping[KeyPath, KeyPath] = field(default_factory=dict)

    def written(self, path: KeyPath) -> KeyPath:
        """A key path in the plain tree, as it is in the file."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.elsewhere:
                return (*self.elsewhere[path[:end]], *path[end:])
        return path


def plain(tree: Tree) -> PlainTree:
    """Write out everything that has a name."""
    if not (tree.conditions or tree.lists or any(q.next or q.groups for q in tree.questions.values())):
        return PlainTree(tree)
    writing = _Writing(tree)
    questions = {}
    for name, question in tree.questions.items():
        answers = {key: writing.answer(name, key, answer) for key, answer in question.answers.items()}
        changed: dict[str, object] = {"answers": MappingProxyType(answers), "next": None, "groups": {}}
        questions[name] = question.model_copy(update=changed)
    outcomes = {name: writing.outcome(name, outcome) for name, outcome in tree.outcomes.items()}
    left = {"questions": MappingProxyType(questions), "outcomes": MappingProxyType(outcomes)}
    return PlainTree(tree.model_copy(update={**left, "conditions": {}, "lists": {}}), writing.elsewhere)


def plain_values(values: Values) -> tuple[Values, Mapping[str, PlainTree]]:
    """All values with their trees plain, and where in their files these stand."""
    trees = {name: plain(tree) for name, tree in cast("Mapping[str, Tree]", values["trees"]).items()}
    return {**values, "trees": MappingProxyType({name: each.tree for name, each in trees.items()})}, trees


class _Writing:
    """Writes out the names of one tree, and notes what comes from elsewhere."""

    def __init__(self, tree: Tree) -> None:
        self.elsewhere: dict[KeyPath, KeyPath] = {}
        self._tree = tree
        circular = circular_names(tree)
        self._conditions = {name: clauses for name, clauses in tree.conditions.items() if name not in circular}

    def answer(self, question: str, name: str, answer: Answer) -> Answer:
        following, of_question = answer.next, self._tree.questions[question].next
        here: KeyPath = ("questions", question, "answers", name, "next")
        there = here
        if not following.is_given and of_question is not None:
            following, there = of_question, ("questions", question, "next")
            self.elsewhere[here] = there
        branches = tuple(
            self._with_conditions(branch, (*here, index), (*there, index))
            for index, branch in enumerate(following.branches)
        )
        return answer.model_copy(update={"next": following.model_copy(update={"branches": branches})})

    def outcome(self, name: str, outcome: Outcome) -> Outcome:
        uses: list[Use] = []
        for index, use in enumerate(outcome.advice):
            there: KeyPath = ("outcomes", name, "advice", index)
            for item, path in self._listed(use, there):
                here = ("outcomes", name, "advice", len(uses))
                if here != path:
                    self.elsewhere[here] = path
                left = self._with_conditions(item, here, path)
                uses.append(left if path == there else self._under(use, left, here, there))
        return outcome.model_copy(update={"advice": tuple(uses)})

    def _listed(self, use: Use, there: KeyPath) -> Iterator[tuple[Use, KeyPath]]:
        items = self._tree.lists.get(use.list or "", ())
        if use.list is None or not items:
            yield use, there
        for index, item in enumerate(items):
            yield item, ("lists", use.list or "", index)

    def _under(self, use: Use, item: Use, here: KeyPath, there: KeyPath) -> Use:
        """An item of a list under the conditions with which the list is used: both have to hold."""
        item_at = self.elsewhere[here]
        when = use.when and self._clauses(use.when, (*here, "when"), (*there, "when"))
        if when and item.when:
            joined = (AllOf(all=(_one(when), _one(item.when))),)
            self.elsewhere[(*here, "when")] = (*there, "when")
            for index, (clauses, path) in enumerate(((when, there), (item.when, item_at))):
                self.elsewhere[(*here, "when", 0, "all", index)] = (*path, "when", *([0] if len(clauses) == 1 else []))
            self.elsewhere[(*here, "when", 0)] = (*there, "when")
            when = joined
        elif when:
            self.elsewhere[(*here, "when")] = (*there, "when")
        unless, at = item.unless or (), len(item.unless or ())
        if use.unless:
            for index in range(at):
                self.elsewhere.setdefault((*here, "unless", index), (*item_at, "unless", index))
            self.elsewhere[(*here, "unless")] = (*there, "unless")
            unless += self._clauses(use.unless, (*here, "unless"), (*there, "unless"), at)
        return item.model_copy(update={"when": when or item.when, "unless": unless or None})

    def _with_conditions(self, item: C, here: KeyPath, there: KeyPath) -> C:
        changed = {
            word: self._clauses(condition, (*here, word), (*there, word))
            for word, condition in (("when", item.when), ("unless", item.unless))
            if condition is not None
        }
        return item.model_copy(update=changed) if changed else item

    def _clauses(self, condition: Condition, here: KeyPath, there: KeyPath, first: int = 0) -> tuple[Clause, ...]:
        """The clauses of a condition; those of a condition with a name stand among them."""
        found: list[Clause] = []
        for clause, path in self._named(condition, there):
            at = (*here, first + len(found))
            if at != path:
                self.elsewhere[at] = path
            found.append(self._clause(clause, at, path))
        return tuple(found)

    def _named(self, condition: Condition, there: KeyPath) -> Iterator[tuple[Clause, KeyPath]]:
        for index, clause in enumerate(condition):
            if isinstance(clause, str) and clause in self._conditions:
                yield from self._named(self._conditions[clause], ("conditions", clause))
            else:
                yield clause, (*there, index)

    def _clause(self, clause: Clause, here: KeyPath, there: KeyPath) -> Clause:
        if isinstance(clause, AnyOf):
            return AnyOf.model_construct(any=self._clauses(clause.any, (*here, "any"), (*there, "any")))
        if isinstance(clause, NoneOf):
            return NoneOf.model_construct(unless=self._clauses(clause.unless, (*here, "unless"), (*there, "unless")))
        if isinstance(clause, AllOf):
            return AllOf.model_construct(all=tuple(self._all(clause.all, (*here, "all"), (*there, "all"))))
        if isinstance(clause, str):
            return clause
        strange = next(strange_groups(self._tree, clause), None)
        return strange[2] if strange else self._map(clause, here, there)

    def _all(self, clauses: Sequence[Clause], here: KeyPath, there: KeyPath) -> Iterator[Clause]:
        for index, clause in enumerate(clauses):
            at: KeyPath = (*here, index)
            named = tuple(self._named((clause,), there))
            if len(named) == 1:
                self.elsewhere[at] = named[0][1] if isinstance(clause, str) else (*there, index)
                yield self._clause(named[0][0], at, self.elsewhere[at])
            else:
                yield AnyOf.model_construct(any=self._clauses((clause,), (*at, "any"), there))

    def _map(self, wanted: Map, here: KeyPath, there: KeyPath) -> Map:
        changed: dict[str, tuple[str, ...]] = {}
        for name, answers in wanted.items():
            groups = self._tree.questions[name].groups if name in self._tree.questions else {}
            found: list[str] = []
            for index, answer in enumerate(answers):
                for one in groups.get(answer, (answer,)):
                    if one not in found:
                        if len(found) != index:
                            self.elsewhere[(*here, name, len(found))] = (*there, name, index)
                        found.append(one)
            changed[name] = tuple(found)
        return MappingProxyType(changed)


def strange_groups(tree: Tree, wanted: Map) -> Iterator[tuple[str, int, str, str]]:
    """Groups of another question in a map: question, position, name of the group, and whose it is."""
    for question, answers in wanted.items():
        own = tree.questions.get(question)
        for position, answer in enumerate(answers):
            of = next((name for name, q in tree.questions.items() if answer in q.groups), None)
            if own and of and answer not in own.answers and answer not in own.groups:
                yield question, position, answer, of


def circular_names(tree: Tree) -> frozenset[str]:
    """The conditions that are made of themselves; nobody knows what they stand for."""
    named = {
        name: {clause for _, clause in clauses_within(condition) if isinstance(clause, str)}
        for name, condition in tree.conditions.items()
    }
    found = set()
    for name, direct in named.items():
        inside = list(direct)
        for inner in inside:
            inside += named.get(inner, set()) - set(inside)
        if name in inside:
            found.add(name)
    return frozenset(found)


def clauses_within(condition: Condition, keys: KeyPath = ()) -> Iterator[tuple[KeyPath, Clause]]:
    """All clauses of a condition, at any depth, with their key paths."""
    for index, clause in enumerate(condition):
        here = (*keys, index)
        yield here, clause
        if isinstance(clause, AnyOf):
            yield from clauses_within(clause.any, (*here, "any"))
        elif isinstance(clause, AllOf):
            yield from clauses_within(clause.all, (*here, "all"))
        elif isinstance(clause, NoneOf):
            yield from clauses_within(clause.unless, (*here, "unless"))


def _one(clauses: Condition) -> Clause:
    return clauses[0] if len(clauses) == 1 else AnyOf.model_construct(any=clauses)
