"""The same pages in the hands of another builder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.project import LAST_LOOK, ROOT, surroundings, wegwijzer
from tests.site.reading import Site


def test_zensical_makes_the_same_pages(site: Site, tmp_path: Path) -> None:
    """`wegwijzer pages` writes a folder from which Zensical builds a page at every address that MkDocs has one."""
    written = wegwijzer("pages", "--as-of", LAST_LOOK.isoformat(), "--out", tmp_path / "pages")
    assert written.returncode == 0, written.stdout + written.stderr
    built = subprocess.run(
        [Path(sys.executable).with_name("zensical"), "build"],
        cwd=tmp_path / "pages",
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert addresses(tmp_path / "pages/site") == addresses(site.folder)


def test_the_folder_holds_the_trees_as_they_are(site: Site, tmp_path: Path) -> None:
    """Pages of trees, data and assets come along byte for byte; nothing of the folder leads back to this project."""
    written = wegwijzer("pages", "--as-of", LAST_LOOK.isoformat(), "--out", tmp_path / "pages")
    assert written.returncode == 0, written.stdout + written.stderr
    docs = tmp_path / "pages/docs"
    for folder in ("keuzehulp/werkgever", "keuzehulp/werknemer", "api"):
        files = [file for file in (site.folder / folder).rglob("*") if file.is_file()]
        assert files
        for file in files:
            assert (docs / file.relative_to(site.folder)).read_bytes() == file.read_bytes()
    assert str(ROOT) not in (tmp_path / "pages/mkdocs.yml").read_text("utf-8")


def addresses(folder: Path) -> set[str]:
    """The address of every page in a built site."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
