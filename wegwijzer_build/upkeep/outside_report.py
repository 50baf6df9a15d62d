"""What came of trying the addresses of others, to read and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from wegwijzer_build.wording import counted, visible

from .asking import Verdict
from .outside import Outside
from .trying import Tried

_MOST_PLACES = 5
_TO_LOOK_AT = [verdict for verdict in Verdict if verdict is not Verdict.FINE]

Pairs = Sequence[tuple[Outside, Tried]]
"""Each address with what came of it."""


def as_text(pairs: Pairs) -> str:
    """What needs a look, by what is the matter, each with where it stands; then how many there are of what."""
    blocks = ["\n".join(_block(verdict, some)) for verdict in _TO_LOOK_AT if (some := _of(pairs, verdict))]
    counts = Counter(tried.verdict for _, tried in pairs)
    said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    number = "1 address" if len(pairs) == 1 else f"{len(pairs)} addresses"
    last = [f"{number} tried: {said or 'none'}."]
    if len(pairs) > 1 and counts[Verdict.UNREACHABLE] == len(pairs):
        last.append("Nothing was reached: is there a network here?")
    return "\n\n".join([*blocks, "\n".join(last)])


def as_json(pairs: Pairs) -> str:
    """All addresses with what came of them."""
    listed = [
        {
            "address": outside.address,
            "verdict": tried.verdict.value,
            "detail": tried.detail or None,
            "moved_to": tried.moved_to or None,
            "places": [{"file": p.file, "line": p.line, "column": p.column} for p in outside.places],
        }
        for outside, tried in pairs
    ]
    return json.dumps({"addresses": listed}, ensure_ascii=False, indent=2)


def _of(pairs: Pairs, verdict: Verdict) -> list[tuple[Outside, Tried]]:
    return [pair for pair in pairs if pair[1].verdict is verdict]


def _block(verdict: Verdict, some: Pairs) -> Iterator[str]:
    yield f"{verdict} ({len(some)}):"
    for outside, tried in some:
        new = f" → {tried.moved_to}" if tried.moved_to else ""
        detail = f" ({tried.detail})" if tried.detail else ""
        yield f"   {visible(outside.address + new + detail)}"
        for place in outside.places[:_MOST_PLACES]:
            yield f"      {visible(place.file)}:{place.line}:{place.column}"
        if len(outside.places) > _MOST_PLACES:
            yield f"      and {counted(len(outside.places) - _MOST_PLACES, 'place')} more"
