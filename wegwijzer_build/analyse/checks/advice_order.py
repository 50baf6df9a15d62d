"""Two outcomes of a tree on one page show the same advice in another order (advice-order).

On one page every advice stands once, so all outcomes share one order. Where one outcome puts A before B, no other may
put B before A, nor may three or more outcomes together go round in a circle. This also holds within one outcome that
uses an advice twice, under other answers.

Bad:
    outcomes:
      praten: {advice: [opschrijven, vertrouwenspersoon]}
      klacht: {advice: [vertrouwenspersoon, opschrijven]}

Good:
    outcomes:
      praten: {advice: [opschrijven, vertrouwenspersoon]}
      klacht: {advice: [opschrijven, vertrouwenspersoon]}
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.analyse.shared_order import shared_order
from wegwijzer_build.model import Delivery
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import joined, say


def check(context: TreeContext) -> Iterator[Problem]:
    """Try to put all advice of the tree into one order."""
    if context.tree.delivery is not Delivery.ONE_PAGE:
        return
    try:
        shared_order(context.tree)
    except CycleError as error:
        circle: list[str] = error.args[1]
        yield Problem(
            context.place(("outcomes",), of_key=True),
            "advice-order",
            say(
                "the outcomes do not agree on one order of their advice: {circle}",
                circle=joined(circle, say(" before ")),
            ),
            say("put them in the same order in every outcome"),
        )
