"""How long the sentences of a text are, and how long their words, as a reader meets them.

The numbers are those of textstat, a package that many use for it; why not with it, says adr/0013.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pyphen import Pyphen, language_fallback  # type: ignore[import-untyped]  # it has no types

from wegwijzer_build.model import Formula

from .sentences import sentences_of
from .tongue import NEUTRAL

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_MARKS = re.compile(r"[\[\]*_`\u00ad]")
_ITEM = re.compile(r"^(\s*)[*](?=\s)", re.MULTILINE)
_QUOTED = re.compile(
    r"“[^“”]{1,600}”|„[^„”“]{1,600}[”“]|«[^«»]{1,600}»|\"[^\"]{1,600}\""
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w)){1,600}’(?!\w)|(?<!\w)'(?:[^']|(?<=\w)'(?=\w)){1,600}'(?!\w)"
)
_ASIDE = re.compile("9\ue000([0-9]+)\ue001")
"""What stands for a name or a quotation: a word that may open a sentence."""
_NO_LETTER = re.compile(r"[^\w']|'(?![tsd]|ve|ll|re)")
_ENDS = (".", "!", "?", "…", ":")
_CLOSING = "\"'”’») "


@dataclass(frozen=True)
class MeasuredText:
    """A sentence: its text, the number of its words, and these words but for names and quotations.

    `complete` is False for what has no full stop: a heading, an answer, an item of a list.
    `before` is all of its text that stands before it, to find its place.
    """

    text: str
    length: int
    words: tuple[str, ...]
    complete: bool
    before: str = ""


class Names:
    """Names that count as one word wherever they stand in a text. Equal only to itself, and so quick to look up.

    `goes_on`: fits at the end of what is no whole sentence yet.
    """

    def __init__(self, names: Iterable[str], goes_on: re.Pattern[str] = NEUTRAL.goes_on) -> None:
        longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")
        self.goes_on = goes_on


@lru_cache(maxsize=4)
def names_of(names: frozenset[str], goes_on: re.Pattern[str]) -> Names:
    """The same object for the same names, so that what was measured with them is known again."""
    return Names(names, goes_on)


@lru_cache(maxsize=65536)
def measured(text: str, names: Names) -> tuple[MeasuredText, ...]:
    """The sentences of a Markdown text. A name or a quotation counts as one word of its sentence.

    Of what is quoted, whole sentences are measured too, after the others.
    """
    aside: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        aside.append(found[0])
        end = found[0].rstrip(_CLOSING)[-1:]
        return f"9\ue000{len(aside) - 1}\ue001{end if end in _ENDS else ''}"

    plain = _MARKS.sub("", _LINK.sub(r"\1", _ITEM.sub(r"\1-", text)))
    plain = _QUOTED.sub(put_aside, plain)
    spoken = [quote[1:-1] for quote in aside if quote.rstrip(_CLOSING).endswith(_ENDS)]
    plain = names.pattern.sub(put_aside, plain)
    found = list(_measured(plain, aside, names.goes_on))
    for quote in spoken:
        found += measured(quote, names)
    return tuple(found)


def _measured(plain: str, aside: Sequence[str], goes_on: re.Pattern[str]) -> Iterator[MeasuredText]:
    def restored(text: str) -> str:
        return _ASIDE.sub(lambda found: aside[int(found[1])], text)

    before = ""
    for sentence in sentences_of(plain, goes_on):
        tokens = [token for token in sentence.words.split() if any(map(str.isalnum, token))]
        words = tuple(token for token in tokens if not _ASIDE.search(token))
        if tokens:
            complete = sentence.words.rstrip(_CLOSING).endswith(_ENDS)
            yield MeasuredText(restored(sentence.words), len(tokens), words, complete, before)
        before = f"{before} {restored(sentence.words)}"


def mean_length(sentences: Iterable[MeasuredText]) -> float:
    """The mean number of words of the complete sentences; of all, where none is complete."""
    every = list(sentences)
    counted = [sentence for sentence in every if sentence.complete] or every
    return sum(sentence.length for sentence in counted) / len(counted) if counted else 0.0


def ease_of(sentences: Iterable[MeasuredText], formula: Formula) -> float:
    """How easy a text is to read by a formula, from 0 (hard) to 100 (easy)."""
    every = list(sentences)
    words = [word for sentence in every for word in sentence.words]
    if not words:
        return 100.0
    number = sum(syllables(word, formula.hyphenation) for word in words)
    of_sentences, of_words = float(formula.per_word) * mean_length(every), float(formula.per_syllable) * number
    return float(formula.base) - of_sentences - of_words / len(words)


@lru_cache(maxsize=65536)
def syllables(word: str, language: str) -> int:
    """The number of syllables of a word: where it may be broken at the end of a line, and one.

    A vowel that is a syllable by itself at either end ("o-ver") is therefore not counted; textstat counts the same. In
    a language of which nothing is known, which is told elsewhere, each word has one.
    """
    hyphenation = _hyphenation(language)
    if hyphenation is None:
        return 1
    return len(hyphenation.positions(_NO_LETTER.sub("", word.lower()))) + 1


@cache
def _hyphenation(language: str) -> Pyphen | None:
    return Pyphen(lang=language) if language_fallback(language) else None
