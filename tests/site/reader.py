"""Reads blocks of text with what is known, data and words of templates, to find what neither of them says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from babel.messages.extract import extract_from_dir

from tests.project import ROOT
from tests.site.sentences import Block, blocks_of_text, plain

_BETWEEN = re.compile(r"(\s[·›/]\s|[,:;.?]\s|\s?[‘’]\s?|\n)")
"""What templates put between texts; many a text has it within as well."""


@dataclass(frozen=True)
class Told:
    """What the data says. `texts`: as they stand there; `words`: how a page says what is no text (a day, a number)."""

    texts: frozenset[str]
    words: frozenset[str] = frozenset()

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Every block of every text, each text as one, and each of its lines."""
        found = set(map(plain, self.texts | self.words))
        for text in self.texts:
            blocks = blocks_of_text(text)
            found |= set(map(plain, (*blocks, " ".join(blocks), *text.split("\n"))))
        return frozenset(found)

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first sentence of every text, which stands for it in lists."""
        ends = (r"(?<=[.?!]) ", r"\. ")
        return frozenset(plain(re.split(end, text, maxsplit=1)[0]) for text in self.running.split("\n") for end in ends)

    @cached_property
    def running(self) -> str:
        """Every text on a line, to find the beginnings of those that a list cuts off."""
        return "\n".join(" ".join(blocks_of_text(text)).casefold() for text in self.texts)


@dataclass(frozen=True)
class Fixed:
    """The words that templates and views bring along. `patterns`: those around something that is filled in."""

    phrases: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


_FILLED_IN = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
_COUNTED = ("num", "n", "number")


@cache
def fixed_words() -> Fixed:
    """All of them, read from the sources as those do who make a catalogue for translators."""
    found = extract_from_dir(
        ROOT / "wegwijzer_build" / "render",
        method_map=[("**.py", "python"), ("**.jinja", "jinja2.ext.babel_extract")],
        options_map={"**.jinja": {"silent": "false"}},
    )
    said = {
        text for _file, _line, message, *_more in found for text in ([message] if isinstance(message, str) else message)
    }
    filled = {text for text in said if text and _FILLED_IN.search(text)}
    return Fixed(frozenset(map(plain, said - filled)), tuple(map(_pattern, sorted(filled, key=len, reverse=True))))


def _pattern(message: str) -> re.Pattern[str]:
    """A message with anything in the places that are filled in, or a number where something is counted."""
    words, *rest = _FILLED_IN.split(plain(message))
    pattern = re.escape(words)
    for old, new, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        pattern += (r"\d+" if (old or new) in _COUNTED else "(.+)") + re.escape(after)
    return re.compile(pattern)


class Reader:
    """Reads blocks with what is known: the data and the fixed words."""

    def __init__(self, told: Told, fixed: Fixed) -> None:
        self.told, self.fixed = told, fixed
        self.known = cache(self._known)

    def read(self, block: Block) -> frozenset[str] | None:
        """The blocks of the data that this one is put together from; None where nobody knows some of it."""
        cuts = [cut for piece in block for cut in _BETWEEN.split(piece)]
        ways: list[frozenset[str] | None] = [None] * len(cuts) + [frozenset()]
        for begin in reversed(range(len(cuts))):
            for end in range(len(cuts), begin, -1):
                after = ways[end]
                here = None if after is None else self.known(plain("".join(cuts[begin:end])))
                if after is not None and here is not None:
                    ways[begin] = here | after
                    break
        return ways[0]

    def _known(self, words: str) -> frozenset[str] | None:
        if words in self.told.blocks:
            return frozenset([words]) - {""}
        if not words or words in self.fixed.phrases or words in self.told.openings:
            return frozenset()
        if words.endswith("…") and words.rstrip(" …") in self.told.running:
            return frozenset()
        for pattern in self.fixed.patterns:
            if found := pattern.fullmatch(words):
                parts = [self.known(plain(part)) for part in found.groups()]
                if None not in parts:
                    return frozenset().union(*filter(None, parts))
        return None


def unread(blocks: Iterable[Block], reader: Reader) -> list[str]:
    """The blocks that hold something which neither the data nor a template says."""
    return sorted({" ".join("".join(block).split()) for block in blocks if reader.read(block) is None})
