"""An outcome names no contact that is free and confidential (no-free-contact).

Some readers have to find, in every outcome and whatever was answered, somebody to talk to who costs nothing and keeps
it to himself. So each outcome of a tree for an audience with `free_contact: true` under `demands` shows at least one
advice with such a contact: one with `free: true` and `confidential: true`, meant for this audience.

Bad:
    # no contact of this advice has both free: true and confidential: true
    advice: [opschrijven]

Good:
    # the contacts of 'luisterend-oor' are free and confidential
    advice: [luisterend-oor, opschrijven]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.conditions import holds
from wegwijzer_build.analyse.context import ExploredTreeContext, facts_of
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Look at each outcome under all facts that occur; tell the shortest way to one without such a contact.

    Advice that does not exist, which is told elsewhere, may have been meant for it.
    """
    asked = context.demands.contacts
    if asked is None:
        return
    helping = {name for name, advice in context.advice.items() if not asked.isdisjoint(advice.contacts)}
    for outcome, o in context.tree.outcomes.items():
        uses = [use for use in o.advice if use.advice in helping or use.advice not in context.advice]
        if any(use.when is None and use.unless is None for use in uses) or not context.is_clear(*uses):
            continue
        for projection, first in context.exploration.seen_at.get((outcome, None), {}).items():
            facts = facts_of(projection)
            if not any(holds(use, facts) for use in uses):
                yield Problem(
                    context.place(("outcomes", outcome), of_key=True),
                    "no-free-contact",
                    say("the outcome '{outcome}' can name no contact that is free and confidential", outcome=outcome),
                    say("add advice whose contacts include one with 'free: true' and 'confidential: true'"),
                    (say("none is named after: {way}", way=context.way_to(first)),),
                )
                break
