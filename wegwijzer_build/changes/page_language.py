"""The language of the pages made here: that of a catalogue, in which templates have their English."""

from __future__ import annotations

import gettext

from wegwijzer_build.catalogues import Catalogue
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.wording import as_it_is


class _Translated(gettext.NullTranslations):
    """What a catalogue makes of the strings of templates."""

    def __init__(self, tell: Catalogue) -> None:
        super().__init__()
        self._tell = tell

    def gettext(self, message: str) -> str:
        return self._tell(as_it_is(message))


def page_language(tell: Catalogue) -> Language:
    """The language of a page on which everything is told by a catalogue."""
    return Language(tell.code, translations=_Translated(tell))
