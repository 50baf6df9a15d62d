"""The old content with the ids of today, where somebody said what was renamed: so nothing seems lost and gained."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from wegwijzer_build.model import (
    FRAGMENT,
    NOTHING_RENAMED,
    TO_TREE,
    Model,
    RenamedIds,
    Tree,
    Written,
    attribute_of,
    tree_named,
)
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table, shape_of
from wegwijzer_build.validate.contact_ways import FOLLOWED
from wegwijzer_build.validate.targets import WORDS

from .reading import ContentReading

_LINK = re.compile(rf"(?<=\]\()(\s*)({'|'.join((*WORDS, *FOLLOWED))}):([a-z0-9-]+)")
Ids = Mapping[str, str]


def with_new_ids(reading: ContentReading, renamed: RenamedIds) -> ContentReading:
    """A reading in which every id that was renamed is the new one, wherever it is named."""
    if renamed == NOTHING_RENAMED:
        return reading
    renaming = _Renaming(renamed)
    values = {
        collection: MappingProxyType(
            {renaming.id(collection, name): renaming.value(shape_of(type(item)), item) for name, item in items.items()}
        )
        for collection, items in reading.values.items()
    }
    values["trees"] = MappingProxyType({name: renaming.tree(name, tree) for name, tree in values["trees"].items()})
    old_ids = {
        (collection, new): (collection, old)
        for collection in reading.values
        for old, new in renamed.of_collection(collection).items()
    }
    return replace(reading, written=replace(reading.written, values=values), old_ids=old_ids)


@dataclass(frozen=True)
class _Renaming:
    renamed: RenamedIds

    def id(self, collection: str | None, name: str) -> str:
        """The id of today."""
        return self.renamed.of_collection(collection or "").get(name, name)

    def value(self, shape: Shape, value: Any) -> Any:
        """A value with the ids of today of all items that it names."""
        if value is None:
            return None
        if isinstance(shape, Leaf):
            if shape.refers_to:
                return self._item(shape.refers_to, value)
            return _LINK.sub(self._link, value) if shape.written in _WITH_LINKS else value
        if isinstance(shape, Many):
            return tuple(self.value(shape.item, each) for each in value)
        if isinstance(shape, Table):
            new = {self.id(shape.key.refers_to, key): self.value(shape.value, each) for key, each in value.items()}
            return MappingProxyType(new)
        return self._record(shape, value)

    def _item(self, collection: str, value: str) -> str:
        item, mark, fragment = value.partition(FRAGMENT)
        return f"{self.id(collection, item)}{mark}{fragment}"

    def _record(self, shape: Record, value: Model) -> Model:
        shape = shape_of(type(value)) if type(value) is not shape.model else shape
        return value.model_copy(
            update={
                attribute_of(key): self.value(inner, getattr(value, attribute_of(key)))
                for key, inner in shape.fields.items()
            }
        )

    def _link(self, link: re.Match[str]) -> str:
        collection = WORDS.get(link[2], "contacts")
        return f"{link[1]}{link[2]}:{self.id(collection, link[3])}"

    def tree(self, name: str, tree: Model) -> Model:
        """A tree, under its new name, with the new ids of what is in it."""
        if not isinstance(tree, Tree):
            raise TypeError(type(tree))
        questions = self.renamed.questions.get(name, {})
        nodes = {**questions, **self.renamed.outcomes.get(name, {})}
        answers = self.renamed.answers.get(name, {})
        inner = _InTree(self.renamed.trees, self.renamed.advice, nodes, questions, answers)
        asked = {nodes.get(old, old): each for old, each in tree.questions.items()}
        shown = {nodes.get(old, old): inner.outcome(each) for old, each in tree.outcomes.items()}
        return tree.model_copy(
            update={
                "start": nodes.get(tree.start, tree.start),
                "questions": MappingProxyType({new: inner.question(new, each) for new, each in asked.items()}),
                "outcomes": MappingProxyType(shown),
                "cases": tuple(map(inner.case, tree.cases)),
            }
        )


_WITH_LINKS = frozenset([Written.PLAIN, Written.LINES, Written.MARKDOWN])


@dataclass(frozen=True)
class _InTree:
    """New ids within one tree. `answers`: question (its new id) → old answer → new answer."""

    trees: Ids
    advice: Ids
    nodes: Ids
    questions: Ids
    answers: Mapping[str, Ids]

    def question(self, name: str, question: Any) -> Any:
        """A question with the ids of its answers, and of where they lead."""
        ids = self.answers.get(name, {})
        answers = {ids.get(old, old): self._answer(each) for old, each in question.answers.items()}
        return question.model_copy(update={"answers": MappingProxyType(answers)})

    def outcome(self, outcome: Any) -> Any:
        """An outcome with the ids that its conditions name."""
        shown = {key: tuple(map(self._conditional, getattr(outcome, key))) for key in ("first", "advice")}
        return outcome.model_copy(update=shown)

    def case(self, case: Any) -> Any:
        """An example with the ids of what it answers and of what it comes to."""
        given = {self.questions.get(q, q): self._given(q, (a,))[0] for q, a in case.answers.items()}
        advice = tuple(self.advice.get(each, each) for each in case.advice)
        return case.model_copy(
            update={"answers": MappingProxyType(given), "outcome": self._node(case.outcome), "advice": advice}
        )

    def _answer(self, answer: Any) -> Any:
        under = map(self._conditional, answer.next.branches)
        branches = tuple(branch.model_copy(update={"to": self._node(branch.to)}) for branch in under)
        resort = answer.next.otherwise
        following = {"branches": branches, "otherwise": None if resort is None else self._node(resort)}
        return answer.model_copy(update={"next": answer.next.model_copy(update=following)})

    def _conditional(self, item: Any) -> Any:
        conditions = {key: self._condition(getattr(item, key)) for key in ("when", "unless")}
        return item.model_copy(update=conditions)

    def _condition(self, clauses: tuple[Any, ...] | None) -> Any:
        return None if clauses is None else tuple(map(self._clause, clauses))

    def _clause(self, clause: Any) -> Any:
        if isinstance(clause, Model):
            joined = {word: self._condition(getattr(clause, word)) for word in type(clause).model_fields}
            return clause.model_copy(update=joined)
        if isinstance(clause, str):
            return clause
        return MappingProxyType({self.questions.get(q, q): self._given(q, answers) for q, answers in clause.items()})

    def _given(self, question: str, answers: tuple[str, ...]) -> tuple[str, ...]:
        ids = self.answers.get(self.questions.get(question, question), {})
        return tuple(ids.get(answer, answer) for answer in answers)

    def _node(self, target: str) -> str:
        other = tree_named(target)
        return self.nodes.get(target, target) if other is None else f"{TO_TREE}{self.trees.get(other, other)}"
