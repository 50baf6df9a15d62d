"""Two ways on are open at once and lead elsewhere (overlapping-branches).

The order of the ways on decides nothing, so at most one target may fit. Make the conditions exclude each other.

Bad:
    next:
      - {when: {branche: nee}, to: inhuur}
      - {when: {omvang: tot-10}, to: regelen}

Good:
    next:
      - {when: {branche: nee}, unless: {omvang: tot-10}, to: inhuur}
      - {when: {omvang: tot-10}, to: regelen}
      - {otherwise: regelen}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from wegwijzer_build.analyse.conditions import holds
from wegwijzer_build.analyse.context import ExploredTreeContext, branch_keys, facts_of
from wegwijzer_build.analyse.cut import leads_nowhere
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """For every answer, under all facts that occur, compare the ways that are open."""
    for question, q in context.tree.questions.items():
        for answer, a in q.answers.items():
            reported: set[tuple[int, int]] = set()
            for projection, first in context.exploration.seen_at.get((question, answer), {}).items():
                facts = facts_of(projection)
                fitting = [index for index, branch in enumerate(a.next.branches) if holds(branch, facts)]
                for one, other in combinations(fitting, 2):
                    to, other_to = a.next.branches[one].to, a.next.branches[other].to
                    if to == other_to or (one, other) in reported or leads_nowhere(to) or leads_nowhere(other_to):
                        continue
                    reported.add((one, other))
                    keys = [branch_keys(question, answer, index, len(a.next.branches)) for index in (one, other)]
                    line, other_line = (context.place(k).line for k in keys)
                    yield Problem(
                        context.place(keys[1]),
                        "overlapping-branches",
                        say("two ways on are open at once"),
                        say("make the conditions exclude each other; their order decides nothing"),
                        (
                            say(
                                "both '{to}' (line {line}) and '{other_to}' (line {other_line}) fit after: {way}",
                                to=to,
                                line=line,
                                other_to=other_to,
                                other_line=other_line,
                                way=context.way_to(first, then=answer),
                            ),
                        ),
                    )
