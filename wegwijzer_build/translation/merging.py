"""What is left of the translations when the Dutch has changed. Nothing is guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from .po import Translation

_MUCH = 0.6
"""From this share of the same words on, two texts are one that was changed."""


def merged(asked: Sequence[Translation], there: Iterable[Translation]) -> tuple[Translation, ...]:
    """An entry for each text that is asked for, with the translation that there is.

    `asked`: entries without translations, in order. `there`: all entries of the language, of all files. Same place and
    same text: kept. Same place and another text: kept with the text that it was made from (`before`). Same text
    elsewhere: kept. Else it is not translated.
    """
    old = tuple(entry for entry in there if entry.says)
    by_key = {entry.key: entry for entry in old}
    by_words: dict[str, Translation] = {}
    for entry in old:
        if not entry.before and not entry.guess:
            by_words.setdefault(entry.words, entry)
    changed = dict(_changed(_grouped(asked), _grouped(old)))
    return tuple(
        _with(entry, by_key.get(entry.key) or changed.get(entry.key) or by_words.get(entry.words)) for entry in asked
    )


def _with(asked: Translation, found: Translation | None) -> Translation:
    """An entry with the words of another, whose Dutch may have been another."""
    if found is None:
        return asked
    made_from = found.before or found.words
    before = "" if made_from == asked.words else made_from
    return replace(asked, says=found.says, before=before, guess=found.guess)


def _grouped(entries: Iterable[Translation]) -> Mapping[str, tuple[Translation, ...]]:
    found: dict[str, list[Translation]] = defaultdict(list)
    for entry in entries:
        found[entry.context].append(entry)
    return {context: tuple(some) for context, some in found.items()}


def _changed(
    asked: Mapping[str, tuple[Translation, ...]], there: Mapping[str, tuple[Translation, ...]]
) -> Iterator[tuple[tuple[str, str], Translation]]:
    """Texts that came in the place of others, between the same neighbours; of several, those that are much alike."""
    for context, new in asked.items():
        old = there.get(context, ())
        steps = SequenceMatcher(None, [each.words for each in old], [each.words for each in new], autojunk=False)
        for what, i1, i2, j1, j2 in steps.get_opcodes():
            if what != "replace" or i2 - i1 != j2 - j1:
                continue
            for after, before in zip(new[j1:j2], old[i1:i2], strict=True):
                if i2 - i1 == 1 or _alike(before.words, after.words):
                    yield after.key, before


def _alike(before: str, after: str) -> bool:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio() >= _MUCH
