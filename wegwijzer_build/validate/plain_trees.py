"""A tree as it is proved and shown: everything that has a name in its file is written out where it is used.

A question's `next` stands at each answer that has none, a group is the answers that it names, and a named condition and
a list of advice stand in the place of their names. A fragment stands behind its advice (`kosten/klein`), and holds
where that does and its own condition does too: so whatever is proved of advice is proved of it. A name of nothing stays
where it is: `named` tells of it, and the proof passes over what it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar, cast

from wegwijzer_build.model import (
    FRAGMENT,
    NO_ADVICE,
    AllOf,
    Answer,
    AnyOf,
    Clause,
    Condition,
    Conditional,
    NoneOf,
    Outcome,
    Settings,
    Tree,
    Use,
)
from wegwijzer_build.problems import KeyPath

from .context import SITE
from .own_contacts import with_contacts_first
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
    if not _has_names(tree):
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


def _has_names(tree: Tree) -> bool:
    asked, shown = tree.questions.values(), (use for outcome in tree.outcomes.values() for use in outcome.advice)
    return bool(tree.conditions or tree.lists or any(q.next or q.groups for q in asked) or any(u.with_ for u in shown))


def plain_values(values: Values) -> tuple[Values, Mapping[str, PlainTree]]:
    """All values with their trees plain, and where in their files these stand."""
    trees = {name: plain(tree) for name, tree in cast("Mapping[str, Tree]", values["trees"]).items()}
    site = cast("Settings | None", values[SITE].get(SITE))
    whole = {name: with_contacts_first(each.tree, site) for name, each in trees.items()}
    return {**values, "trees": MappingProxyType(whole)}, trees


@dataclass(frozen=True)
class _Layer:
    """One of the things that have to hold for what an outcome shows, and where in the file it stands.

    An advice in a list has two: where the list is used, and in it. A fragment has one more.
    """

    path: KeyPath
    when: Condition | None = None
    unless: Condition | None = None
    is_fragment: bool = False

    @property
    def path_of_when(self) -> KeyPath:
        """Of a fragment the condition stands behind its name."""
        return self.path if self.is_fragment else (*self.path, "when")


def _with_fragments(use: Use, layers: tuple[_Layer, ...], path: KeyPath) -> Iterator[tuple[str, tuple[_Layer, ...]]]:
    yield use.use, layers
    for name, condition in use.with_.items():
        yield f"{use.use}{FRAGMENT}{name}", (*layers, _Layer((*path, "with", name), condition, is_fragment=True))


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
        there: KeyPath = ("outcomes", name, "first")
        for index, use in enumerate(outcome.advice):
            at: KeyPath = ("outcomes", name, "advice", index)
            for shown, layers in self._shown(use, at):
                here = ("outcomes", name, "advice", len(uses))
                if here != layers[-1].path:
                    self.elsewhere[here] = layers[-1].path
                changed: dict[str, object] = {"use": shown, "list": None, "with_": MappingProxyType({})}
                changed |= {"when": self._when(layers, here), "unless": self._unless(layers, here)}
                uses.append(use.model_copy(update={**changed, "list": use.list if shown == NO_ADVICE else None}))
        first = (self._with_conditions(item, (*there, i), (*there, i)) for i, item in enumerate(outcome.first))
        return outcome.model_copy(update={"first": tuple(first), "advice": tuple(uses)})

    def _shown(self, use: Use, there: KeyPath) -> Iterator[tuple[str, tuple[_Layer, ...]]]:
        """What a use shows, each advice and each fragment of it, with all that has to hold for that."""
        layer = _Layer(there, use.when, use.unless)
        listed = self._tree.lists.get(use.list or "", ())
        if use.list is None or not listed:
            yield from _with_fragments(use, (layer,), there)
        for index, item in enumerate(listed if use.list is not None else ()):
            path: KeyPath = ("lists", use.list or "", index)
            yield from _with_fragments(item, (layer, _Layer(path, item.when, item.unless)), path)

    def _when(self, layers: Sequence[_Layer], here: KeyPath) -> Condition | None:
        """What has to hold: that of the only layer with a condition, or those of several together."""
        given = [(layer.when, layer.path_of_when) for layer in layers if layer.when is not None]
        if not given:
            return None
        if len(given) == 1:
            condition, path = given[0]
            if (*here, "when") != path:
                self.elsewhere[(*here, "when")] = path
            return self._clauses(condition, (*here, "when"), path)
        place_of_both = given[-1 if layers[-1].is_fragment else 0][1]
        self.elsewhere[(*here, "when")] = self.elsewhere[(*here, "when", 0)] = place_of_both
        parts = []
        for index, (condition, path) in enumerate(given):
            at: KeyPath = (*here, "when", 0, "all", index)
            parts.append(self._as_one(condition, at, path))
        return (AllOf.model_construct(all=tuple(parts)),)

    def _unless(self, layers: Sequence[_Layer], here: KeyPath) -> Condition | None:
        """What may take it away: all that any layer says, the innermost first."""
        found: tuple[Clause, ...] = ()
        for layer in reversed(layers):
            if layer.unless is not None:
                path: KeyPath = (*layer.path, "unless")
                if (*here, "unless") != path:
                    self.elsewhere[(*here, "unless")] = path
                found += self._clauses(layer.unless, (*here, "unless"), path, len(found))
        return found or None

    def _as_one(self, condition: Condition, here: KeyPath, there: KeyPath) -> Clause:
        """A condition where only one clause can stand."""
        named = tuple(self._named(condition, there))
        if len(named) > 1:
            self.elsewhere[here] = there
            return AnyOf.model_construct(any=self._clauses(condition, (*here, "any"), there))
        clause, self.elsewhere[here] = named[0]
        return self._clause(clause, here, self.elsewhere[here])

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
