"""A Markdown text as sentences, ready to be searched for words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d{1,3}[.)])\s)")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_LINK_END = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)")
_MARKS = re.compile(r"[\[\]*_`\u00ad]")
_QUOTED = re.compile(r"“[^”]{1,60}”|„[^”“]{1,60}[”“]|\"[^\"]{1,60}\"|‘[^’]{1,60}’(?!\w)|«[^»]{1,60}»")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]?[A-ZÀ-Þ0-9])")


@dataclass(frozen=True)
class Sentence:
    """A sentence; in an item of a list with the sentence that leads it in, which ends with a colon."""

    words: str
    lead: str = ""


def sentences_of(text: str, goes_on: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of a text, in order. `goes_on`: fits at the end of what is no whole sentence yet."""
    lead = ""
    for block in _BLOCK.split(text):
        is_item = _LIST_ITEM.match(block) is not None
        parts = list(_split(_LIST_ITEM.sub("", block, count=1) if is_item else block, goes_on))
        for part in parts:
            yield Sentence(part, lead if is_item else "")
        if not is_item:
            lead = parts[-1] if parts and parts[-1].endswith(":") else ""


def searchable(sentence: str) -> str:
    """A sentence in lower case without accents, marks, addresses and short quotations."""
    plain = _MARKS.sub("", _LINK_END.sub("", _QUOTED.sub(" … ", sentence)))
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(bare.lower().split())


def _split(block: str, goes_on: re.Pattern[str]) -> Iterator[str]:
    pending = ""
    for part in _SENTENCE_END.split(" ".join(block.split())):
        pending = f"{pending} {part}" if pending else part
        if not goes_on.search(pending):
            yield pending
            pending = ""
    if pending:
        yield pending
