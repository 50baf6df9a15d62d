"""A question from which no end can be reached (dead-end).

A question without answers, or one whose ways only lead round in circles, leaves a visitor with nothing. An end is an
outcome, or a way on to another tree.

Bad:
    branche: {ask: Heeft uw branche er een?, answers: {}}

Good:
    branche:
      ask: Heeft uw branche er een?
      answers:
        ja: {say: Ja, next: regelen}
        weet-niet: {say: Weet ik niet, unsure: true, next: regelen}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.conditions import targets_named
from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: TreeContext) -> Iterator[Problem]:
    """Follow all arrows back from the ends, and from questions that have another fault to mend first."""
    questions = context.tree.questions
    first_to_mend = [name for name in questions if not questions[name].answers or _may_lead_on(context, name)]
    ending = context.graph.leading_to([*context.graph.ends, *first_to_mend])
    for name, question in questions.items():
        if not question.answers:
            message, hint = (
                say("the question '{name}' has no answers", name=name),
                say("give it answers, each with a way on"),
            )
        elif name not in ending:
            message, hint = (
                say("no way leads from the question '{name}' to an outcome", name=name),
                say("lead one of its ways to an outcome"),
            )
        else:
            continue
        yield Problem(context.place(("questions", name), of_key=True), "dead-end", message, hint)


def _may_lead_on(context: TreeContext, name: str) -> bool:
    """Whether an answer leads to a target that is not there, or nobody has said where it leads."""
    answers = context.tree.questions[name].answers.values()
    return not all(a.next.is_given and context.graph.next.keys() >= {*targets_named(a)} for a in answers)
