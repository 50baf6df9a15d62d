"""What a language is offered: the items that the site names for it, and all that these show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from wegwijzer_build.model import COLLECTIONS, Model, Offer, Settings, Statement, Topic, Tree
from wegwijzer_build.model.marks import scalars_of
from wegwijzer_build.validate.pruning import GONE, Pruning, items_linked
from wegwijzer_build.validate.succession import Name

Items = Mapping[str, Mapping[str, Model]]
"""Collection → id → item."""

SHOWN_WITH = frozenset(["advice", "contacts", "glossary", "sources", "figures"])
"""What is part of the pages that name it. All else is a page of its own, to which nothing leads unless it is named."""


@dataclass(frozen=True)
class Offered:
    """The items of a language, whole but for texts for others than its readers.

    `gone`: all that is not offered. Links to it are taken out of the translation, not of what is translated: so a page
    more or less in a language changes no text. `papers`: instruments for other audiences than those of the language.
    They have no page in it: what is in the language is their files, for who hangs them up or hands them out.
    """

    items: Items
    site: Settings
    gone: frozenset[Name]
    papers: Mapping[str, Model]


def offered(items: Items, site: Settings, offer: Offer) -> Offered:
    """Find what is offered. Texts for other audiences than those of the trees are no part of it."""
    trees = [cast("Tree", items["trees"][name]) for name in offer.trees if name in items["trees"]]
    topics = [cast("Topic", items["topics"][name]) for name in offer.topics if name in items["topics"]]
    audiences = {tree.audience for tree in trees} or {name for topic in topics for name in topic.audiences}
    for_them = Pruning(frozenset(("audiences", name) for name in items["audiences"] if name not in audiences), {})
    named = [(collection, item) for collection in _NAMED for item in getattr(offer, collection)]
    ahead = [*named, *(("audiences", name) for name in audiences), *_of_site(site)]
    found: dict[str, dict[str, Model]] = {each.name: {} for each in COLLECTIONS}
    papers: dict[str, Model] = {}
    while ahead:
        collection, item = ahead.pop()
        if item in found[collection] or item not in items[collection]:
            continue
        left = for_them.items(collection, {item: items[collection][item]})[item]
        if left is not GONE and not _is_for_others(items[collection][item], left):
            found[collection][item] = left
            ahead += [each for each in shown_by(left) if each[0] in SHOWN_WITH]
            ahead += [(collection, after) for after in _followers(items[collection], item)]
        elif collection == "instruments":
            papers[item] = items[collection][item]
    in_order = {name: {item: found[name][item] for item in items[name] if item in found[name]} for name in found}
    gone = frozenset((name, item) for name in found for item in items[name] if item not in found[name])
    return Offered(in_order, site, gone, papers)


def _is_for_others(item: Model, left: Model) -> bool:
    """Whether an item is for certain audiences, none of which is left: one that names none would be for everybody."""
    return bool(getattr(item, "audiences", ())) and not getattr(left, "audiences", ())


_NAMED = tuple(name for name in Offer.model_fields if name != "pages")


def _of_site(site: Settings) -> Iterator[Name]:
    yield from (("contacts", contact) for need in site.needs for contact in need.contacts)
    # With which advice contacts come first is said for trees, and shown nowhere by itself.
    shown = site.model_copy(update={"contacts_first_with": ()})
    yield from (name for name in shown_by(shown) if name[0] in SHOWN_WITH)


def shown_by(item: Model) -> Iterator[Name]:
    """The items that an item names, in keys and in links."""
    for scalar in scalars_of(item):
        if scalar.item:
            yield scalar.item
        else:
            yield from items_linked(scalar.text)
    if isinstance(item, Tree):
        yield from (("advice", use.advice) for outcome in item.outcomes.values() for use in outcome.advice)


def _followers(items: Mapping[str, Model], name: str) -> Iterator[str]:
    """What takes over from an item later: it is translated before it begins."""
    yield from (other for other, item in items.items() if isinstance(item, Statement) and item.follows == name)
