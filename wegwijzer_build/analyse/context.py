"""What a check looks at, and how it words the answers that lead to a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from wegwijzer_build.model import Advice, Conditional, Tree, tree_named
from wegwijzer_build.problems import KeyPath, Place
from wegwijzer_build.wording import joined, say

from .conditions import Facts, is_clear
from .demands import Demands
from .exploration import Configuration, Exploration
from .graph import Graph


class PlaceOf(Protocol):
    """Finds the place of a key path in the file of the tree."""

    def __call__(self, keys: KeyPath, /, *, of_key: bool = False) -> Place: ...


@dataclass(frozen=True)
class TreeContext:
    """A tree under check, as a graph, with its places, all advice by id, and what is asked of it."""

    tree: Tree
    graph: Graph
    advice: Mapping[str, Advice]
    place: PlaceOf
    demands: Demands

    def place_of_node(self, node: str) -> Place:
        """The key of a question or an outcome; of a way out, the first that leads there."""
        if tree_named(node) is None:
            section = "questions" if node in self.tree.questions else "outcomes"
            return self.place((section, node), of_key=True)
        return self.place(next(keys for keys, target in targets_in(self.tree) if target == node))


@dataclass(frozen=True)
class ExploredTreeContext(TreeContext):
    """What structural faults leave of a tree, with all its configurations.

    `touched`: nodes to which ways may lead that are not among these.
    """

    exploration: Exploration
    touched: frozenset[str] = frozenset()

    def is_clear(self, *items: Conditional) -> bool:
        """Whether all that the conditions of these items name is there, so that they can be judged."""
        return all(is_clear(item, self.tree) for item in items)

    def way_to(self, configuration: Configuration, *, then: str | None = None) -> str:
        """The fewest answers that lead to a configuration, and the answer given there, in words."""
        given = list(self.exploration.example(configuration))
        if then is not None:
            given.append((configuration[0], then))
        return in_words(given)


def in_words(given: Iterable[tuple[str, str]]) -> str:
    """Answers in a line: `omvang = tot-10, branche = nee`."""
    return joined(f"{question} = {answer}" for question, answer in given) or say("the start, before any answer")


def branch_keys(question: str, answer: str, index: int | None, count: int) -> KeyPath:
    """The key path of a way on; `index` None is the last item, `otherwise`."""
    keys: KeyPath = ("questions", question, "answers", answer, "next")
    return (*keys, count if index is None else index)


def targets_in(tree: Tree) -> Iterator[tuple[KeyPath, str]]:
    """Every target that an answer names, in file order, with its key path."""
    for question, q in tree.questions.items():
        for answer, a in q.answers.items():
            branches = a.next.branches
            for index, branch in enumerate(branches):
                yield (*branch_keys(question, answer, index, len(branches)), "to"), branch.to
            if a.next.otherwise is not None:
                yield (*branch_keys(question, answer, None, len(branches)), "otherwise"), a.next.otherwise


def facts_of(projection: Iterable[tuple[str, str]], answer: tuple[str, str] | None = None) -> Facts:
    """The facts that conditions look at, with the answer just given."""
    facts = dict(projection)
    if answer is not None:
        facts[answer[0]] = answer[1]
    return facts
