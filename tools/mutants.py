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
    chosen = [mutant for mutant in mutants() if not wanted or any(part in mutant.file for part in wanted)]
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        fates = [tried(mutant, copy) for mutant in chosen]
    print(f"{fates.count('killed')} of {len(fates)} noticed")
    return int(fates.count("killed") < len(fates))


def mutants() -> list[Mutant]:
    """All that are listed."""
    return [Mutant(**each) for each in yaml.safe_load(_LIST.read_text(encoding="utf-8"))]


def stands_once(mutant: Mutant, root: Path) -> bool:
    """Whether it can be planted."""
    file = root / PACKAGE / mutant.file
    return file.is_file() and file.read_text(encoding="utf-8").count(mutant.text) == 1


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
    """What became of it: killed by a test, alive, or stale, which is where it cannot be planted."""
    file = copy / PACKAGE / mutant.file
    fate = "stale"
    if stands_once(mutant, copy):
        whole = file.read_text(encoding="utf-8")
        file.write_text(whole.replace(mutant.text, mutant.becomes), encoding="utf-8")
        fate = "alive" if passes(copy, mutant.tests.split()) else "killed"
        file.write_text(whole, encoding="utf-8")
    print(f"{fate:6} {mutant.file}: {mutant.becomes.strip()[:80]!r}", flush=True)  # at once: each takes long
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
