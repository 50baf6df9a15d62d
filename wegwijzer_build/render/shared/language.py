"""The language of a page: its strings, its dates and its numbers. That of the site lives at the root."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from wegwijzer_build.catalogues import interface_in

_TAGS = {"nl": "nl-NL", "en": "en-GB"}


@dataclass(frozen=True)
class Language:
    """One language. `folder` is where its pages live: empty for that of the site, `en/` for English beside it."""

    code: str
    folder: str = ""
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, compare=False)

    @property
    def tag(self) -> str:
        """The language as office programs name it, with the country whose spelling it has."""
        return _TAGS.get(self.code, self.code)

    def gettext(self, text: str) -> str:
        """Translate a string of a template or view. The strings themselves are Dutch."""
        return self.translations.gettext(text)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Translate a string that depends on a number."""
        return self.translations.ngettext(one, many, number)

    def day(self, value: date) -> str:
        """A date in words: 20 november 2026."""
        return _formatted(value, "d MMMM y", self.code)

    def partial_date(self, value: str) -> str:
        """A date as precise as it is known (`2026`, `2026-11`, `2026-11-20`) in words."""
        parts = [int(part) for part in value.split("-")]
        pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
        return _formatted(date(*[*parts, 1, 1][:3]), pattern, self.code)

    def number(self, value: Decimal) -> str:
        """A number as people write it: 3.000 and 61,6."""
        return format_decimal(value, locale=self.code)


@lru_cache(maxsize=4096)
def _formatted(value: date, pattern: str, code: str) -> str:
    return format_date(value, pattern, locale=code)


DUTCH = Language("nl")


def language_of(code: str) -> Language:
    """The language of a whole site, by its code: its pages live at the root."""
    return Language(code, translations=interface_in(code))
