"""A picture of routes names an advice that tells no route (route-not-told).

An overview has nothing to be made from (nothing-to-show).

A picture of kind `routes` puts routes side by side: who learns your name, how long it takes, whether you can stop and
what happens then. It takes these from the `route` of the advice that it names, so each of them needs one. An overview
in a topic (`shows`) is made from other items, so these have to be there: roles, tasks and solutions. Which two
solutions and roles `internal-external` puts side by side stands in `sides`.

Bad:
    kind: routes
    routes: [beleid]

Good:
    kind: routes
    routes: [klacht]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wegwijzer_build.model import Overview, Routes
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .context import ONE, CheckContext, RawItem
from .violation import Violation

_MADE_FROM: Mapping[str, tuple[str, ...]] = {
    Overview.MATRIX: ("roles", "tasks"),
    Overview.CLASHES: ("roles",),
    Overview.SOLUTIONS: ("solutions",),
}


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at the pictures of routes, and at the overviews in topics."""
    untold = {item.id for item in context.items if item.collection == "advice" and not item.has("route")}
    for item in context.items:
        if item.model is Routes:
            yield from _routes(item, untold)
        elif item.collection == "topics":
            yield from _overviews(item, context)


def _routes(item: RawItem, untold: set[str]) -> Iterator[Problem]:
    routes = item.raw.get("routes") if isinstance(item.raw, dict) else None
    for index, name in enumerate(routes if isinstance(routes, list) else ()):
        if isinstance(name, str) and name in untold:
            message = say("the advice {name} has no route to show", name=quoted(name))
            hint = say("add a 'route' to that advice, or take it out of the picture")
            yield item.problem(("routes", index), Violation("route-not-told", message, hint))


def _overviews(item: RawItem, context: CheckContext) -> Iterator[Problem]:
    sections = item.raw.get("sections") if isinstance(item.raw, dict) else None
    for index, section in enumerate(sections if isinstance(sections, list) else ()):
        shown = section.get("shows") if isinstance(section, dict) else None
        at = ("sections", index, "shows")
        if shown == Overview.INTERNAL_EXTERNAL and "sides" not in section:
            hint = say("add 'sides: {solutions: […, …], roles: […, …]}'")
            message = say(
                "{shown} has nothing to show: 'sides' does not say what stands side by side", shown=quoted(shown)
            )
            yield item.problem(at, Violation("nothing-to-show", message, hint))
        elif isinstance(shown, str) and (missing := _missing(shown, context)):
            yield item.problem(
                at,
                Violation(
                    "nothing-to-show",
                    say("{shown} has nothing to show: there is no {one}", shown=quoted(shown), one=missing),
                ),
            )


def _missing(shown: str, context: CheckContext) -> str:
    return next((ONE[c] for c in _MADE_FROM.get(shown, ()) if not context.ids[c]), "")
