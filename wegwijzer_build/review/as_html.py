"""A pack as one page to send or to print, with two boxes at each entry; no script, no request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.changes import page_language, sentences
from wegwijzer_build.model import SigningRole
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.signing import Agreed, Agreement
from wegwijzer_build.wording import Message, choice, say

from .pack import WORDS_A_MINUTE, Pack, PackEntry, in_language

_PACKAGE = Path(__file__).parent.parent
_STYLES = ("changes/page.css", "review/pack.css")
_MOST_LOST = 10
"""Lost help that the summary names; the rest is counted."""


@dataclass(frozen=True)
class EntryView:
    """An entry with what was said of it until now, a line for each role that said something."""

    entry: PackEntry
    said: tuple[str, ...]


def as_html(pack: Pack, tell: Catalogue = ENGLISH) -> str:
    """The whole page."""
    template = environment(page_language(tell), _PACKAGE).get_template("review/pack.html.jinja")
    pack = in_language(pack, tell)
    return template.render(
        pack=pack,
        counted=tell(sentences.COUNTED),
        words=tell(say("{words:,}", words=pack.words)),
        roles=[tell(choice(role.value)) for role in pack.roles],
        lost=pack.lost[:_MOST_LOST],
        more_lost=len(pack.lost[_MOST_LOST:]),
        pace=WORDS_A_MINUTE,
        views={entry.number: EntryView(entry, tuple(map(tell, _said(entry)))) for entry in pack.entries},
        signed=sum(each.is_signed for each, _ in pack.to_sign),
        language=DUTCH.code,
        spoken=tell.code,
        style="\n".join((_PACKAGE / style).read_text("utf-8") for style in _STYLES),
    )


def _said(entry: PackEntry) -> list[Message]:
    many = len(entry.to_sign) > 1
    return [
        say("{item}{words}", item=f"{each.path}: " if many else "", words=_words(role, agreed))
        for each in entry.to_sign
        for role, agreed in each.agreed.items()
    ]


def _words(role: SigningRole, agreed: Agreed) -> Message:
    last, whose = agreed.last, choice(role.value)
    if last is None:
        return say("{role}: nobody agreed yet", role=whose)
    values = {"role": whose, "who": last.by, "day": last.on, "remark": f" ({last.remark})" if last.remark else ""}
    if agreed.agreement is Agreement.SIGNED:
        return say("{role}: {who} agreed to this text on {day}{remark}", **values)
    return say("{role}: {who} agreed on {day}{remark}, to another text than this one", **values)
