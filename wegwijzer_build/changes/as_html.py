"""Changes as one page to send: old beside new, words marked, sources and dates beside; no script, no request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import DUTCH, Language

from . import sentences
from .change import Level
from .compare import Changes
from .views import ChangeView, change_view

_HERE = Path(__file__).parent
_ENGLISH = Language("en")


@dataclass(frozen=True)
class LevelView:
    """All changes of one level."""

    name: str
    changes: tuple[ChangeView, ...]


def as_html(changes: Changes) -> str:
    """The whole page."""
    template = environment(_ENGLISH, _HERE.parent).get_template("changes/page.html.jinja")
    levels = tuple(
        LevelView(level.value, tuple(change_view(each, changes) for each in changes.of(level)))
        for level in Level
        if changes.of(level)
    )
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
