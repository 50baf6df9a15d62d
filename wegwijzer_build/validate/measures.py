"""How long the sentences of a text are, and how long their words, as a reader meets them.

The numbers are those of textstat, a package that many use for it; why not with it, says adr/0013.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pyphen import Pyphen  # type: ignore[import-untyped]  # it has no types

from .sentences import sentences_of

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
class Measured:
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
    """Names that count as one word wherever they stand in a text. Equal only to itself, and so quick to look up."""

    def __init__(self, names: Iterable[str]) -> None:
        longest_first = sorted(filter(None, names), key=lambda name: (-len(name), name))
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")


NO_NAMES = Names(())


@lru_cache(maxsize=4)
def names_of(names: frozenset[str]) -> Names:
    """The same object for the same names, so that what was measured with them is known again."""
    return Names(names)


@lru_cache(maxsize=65536)
def measured(text: str, names: Names = NO_NAMES) -> tuple[Measured, ...]:
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
    found = list(_measured(plain, aside))
    for quote in spoken:
        found += measured(quote, names)
    return tuple(found)


def _measured(plain: str, aside: Sequence[str]) -> Iterator[Measured]:
    def restored(text: str) -> str:
        return _ASIDE.sub(lambda found: aside[int(found[1])], text)

    before = ""
    for sentence in sentences_of(plain):
        tokens = [token for token in sentence.words.split() if any(map(str.isalnum, token))]
        words = tuple(token for token in tokens if not _ASIDE.search(token))
        if tokens:
            complete = sentence.words.rstrip(_CLOSING).endswith(_ENDS)
            yield Measured(restored(sentence.words), len(tokens), words, complete, before)
        before = f"{before} {restored(sentence.words)}"


def mean_length(sentences: Iterable[Measured]) -> float:
    """The mean number of words of the complete sentences; of all, where none is complete."""
    every = list(sentences)
    counted = [sentence for sentence in every if sentence.complete] or every
    return sum(sentence.length for sentence in counted) / len(counted) if counted else 0.0


def flesch_douma(sentences: Iterable[Measured]) -> float:
    """How easy a text is to read: the formula of W. H. Douma (1960), from 0 (hard) to 100 (easy).

    206.835 - 0.93 * words per sentence - 77 * syllables per word.
    """
    every = list(sentences)
    words = [word for sentence in every for word in sentence.words]
    if not words:
        return 100.0
    return 206.835 - 0.93 * mean_length(every) - 77 * sum(map(syllables, words)) / len(words)


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """The number of syllables of a Dutch word: where it may be broken at the end of a line, and one.

    A vowel that is a syllable by itself at either end ("o-ver") is therefore not counted; textstat counts the same.
    """
    return len(_hyphenation().positions(_NO_LETTER.sub("", word.lower()))) + 1


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="nl")
