"""A question and an outcome have the same id, or one that is taken (same-id).

Questions and outcomes share one set of names, because `next` may lead to either. None of them is called `tekst`: at
that address stands the whole tree as a text. No question is called `any`, `all` or `unless`: those words join
conditions.

Bad:
    questions: {regelen: {…}}
    outcomes: {regelen: {…}}

Good:
    questions: {wat-is-er: {…}}
    outcomes: {regelen: {…}}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.model import AS_TEXT, JOINING
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: TreeContext) -> Iterator[Problem]:
    """Compare the ids of outcomes with those of questions, and both with the one that is taken."""
    for kind, nodes in (("questions", context.tree.questions), ("outcomes", context.tree.outcomes)):
        if AS_TEXT in nodes:
            yield Problem(
                context.place((kind, AS_TEXT), of_key=True),
                "same-id",
                say("the id '{as_text}' is taken: at that address stands the whole tree as a text", as_text=AS_TEXT),
                say("give it another id"),
            )
    for word in JOINING:
        if word in context.tree.questions:
            yield Problem(
                context.place(("questions", word), of_key=True),
                "same-id",
                say("the id '{word}' is taken: in conditions that word joins others", word=word),
                say("give the question another id"),
            )
    for outcome in context.tree.outcomes:
        if outcome in context.tree.questions:
            line = context.place(("questions", outcome), of_key=True).line
            yield Problem(
                context.place(("outcomes", outcome), of_key=True),
                "same-id",
                say("'{outcome}' is already a question (line {line})", outcome=outcome, line=line),
                say("give the question or the outcome another id"),
            )
