"""The tables of bench/README.md; what stands around them is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

START, END = "<!-- measured -->", "<!-- end of measured -->"


@dataclass(frozen=True)
class Row:
    """One program at one size: medians of seconds and of megabytes over some runs; `stages` are seconds too."""

    states: int
    program: str
    pages: int
    seconds: float
    megabytes: float
    stages: Mapping[str, float]
    runs: int


@dataclass(frozen=True)
class Editing:
    """Seconds: from an edit to its page with the real content and with the largest generated; a cold build."""

    real: float
    generated: float
    cold: float


def write_tables(readme: Path, machine: str, rows: Sequence[Row], editing: Editing, rounds: int) -> None:
    """Put new tables in the place of the old."""
    lines = "\n".join([*_head(machine, rounds), *_ours(rows), "", *_beside(rows), "", *_of_editing(editing)])
    text = readme.read_text(encoding="utf-8")
    whole = re.compile(f"{re.escape(START)}.*{re.escape(END)}", re.DOTALL)
    readme.write_text(whole.sub(lambda _: f"{START}\n\n{lines}\n\n{END}", text), encoding="utf-8")


def _head(machine: str, rounds: int) -> Iterator[str]:
    yield f"{machine}; a folder in memory; medians of {rounds} rounds."
    yield ""


def _ours(rows: Sequence[Row]) -> Iterator[str]:
    yield "| states | pages and embeds | load and check | analyse | render and write | in all | per page | memory |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        if row.stages:
            stages = " | ".join(f"{row.stages[stage]:.2f} s" for stage in ("check", "analyse", "write"))
            yield (
                f"| {row.states:,} | {row.pages:,} | {stages} | {row.seconds:.2f} s | "
                f"{row.seconds / row.pages * 1000:.2f} ms | {row.megabytes:.0f} MB |"
            )


def _beside(rows: Sequence[Row]) -> Iterator[str]:
    yield "| pages | program | seconds | against ours | memory | runs |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: |"
    ours = {row.states: row.seconds for row in rows if row.stages}
    for row in rows:
        ratio = row.seconds / ours[row.states]
        took = f"{row.seconds:.2f} | × {ratio:.2f}"
        yield f"| {row.pages:,} | {row.program} | {took} | {row.megabytes:.0f} MB | {row.runs} |"


def _of_editing(editing: Editing) -> Iterator[str]:
    yield "| what | seconds |"
    yield "| --- | ---: |"
    yield f"| the real site, cold: `wegwijzer build`, with articles and every link followed | {editing.cold:.2f} |"
    yield f"| from an edit to its page under `wegwijzer serve`, the real content | {editing.real:.2f} |"
    yield f"| the same, with the largest generated tree | {editing.generated:.2f} |"
