"""A tree on one page without a neutral title, or a neutral title where it has no use (neutral-title).

Who must leave no traces needs a page whose title tells nothing to who looks over their shoulder. A tree with
`delivery: one-page` says that title in `neutral_title`; other trees show each question as a title and have none.

Bad:
    delivery: one-page
    title: Hulp kiezen

Good:
    delivery: one-page
    title: Hulp kiezen
    neutral_title: Keuzehulp
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.context import TreeContext
from wegwijzer_build.model import Delivery
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say


def check(context: TreeContext) -> Iterator[Problem]:
    """Hold the delivery against the neutral title."""
    tree = context.tree
    if tree.delivery is Delivery.ONE_PAGE and tree.neutral_title is None:
        yield Problem(
            context.place(("delivery",)),
            "neutral-title",
            say("a tree on one page needs a neutral title"),
            say("add 'neutral_title', for example: neutral_title: Keuzehulp"),
        )
    if tree.delivery is Delivery.PAGES and tree.neutral_title is not None:
        yield Problem(
            context.place(("neutral_title",), of_key=True),
            "neutral-title",
            say("a neutral title has no use here: every page of this tree shows its question as a title"),
            say("take it out, or add 'delivery: one-page'"),
        )
