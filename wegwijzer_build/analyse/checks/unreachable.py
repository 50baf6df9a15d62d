"""No way leads to a question or an outcome (unreachable).

From the start, following every answer, a visitor can never come here. Either a way on is missing, or this part can go.

Bad:
    start: omvang
    questions:
      omvang: {…, next: regelen}
      branche: {…}          # nothing leads here

Good:
    start: omvang
    questions:
      omvang: {…, next: branche}
      branche: {…, next: regelen}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import nearest, say


def check(context: TreeContext) -> Iterator[Problem]:
    """Follow all arrows from the start, whatever their conditions."""
    tree = context.tree
    if tree.start not in tree.questions:
        return
    reached = context.graph.reached()
    unknown = _unknown_targets(context)
    for section, names in (("questions", tree.questions), ("outcomes", tree.outcomes)):
        for name in names:
            if name not in reached:
                what = say("question") if section == "questions" else say("outcome")
                wrong = [target for target in unknown if nearest(target, [name])]
                hint = (
                    say("a way on leads to '{name}', which does not exist", name=wrong[0])
                    if wrong
                    else say("lead a way here, or take it out")
                )
                yield Problem(
                    context.place((section, name), of_key=True),
                    "unreachable",
                    say("no way leads to the {what} '{name}'", what=what, name=name),
                    hint,
                )


def _unknown_targets(context: TreeContext) -> list[str]:
    named = [
        target
        for q in context.tree.questions.values()
        for a in q.answers.values()
        for target in (*(branch.to for branch in a.next.branches), a.next.otherwise)
    ]
    return [target for target in named if target is not None and target not in context.graph.next]
