"""What has to survive a translation: links, fields, numbers, emphasis, items of lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wegwijzer_build.validate.glyphs import WITHOUT_GLYPH

from .po import Translation

_TARGET = re.compile(r"\]\(\s*([^()\s]+)\s*\)")
_FIELD = re.compile(r"\{([a-z][a-z0-9-]*)\}")
_NUMBER = re.compile(r"\d{1,2}[.:]\d\d(?!\d)|\d+(?:[.,:\u00a0\- ]?\d+)*")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s", re.MULTILINE)
_STRONG = re.compile(r"\*\*[^*]+\*\*")
_OWN_WORDS = re.compile(r"[^\W\d_]{3,}")
_SHORTEST, _LONGEST = 0.3, 3.0
_LONG = 40
"""From this number of characters on, how long a translation is says something."""


class Lost(NamedTuple):
    """What is not as it was: what it is, as the Dutch has it, and as the translation has it."""

    what: str
    dutch: str
    translation: str


def lost(entry: Translation) -> Iterator[Lost]:
    """Everything of a text that its translation does not have, or has otherwise."""
    words, says = entry.words, entry.says
    for what, find in (
        ("links", _TARGET.findall),
        ("fields", _FIELD.findall),
        ("numbers", numbers),
        ("items of lists", lambda text: ["-"] * len(_ITEM.findall(text))),
        ("paragraphs", lambda text: ["¶"] * text.count("\n\n")),
        ("emphasis", lambda text: ["**"] * len(_STRONG.findall(text))),
        ("signs that no typeface has", WITHOUT_GLYPH.findall),
    ):
        before, after = find(words), find(says)
        if Counter(before) != Counter(after):
            yield Lost(what, _said(before), _said(after))


def doubtful(entry: Translation) -> Iterator[Lost]:
    """What may be right, and often is not: a translation that is the Dutch itself, or much shorter or longer."""
    if entry.says == entry.words and len(_OWN_WORDS.findall(entry.words)) > 2:
        yield Lost("the Dutch itself", entry.words, entry.says)
    elif len(entry.words) >= _LONG and not _SHORTEST <= len(entry.says) / len(entry.words) <= _LONGEST:
        yield Lost("length", str(len(entry.words)), str(len(entry.says)))


def numbers(text: str) -> list[str]:
    """All numbers of a text, digits only: how they are parted differs by language. Those in links are links."""
    text = _TARGET.sub("]", text)
    return [re.sub(r"\D", "", number) for number in _NUMBER.findall(text)]


def same_facts(before: str, after: str) -> bool:
    """Whether two forms of one Dutch text have the same numbers, and lead to the same ways of contacts."""
    return all(Counter(find(before)) == Counter(find(after)) for find in (numbers, _TARGET.findall))


def _said(found: Iterable[str]) -> str:
    return ", ".join(found) or "none"
