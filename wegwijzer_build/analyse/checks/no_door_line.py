"""A tree does not say for whom it is, where there are others to choose from (no-door-line).

Whoever stands before several doors has to choose one, often upset and in a hurry. So where a site has more than one
tree, each says in `for_whom` for whom it is (unless `demands` in site.yml say `for_whom: false`): one plain line of at
most 120 characters, without links. It stands wherever the tree is offered. A tree on one page may say it openly: the
line never stands in an address, in the title of a page, in the name of a file, or on that page itself.

Bad:
    # another door than voor-een-ander.yml, but how are they told apart?
    title: Wat nu?

Good:
    title: Wat nu?
    for_whom: Voor wie zelf iets heeft meegemaakt op het werk.
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: TreeContext) -> Iterator[Problem]:
    """Look for the line."""
    if context.demands.door_line and context.tree.for_whom is None:
        yield Problem(
            context.place(("title",), of_key=True),
            "no-door-line",
            say("this tree does not say for whom it is, and there are others to choose from"),
            say("add 'for_whom: …' – one plain line that makes the choice between doors easy"),
        )
