"""One program run once: how long it took, and how much memory it held at most."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """Seconds on the clock, and the most memory at one moment in MB; what it printed."""

    seconds: float
    megabytes: float
    said: str


def measure(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder; `env` adds to the surroundings. Raises RuntimeError with what it said if it fails."""
    log = folder / ".said"
    with log.open("w+", encoding="utf-8") as file:
        began = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            stdout=file,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text(encoding="utf-8")
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{said[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024, said)
