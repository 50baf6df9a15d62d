"""Changes as one page to send: old beside new, words marked, sources and dates beside; no script, no request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import DUTCH, Language

from . import sentences
from .change import Change, Level
from .compare import Changes
from .differences import Difference
from .rests import RestsOn, rests_of
from .words import MarkedWords, marked

_HERE = Path(__file__).parent
_ENGLISH = Language("en")


@dataclass(frozen=True)
class TextView:
    """A text that differs: the old one and the new one, in words that are marked; empty where there is none."""

    key: str
    before: tuple[MarkedWords, ...]
    after: tuple[MarkedWords, ...]


@dataclass(frozen=True)
class ChangeView:
    """A change as the page shows it. `facts`: what stands beside it, each with its name."""

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


@dataclass(frozen=True)
class LevelView:
    """All changes of one level."""

    name: str
    changes: tuple[ChangeView, ...]


def as_html(changes: Changes) -> str:
    """The whole page."""
    template = environment(_ENGLISH, _HERE).get_template("page.html.jinja")
    levels = tuple(LevelView(level.value, tuple(_views(level, changes))) for level in Level if changes.of(level))
    return template.render(
        old=changes.old.name,
        new=changes.new.name,
        summary=sentences.summary(changes),
        counted=sentences.COUNTED,
        unread=[reading for reading in (changes.old, changes.new) if reading.unread],
        not_walked=changes.not_walked,
        unused=changes.unused,
        levels=levels,
        language=DUTCH.code,
        style=(_HERE / "page.css").read_text("utf-8"),
    )


def _views(level: Level, changes: Changes) -> Iterator[ChangeView]:
    for change in changes.of(level):
        effect = change.effects[0]
        is_item = effect.about[0] not in ("files", "trees") and not effect.part
        after = changes.new.item(effect.about) if is_item else None
        yield ChangeView(
            change.id,
            change.level is Level.LOST,
            change.accepted,
            _seen(sentences.headline(change, changes), changes),
            tuple(sentences.happenings(change, changes)),
            tuple(_facts(change, changes)),
            tuple(f"{where.tree}: {sentences.ways(where)}" for where in change.where if where.before is None),
            tuple(_text(difference, changes) for difference in change.differences),
            change.lines,
            rests_of(effect.about, changes.new if after is not None else changes.old) if is_item else None,
        )


def _facts(change: Change, changes: Changes) -> Iterator[tuple[str, str]]:
    if not change.where:
        return
    where = change.where[0]
    if where.person:
        yield "who", _seen(sentences.person(where.person), changes)
    if where.under:
        yield "only with", sentences.under(where)
    if where.before is not None:
        yield "was", _seen(sentences.end_in_full(where.before), changes)
        yield "now", _seen(sentences.end_in_full(where.after), changes)


def _seen(text: str, changes: Changes) -> str:
    return changes.new.as_seen(text)


def _text(difference: Difference, changes: Changes) -> TextView:
    before = None if difference.before is None else changes.old.as_seen(difference.before)
    after = None if difference.after is None else changes.new.as_seen(difference.after)
    words = marked(before, after)
    return TextView(
        difference.key,
        tuple(each for each in words if each.mark != "in"),
        tuple(each for each in words if each.mark != "out"),
    )
