"""Looks at all content as it was read, and turns it into values: schema, references, texts, links, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Protocol, cast

from wegwijzer_build.load import Loaded
from wegwijzer_build.model import COLLECTIONS, Content, Tree
from wegwijzer_build.problems import Problem, Severity, bounded, in_order
from wegwijzer_build.wording import joined, say

from . import (
    audience_texts,
    blanks,
    dates,
    duties,
    embed_hosts,
    exits,
    feedback,
    file_names,
    filled_in,
    first_nowhere,
    found_by,
    fragments,
    glyphs,
    lapsed,
    law_ahead,
    links,
    markup,
    moved,
    named,
    not_there,
    notices,
    protected,
    readability,
    references,
    reserved,
    schema,
    search_words,
    security_txt,
    shown,
    sourced,
    takes_over,
    telling,
    ways,
    word_regexes,
    written_ways,
)
from .contact_ways import NamedWays
from .context import CheckContext, KnownItems, context_of
from .lapsed import Standing
from .own_addresses import item_at
from .plain_trees import plain_values
from .tongue import NEUTRAL, Tongue

__all__ = ["MANUAL", "NEUTRAL", "KnownItems", "Standing", "Tongue", "Validated", "item_at", "validate"]


class ItemCheck(Protocol):
    """A module that looks at all items; its docstring is its page in the handbook."""

    __doc__: str | None

    def check(self, context: CheckContext) -> Iterator[Problem]: ...


CHECKS: tuple[ItemCheck, ...] = (
    references,
    sourced,
    duties,
    dates,
    takes_over,
    law_ahead,
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
    search_words,
    blanks,
    glyphs,
    file_names,
    notices,
    protected,
    first_nowhere,
    security_txt,
    feedback,
    word_regexes,
)
"""The checks in the order in which they are run and stand in the handbook."""

MANUAL = tuple(
    page or ""
    for page in (
        schema.__doc__,
        named.__doc__,
        fragments.__doc__,
        filled_in.__doc__,
        *(each.__doc__ for each in CHECKS),
    )
)
"""The pages of the handbook about items: first those of what makes the items that checks look at."""

MAKES_UNUSABLE = frozenset(
    ["unknown-reference", "unknown-tree", "unknown-name", "unknown-fragment", "circular-name", "missing-key"]
)
"""Rules after which values of the model fit their schema, and still cannot be worked with."""


@dataclass(frozen=True)
class Validated:
    """What came of validation.

    `content` is None when an item does not fit its schema, when a reference leads nowhere, or when there is no site;
    warnings, and errors in what a text says, leave it usable. The other values are those that fit their schema in any
    case, so that trees are checked even where something else is wrong: `whole` is all there is, `today` what is there
    on the day, and `later` what is there on each later day on which something comes or goes. `confirmed`: today and
    later days on which something else is there if somebody has confirmed all law that begins by then. All their trees
    are plain.
    """

    content: Content | None
    whole: Standing
    today: Standing
    later: Mapping[date, Standing]
    problems: tuple[Problem, ...]
    tongue: Tongue = NEUTRAL
    confirmed: Mapping[date, Standing] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    """A text with the ways of contacts filled in → as its author wrote it."""
    ways: NamedWays = field(default_factory=dict)

    @property
    def ends(self) -> Mapping[tuple[str, str], date]:
        """The collection and id of what is shown today and not for ever → the first day without it."""
        found: dict[tuple[str, str], date] = {}
        for day, standing in sorted((*self.later.items(), *self.confirmed.items()), key=itemgetter(0)):
            for name in (*standing.gone, *standing.along):
                found.setdefault(name, day)
        return {name: day for name, day in found.items() if name not in {*self.today.gone, *self.today.along}}

    def reasons(self, tree: str, standing: Standing) -> tuple[str, ...]:
        """Why a tree is not what its file says on a day: a line for all that is not there, and for what is instead."""
        used = {use.advice for outcome in self.whole.trees[tree].outcomes.values() for use in outcome.advice}
        gone = [name for collection, name in standing.gone if collection == "advice" and name in used]
        instead = {old: new for (collection, old), (_, new) in standing.instead.items() if collection == "advice"}
        ahead, pending = (
            {name for collection, name in names if collection == "advice"}
            for names in (standing.ahead, standing.pending)
        )
        reasons: dict[str, list[str]] = {
            say("no longer shown, since the dates have passed"): [
                name for name in gone if name not in instead and name not in ahead | pending
            ],
            say("not shown yet, since the dates lie ahead"): [name for name in gone if name in ahead],
            say("not shown, since nobody has confirmed it"): [name for name in gone if name in pending],
            say("shown in the place of what ended"): [
                say("{new} (of {old})", new=instead[name], old=name) for name in gone if name in instead
            ],
        }
        return tuple(joined((what, joined(names)), ": ") for what, names in reasons.items() if names)


def validate(loaded: Loaded, as_of: date, known: KnownItems | None = None) -> Validated:
    """Check everything at once, and see what the content comes to on the day `as_of`, as if that were today.

    `known`: the items of an earlier check, whose texts need not be collected again.
    """
    filled = filled_in.filled_in(context_of(loaded, as_of, known))
    context = filled.context
    written, problems = schema.values_of(context)
    values, plain = plain_values(written)

    def on(day: date, *, confirmed: bool = False) -> Standing:
        return replace(lapsed.standing(values, day, confirmed=confirmed, without=loaded.without), plain=plain)

    checks = (
        filled.problems,
        _of_names(context, written),
        fragments.check(context, written),
        *(each.check(context) for each in CHECKS),
    )
    today = on(as_of)
    later = {day: on(day) for day in lapsed.days_of_change(values, as_of)}
    confirmed = {day: on(day, confirmed=True) for day, standing in {as_of: today, **later}.items() if standing.pending}
    found = [
        *problems,
        *not_there.gone_problems(context, today),
        *(problem for each in checks for problem in bounded(each)),
    ]
    unusable = any(p.severity is Severity.ERROR and p.rule in MAKES_UNUSABLE for p in found)
    site = today.site
    usable = not problems and not unusable
    collections: dict[str, Any] = {each.name: MappingProxyType(today.values[each.name]) for each in COLLECTIONS}
    language = context.tongue.written
    content = Content(site=site, language=language, **collections) if usable and site else None
    whole = Standing(values, plain=plain)
    return Validated(
        content, whole, today, later, in_order(found), context.tongue, confirmed, filled.before, filled.ways
    )


def _of_names(context: CheckContext, values: schema.Values) -> Iterator[Problem]:
    """What is wrong with the names in trees."""
    for item in context.items:
        if item.collection == "trees" and item.id in values["trees"]:
            tree = cast("Tree", values["trees"][item.id])
            for keys, violation, of_key in named.violations(tree, context.ids["advice"]):
                yield item.problem(keys, violation, of_key=of_key)
