"""Sentences that are the same, or nearly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

ALIKE = 0.85
"""From here on two sentences say the same: the share of words that they have in common, in the same order."""

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_NUMBER = re.compile(r"\d")

Words = tuple[str, ...]


def words_of(sentence: str) -> Words:
    """The words of a sentence, without signs or capitals."""
    return tuple(_WORD.findall(sentence.casefold()))


def alike(sentences: Collection[Words]) -> Iterator[tuple[Words, Words]]:
    """Every two different sentences that are nearly the same. Where a number differs, something else is said.

    Only sentences that share one of their rarest words are compared: who is alike misses so few of another's words that
    they cannot be all of its rarest.
    """
    times = Counter(word for sentence in sentences for word in set(sentence))
    having: dict[str, list[Words]] = defaultdict(list)
    for sentence in sentences:
        rarest = sorted(set(sentence), key=lambda word: (times[word], word))
        compared = {other for word in rarest[: _may_miss(sentence) + 1] for other in having[word]}
        for other in sorted(compared):
            if _numbers(sentence) == _numbers(other) and _share(sentence, other) >= ALIKE:
                yield other, sentence
        for word in rarest:
            having[word].append(sentence)


def _may_miss(sentence: Words) -> int:
    """How many of its words the shortest sentence that is alike can be without."""
    shortest = len(sentence) * ALIKE / (2 - ALIKE)
    return int(len(sentence) - ALIKE * (len(sentence) + shortest) / 2)


def _share(one: Words, other: Words) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0


def _numbers(sentence: Words) -> list[str]:
    return sorted(word for word in sentence if _NUMBER.search(word))
