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
from wegwijzer_build.analyse.subject import ExploredSubject, facts_of
from wegwijzer_build.problems import Problem


def check(subject: ExploredSubject) -> Iterator[Problem]:
    """Look at each outcome under all facts that occur; tell the shortest way to an empty one."""
    for outcome, o in subject.tree.outcomes.items():
        if any(use.when is None and use.unless is None for use in o.advice):
            continue
        for projection, first in subject.exploration.seen_at.get((outcome, None), {}).items():
            facts = facts_of(projection)
            if not any(holds(use, facts) for use in o.advice):
                yield Problem(
                    subject.place(("outcomes", outcome), of_key=True),
                    "empty-outcome",
                    f"the outcome '{outcome}' can show no advice at all",
                    "add advice without a condition, or for these answers",
                    ("nothing is shown after: " + subject.way_to(first),),
                )
                break
