"""The engine as others get it: `make package` builds wheel and sdist, and proves them far from this repository.

Each proof is a new virtual environment outside the repository with nothing in it but the wheel and what that asks
for: the versions that are pinned here, the lowest that `pyproject.toml` allows, and the newest. In it `wegwijzer new`
makes a site in each language, and the example of another subject is built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "accounts"
CHOICES = ("pinned", "lowest-direct", "highest")
"""Which versions of the packages that ours asks for; the last two are words of uv."""


def build(into: Path) -> tuple[Path, Path]:
    """Build the sdist, and the wheel from that, so that it misses nothing. Gives wheel and sdist."""
    shutil.rmtree(into, ignore_errors=True)
    _run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", into)
    (sdist,) = into.glob("*.tar.gz")
    _run(sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--no-build-isolation", "-w", into, sdist)
    (wheel,) = into.glob("*.whl")
    return wheel, sdist


def prove(wheel: Path, choice: str, uv: Path) -> Iterator[str]:
    """Install the wheel with such versions in a new environment, and make sites with it. Yields what each came to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        _run(uv, "venv", "-q", "--no-config", "--python", sys.executable, folder / "env")
        python = folder / "env/bin/python"
        install = (uv, "pip", "install", "-q", "--no-config", "--python", python)
        if choice == "pinned":
            _run(*install, "--require-hashes", "-r", ROOT / "requirements/site.txt")
            _run(*install, "--no-deps", wheel)
        else:
            _run(*install, "--resolution", choice, wheel)
        command = folder / "env/bin/wegwijzer"
        for language in ("en", "nl"):
            _run(command, "new", f"new-{language}", "--language", language, cwd=folder)
            yield f"new-{language}: {_built(command, folder / f'new-{language}')}"
        shutil.copytree(EXAMPLE, folder / "accounts")
        yield f"accounts: {_built(command, folder / 'accounts')}"


def _built(command: Path, folder: Path) -> str:
    """Check and build the content of a folder; what the command says of it."""
    _run(command, "check", cwd=folder)
    return _run(command, "build", cwd=folder).splitlines()[-1]


def _run(*arguments: object, cwd: Path | None = None) -> str:
    """What a command prints; an error where it fails. Nothing of this repository is in its surroundings."""
    surroundings = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    found = subprocess.run(
        [str(each) for each in arguments], cwd=cwd, env=surroundings, capture_output=True, encoding="utf-8", check=False
    )
    if found.returncode:
        sys.exit(f"{' '.join(map(str, arguments))}\n{found.stdout}{found.stderr}")
    return found.stdout


def main() -> None:
    """Build and prove; `python -m tools.package UV`, with the path of uv."""
    wheel, sdist = build(ROOT / "dist")
    for made in (wheel, sdist):
        print(f"{made.relative_to(ROOT)}: {made.stat().st_size:,} bytes")
    for choice in CHOICES:
        for line in prove(wheel, choice, Path(sys.argv[1])):
            print(f"Python {sys.version.split()[0]}, {choice}: {line}")


if __name__ == "__main__":
    main()
