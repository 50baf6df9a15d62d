"""`make load`: as many requests at a time as the server can take; writes the third table of bench/README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.kinds import kinds_of
from tools.reading import read_site
from tools.server import Server, serving

ROOT = Path(__file__).parents[1]
START, END = "<!-- loaded -->", "<!-- end of loaded -->"
SECONDS = 60
CONNECTIONS = 64
_THREADS = 2


@dataclass(frozen=True)
class Load:
    """How a run went. Times in milliseconds; `refused`: answers of 400 and over; `broken`: no whole answer in time."""

    requests: int
    seconds: float
    bytes: int
    p50: float
    p99: float
    longest: float
    refused: int
    broken: int

    @property
    def errors(self) -> int:
        return self.refused + self.broken


def main() -> None:
    """Build the real site for a server, start nginx with it, load that, and write the table. Fails on any error."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=main.__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help="how long (default: %(default)s)")
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="wegwijzer-load-") as name:
        live = Path(name) / "live"
        subprocess.run([Path(sys.executable).with_name("wegwijzer"), "deploy", "--out", live], cwd=ROOT, check=True)
        paths = tuple(kinds_of(read_site(live / "www")).values())
        with serving(live, Path(name) / "nginx") as server:
            found = load(server, paths, seconds)
    lines = table(found, len(paths), f"{os.cpu_count()} processors, {platform.system()}")
    print("\n".join(lines))
    write(ROOT / "bench" / "README.md", lines)
    sys.exit(f"load: {found.errors} errors" if found.errors else 0)


def load(server: Server, paths: Sequence[str], seconds: int) -> Load:
    """Ask a server for these paths in turn, over many connections at once, for so many seconds.

    Raises ValueError for a path that is not there: wrk would count an answer that leads elsewhere as a good one.
    """
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("load: needs wrk on the PATH (Debian and Ubuntu: apt-get install wrk)")
    for path in paths:
        if (status := server.get(path).status) != 200:
            raise ValueError(f"/{path} answers {status}")
    script = str(Path(__file__).with_name("load.lua"))
    command = [wrk, f"-t{_THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", script, server.at, "--"]
    said = subprocess.run(
        [*command, *(f"/{path}" for path in paths)], check=True, capture_output=True, encoding="utf-8"
    )
    return Load(**json.loads(said.stdout.splitlines()[-1]))


def table(found: Load, pages: int, machine: str) -> list[str]:
    """The lines of the table."""
    told = (
        f"{found.requests / found.seconds:,.0f}",
        f"{found.bytes / found.seconds / 1e6:,.0f} MB",
        *(f"{milliseconds:,.1f} ms" for milliseconds in (found.p50, found.p99, found.longest)),
        f"{found.requests:,}",
        f"{found.errors:,}",
    )
    return [
        f"{machine}; {found.seconds:.0f} seconds, {CONNECTIONS} connections, {pages} pages in turn.",
        "",
        "| requests a second | bytes a second | half within | 99 of 100 within | longest | requests | errors |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        f"| {' | '.join(told)} |",
    ]


def write(readme: Path, lines: Sequence[str]) -> None:
    """Put a new table in the place of the old."""
    text = readme.read_text(encoding="utf-8")
    whole = re.compile(f"{re.escape(START)}.*{re.escape(END)}", re.DOTALL)
    if not whole.search(text):
        raise ValueError(f"{readme} has no place for the table: {START} … {END}")
    new = "\n".join([START, "", *lines, "", END])
    readme.write_text(whole.sub(lambda _: new, text), encoding="utf-8")


if __name__ == "__main__":
    main()
