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

from wegwijzer_build.analyse.exploration import shown_advice
from wegwijzer_build.analyse.subject import ExploredSubject, facts_of
from wegwijzer_build.problems import Problem


def check(subject: ExploredSubject) -> Iterator[Problem]:
    """Look at each outcome under all facts that occur; tell the shortest way to an empty one."""
    for outcome in subject.tree.outcomes:
        for projection, first in subject.exploration.seen_at.get((outcome, None), {}).items():
            if not shown_advice(subject.tree, outcome, facts_of(projection)):
                yield Problem(
                    subject.place(("outcomes", outcome), of_key=True),
                    "empty-outcome",
                    f"the outcome '{outcome}' can show no advice at all",
                    "add advice without a condition, or for these answers",
                    ("nothing is shown after: " + subject.way_to(first),),
                )
                break
