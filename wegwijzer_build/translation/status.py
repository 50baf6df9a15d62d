"""How the translations of a language stand, text by text: for who translates, and for who decides what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .po import Translation
from .reviews import Scrutiny
from .spoken import Known
from .surviving import Lost, doubtful, lost, same_facts


class TextState(StrEnum):
    """How a translation stands."""

    TRANSLATED = "translated"
    STALE = "stale"
    """Its Dutch is newer; it is shown, and says so."""
    WITHDRAWN = "withdrawn"
    """Its Dutch is newer, and says something else: it is not shown."""
    BROKEN = "broken"
    """It lost a link, a number or the like: it is not shown."""
    MISSING = "missing"


@dataclass(frozen=True)
class LanguageStatus:
    """The texts of a language by state, and its items by how well they were read. Places are contexts of PO files."""

    code: str
    texts: Mapping[TextState, tuple[Translation, ...]]
    read: Mapping[Scrutiny, tuple[str, ...]]

    @property
    def counted(self) -> Mapping[TextState, int]:
        return {state: len(self.texts[state]) for state in TextState}


def status_of(code: str, known: Known) -> LanguageStatus:
    """Look at every text that is offered in a language."""
    texts: dict[TextState, list[Translation]] = {state: [] for state in TextState}
    for entry in known.entries.values():
        texts[_state(entry, known)].append(entry)
    read: dict[Scrutiny, list[str]] = {scrutiny: [] for scrutiny in Scrutiny}
    for item, scrutiny in known.scrutiny.items():
        read[scrutiny].append(item)
    return LanguageStatus(
        code,
        {state: tuple(some) for state, some in texts.items()},
        {scrutiny: tuple(some) for scrutiny, some in read.items()},
    )


def _state(entry: Translation, known: Known) -> TextState:
    if not entry.says or entry.guess:
        return TextState.MISSING
    if entry.before:
        moved, review = known.moved.get(entry.item), known.reviews.get(entry.item)
        has_moved = moved is not None and (review is None or review.on < moved.on)
        return TextState.WITHDRAWN if has_moved or not same_facts(entry.before, entry.words) else TextState.STALE
    return TextState.BROKEN if any(lost(entry)) else TextState.TRANSLATED


def compared(entries: Iterable[Translation]) -> tuple[tuple[Translation, Lost, bool], ...]:
    """What is wrong with translations, and what may be: (translation, what, whether it is sure)."""
    found: list[tuple[Translation, Lost, bool]] = []
    for entry in entries:
        if entry.says and not entry.guess and not entry.before:
            found += [(entry, each, True) for each in lost(entry)]
            found += [(entry, each, False) for each in doubtful(entry)]
    return tuple(found)


def as_text(status: LanguageStatus, *, most: int = 20) -> str:
    """The status to read: one line of numbers, then what is behind, text by text."""
    counts = ", ".join(f"{number} {state.value}" for state, number in status.counted.items() if number)
    reading = ", ".join(f"{len(items)} {level.value}" for level, items in status.read.items() if items)
    lines = [f"{status.code}: {counts or 'nothing offered'}; items: {reading or 'none'}"]
    for state in (TextState.WITHDRAWN, TextState.BROKEN, TextState.MISSING, TextState.STALE):
        per_item = Counter(entry.item for entry in status.texts[state])
        lines += [f"   {state.value}: {item} ({number})" for item, number in list(per_item.items())[:most]]
        if len(per_item) > most:
            lines.append(f"   {state.value}: and {len(per_item) - most} more")
    return "\n".join(lines)


def as_map(status: LanguageStatus) -> dict[str, object]:
    """The same for programs."""
    return {
        "language": status.code,
        "texts": {state.value: number for state, number in status.counted.items()},
        "behind": {
            state.value: sorted({entry.item for entry in status.texts[state]})
            for state in TextState
            if state is not TextState.TRANSLATED
        },
        "read": {level.value: sorted(items) for level, items in status.read.items()},
    }
