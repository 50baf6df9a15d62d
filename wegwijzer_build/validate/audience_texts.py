"""An advice and its texts are not for the same audiences (text-audience).

A text may be one for all, or a map with a text for each audience. Every audience that an advice lists then needs a
text, its own or the one under `iedereen`; and a text for an audience that is not listed reaches nobody. The same goes
for each sentence about a route. A fragment may be for some of the audiences.

Bad:
    audiences: [werkgever, vertrouwenspersoon]
    text: {werkgever: Maak beleid.}

Good:
    audiences: [werkgever, vertrouwenspersoon]
    text: {werkgever: Maak beleid., vertrouwenspersoon: Vraag om beleid.}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wegwijzer_build.load import Value
from wegwijzer_build.model import EVERYONE
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import quoted, say

from .context import CheckContext, RawItem
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Compare the audiences of each advice with the audiences its texts and steps are told to."""
    for item in context.items:
        if item.collection == "advice" and isinstance(item.raw, dict):
            audiences = item.raw.get("audiences")
            if isinstance(audiences, list):
                yield from _untold(item, audiences)
                yield from _unheard(item, audiences)


def _untold(item: RawItem, audiences: Sequence[object]) -> Iterator[Problem]:
    for path, text in _texts_in(item):
        # A fragment may be for some of the audiences only: the proof tells where a tree shows it to another.
        if not isinstance(text, dict) or EVERYONE in text or path[0] in ("steps", "fragments"):
            continue
        for index, audience in enumerate(audiences):
            if isinstance(audience, str) and audience not in text:
                violation = Violation(
                    "text-audience",
                    say(
                        "this advice is for {audience}, and has no {path} for that audience",
                        audience=quoted(audience),
                        path=path[-1],
                    ),
                    say(
                        "add a text under '{audience}' or '{everyone}', or take the audience out",
                        audience=audience,
                        everyone=EVERYONE,
                    ),
                )
                yield item.problem(("audiences", index) if path == ("text",) else path, violation)


def _unheard(item: RawItem, audiences: Sequence[object]) -> Iterator[Problem]:
    for path, text in _texts_in(item):
        for audience in text if isinstance(text, dict) else ():
            if audience not in audiences and audience != EVERYONE:
                message = say(
                    "this advice has {path} for {audience}, and that is not one of its audiences",
                    path=path[-1],
                    audience=quoted(audience),
                )
                hint = say(
                    "add {audience} to its audiences, or take its {path} out", audience=quoted(audience), path=path[-1]
                )
                yield item.problem((*path, audience), Violation("text-audience", message, hint), of_key=True)


def _texts_in(item: RawItem) -> Iterator[tuple[KeyPath, Value | None]]:
    """What may be told per audience, by its path."""
    if isinstance(item.raw, dict):
        yield from (((key,), item.raw.get(key)) for key in ("text", "steps"))
        fragments = item.raw.get("fragments")
        for name, fragment in (fragments if isinstance(fragments, dict) else {}).items():
            yield ("fragments", name, "text"), fragment.get("text") if isinstance(fragment, dict) else None
        route = item.raw.get("route")
        yield from ((("route", key), text) for key, text in (route if isinstance(route, dict) else {}).items())
