"""Arrows lead to a question or an outcome, but no answers do (unreached).

The ways on that lead here all have conditions that never hold together with what was answered before.

Bad:
    # only those with 'omvang: tot-10' come to 'branche'
    next:
      - {when: {omvang: vanaf-50}, to: grote-branche}
      - {otherwise: regelen}

Good:
    next: regelen
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import ExploredTreeContext
from wegwijzer_build.analyse.cut import leads_nowhere
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Look for nodes without a configuration."""
    for node, found in context.exploration.configurations.items():
        if not found and node not in context.touched and not leads_nowhere(node):
            yield Problem(
                context.place_of_node(node),
                "unreached",
                say("no answers lead to '{node}', though a way on names it", node=node),
                say("mend the conditions of the ways that lead here, or take it out"),
            )
