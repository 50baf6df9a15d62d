"""Changes as pages show them, with both forms of each text beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wegwijzer_build.catalogues import Catalogue
from wegwijzer_build.wording import joined, say

from . import people, sentences
from .change import Change, Level, Where
from .compare import Changes
from .differences import Difference
from .rests import RestsOn, rests_of
from .rests import in_language as rests_in_language
from .words import MarkedWords, marked


@dataclass(frozen=True)
class TextView:
    """A text that differs: the old one and the new one, in words that are marked; empty where there is none."""

    key: str
    before: tuple[MarkedWords, ...]
    after: tuple[MarkedWords, ...]


@dataclass(frozen=True)
class ChangeView:
    """A change as the page shows it, made of messages. `facts`: what stands beside it, each with its name."""

    id: str
    is_lost: bool
    accepted: str | None
    headline: str
    happenings: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    shown_in: tuple[str, ...]
    texts: tuple[TextView, ...]
    lines: tuple[str, ...]
    rests: RestsOn | None


def text_view(difference: Difference, changes: Changes) -> TextView:
    """Both forms of a text, as its readers see them."""
    before = None if difference.before is None else changes.old.as_seen(difference.before)
    after = None if difference.after is None else changes.new.as_seen(difference.after)
    words = marked(before, after)
    return TextView(
        difference.key,
        tuple(each for each in words if each.mark != "in"),
        tuple(each for each in words if each.mark != "out"),
    )


def change_view(change: Change, changes: Changes) -> ChangeView:
    """A change with what stands beside it."""
    effect = change.effects[0]
    is_item = effect.about[0] not in ("files", "trees") and not effect.part
    after = changes.new.item(effect.about) if is_item else None
    return ChangeView(
        change.id,
        change.level is Level.LOST,
        change.accepted,
        _seen(sentences.headline(change, changes), changes),
        tuple(sentences.happenings(change, changes)),
        tuple(_facts(change, changes)),
        trees_shown(where for where in change.where if where.before is None),
        tuple(text_view(difference, changes) for difference in change.differences),
        change.lines,
        rests_of(effect.about, changes.new if after is not None else changes.old) if is_item else None,
    )


def trees_shown(places: Iterable[Where]) -> tuple[str, ...]:
    """The trees in which it shows, each with how many ways lead there."""
    return tuple(joined((where.tree, people.ways(where)), ": ") for where in places)


def in_language(view: ChangeView, tell: Catalogue) -> ChangeView:
    """The same in a language."""

    def words(some: tuple[MarkedWords, ...]) -> tuple[MarkedWords, ...]:
        return tuple(replace(each, text=tell(each.text)) for each in some)

    return replace(
        view,
        headline=tell(view.headline),
        happenings=tuple(map(tell, view.happenings)),
        facts=tuple((tell(name), tell(value)) for name, value in view.facts),
        shown_in=tuple(map(tell, view.shown_in)),
        texts=tuple(TextView(tell(each.key), words(each.before), words(each.after)) for each in view.texts),
        rests=view.rests and rests_in_language(view.rests, tell),
    )


def _facts(change: Change, changes: Changes) -> Iterator[tuple[str, str]]:
    if not change.where:
        return
    where = change.where[0]
    if where.person:
        yield say("who"), _seen(people.person(where.person), changes)
    if where.under:
        yield say("only with"), people.under(where)
    if where.before is not None:
        yield say("was"), _seen(people.end_in_full(where.before), changes)
        yield say("now"), _seen(people.end_in_full(where.after), changes)


def _seen(text: str, changes: Changes) -> str:
    return changes.new.as_seen(text)
