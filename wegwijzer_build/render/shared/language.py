"""The language of a page: its strings, its dates and its numbers. That of the site lives at the root."""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.core import Locale, get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from wegwijzer_build.catalogues import interface_in

_DOTTED = "tr"
_NARROW = "\u202f"
"""A narrow space that breaks nowhere, for which few typefaces have a glyph."""
_YEAR = re.compile(r"\s\w\.$")
"""The word for year, cut short, that some languages put behind one: the full stop of a sentence may follow."""
_COUNTRIES = {"en": "GB"}
"""Whose spelling and dates a language has here, where that is not the country with most of its speakers."""


@dataclass(frozen=True)
class Language:
    """One language. `folder` is where its pages live: empty for that of the site, `en/` for English beside it."""

    code: str
    folder: str = ""
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, compare=False)

    @property
    def tag(self) -> str:
        """The language as office programs name it, with the country whose spelling it has."""
        return self._locale.language + "-" + (self._locale.territory or "")

    @property
    def own_name(self) -> str:
        """What its speakers call it: Polski."""
        name = self.name_in(self.code)
        return name[:1].upper() + name[1:]

    def name_in(self, code: str) -> str:
        """What it is called in a language: Pools."""
        return Locale(self.code).get_language_name(code) or self.code

    def name_of(self, code: str) -> str:
        """What another language is called in this one: Pools."""
        return str(self._locale.languages.get(code, code))

    @property
    def direction(self) -> str:
        """How it is written: `ltr` or `rtl`, as HTML has it."""
        return self._locale.text_direction

    @property
    def _locale(self) -> Locale:
        return _locale(self.code)

    def gettext(self, text: str) -> str:
        """Translate a string of a template or view. The strings themselves are Dutch."""
        return self.translations.gettext(text)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Translate a string that depends on a number."""
        return self.translations.ngettext(one, many, number)

    def lower(self, text: str) -> str:
        """A text without capitals, as the language writes it: in Turkish I and İ are two letters."""
        return (text.replace("İ", "i").replace("I", "ı") if self.code == _DOTTED else text).lower()

    def day(self, value: date) -> str:
        """A date in words: 20 november 2026."""
        return _formatted(value, "", self.code)

    def partial_date(self, value: str) -> str:
        """A date as precise as it is known (`2026`, `2026-11`, `2026-11-20`) in words."""
        parts = [int(part) for part in value.split("-")]
        skeleton = ("y", "yMMMM", "")[len(parts) - 1]
        return _formatted(date(*[*parts, 1, 1][:3]), skeleton, self.code)

    def number(self, value: Decimal) -> str:
        """A number as people write it: 3.000 and 61,6."""
        return format_decimal(value, locale=self.code).replace(_NARROW, "\u00a0")


@lru_cache(maxsize=4096)
def _formatted(value: date, skeleton: str, code: str) -> str:
    """A day as the language writes it in full, or those parts of it that a skeleton of CLDR names."""
    locale = _locale(code)
    said = format_skeleton(skeleton, value, locale=locale) if skeleton else format_date(value, "long", locale=locale)
    return _YEAR.sub("", said.replace(_NARROW, "\u00a0"))


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale:
    likely = get_global("likely_subtags").get(code, "")
    country = _COUNTRIES.get(code) or likely.rpartition("_")[2]
    return Locale(code, territory=country or None)


DUTCH = Language("nl")


def language_of(code: str) -> Language:
    """The language of a whole site, by its code: its pages live at the root."""
    return Language(code, translations=interface_in(code))


def language_beside(code: str) -> Language:
    """Another language of a site: its pages live in a folder with its code."""
    return Language(code, f"{code}/", interface_in(code))
