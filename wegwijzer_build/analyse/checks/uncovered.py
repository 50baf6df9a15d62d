"""An outcome or conditional advice that no case reaches (uncovered).

Each outcome, and each advice that is shown only under conditions, is proved by at least one example told as a person.

Bad:
    outcomes:
      regelen:
        advice:
          - psa-beleid
          - {use: branche-vertrouwenspersoon, when: {branche: ja}}
    cases: []

Good:
    cases:
      - name: Kapsalon met 4 mensen in een branche met een vertrouwenspersoon
        answers: {branche: ja}
        outcome: regelen
        advice: [psa-beleid, branche-vertrouwenspersoon]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.cases import walk
from wegwijzer_build.analyse.conditions import Facts, holds
from wegwijzer_build.analyse.subject import ExploredSubject, facts_of
from wegwijzer_build.problems import Problem


def check(subject: ExploredSubject) -> Iterator[Problem]:
    """Note what the cases show; tell what is left, with the shortest way there as the start of a case."""
    tree = subject.tree
    facts_of_cases: dict[str, list[Facts]] = {outcome: [] for outcome in tree.outcomes}
    for case in tree.cases:
        walked = walk(tree, case.answers)
        if walked.arrived:
            facts_of_cases[walked.end].append(dict(walked.given))
    for outcome, o in tree.outcomes.items():
        seen = subject.exploration.seen_at.get((outcome, None), {})
        if not facts_of_cases[outcome] and seen:
            first = next(iter(seen.values()))
            yield Problem(
                subject.place(("outcomes", outcome), of_key=True),
                "uncovered",
                f"no case reaches the outcome '{outcome}'",
                "add a case for it",
                ("the shortest way there: " + subject.way_to(first),),
            )
            continue
        for index, item in enumerate(o.advice):
            if (item.when is None and item.unless is None) or any(
                holds(item, facts) for facts in facts_of_cases[outcome]
            ):
                continue
            shown = [first for projection, first in seen.items() if holds(item, facts_of(projection))]
            if shown:
                yield Problem(
                    subject.place(("outcomes", outcome, "advice", index)),
                    "uncovered",
                    f"no case reaches the advice '{item.use}' in the outcome '{outcome}'",
                    "add a case for it",
                    ("it is shown first after: " + subject.way_to(shown[0]),),
                )
