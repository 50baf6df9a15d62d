"""Two files to take along would have the same name (same-file).

What is made of an instrument has its id as its name, with -a3 behind it for the large poster. The text of a tree has
the id of the tree, and a plan that of the tree and that of the outcome, with a hyphen between them. So an instrument
and a tree do not have the same id, and an instrument is not called like a plan.

Bad:
    instruments/regelen.yml: {title: Brief}
    trees/regelen.yml: {title: Zo regelt u het}

Good:
    instruments/model-regelen.yml: {title: Brief}
    trees/regelen.yml: {title: Zo regelt u het}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model import Form
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .context import CheckContext, RawItem
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Look for names that more than one item would give to its files."""
    first: dict[str, str] = {}
    for item in context.items:
        if item.collection not in ("instruments", "trees"):
            continue
        for name in dict.fromkeys(_names(item)):
            other = first.setdefault(name, f"{item.collection}/{item.id}")
            if other != f"{item.collection}/{item.id}":
                message = say(
                    "a file called {name} would be made of {other} too", name=quoted(name), other=quoted(other)
                )
                yield item.problem((), Violation("same-file", message, say("give one of the two another name")))


def _names(item: RawItem) -> Iterator[str]:
    if item.collection == "instruments" and item.has("url"):
        return  # published by others: no file is made of it
    yield item.id
    if item.collection == "instruments":
        if item.text("form") == Form.POSTER:
            yield f"{item.id}-a3"
        return
    outcomes = item.raw.get("outcomes") if isinstance(item.raw, dict) and item.text("plan") == "true" else None
    yield from (f"{item.id}-{outcome}" for outcome in (outcomes if isinstance(outcomes, dict) else ()))
