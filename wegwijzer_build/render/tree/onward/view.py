"""Another tree, as a tree leads on to it."""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.model import Delivery, tree_named
from wegwijzer_build.render.shared.here import Here


@dataclass(frozen=True)
class Onward:
    """A tree to go on in. `title` may stand anywhere. `in_steps`: each of its steps is a page with its own address."""

    tree: str
    title: str
    for_whom: str
    href: str
    in_steps: bool


def onward(here: Here, target: str, up: str = "../") -> Onward | None:
    """The tree that a target names, as a link to its start; None where the target is a node of the same tree.

    `up`: the way from the page to the folder of all trees. Their embeds lie side by side in the same manner, so the
    link leads from a page to a page, and from an embed to an embed.
    """
    name = tree_named(target)
    if name is None:
        return None
    tree = here.site.content.trees[name]
    in_steps = tree.delivery is Delivery.PAGES
    return Onward(
        name, here.site.pages.item("trees", name).title_anywhere, tree.for_whom or "", f"{up}{name}/", in_steps
    )
