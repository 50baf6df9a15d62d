"""What pages say around the content, in other languages than Dutch: templates and views say it in that."""

from __future__ import annotations

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_FOLDER = Path(__file__).parent
INTERFACE = "interface.po"
SPOKEN = ("nl", *sorted(file.parent.name for file in _FOLDER.glob(f"*/{INTERFACE}")))
"""The languages in which a site can be, by their codes; Dutch, in which its words are written, first."""


@lru_cache(maxsize=8)
def interface_in(code: str) -> gettext.NullTranslations:
    """The words of the interface in one of `SPOKEN`."""
    if code == SPOKEN[0]:
        return gettext.NullTranslations()
    with (_FOLDER / code / INTERFACE).open("rb") as file:
        read = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
