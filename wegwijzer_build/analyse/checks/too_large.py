"""A tree that is too large to prove or to read (too-large).

Over 20,000 states, 500,000 combinations of a question with the answers that still matter there, or 200 questions in a
row, a tree is refused. Answers multiply when many questions are looked at again much later: the message names those.

Bad:
    # twelve questions with five answers each, all looked at in one outcome

Good:
    # conditions that look back at few questions, or two smaller trees
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.exploration import MAX_CONFIGURATIONS
from wegwijzer_build.analyse.graph import longest_way
from wegwijzer_build.analyse.states import MAX_STATES, number_of_states
from wegwijzer_build.analyse.subject import ExploredSubject, Subject
from wegwijzer_build.problems import Problem

MAX_QUESTIONS_IN_A_ROW = 200


def check_length(subject: Subject) -> Iterator[Problem]:
    """Measure the longest way, before anything is walked."""
    longest = longest_way(subject.graph)
    if longest > MAX_QUESTIONS_IN_A_ROW:
        yield Problem(
            subject.place(("questions",), of_key=True),
            "too-large",
            f"a visitor may have to answer {longest} questions in a row; {MAX_QUESTIONS_IN_A_ROW} is the most",
            "split the tree",
        )


def check(subject: ExploredSubject) -> Iterator[Problem]:
    """Count configurations and states."""
    exploration = subject.exploration
    if not exploration.complete:
        size, what = MAX_CONFIGURATIONS, "combinations of a question and the answers that still matter there"
    else:
        size, what = MAX_STATES, "states"
        if sum(number_of_states(exploration).values()) <= size:
            return
    node = max(exploration.configurations, key=lambda name: len(exploration.configurations[name]))
    multiply = ", ".join(f"'{question}'" for question in exploration.live[node])
    yield Problem(
        subject.place(("questions",), of_key=True),
        "too-large",
        f"the tree has over {size:,} {what}",
        f"these answers multiply at '{node}': {multiply}; let fewer conditions look back at them, or split the tree",
    )
