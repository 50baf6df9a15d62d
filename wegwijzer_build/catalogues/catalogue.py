"""A catalogue as it is read, and a message told by it."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import Message

FOLDER = Path(__file__).parent
FILES = ("messages.po", "manual.po")
LANGUAGES = ("en", *sorted(file.parent.name for file in FOLDER.glob("*/messages.po")))
"""The languages in which messages can be told, by their codes; English, in which they are written, first."""


def _one_or_more(number: int) -> int:
    return int(number != 1)


@dataclass(frozen=True)
class Catalogue:
    """What messages are called in a language; called with a text it gives that text in the language.

    A message that it does not have, and what is no message, stays as it is.
    """

    code: str
    templates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """English template → that of the language, in each form that depends on a number."""
    form: Callable[[int], int] = _one_or_more
    """Number → which of these forms."""
    signs: Mapping[int, str] = field(default_factory=dict)
    """How numbers are written otherwise than in English: code of a sign → the sign in its place."""

    def __call__(self, text: str) -> str:
        if not self.templates or not isinstance(text, Message):
            return text
        if self.code in text.others:
            return text.others[self.code]
        forms = self.templates.get(text.template)
        if forms is None:
            template = text.many if text.many and text.number != 1 else text.template
        else:
            template = forms[self.form(text.number)] if text.many else forms[0]
        if not text.values:
            return template
        return template.format_map({name: self._value(value) for name, value in text.values.items()})

    def problem(self, problem: Problem) -> Problem:
        """A problem in the language."""
        if not self.templates:
            return problem
        details = tuple(map(self, problem.details))
        return replace(problem, message=self(problem.message), hint=self(problem.hint), details=details)

    def _value(self, value: object) -> object:
        if isinstance(value, str):
            return self(value)
        return _Number(value, self.signs) if isinstance(value, int | float) else value


@dataclass(frozen=True)
class _Number:
    """A number that is written as in a language where a template says how; as digits only where it does not."""

    value: float
    signs: Mapping[int, str]

    def __format__(self, form: str) -> str:
        written = format(self.value, form)
        return written.translate(self.signs) if form else written


ENGLISH = Catalogue("en")
"""The language of all messages: nothing is looked up."""


@lru_cache(maxsize=8)
def catalogue_of(code: str) -> Catalogue:
    """The catalogue of one of `LANGUAGES`."""
    if code == ENGLISH.code:
        return ENGLISH
    templates: dict[str, tuple[str, ...]] = {}
    form: Callable[[int], int] = _one_or_more
    for name in FILES:
        with (FOLDER / code / name).open("rb") as file:
            read = read_po(file, locale=code)
        form = gettext.c2py(read.plural_expr)
        for message in read:
            english = message.id if isinstance(message.id, str) else message.id[0]
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            if english and all(forms) and not message.fuzzy:
                templates[english] = forms
    return Catalogue(code, templates, form, str.maketrans({",": get_group_symbol(code), ".": get_decimal_symbol(code)}))
