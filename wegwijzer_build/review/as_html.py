"""A pack as one page to send or to print, with two boxes at each entry; no script, no request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.changes import page_language, sentences
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.wording import choice, say

from .pack import WORDS_A_MINUTE, Pack, PackEntry, in_language
from .said import said_of

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
        views={entry.number: EntryView(entry, tuple(map(tell, said_of(entry)))) for entry in pack.entries},
        signed=sum(each.is_signed for each, _ in pack.to_sign),
        language=DUTCH.code,
        spoken=tell.code,
        style="\n".join((_PACKAGE / style).read_text("utf-8") for style in _STYLES),
    )
