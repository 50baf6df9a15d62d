"""`make bench-delivery`: every kind of page on a slow phone; writes the second table of bench/README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from tools.kinds import NAMES, kinds_of
from tools.reading import read_site

from .delivery_server import delivering
from .delivery_table import CATEGORIES, Row, write_table
from .delivery_visits import Visited, visit

ROOT = Path(__file__).parents[1]
LIGHTHOUSE = ROOT / "bench" / "node_modules" / "lighthouse"
ROUNDS = 3
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

Scores = dict[str, list[dict[str, int]]]
"""Kind of page → the scores of each round."""


def main() -> None:
    """Build the site, visit a page of each kind in rounds, let Lighthouse judge it, and write the table."""
    asked = _asked()
    chromium = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if chromium is None:
        sys.exit(f"delivery: needs one of {', '.join(_BROWSERS)} on the PATH")
    with tempfile.TemporaryDirectory(prefix="wegwijzer-delivery-") as name:
        folder = asked.site or _build(Path(name) / "site")
        every = kinds_of(read_site(folder))
        with _address(asked.at, folder) as at:
            kinds = {kind: at + every[kind] for kind in asked.kinds}
            visits = _visits(chromium, kinds, asked.rounds)
            scores = {} if asked.without_lighthouse else _scores(chromium, kinds, asked.rounds)
    rows = [_row(kind, visits[kind], scores.get(kind, [])) for kind in kinds]
    machine = f"{os.cpu_count()} processors, {platform.system()}"
    write_table(ROOT / "bench" / "README.md", machine, rows, asked.rounds)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is seen (default: %(default)s)")
    parser.add_argument("--kinds", nargs="+", default=NAMES, choices=NAMES, metavar="KIND", help="kinds of pages only")
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    parser.add_argument(
        "--at", help="where that site is served already, ends in a slash; without it, it is served here"
    )
    parser.add_argument("--without-lighthouse", action="store_true", help="leave the scores out")
    asked = parser.parse_args()
    if not asked.without_lighthouse and not LIGHTHOUSE.is_dir():
        parser.error("Lighthouse is not set up: run `make bench-delivery`, or leave it out (--without-lighthouse)")
    return asked


def _build(folder: Path) -> Path:
    command = [Path(sys.executable).with_name("wegwijzer"), "build", "--site-dir", folder]
    subprocess.run(list(map(str, command)), cwd=ROOT, check=True)
    return folder


@contextmanager
def _address(given: str | None, folder: Path) -> Iterator[str]:
    if given:
        yield given
    else:
        with delivering(folder) as at:
            yield at


def _visits(chromium: str, kinds: Mapping[str, str], rounds: int) -> dict[str, list[Visited]]:
    """Round after round, each kind in turn, so that a busy moment of the machine hits all alike."""
    visits: dict[str, list[Visited]] = {kind: [] for kind in kinds}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for number in range(rounds):
            print(f"visits, round {number + 1} of {rounds}", file=sys.stderr)
            for kind, address in kinds.items():
                visits[kind].append(visit(browser, address))
        browser.close()
    return visits


def _scores(chromium: str, kinds: Mapping[str, str], rounds: int) -> Scores:
    """What Lighthouse makes of each page; what costs a point is told on the terminal."""
    scores: Scores = {kind: [] for kind in kinds}
    named = {address: kind for kind, address in kinds.items()}
    for number in range(rounds):
        print(f"Lighthouse, round {number + 1} of {rounds}", file=sys.stderr)
        for told in _lighthouse(chromium, list(named)):
            kind = named[told["address"]]
            faults = set(told["faults"])
            if kind.startswith("embed"):  # a page for frames of others is `noindex` on purpose
                del told["scores"]["seo"]
                faults -= {"is-crawlable", "meta-description"}
            scores[kind].append(told["scores"])
            if faults:
                print(f"  {kind}: {', '.join(sorted(faults))}", file=sys.stderr)
    return scores


def _lighthouse(chromium: str, addresses: Sequence[str]) -> Iterator[Any]:
    program = subprocess.Popen(
        ["node", "bench/delivery_lighthouse.mjs"],
        cwd=ROOT,
        env={**os.environ, "CHROME_PATH": chromium},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    if program.stdin is None or program.stdout is None:
        raise RuntimeError("Lighthouse has no pipes to talk through")
    with program, program.stdout as lines:
        program.stdin.write(json.dumps(addresses))
        program.stdin.close()
        yield from map(json.loads, lines)
    if program.returncode:
        raise RuntimeError(f"Lighthouse failed ({program.returncode})")


def _row(kind: str, visits: Sequence[Visited], scores: Sequence[Mapping[str, int]]) -> Row:
    return Row(
        kind,
        round(median(seen.size for seen in visits)),
        round(median(seen.requests for seen in visits)),
        median(seen.lcp for seen in visits),
        median(seen.cls for seen in visits),
        median(seen.inp for seen in visits),
        {
            category: round(median(told[category] for told in scores))
            for category in CATEGORIES
            if scores and category in scores[0]
        },
    )


if __name__ == "__main__":
    main()
