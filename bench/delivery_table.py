"""The table of bench/README.md on delivery; what stands around it is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

START, END = "<!-- delivered -->", "<!-- end of delivered -->"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Row:
    """A kind of page: medians over some rounds. `scores`: category → 0–100, without those not asked."""

    kind: str
    size: int
    requests: int
    lcp: float
    cls: float
    inp: float
    scores: Mapping[str, int]


def write_table(readme: Path, machine: str, rows: Sequence[Row], rounds: int) -> None:
    """Put a new table in the place of the old."""
    lines = "\n".join(_lines(machine, rows, rounds))
    text = readme.read_text(encoding="utf-8")
    whole = re.compile(f"{re.escape(START)}.*{re.escape(END)}", re.DOTALL)
    if not whole.search(text):
        raise ValueError(f"{readme} has no place for the table: {START} … {END}")
    readme.write_text(whole.sub(lambda _: f"{START}\n\n{lines}\n\n{END}", text), encoding="utf-8")


def _lines(machine: str, rows: Sequence[Row], rounds: int) -> Iterator[str]:
    yield f"{machine}; medians of {rounds} rounds." if rounds > 1 else f"{machine}; one round."
    yield ""
    yield "| page | bytes, gzip | requests | LCP | CLS | INP | performance | accessibility | best practices | SEO |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        inp = f"{row.inp:.0f} ms" if row.inp else "< 16 ms"
        scores = " | ".join(str(row.scores.get(category, "–")) for category in CATEGORIES)
        timed = f"{row.lcp / 1000:.2f} s | {row.cls:.3f} | {inp}"
        yield f"| {row.kind} | {row.size:,} | {row.requests} | {timed} | {scores} |"
