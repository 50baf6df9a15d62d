"""What others install is whole: the wheel has every file of the engine, and makes a site without this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project import ROOT, files_below


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be given out."""
    into = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(into)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = into.glob("*.whl")
    return found


def test_the_wheel_has_the_whole_engine_and_nothing_else(wheel: Path) -> None:
    """Templates, styles, scripts, catalogues, typefaces and the start for others; no tests, no content, no tools."""
    with zipfile.ZipFile(wheel) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
        metadata = next(name for name in packed.namelist() if name.endswith("/METADATA"))
        said = packed.read(metadata).decode()
    ours = {f"wegwijzer_build/{name}" for name in files_below(ROOT / "wegwijzer_build") if not name.endswith(".pyc")}
    assert names == ours
    assert "wegwijzer_build/py.typed" in names
    assert "Requires-Python: >=3.11" in said
    assert "License-Expression: EUPL-1.2" in said


def test_the_wheel_makes_a_site(wheel: Path, tmp_path: Path) -> None:
    """Unpacked elsewhere, and with nothing of this repository in sight, it starts a site and builds it."""
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "lib")
    surroundings = {**os.environ, "PYTHONPATH": str(tmp_path / "lib"), "PYTHONSAFEPATH": "1"}
    program = "import wegwijzer_build.cli as c, sys; print(c.__file__, file=sys.stderr); c.main()"

    def run(*arguments: str, cwd: Path = tmp_path) -> str:
        whole = [sys.executable, "-c", program, *arguments]
        done = subprocess.run(whole, cwd=cwd, env=surroundings, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert str(tmp_path / "lib") in done.stderr
        return done.stdout

    run("new", "mine")
    assert "pages built" in run("build", cwd=tmp_path / "mine")
