"""Plant the small faults of `mutants.yml` one by one, in a copy, and tell which ones the tests notice.

python -m tools.mutants [part of a file's name …]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
PACKAGE = "wegwijzer_build"
_LIST = Path(__file__).with_name("mutants.yml")
_COPIED = (PACKAGE, "tests", "tools", "content", "docs", "schemas", "requirements", "deploy", "bench")
_LINKED = ("node_modules",)


@dataclass(frozen=True)
class Mutant:
    """A fault: in `file` of the package `text`, which stands there once, becomes `becomes`; `tests` has to notice."""

    file: str
    text: str
    becomes: str
    tests: str


def main(wanted: list[str]) -> int:
    """Try all mutants, or those in the files that are wanted; 1 where one lives or its text is no longer there."""
    mutants = [Mutant(**each) for each in yaml.safe_load(_LIST.read_text(encoding="utf-8"))]
    chosen = [mutant for mutant in mutants if not wanted or any(part in mutant.file for part in wanted)]
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        told = [(tried(mutant, copy), mutant) for mutant in chosen if print_line("      ", mutant) is None]
    alive = [mutant for fate, mutant in told if fate != "killed"]
    print(f"{len(told) - len(alive)} of {len(told)} noticed")
    return int(bool(alive))


def copied(folder: Path) -> Path:
    """A copy of the project to plant faults in."""
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
        elif path.name in _COPIED:
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        elif path.name in _LINKED:
            (folder / path.name).symlink_to(path)
    return folder


def tried(mutant: Mutant, copy: Path) -> str:
    """What became of it: killed by a test, alive, or stale, which is where its text does not stand once."""
    file = copy / PACKAGE / mutant.file
    whole = file.read_text(encoding="utf-8") if file.is_file() else ""
    if whole.count(mutant.text) != 1:
        fate = "stale"
    else:
        file.write_text(whole.replace(mutant.text, mutant.becomes), encoding="utf-8")
        try:
            fate = (
                "alive" if passes(copy, [path for path in mutant.tests.split() if (copy / path).exists()]) else "killed"
            )
        finally:
            file.write_text(whole, encoding="utf-8")
    print_line(fate, mutant)
    return fate


def passes(copy: Path, tests: list[str]) -> bool:
    """Whether tests pass, of the copy and not of this project."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not browser", "-p", "no:cacheprovider", *tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stdout.decode()[-2000:]
    return run.returncode == 0


def print_line(fate: str, mutant: Mutant) -> None:
    """Say what becomes of a mutant, at once: it takes long."""
    if fate.strip():
        print(f"{fate}  {mutant.file}: {mutant.becomes.strip()[:70]!r}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
