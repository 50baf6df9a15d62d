"""A question and an outcome have the same id (same-id).

Questions and outcomes share one set of names, because `next` may lead to either.

Bad:
    questions: {regelen: {…}}
    outcomes: {regelen: {…}}

Good:
    questions: {wat-is-er: {…}}
    outcomes: {regelen: {…}}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.subject import Subject
from wegwijzer_build.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Compare the ids of outcomes with those of questions."""
    for outcome in subject.tree.outcomes:
        if outcome in subject.tree.questions:
            line = subject.place(("questions", outcome), of_key=True).line
            yield Problem(
                subject.place(("outcomes", outcome), of_key=True),
                "same-id",
                f"'{outcome}' is already a question (line {line})",
                "give the question or the outcome another id",
            )
