"""What content says on a day: without the items that do not hold on it, and with what took over from them.

Items are left out after they were read into the model, so that all checks on texts still see them: whoever gives one
new dates gets a sound item back. `succession` says which are there, and `pruning` what that does to all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from wegwijzer_build.model import Advice, Audience, Contact, Settings, Statement, Tree
from wegwijzer_build.problems import KeyPath

from .context import SITE
from .plain_trees import PlainTree
from .pruning import GONE, Pruning
from .schema import Values
from .succession import Name, Succession, succession

Awaited = Mapping[Name, date]
"""The collection and id of an item, or `trees` and `tree/outcome`: what waits for somebody to see that law holds → the
day from which it should."""


@dataclass(frozen=True)
class Standing:
    """What is there on a day.

    `gone`: what is not, of which `ahead` begins later, and `pending` is law that nobody confirmed → its first day.
    `along`: what is about nothing else. `instead`: item that lapsed → what stands in its place. `held`: what ended, and
    is there until somebody confirms what follows → the first day of that. `kept`: item → key path of a list that got
    shorter → the places that its items had before. `awaited`: what has to tell that it waits for somebody. `plain`: the
    trees before anything was left out.
    """

    values: Values
    gone: tuple[Name, ...] = ()
    along: tuple[Name, ...] = ()
    kept: Mapping[Name, Mapping[KeyPath, tuple[int, ...]]] = field(default_factory=dict)
    ahead: tuple[Name, ...] = ()
    pending: Mapping[Name, date] = field(default_factory=dict)
    instead: Mapping[Name, Name] = field(default_factory=dict)
    held: Mapping[Name, date] = field(default_factory=dict)
    awaited: Awaited = field(default_factory=dict)
    plain: Mapping[str, PlainTree] = field(default_factory=dict)

    @property
    def trees(self) -> Mapping[str, Tree]:
        return cast("Mapping[str, Tree]", self.values["trees"])

    @property
    def advice(self) -> Mapping[str, Advice]:
        return cast("Mapping[str, Advice]", self.values["advice"])

    @property
    def audiences(self) -> Mapping[str, Audience]:
        return cast("Mapping[str, Audience]", self.values["audiences"])

    @property
    def contacts(self) -> Mapping[str, Contact]:
        return cast("Mapping[str, Contact]", self.values["contacts"])

    @property
    def site(self) -> Settings | None:
        return cast("Settings | None", self.values[SITE].get(SITE))

    def written(self, collection: str, item: str, path: KeyPath) -> KeyPath:
        """A key path in what is left, as it is in the file."""
        lists = self.kept.get((collection, item), {})
        before = tuple(
            lists[path[:at]][step] if isinstance(step, int) and path[:at] in lists else step
            for at, step in enumerate(path)
        )
        return self.plain[item].written(before) if collection == "trees" and item in self.plain else before


def days_of_change(values: Values, after: date) -> tuple[date, ...]:
    """The days after a day on which something holds no longer, or begins to, in order."""
    days = set()
    for items in values.values():
        for item in items.values():
            if not isinstance(item, Statement):
                continue
            if item.valid_until and after <= item.valid_until < date.max:
                days.add(item.valid_until + timedelta(days=1))
            if item.valid_from and item.valid_from > after:
                days.add(item.valid_from)
    return tuple(sorted(days))


def standing(values: Values, on: date, *, confirmed: bool = False, without: frozenset[Name] = frozenset()) -> Standing:
    """The content as it stands on a day.

    What does not hold on it is left out, with every mention of it and what is about nothing else; what follows it
    stands in its place. `confirmed`: as if somebody had confirmed all law that begins by that day. `without`: what is
    left out on every day.
    """
    found = succession(values, on, confirmed=confirmed, without=without)
    values = _without_old_security(values, on)
    along: tuple[Name, ...] = ()
    while found.gone:
        instead = {old: new for old, new in found.instead.items() if new not in along}
        pruning = Pruning(frozenset((*found.gone, *along)), instead)
        left = {collection: pruning.items(collection, items) for collection, items in values.items()}
        more = tuple((c, name) for c, items in left.items() for name, item in items.items() if item is GONE)
        if not more:
            awaited = {**dict(_left_out(values, found, pruning)), **found.held}
            return Standing(
                left, found.gone, along, pruning.kept, found.ahead, found.pending, instead, found.held, awaited
            )
        along += more
    return Standing(values, held=found.held, awaited=found.held)


def _left_out(values: Values, found: Succession, pruning: Pruning) -> Iterator[tuple[Name, date]]:
    """What would name law that nobody confirmed and that follows nothing, with the day from which it should hold.

    Only what somebody may act on: of a link elsewhere the words stay.
    """
    for (collection, name), missing in pruning.missing.items():
        days = [found.pending[each] for each in missing if each in found.pending]
        if not days:
            continue
        item = values[collection][name]
        if isinstance(item, Statement):
            yield (collection, name), min(days)
        if not isinstance(item, Tree):
            continue
        for outcome, o in item.outcomes.items():
            used = [found.pending[use] for each in o.advice if (use := ("advice", each.advice)) in found.pending]
            if used:
                yield (collection, f"{name}/{outcome}"), min(used)


def _without_old_security(values: Values, on: date) -> Values:
    """The site names nobody to report a weakness to after the day until which that was promised."""
    site = values[SITE].get(SITE)
    if not isinstance(site, Settings) or site.security is None or site.security.expires >= on:
        return values
    return {**values, SITE: {SITE: site.model_copy(update={"security": None})}}
