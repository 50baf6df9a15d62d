"""An item that says something about the world has no source (no-source).

Whatever a reader may act on rests on a document: each advice, situation, role, task, competency, solution,
instrument, topic, contact, figure and picture names at least one source, by its id in sources.yml; so does what
explains a question of a tree. Only a contact of the own organisation (`inside: true`) needs none: the organisation
itself says so. A site that does not ask for it says `sources: false` under `demands` in site.yml.

Bad:
    title: Maak beleid
    sources: []

Good:
    title: Maak beleid
    sources: [arbowet]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from wegwijzer_build.model import Contact, Explanation, Figure, Picture, Statement
from wegwijzer_build.problems import MOST_LISTED, Problem
from wegwijzer_build.wording import Called, a, say, this

from .context import CheckContext, RawItem
from .explained import with_explanations
from .violation import Violation

_RESTING = (Statement, Contact, Explanation, Figure, Picture)


def check(context: CheckContext) -> Iterator[Problem]:
    """Look for sources in all that needs them."""
    called = context.tongue.called
    for item in with_explanations(context.items) if context.demands.sources else ():
        if issubclass(item.model, _RESTING) and _has_none(item, called):
            violation = Violation("no-source", say("{this} has no source", this=this(item.one)), _hint(item))
            yield item.problem(("sources",), violation, of_key=item.has("sources") or bool(item.keys))


def _has_none(item: RawItem, called: Called) -> bool:
    if not isinstance(item.raw, dict) or item.raw.get("sources", []) != [] or _is_own(item):
        return False
    unknown = islice((key for key in item.raw if key not in item.shape.fields), MOST_LISTED)
    return not any(called.meant(key, ("sources",)) for key in unknown)  # a misspelt key is one mistake, not two


def _is_own(item: RawItem) -> bool:
    return item.model is Contact and isinstance(item.raw, dict) and item.raw.get("inside") == "true"


def _hint(item: RawItem) -> str:
    return say(
        "add 'sources: […]' with ids from sources.yml: what {one} says rests on at least one document", one=a(item.one)
    )
