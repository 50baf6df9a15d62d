"""Changes as one page to send: old beside new, words marked, sources and dates beside; no script, no request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import DUTCH

from . import sentences
from .change import Level
from .compare import Changes
from .page_language import page_language
from .views import ChangeView, change_view, in_language

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class LevelView:
    """All changes of one level."""

    name: str
    changes: tuple[ChangeView, ...]


def as_html(changes: Changes, tell: Catalogue = ENGLISH) -> str:
    """The whole page."""
    template = environment(page_language(tell), _HERE.parent).get_template("changes/page.html.jinja")
    levels = tuple(
        LevelView(level.value, tuple(in_language(change_view(each, changes), tell) for each in changes.of(level)))
        for level in Level
        if changes.of(level)
    )
    return template.render(
        old=tell(changes.old.name),
        new=tell(changes.new.name),
        summary=tell(sentences.summary(changes)),
        counted=tell(sentences.COUNTED),
        unread={tell(each.name): tuple(each.files) for each in (changes.old, changes.new) if each.unread},
        not_walked={tree: tell(why) for tree, why in changes.not_walked.items()},
        unused=changes.unused,
        levels=levels,
        language=DUTCH.code,
        spoken=tell.code,
        style=(_HERE / "page.css").read_text("utf-8"),
    )
