"""Looks at all content as it was read, and turns it into values: schema, references, texts, links, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol, cast

from wegwijzer_build.load import Loaded
from wegwijzer_build.model import COLLECTIONS, Content, Tree
from wegwijzer_build.problems import Problem, Severity, bounded, in_order

from . import (
    audience_texts,
    dates,
    duties,
    embed_hosts,
    exits,
    filled_in,
    found_by,
    lapsed,
    links,
    markup,
    moved,
    named,
    readability,
    references,
    reserved,
    schema,
    security_txt,
    shown,
    sourced,
    telling,
    ways,
    word_regexes,
    written_ways,
)
from .context import ONE, CheckContext, context_of
from .lapsed import Standing
from .moved import item_at
from .plain_trees import PlainTree, plain
from .tongue import NEUTRAL, Tongue

__all__ = ["MANUAL", "NEUTRAL", "Standing", "Tongue", "Validated", "item_at", "validate"]


class ItemCheck(Protocol):
    """A module that looks at all items; its docstring is its page in the handbook."""

    __doc__: str | None

    def check(self, context: CheckContext) -> Iterator[Problem]: ...


CHECKS: tuple[ItemCheck, ...] = (
    references,
    sourced,
    duties,
    dates,
    markup,
    links,
    ways,
    written_ways,
    audience_texts,
    shown,
    readability,
    telling,
    exits,
    found_by,
    reserved,
    embed_hosts,
    moved,
    security_txt,
    word_regexes,
)
"""The checks in the order in which they are run and stand in the handbook."""

MANUAL = tuple(
    page or "" for page in (schema.__doc__, named.__doc__, filled_in.__doc__, *(each.__doc__ for each in CHECKS))
)
"""The pages of the handbook about items: first those of what makes the items that checks look at."""

MAKES_UNUSABLE = frozenset(["unknown-reference", "unknown-tree", "unknown-name", "circular-name", "missing-key"])
"""Rules after which values of the model fit their schema, and still cannot be worked with."""


@dataclass(frozen=True)
class Validated:
    """What came of validation.

    `content` is None when an item does not fit its schema, when a reference leads nowhere, or when there is no site;
    warnings, and errors in what a text says, leave it usable. The other values are those that fit their schema in any
    case, so that trees are checked even where something else is wrong: `whole` is all there is, `today` what holds on
    the day, and `later` what is left on each later day on which something lapses. Trees in them are plain; where in
    their files all of it stands, `plain` tells.
    """

    content: Content | None
    whole: Standing
    today: Standing
    later: Mapping[date, Standing]
    problems: tuple[Problem, ...]
    plain: Mapping[str, PlainTree]
    tongue: Tongue = NEUTRAL

    @property
    def ends(self) -> Mapping[tuple[str, str], date]:
        """The collection and id of what is shown today and not for ever → the first day without it."""
        found: dict[tuple[str, str], date] = {}
        for day, standing in self.later.items():
            for name in (*standing.gone, *standing.along):
                found.setdefault(name, day)
        return {name: day for name, day in found.items() if name not in {*self.today.gone, *self.today.along}}

    def missed(self, tree: str, standing: Standing) -> tuple[str, ...]:
        """The advice of a tree that lapsed."""
        used = {use.use for outcome in self.whole.trees[tree].outcomes.values() for use in outcome.advice}
        return tuple(name for collection, name in standing.gone if collection == "advice" and name in used)


def validate(loaded: Loaded, as_of: date) -> Validated:
    """Check everything at once, as if today were `as_of`."""
    context, of_links = filled_in.filled_in(context_of(loaded, as_of))
    written, problems = schema.values_of(context)
    trees, of_names = _plain_trees(context, written)
    values: schema.Values = {**written, "trees": {name: each.tree for name, each in trees.items()}}
    checks = (of_links, of_names, *(each.check(context) for each in CHECKS))
    today = lapsed.standing(values, as_of)
    later = {day: lapsed.standing(values, day) for day in lapsed.days_of_change(values, as_of)}
    found = [*problems, *_gone_along(loaded, today), *(problem for each in checks for problem in bounded(each))]
    unusable = any(p.severity is Severity.ERROR and p.rule in MAKES_UNUSABLE for p in found)
    site = today.site
    usable = not problems and not unusable
    collections: dict[str, Any] = {each.name: MappingProxyType(today.values[each.name]) for each in COLLECTIONS}
    language = context.tongue.written
    content = Content(site=site, language=language, **collections) if usable and site else None
    return Validated(content, Standing(values), today, later, in_order(found), trees, context.tongue)


def _plain_trees(context: CheckContext, values: schema.Values) -> tuple[Mapping[str, PlainTree], Iterator[Problem]]:
    """Each tree with its names written out, and what is wrong with the names."""
    trees = cast("Mapping[str, Tree]", values["trees"])
    items = {item.id: item for item in context.items if item.collection == "trees"}
    found = (
        items[name].problem(keys, violation, of_key=of_key)
        for name, tree in trees.items()
        for keys, violation, of_key in named.violations(tree, context.ids["advice"])
    )
    return {name: plain(tree) for name, tree in trees.items()}, found


def _gone_along(loaded: Loaded, today: Standing) -> Iterator[Problem]:
    """A warning for each item that is left out only because all that it is about lapsed."""
    for collection, item in today.along:
        message = f"this {ONE[collection]} is shown no longer: all that it is about lapsed"
        hint = "let it name something that holds today, or delete it"
        yield Problem(loaded.place(collection, item), "expired", message, hint, severity=Severity.WARNING)
