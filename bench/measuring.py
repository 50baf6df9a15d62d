"""One program run once: how long it took, and how much memory it held at most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_RUNNER = """
import json, os, subprocess, sys, time
began = time.perf_counter()
process = subprocess.Popen(sys.argv[2:], stdout=open(sys.argv[1], "w"), stderr=subprocess.STDOUT)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([time.perf_counter() - began, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)]))
"""
"""A new process counts the memory of the one that started it, so a small one has to start what is measured."""


@dataclass(frozen=True)
class Run:
    """Seconds on the clock, and the most memory at one moment in MB; what it printed."""

    seconds: float
    megabytes: float
    said: str


def measure(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder; `env` adds to the surroundings. Raises RuntimeError with what it said if it fails."""
    log = folder / ".said"
    told = subprocess.run(
        [sys.executable, "-I", "-c", _RUNNER, log, *command],
        cwd=folder,
        env={**os.environ, **(env or {})},
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, megabytes, code = json.loads(told.stdout)
    said = log.read_text(encoding="utf-8")
    if code:
        raise RuntimeError(f"{command[0]} failed:\n{said[-2000:]}")
    return Run(seconds, megabytes, said)
