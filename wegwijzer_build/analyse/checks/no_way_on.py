"""An answer can leave a visitor without a way on (no-way-on).

Whatever was answered before, one of the ways on has to fit. A last `otherwise` catches the rest.

Bad:
    next:
      - {when: {omvang: tot-10}, to: regelen-klein}

Good:
    next:
      - {when: {omvang: tot-10}, to: regelen-klein}
      - {otherwise: regelen}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.conditions import targets
from wegwijzer_build.analyse.context import ExploredTreeContext, facts_of
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """For every answer, look for facts that occur and that no way on fits; tell the shortest."""
    for question, q in context.tree.questions.items():
        for answer, a in q.answers.items():
            if not a.next.is_given or not context.is_clear(*a.next.branches):
                continue
            for projection, first in context.exploration.seen_at.get((question, answer), {}).items():
                if not targets(a, facts_of(projection)):
                    yield Problem(
                        context.place(("questions", question, "answers", answer, "next"), of_key=True),
                        "no-way-on",
                        say(
                            "the answer '{answer}' to '{question}' can leave a visitor without a way on",
                            answer=answer,
                            question=question,
                        ),
                        say("add a way on for these answers, or a last 'otherwise'"),
                        (say("no way on fits after: {way}", way=context.way_to(first, then=answer)),),
                    )
                    break
