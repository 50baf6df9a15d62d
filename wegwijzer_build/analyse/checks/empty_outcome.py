"""An outcome that shows no advice (empty-outcome).

Whatever was answered, an outcome tells a visitor at least one thing to do.

Bad:
    advice:
      - {use: branche-vertrouwenspersoon, when: {branche: ja}}

Good:
    advice:
      - psa-beleid
      - {use: branche-vertrouwenspersoon, when: {branche: ja}}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.conditions import holds
from wegwijzer_build.analyse.context import ExploredTreeContext, facts_of
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Look at each outcome under all facts that occur; tell the shortest way to an empty one."""
    for outcome, o in context.tree.outcomes.items():
        if any(use.when is None and use.unless is None for use in o.advice) or not context.is_clear(*o.advice):
            continue
        for projection, first in context.exploration.seen_at.get((outcome, None), {}).items():
            facts = facts_of(projection)
            if not any(holds(use, facts) for use in o.advice):
                yield Problem(
                    context.place(("outcomes", outcome), of_key=True),
                    "empty-outcome",
                    say("the outcome '{outcome}' can show no advice at all", outcome=outcome),
                    say("add advice without a condition, or for these answers"),
                    (say("nothing is shown after: {way}", way=context.way_to(first)),),
                )
                break
