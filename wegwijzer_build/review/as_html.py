"""A pack as one page to send or to print, with two boxes at each entry; no script, no request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.changes import sentences
from wegwijzer_build.model import SigningRole
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import DUTCH, Language
from wegwijzer_build.signing import Agreed, Agreement

from .pack import WORDS_A_MINUTE, Pack, PackEntry

_PACKAGE = Path(__file__).parent.parent
_STYLES = ("changes/page.css", "review/pack.css")
_ENGLISH = Language("en")
_MOST_LOST = 10
"""Lost help that the summary names; the rest is counted."""


@dataclass(frozen=True)
class EntryView:
    """An entry with what was said of it until now, a line for each role that said something."""

    entry: PackEntry
    said: tuple[str, ...]


def as_html(pack: Pack) -> str:
    """The whole page."""
    template = environment(_ENGLISH, _PACKAGE).get_template("review/pack.html.jinja")
    return template.render(
        pack=pack,
        counted=sentences.COUNTED,
        lost=pack.lost[:_MOST_LOST],
        more_lost=len(pack.lost[_MOST_LOST:]),
        pace=WORDS_A_MINUTE,
        views={entry.number: EntryView(entry, tuple(_said(entry))) for entry in pack.entries},
        signed=sum(each.is_signed for each, _ in pack.to_sign),
        language=DUTCH.code,
        style="\n".join((_PACKAGE / style).read_text("utf-8") for style in _STYLES),
    )


def _said(entry: PackEntry) -> list[str]:
    many = len(entry.to_sign) > 1
    return [
        f"{f'{each.path}: ' if many else ''}{_words(role, agreed)}"
        for each in entry.to_sign
        for role, agreed in each.agreed.items()
    ]


def _words(role: SigningRole, agreed: Agreed) -> str:
    last = agreed.last
    if last is None:
        return f"{role.value}: nobody agreed yet"
    remark = f" ({last.remark})" if last.remark else ""
    if agreed.agreement is Agreement.SIGNED:
        return f"{role.value}: {last.by} agreed to this text on {last.on}{remark}"
    return f"{role.value}: {last.by} agreed on {last.on}{remark}, to another text than this one"
