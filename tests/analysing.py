"""Runs the analysis on raw trees, and reads what it tells."""

from __future__ import annotations

import re

from tests.oracle import Given, Keys, Raw
from wegwijzer_build.analyse import Analysis, State, analyse
from wegwijzer_build.model import Tree
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.validate.plain_trees import plain


class Lines:
    """Stands in for a file in which every key path has a line of its own."""

    def __init__(self) -> None:
        self._line: dict[Keys, int] = {}

    def __call__(self, keys: Keys, *, of_key: bool = False) -> Place:
        return Place("boom.yml", self._line.setdefault(keys, len(self._line) + 1), 1 + of_key, keys=keys)

    def told_in(self, text: str) -> list[Keys]:
        """The key paths of the lines that a text names."""
        by_line = {line: keys for keys, line in self._line.items()}
        return [by_line[int(line)] for line in re.findall(r"line (\d+)", text)]


def analysed(raw: Raw) -> tuple[Analysis | None, tuple[Problem, ...], Lines]:
    """Analyse a raw tree, with a line of its own for every place."""
    lines = Lines()
    return *analyse(plain(Tree.model_validate(raw)).tree, {}, lines), lines


def proved(raw: Raw) -> Analysis:
    """The analysis of a sound raw tree."""
    found, problems, _ = analysed(raw)
    assert found is not None, problems
    return found


def example_in(problem: Problem) -> Given:
    """The answers that a finding shows to lead to it, in order."""
    told = problem.details[0].rpartition(": ")[2]
    if told == "the start, before any answer":
        return ()
    pairs = [pair.split(" = ") for pair in told.split(", ")]
    return tuple((question, answer) for question, answer in pairs)


def state_after(found: Analysis, given_answers: Given) -> State:
    """Where a visitor stands who clicks these answers; fails where one is asked something else on the way."""
    state = found.start
    for question, answer in given_answers:
        assert state.node == question
        state = found.states[state.answers[answer]]
    return state
