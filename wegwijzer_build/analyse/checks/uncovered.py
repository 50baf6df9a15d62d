"""An outcome, a contact first in it, conditional advice or a way out that no case reaches (uncovered).

Each outcome, each contact that it puts first, each advice that is shown only under conditions, and each other tree that
an answer leads on to, is proved by at least one example told as a person. A site that does not ask for it says
`covered: false` under `demands` in site.yml.

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

from collections.abc import Iterator, Sequence

from wegwijzer_build.analyse.cases import walk
from wegwijzer_build.analyse.conditions import Facts, holds
from wegwijzer_build.analyse.context import ExploredTreeContext, facts_of
from wegwijzer_build.analyse.cut import leads_nowhere
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Note what the cases show; tell what is left, with the shortest way there as the start of a case."""
    tree = context.tree
    if not context.demands.covered:
        return
    facts_of_cases: dict[str, list[Facts]] = {end: [] for end in context.graph.ends}
    for case in tree.cases:
        walked = walk(tree, case.answers)
        if walked.arrived:
            facts_of_cases[walked.end].append(dict(walked.given))
    for end in context.graph.ends:
        if end in context.touched or leads_nowhere(end):
            continue
        seen = context.exploration.seen_at.get((end, None), {})
        first = next((first for facts, first in seen.items() if _shows(context, end, facts_of(facts))), None)
        if not facts_of_cases[end] and first is not None:
            yield Problem(
                context.place_of_node(end),
                "uncovered",
                say("no case reaches the outcome '{end}'", end=end)
                if end in tree.outcomes
                else say("no case goes on to '{end}'", end=end),
                say("add a case for it"),
                (say("the shortest way there: {way}", way=context.way_to(first)),),
            )
        elif end in tree.outcomes:
            yield from _advice(context, end, facts_of_cases[end])


def _shows(context: ExploredTreeContext, end: str, facts: Facts) -> bool:
    """Whether a case can be told of who comes to an end so: one that shows nothing has another fault to mend first."""
    return end not in context.tree.outcomes or any(holds(use, facts) for use in context.tree.outcomes[end].advice)


def _advice(context: ExploredTreeContext, outcome: str, facts_of_cases: Sequence[Facts]) -> Iterator[Problem]:
    seen = context.exploration.seen_at.get((outcome, None), {})
    for index, first in enumerate(context.tree.outcomes[outcome].first):
        shown = [c for projection, c in seen.items() if holds(first, facts_of(projection))]
        if shown and context.is_clear(first) and not any(holds(first, facts) for facts in facts_of_cases):
            yield Problem(
                context.place(("outcomes", outcome, "first", index)),
                "uncovered",
                say(
                    "no case comes to '{contact}' first in the outcome '{outcome}'", contact=first.use, outcome=outcome
                ),
                say("add a case for it"),
                (say("it is shown first after: {way}", way=context.way_to(shown[0])),),
            )
    for index, item in enumerate(context.tree.outcomes[outcome].advice):
        always = item.when is None and item.unless is None
        if always or not context.is_clear(item) or any(holds(item, facts) for facts in facts_of_cases):
            continue
        shown = [first for projection, first in seen.items() if holds(item, facts_of(projection))]
        if shown:
            yield Problem(
                context.place(("outcomes", outcome, "advice", index)),
                "uncovered",
                say("no case reaches the fragment '{use}' in the outcome '{outcome}'", use=item.use, outcome=outcome)
                if item.is_fragment
                else say(
                    "no case reaches the advice '{use}' in the outcome '{outcome}'", use=item.use, outcome=outcome
                ),
                say("add a case for it"),
                (say("it is shown first after: {way}", way=context.way_to(shown[0])),),
            )
