"""An outcome puts no contact first that some readers need (no-first-contact).

An outcome puts too many contacts first (many-first-contacts).

A contact stands before one on which lives depend (late-first-contact).

`first` of an outcome holds who to turn to before anything else is read: one to three for everybody who comes there.
Readers of an audience with `first_contact: true` under `demands` have among them, whatever they answered, one that is
free, confidential and outside the organisation that they work for, and one that can be reached without a phone. The
contacts that an organisation adds (`contacts_first`) are not counted. Where
`first` has contacts with `urgent: true`, they stand before all others.

Bad:
    # luisterlijn costs the price of a call, and nobody else is named
    first: [luisterlijn]

Good:
    first: ["113", luisterlijn, huisarts]
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.conditions import holds
from wegwijzer_build.analyse.context import ExploredTreeContext, facts_of
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

MOST = 3


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Look at each outcome under all facts that occur; tell each fault once, by the shortest way to it."""
    for outcome in context.tree.outcomes:
        yield from _in_order(context, outcome)
        if context.is_clear(*context.tree.outcomes[outcome].first) and outcome not in context.touched:
            yield from _in_number(context, outcome)


def _in_order(context: ExploredTreeContext, outcome: str) -> Iterator[Problem]:
    before = ""
    for index, first in enumerate(context.tree.outcomes[outcome].first):
        if first.use in context.demands.urgent and before:
            yield Problem(
                context.place(("outcomes", outcome, "first", index)),
                "late-first-contact",
                say(
                    "lives depend on {contact}, and {before} stands before it", contact=quoted(first.use), before=before
                ),
                say("put it before all others"),
            )
        elif first.use not in context.demands.urgent:
            before = quoted(first.use)


def _in_number(context: ExploredTreeContext, outcome: str) -> Iterator[Problem]:
    asked, first = context.demands.first_contacts, context.tree.outcomes[outcome].first
    place, reported = context.place(("outcomes", outcome, "first"), of_key=True), set[str]()
    hint = say("name one to three in 'first', for everybody who comes here")
    for projection, configuration in context.exploration.seen_at.get((outcome, None), {}).items():
        shown = [each.use for each in first if holds(each, facts_of(projection))]
        way = (say("so it is after: {way}", way=context.way_to(configuration)),)
        if len(set(shown) - context.demands.own) > MOST and "many" not in reported:
            reported.add("many")
            yield Problem(
                place, "many-first-contacts", say("more than {most} contacts come first", most=MOST), hint, way
            )
        if asked is not None and asked.helping.isdisjoint(shown) and "help" not in reported:
            reported.add("help")
            message = say("no contact comes first that is free, confidential and outside the organisation")
            yield Problem(place, "no-first-contact", message, hint, way)
        if asked is not None and asked.without_phone.isdisjoint(shown) and "phone" not in reported:
            reported.add("phone")
            message = say("no contact comes first that can be reached without a phone")
            yield Problem(place, "no-first-contact", message, hint, way)
