"""What pages say around the content, in other languages than Dutch: templates and views say it in that."""

from __future__ import annotations

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_FOLDER = Path(__file__).parent
INTERFACE = "interface.po"
SPOKEN = ("nl", *sorted(file.parent.name for file in _FOLDER.glob(f"*/{INTERFACE}")))
"""The languages in which a site can be, by their codes; Dutch, in which its words are written, first."""


@lru_cache(maxsize=16)
def interface_in(code: str) -> gettext.NullTranslations:
    """The words of the interface in one of `SPOKEN`."""
    if code == SPOKEN[0]:
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, _read(code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def is_whole(code: str) -> bool:
    """Whether every word of the interface is there in a language: without some, pages would be in two languages."""
    if code not in SPOKEN[1:]:
        return code == SPOKEN[0]
    return all(all(_forms(message)) and not message.fuzzy for message in _read(code) if message.id)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


@lru_cache(maxsize=16)
def _read(code: str) -> Catalog:
    with (_FOLDER / code / INTERFACE).open("rb") as file:
        return read_po(file, locale=code)
