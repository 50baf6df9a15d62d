"""Which item points to which: the same links read in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wegwijzer_build.model import WITH_PAGES, Content, Model, Written
from wegwijzer_build.model.marks import scalars_of
from wegwijzer_build.validate.markdown import links_in
from wegwijzer_build.validate.targets import item_meant

Item = tuple[str, str]
"""A collection and an id in it."""


@dataclass(frozen=True)
class Crossings:
    """`used_by`: item → the items with a page that point to it, each once, in the order of the collections.

    `paths`: advice id → the trees and outcomes that show it, as (tree id, outcome id).
    """

    used_by: Mapping[Item, tuple[Item, ...]]
    paths: Mapping[str, tuple[tuple[str, str], ...]]


def crossings_of(content: Content) -> Crossings:
    """Read all links of the content once."""
    used_by: dict[Item, dict[Item, None]] = {}
    for collection in WITH_PAGES:
        for name, item in content.items(collection.name).items():
            for target in pointed_to(item):
                if target != (collection.name, name):
                    used_by.setdefault(target, {})[collection.name, name] = None
    paths: dict[str, dict[tuple[str, str], None]] = {}
    for tree_name, tree in content.trees.items():
        for outcome_name, outcome in tree.outcomes.items():
            for use in outcome.advice:
                paths.setdefault(use.advice, {})[tree_name, outcome_name] = None
    return Crossings(
        {target: tuple(users) for target, users in used_by.items()},
        {advice: tuple(shown) for advice, shown in paths.items()},
    )


def pointed_to(item: Model) -> Iterator[Item]:
    """Everything an item points to: what its model marks as the id of another, and the links in its texts."""
    for scalar in scalars_of(item):
        if scalar.item:
            yield scalar.item
        elif scalar.leaf.written is Written.MARKDOWN:
            yield from filter(None, (item_meant(link.href) for link in links_in(scalar.text)))
