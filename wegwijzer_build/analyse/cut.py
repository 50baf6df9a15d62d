"""What faults in the structure of a tree leave to be walked.

What a fault touches is cut off, and the rest is proved as ever. A way ends where its arrow leads to nothing, to a name
that stands for two things, or into a circle, and where a condition names what is not there. What is found on a walk
that never comes there is found in any case: two ways open at once, an answer without a way on. That something never
happens is told only of nodes that no way through what was cut off can lead to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from wegwijzer_build.model import TO_TREE, Answer, Question, Tree, tree_named

from .conditions import is_clear, targets_named
from .graph import Graph, circling, closure

_NOWHERE = f"{TO_TREE}?"
"""What stands before the name of a node at which a walk ends: an end of which nothing is asked."""


@dataclass(frozen=True)
class Cut:
    """A tree of which every arrow leads on.

    Questions, answers, ways on and advice stand where they stand in the whole tree. `touched`: nodes to which ways may
    lead that are not walked here.
    """

    tree: Tree
    touched: frozenset[str] = frozenset()

    @property
    def can_be_walked(self) -> bool:
        """Whether there is a question to begin with."""
        return self.tree.start in self.tree.questions


def leads_nowhere(target: str) -> bool:
    """Tell whether a walk ends here because the tree has a fault here."""
    return target.startswith(_NOWHERE)


def is_unclear(tree: Tree, answer: Answer) -> bool:
    """Tell whether a way on from an answer names in its condition what is not there."""
    return not answer.next.is_given or not all(is_clear(branch, tree) for branch in answer.next.branches)


def cut_of(tree: Tree, graph: Graph) -> Cut:
    """What is left of a tree: itself, where it has no fault in its structure."""
    both = frozenset(tree.questions) & frozenset(tree.outcomes)
    circles = circling(graph)
    lost = (frozenset(graph.nodes) - graph.reached()) if tree.start in tree.questions else frozenset[str]()
    stops = both | circles
    into_the_open = frozenset(_into_the_open(tree, graph))
    unclear = [a for question in tree.questions.values() for a in question.answers.values() if is_unclear(tree, a)]
    if not (stops or lost or into_the_open or unclear or tree.start not in tree.questions):
        return Cut(tree)
    touched = {node for question in into_the_open for node in set(graph.nodes) - graph.leading_to([question])}
    begin = {*both, *circles, *lost, *(to for a in unclear for to in targets_named(a) if to in graph.next)}
    touched |= closure(begin, graph.next)
    start = tree.start if tree.start not in stops else f"{_NOWHERE}{tree.start}"
    questions = {name: _question(tree, question, stops) for name, question in tree.questions.items()}
    left = tree.model_copy(update={"start": start, "questions": MappingProxyType(questions)})
    return Cut(left, frozenset(touched))


def _into_the_open(tree: Tree, graph: Graph) -> Iterator[str]:
    """Questions of which nobody can tell where they lead, so that it may be anywhere further on."""
    for name, question in tree.questions.items():
        answers = question.answers.values()
        if not answers or not all(a.next.is_given and graph.next.keys() >= {*targets_named(a)} for a in answers):
            yield name


def _question(tree: Tree, question: Question, stops: frozenset[str]) -> Question:
    answers = {name: _answer(tree, answer, stops) for name, answer in question.answers.items()}
    return question.model_copy(update={"answers": MappingProxyType(answers)})


def _answer(tree: Tree, answer: Answer, stops: frozenset[str]) -> Answer:
    def to(target: str, *, clear: bool) -> str:
        known = target in tree.questions or target in tree.outcomes or tree_named(target) is not None
        return target if known and clear and target not in stops else f"{_NOWHERE}{target}"

    unclear = is_unclear(tree, answer)
    branches = tuple(
        branch.model_copy(update={"to": to(branch.to, clear=is_clear(branch, tree))}) for branch in answer.next.branches
    )
    last = answer.next.otherwise
    otherwise = None if last is None else to(last, clear=not unclear)
    return answer.model_copy(
        update={"next": answer.next.model_copy(update={"branches": branches, "otherwise": otherwise})}
    )
