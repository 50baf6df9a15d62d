"""Walks one person through a tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Tree

from .conditions import targets
from .exploration import shown_advice


@dataclass(frozen=True)
class Walked:
    """Where answers lead: those that were asked for in their order, where they end, and the advice shown there.

    `arrived` is False where a question is asked that they hold no (known) answer to; `end` is that question.
    """

    given: tuple[tuple[str, str], ...]
    end: str
    arrived: bool
    advice: tuple[str, ...]


def walk(tree: Tree, answers: Mapping[str, str]) -> Walked:
    """Follow answers from the start of a tree without structural faults. At a faulty fork the first way is taken."""
    given: dict[str, str] = {}
    node = tree.start
    while node in tree.questions:
        answer = answers.get(node, "")
        if answer not in tree.questions[node].answers:
            return Walked(tuple(given.items()), node, arrived=False, advice=())
        given[node] = answer
        following = targets(tree.questions[node].answers[answer], given)
        if not following:
            return Walked(tuple(given.items()), node, arrived=False, advice=())
        node = following[0]
    return Walked(tuple(given.items()), node, arrived=True, advice=shown_advice(tree, node, given))
