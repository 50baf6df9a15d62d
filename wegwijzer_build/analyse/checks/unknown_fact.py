"""A condition or a case names a question or an answer that does not exist (unknown-fact).

Conditions and the `answers` of a case hold ids of questions of the same tree, each with ids of its answers; a
condition may hold the name of a group of these.

Bad:
    - {use: branche-vertrouwenspersoon, when: {branche: jaa}}

Good:
    - {use: branche-vertrouwenspersoon, when: {branche: ja}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wegwijzer_build.analyse.conditions import maps_of
from wegwijzer_build.analyse.context import TreeContext, branch_keys
from wegwijzer_build.model import Conditional
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import nearest, say


def check(context: TreeContext) -> Iterator[Problem]:
    """Look up every question and answer that a condition or a case names."""
    tree = context.tree
    for question, q in tree.questions.items():
        for answer, a in q.answers.items():
            for index, branch in enumerate(a.next.branches):
                yield from _conditions(context, branch, branch_keys(question, answer, index, len(a.next.branches)))
    for outcome, o in tree.outcomes.items():
        for section, items in (("first", o.first), ("advice", o.advice)):
            for index, item in enumerate(items):
                yield from _conditions(context, item, ("outcomes", outcome, section, index))
    for index, case in enumerate(tree.cases):
        answers = {question: (answer,) for question, answer in case.answers.items()}
        yield from _facts(context, answers, ("cases", index, "answers"))


def _conditions(context: TreeContext, item: Conditional, keys: KeyPath) -> Iterator[Problem]:
    for path, facts in maps_of(item):
        yield from _facts(context, facts, (*keys, *path))


def _facts(context: TreeContext, facts: Mapping[str, Sequence[str]], keys: KeyPath) -> Iterator[Problem]:
    for question, answers in facts.items():
        if question not in context.tree.questions:
            guess = nearest(question, context.tree.questions)
            hint = (
                say("did you mean '{guess}'?", guess=guess)
                if guess
                else say("expected the id of a question of this tree")
            )
            place = context.place((*keys, question), of_key=True)
            yield Problem(place, "unknown-fact", say("'{question}' is not a question", question=question), hint)
            continue
        known = context.tree.questions[question].answers
        for index, answer in enumerate(answers):
            if answer not in known:
                guess = nearest(answer, known)
                hint = (
                    say("did you mean '{guess}'?", guess=guess)
                    if guess
                    else say("its answers are: {known}", known=", ".join(known) or say("none"))
                )
                place = context.place((*keys, question, index))
                yield Problem(
                    place,
                    "unknown-fact",
                    say("'{answer}' is not an answer to '{question}'", answer=answer, question=question),
                    hint,
                )
