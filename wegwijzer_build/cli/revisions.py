"""Content of another moment: a folder, or a revision of Git, read into a folder that goes away."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from wegwijzer_build.edition import FETCHED, bases_of, is_edition

DOCS = "docs"
"""The folder of the pages written by hand, beside the content."""


class RevisionError(Exception):
    """There is no such content; `hint` says what helps."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class At:
    """Where content stands for now: its folder, and that of the pages written by hand beside it.

    `commit`: from which it was read; empty for a folder.
    """

    name: str
    content: Path
    commit: str = ""

    @property
    def in_full(self) -> str:
        """The name with the commit that it stands for: names of revisions wander."""
        return f"{self.name} ({self.commit[:10]})" if self.commit else self.name

    @property
    def docs(self) -> Path:
        """The pages by hand beside it; an edition without any has those of its base."""
        own = self.content.parent / DOCS
        below = (base.parent / DOCS for base in bases_of(self.content))
        return own if own.is_dir() else next((docs for docs in below if docs.is_dir()), own)


@contextmanager
def at_revision(name: str, content: Path) -> Iterator[At]:
    """The content of a folder or a revision, for as long as it is needed. Raises RevisionError.

    `content`: the folder of today, which says where content stands in the repository. A folder of the name comes first.
    """
    folder = Path(name)
    if folder.is_dir():
        yield At(name, _content_in(folder, content))
        return
    with tempfile.TemporaryDirectory(prefix="wegwijzer-") as room:
        yield _checked_out(name, content, Path(room))


def _content_in(folder: Path, content: Path) -> Path:
    """The content below a folder: itself, or the folder in it that is called as the content of today."""
    for candidate in (folder, folder / content.name):
        if (candidate / "site.yml").is_file() or is_edition(candidate):
            return candidate
    hint = f"name the folder that holds site.yml, or one with {content.name}/ in it"
    raise RevisionError(f"there is no content in the folder '{folder.as_posix()}'", hint)


def _checked_out(revision: str, content: Path, room: Path) -> At:
    root, below = _repository(content)
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        hint = "name a folder, or a revision that 'git log' knows; in a shallow clone fetch the history first"
        raise RevisionError(f"'{revision}' is neither a folder nor a revision", hint)
    commit_id = commit.decode().strip()
    bases = [base.relative_to(root) for base in bases_of(content) if base.is_relative_to(root)]
    of_bases = [path for base in bases if FETCHED not in base.parts for path in (base, base.parent / DOCS)]
    wanted = [path for path in (below, below.parent / DOCS, *of_bases) if _stands(root, commit_id, path)]
    if below not in wanted:
        raise RevisionError(f"there was no content in '{revision}'", f"in it nothing stands at {_in(below)}")
    packed = _git(root, "archive", "--format=tar", commit_id, "--", *map(_in, wanted))
    if packed is None:
        raise RevisionError(f"'{revision}' could not be read", "see what 'git archive' says of it")
    try:
        with tarfile.open(fileobj=BytesIO(packed)) as files:
            files.extractall(room, filter="data")
    except tarfile.TarError as error:
        raise RevisionError(f"'{revision}' could not be read: {error}", "see what Git keeps below it") from None
    fetched = Path(os.path.realpath(content)) / FETCHED
    if fetched.is_dir() and not (room / below / FETCHED).exists():
        (room / below / FETCHED).symlink_to(fetched)
    return At(revision, room / below, commit_id)


def _stands(root: Path, commit: str, path: Path) -> bool:
    below = "" if path == Path() else _in(path)
    return _git(root, "cat-file", "-e", f"{commit}:{below}") is not None


def _in(path: Path) -> str:
    return path.as_posix()


def _repository(content: Path) -> tuple[Path, Path]:
    """The root of the repository that holds the content, and where the content stands below it."""
    real = Path(os.path.realpath(content))
    nearest = next(folder for folder in (real, *real.parents) if folder.is_dir())
    root = _git(nearest, "rev-parse", "--show-toplevel")
    if root is None:
        hint = "name a folder with content, or work in a clone made with Git"
        raise RevisionError(f"'{content.as_posix()}' is not in a Git repository, so it has no revisions", hint)
    top = Path(os.path.realpath(root.decode().rstrip("\n")))
    return top, real.relative_to(top)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What Git says; None where it refuses, or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what a person typed stands behind --end-of-options
            ["git", *arguments],  # noqa: S607 - Git is found as people find it
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
