"""`make bench`: our speed beside others, in one run on one machine; writes the tables of bench/README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from wegwijzer_build.pipeline import check
from wegwijzer_build.render import Partials, site_of

from .editing import seconds_after_an_edit
from .generated import TREE, write_content
from .measuring import Run, measure
from .peers import PEERS
from .ready_pages import ready_pages
from .table import Editing, Row, write_tables

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 20)
OURS = "wegwijzer"
SIZES = (1_000, 5_000, 10_000, 20_000)
ROUNDS = 5
PATIENCE = 30.0
"""Seconds after which a program is slow: it runs once at that size, and not at larger ones."""


@dataclass
class Measured:
    """All runs of one program at one size."""

    runs: list[Run] = field(default_factory=list)

    def row(self, states: int, name: str, pages: int) -> Row:
        """Medians of the runs; ours come with their stages."""
        stages = [json.loads(run.said) for run in self.runs] if name == OURS else []
        return Row(
            states,
            name,
            pages,
            median(run.seconds for run in self.runs),
            median(run.megabytes for run in self.runs),
            {stage: median(told[stage] for told in stages) for stage in ("check", "analyse", "write") if stages},
            len(self.runs),
        )


def main() -> None:
    """Measure, round by round, every program at every size in turn, so that a busy moment hits all alike."""
    asked = _asked()
    with tempfile.TemporaryDirectory(dir=_memory_folder(), prefix="wegwijzer-bench-") as name:
        folder = Path(name)
        made = {size: _prepare(folder / str(size), size) for size in asked.sizes}
        programs = [OURS, *(peer.name for peer in PEERS if peer.name not in asked.without)]
        measured = {(size, program): Measured() for size in asked.sizes for program in programs}
        slow: dict[str, int] = {}  # program → the size at which it was found slow
        for number in range(asked.rounds):
            for (size, program), found in measured.items():
                if size >= slow.get(program, sys.maxsize):
                    continue
                print(f"round {number + 1} of {asked.rounds}: {program}, {made[size][0]} states", file=sys.stderr)
                found.runs.append(_run(folder / str(size), program, made[size][1]))
                if found.runs[-1].seconds > PATIENCE and program != OURS:
                    slow[program] = size
        rows = [
            found.row(made[size][0], program, made[size][1])
            for (size, program), found in measured.items()
            if found.runs
        ]
        print("editing", file=sys.stderr)
        editing = Editing(
            real=_editing(ROOT / "content", folder / "edit-real", asked.rounds),
            generated=_editing(folder / str(max(asked.sizes)) / "content", folder / "edit-generated", asked.rounds),
            cold=median(run.seconds for run in _cold(folder, asked.rounds)),
        )
    write_tables(ROOT / "bench" / "README.md", _machine(), rows, editing, asked.rounds)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each program runs (default: %(default)s)")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of states")
    parser.add_argument("--without", nargs="*", default=(), choices=[peer.name for peer in PEERS])
    return parser.parse_args()


def _prepare(folder: Path, size: int) -> tuple[int, int]:
    """Write the content and, for the others, the ready pages; give the numbers of states and of pages."""
    real = check(ROOT / "content", AS_OF).content
    if real is None:
        raise ValueError("the content of the site is not sound; see `make check`")
    states = write_content(folder / "content", size, real)
    checked = check(folder / "content", AS_OF)
    if checked.content is None or len(checked.trees[TREE].states) != states:
        raise ValueError(f"the generated content is not as it should be: {checked.problems[:3]}")
    site = site_of(checked.content, checked.trees, {"lunr.js": b""})
    pages = list(ready_pages(site, TREE, checked.trees[TREE]))
    for peer in PEERS:
        (folder / peer.name).mkdir()
        peer.fill(folder / peer.name, pages, Partials(site))
    return states, len(pages)


def _run(folder: Path, program: str, pages: int) -> Run:
    """Run one program once, from nothing; it must make all pages."""
    if program == OURS:
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        command: list[str | Path] = [sys.executable, "-m", "bench.ours", folder / "content", out]
        run = measure(command, folder, {"PYTHONPATH": str(ROOT)})
    else:
        peer = next(peer for peer in PEERS if peer.name == program)
        out = folder / peer.name / peer.made
        shutil.rmtree(out, ignore_errors=True)
        first, *rest = peer.command
        run = measure([Path(sys.executable).parent / first, *rest], folder / peer.name)
    found = sum(1 for _ in _state_pages(out))
    if found < pages:
        raise ValueError(f"{program} made {found} pages, not {pages}")
    return run


def _state_pages(out: Path) -> Iterator[Path]:
    for part in ("keuzehulp", "embed"):
        yield from (out / part).rglob("*.html")


def _editing(content: Path, folder: Path, rounds: int) -> float:
    """The median of the seconds from saving an edit to seeing it on its page."""
    folder.mkdir()
    shutil.copytree(content, folder / "content")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return median(seconds_after_an_edit(folder, rounds))


def _cold(folder: Path, rounds: int) -> Iterator[Run]:
    """Build the real site, articles, links and all."""
    for _ in range(rounds):
        command: list[str | Path] = [Path(sys.executable).parent / "wegwijzer", "build", "--content", ROOT / "content"]
        yield measure([*command, "--config", ROOT / "mkdocs.yml", "--site-dir", folder / "real"], folder)
        shutil.rmtree(folder / "real")


def _memory_folder() -> Path | None:
    """A folder that no disk can slow down; where there is none, the system's own for what passes."""
    shared = Path("/dev/shm")  # noqa: S108 - a fresh folder is made in it
    return shared if os.access(shared, os.W_OK) else None


def _machine() -> str:
    return f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
