"""A tree is told in fewer cases than the site asks for (few-cases).

Cases are how people who know the work read a tree: as persons, not as conditions. `demands` in site.yml says how many
there are at least: `cases_of_audience_tree` for a tree that has the id of an audience, and `cases` for any other.

Bad:
    # site.yml: demands: {cases: 10}
    cases:
      - {name: Kapper van 19 die grapjes hoort, …}

Good:
    # site.yml: demands: {cases: 10}
    cases:
      - {name: Kapper van 19 die grapjes hoort, …}
      # and nine more, each about somebody else
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say, say_many


def check(context: TreeContext) -> Iterator[Problem]:
    """Count the cases."""
    number, least = len(context.tree.cases), context.demands.cases
    if least is not None and number < least:
        counted = say_many("{number} case", "{number} cases", number) if number else say("no cases")
        yield Problem(
            context.place(("cases",), of_key=True),
            "few-cases",
            say("this tree has {counted}; at least {least} are asked for", counted=counted, least=least),
            say("add cases about people who come out elsewhere, or come there along another way"),
        )
