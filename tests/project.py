"""The command as people run it, and a small project to run it in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.contents import OF_OUR_PAGES
from tests.oracle_names import written_out
from tests.started import can_start, start
from tools.looked_at import last_looked_at
from wegwijzer_build.load import load, parse
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.validate.context import context_of
from wegwijzer_build.validate.filled_in import filled_in

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 20)
"""The day that counts as today for samples."""

LAST_LOOK = last_looked_at()
COMMAND = Path(sys.executable).with_name("wegwijzer")

_DECIDES = {"CI", "NO_COLOR", "FORCE_COLOR", "PYTHONWARNDEFAULTENCODING", "SOURCE_DATE_EPOCH"}
"""What changes the output of the command, so that a test sets it itself or does without."""

_MKDOCS = """\
site_name: Iets anders
strict: true
theme: {name: material, language: nl, font: false}
plugins:
  - wegwijzer: {content: content, as_of: "2026-11-20"}
nav:
  - Over deze site: over.md
"""


def surroundings(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a command, with nothing in it that a test did not choose."""
    return {name: value for name, value in os.environ.items() if name not in _DECIDES} | dict(more or {})


def run(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep what it says."""
    whole = [str(argument) for argument in arguments]
    if can_start(Path(whole[0]), env or {}):
        return start(whole, cwd, surroundings(env), timeout=300)
    return subprocess.run(
        whole,
        cwd=cwd,
        env=surroundings(env),
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
        timeout=300,
    )


def wegwijzer(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run our command as a program of its own."""
    return run(COMMAND, *arguments, cwd=cwd, env=env)


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path → bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@dataclass(frozen=True)
class Project:
    """A folder with the sample content, one hand-written page and a configuration."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    def write(self, path: str, text: str) -> None:
        """Write a file, and the folders it stands in."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a text that must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{path} holds no {old!r}"
        self.write(path, text.replace(old, new))

    def hook(self, code: str) -> None:
        """Let MkDocs run a hook: the door for what goes wrong in a build from outside."""
        self.write("hook.py", code)
        self.change("mkdocs.yml", "strict: true\n", "strict: true\nhooks: [hook.py]\n")

    def arguments(self, *, dated: bool = True) -> list[str | Path]:
        """What to tell `wegwijzer build` to build it, wherever one stands."""
        day: list[str | Path] = ["--as-of", AS_OF.isoformat()] if dated else []
        return ["--content", self.content, "--config", self.config, "--site-dir", self.site, *day]


def make_project(root: Path) -> Project:
    """Put a project in a folder."""
    project = Project(root)
    shutil.copytree(ROOT / "tests" / "sample", project.content)
    not_ours = shutil.ignore_patterns(OF_OUR_PAGES)
    shutil.copytree(ROOT / "content" / "language", project.content / "language", dirs_exist_ok=True, ignore=not_ours)
    project.write("docs/over.md", "# Over\n\nWie dit maakt, en waarom.\n")
    project.write("mkdocs.yml", _MKDOCS)
    return project


@cache
def raw_items() -> Mapping[tuple[str, str], Any]:
    """Every item of the real content by collection and id, as its file says it, with the numbers of contacts.

    Without what begins after the last look, which the site that tests look at does not have.
    """
    filled = filled_in(context_of(load(ROOT / "content", LAYOUT)[0], AS_OF)).context
    there = (item for item in filled.items if (item.text("valid_from") or "") <= LAST_LOOK.isoformat())
    return {(item.collection, item.id): item.raw for item in there}


def raw_tree(tree: str) -> Any:
    """The tree as its file says it, every scalar a text."""
    return written_out(raw_items()["trees", tree])


_URL = re.compile(r"^url:.*\n", re.MULTILINE)


def without_url(folder: Path) -> Path:
    """The real content as a site that does not know its own address, which the tests on it are about.

    Where an adopter says the address, it is a copy in this folder without it. What an address adds, tests on a small
    site prove.
    """
    text = (ROOT / "content" / "site.yml").read_text("utf-8")
    if not _URL.search(text):
        return ROOT / "content"
    content = folder / "content"
    if not content.is_dir():
        shutil.copytree(ROOT / "content", content)
        (content / "site.yml").write_text(_URL.sub("", text), "utf-8")
    return content


@cache
def raw_site() -> Any:
    """What site.yml says beside the address of the site, every scalar a text."""
    return parse(_URL.sub("", (ROOT / "content" / "site.yml").read_text("utf-8")), "site.yml").value
