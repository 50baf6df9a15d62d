"""The language of the content, as the checks use it: what stands in language/, compiled once."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from wegwijzer_build.load import Value
from wegwijzer_build.model import LANGUAGE, Formula, LanguageFiles, Phones
from wegwijzer_build.wording import AS_WRITTEN, Called

from .duty_words import DutyWords, duty_words
from .regexes import either
from .telling_words import TellingWords


@dataclass(frozen=True, eq=False)
class Tongue:
    """A language. Equal only to itself, and so quick to look up; without a file nothing of its kind is looked for.

    `goes_on`: at the end of what is no sentence yet. `calling`: by which a text speaks of calling; `not_behind` and
    `not_before`: what stands around digits that are no number to call.
    """

    written: LanguageFiles
    called: Called
    duties: DutyWords | None
    telling: TellingWords | None
    goes_on: re.Pattern[str]
    names_end_in: tuple[str, ...]
    formula: Formula | None
    phones: Phones | None
    calling: re.Pattern[str]
    not_behind: re.Pattern[str]
    not_before: re.Pattern[str]


def tongue_of(files: dict[str, Value]) -> Tongue:
    """The language of content: the names of the files in language/ → what they say. The same object for the same."""
    return _tongue_of(json.dumps(files))


@lru_cache(maxsize=8)
def _tongue_of(files: str) -> Tongue:
    found: dict[str, Any] = {}
    for name, raw in json.loads(files).items():
        try:
            found[name] = LANGUAGE[name].model_validate(raw)
        except (KeyError, ValidationError):
            continue  # the check on schemas tells
    return _compiled(LanguageFiles(**found))


def _compiled(written: LanguageFiles) -> Tongue:
    reading, phones = written.reading, written.phones
    abbreviations = "|".join(map(re.escape, reading.abbreviations if reading else ())) or "(?!)"
    behind = either(phones.not_behind if phones else ())
    before = either(phones.not_before if phones else ())
    return Tongue(
        written=written,
        called=Called(written.names.words) if written.names else AS_WRITTEN,
        duties=duty_words(written.duties) if written.duties else None,
        telling=TellingWords(tuple(written.telling.words.values())) if written.telling else None,
        goes_on=re.compile(rf"(?:\b(?:{abbreviations})|\b[A-Z])\.$"),
        names_end_in=reading.names_end_in if reading else (),
        formula=reading.formula if reading else None,
        phones=phones,
        calling=re.compile(either(phones.calling if phones else ()), re.IGNORECASE),
        not_behind=re.compile(rf"(?:€|\d|\b(?:{behind}))\.?\s*$", re.IGNORECASE),
        not_before=re.compile(rf"\s*(?:%|(?:{before})\b)"),
    )


NEUTRAL = _compiled(LanguageFiles())
"""Of content that says nothing about its language."""
