"""An outcome that shows one advice twice (repeated-advice).

The same advice may stand in an outcome twice, under conditions that exclude each other; no visitor may see it twice.

Bad:
    advice:
      - psa-beleid
      - {use: psa-beleid, when: {omvang: tot-10}}

Good:
    advice:
      - psa-beleid
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wegwijzer_build.analyse.conditions import holds
from wegwijzer_build.analyse.context import ExploredTreeContext, facts_of
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Look at each outcome under all facts that occur; tell each repeat once, by its shortest way."""
    for outcome, o in context.tree.outcomes.items():
        times = Counter(item.use for item in o.advice)
        repeated = [(i, item) for i, item in enumerate(o.advice) if times[item.use] > 1 and context.is_clear(item)]
        if not repeated:
            continue
        reported: set[str] = set()
        for projection, first in context.exploration.seen_at.get((outcome, None), {}).items():
            facts = facts_of(projection)
            shown: dict[str, int] = {}
            for index, item in repeated:
                if not holds(item, facts):
                    continue
                if item.use in shown and item.use not in reported:
                    reported.add(item.use)
                    line = context.place(("outcomes", outcome, "advice", shown[item.use])).line
                    yield Problem(
                        context.place(("outcomes", outcome, "advice", index)),
                        "repeated-advice",
                        say("the advice '{use}' is shown twice (also line {line})", use=item.use, line=line),
                        say("take one out, or make the conditions exclude each other"),
                        (say("both are shown after: {way}", way=context.way_to(first)),),
                    )
                shown.setdefault(item.use, index)
