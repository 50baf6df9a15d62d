"""Reading one content file as bytes, whatever it turns out to be."""

from __future__ import annotations

import stat
from enum import Enum
from pathlib import Path

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say

MAX_BYTES = 1_000_000


class EntryKind(Enum):
    """What stands under a name in a folder."""

    FILE = "a file"
    FOLDER = "a folder"
    OTHER = "something else"


def kind_of(path: Path, shown: str) -> EntryKind | Problem:
    """Tell a file from a folder. Links are followed."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return unreadable(shown, error)
    if stat.S_ISREG(mode):
        return EntryKind.FILE
    return EntryKind.FOLDER if stat.S_ISDIR(mode) else EntryKind.OTHER


def read_bytes(path: Path, shown: str) -> bytes | Problem:
    """The bytes of a regular file. Of one that is too large no more is read than it takes to know that."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return unreadable(shown, error)
    if len(data) > MAX_BYTES:
        message = say("the file is larger than {most:,} bytes; it is not read", most=MAX_BYTES)
        return Problem(Place(shown), "file-size", message, say("split it, or take out what does not belong in content"))
    return data


def link_problem(path: Path, shown: str, root: Path, root_shown: str) -> Problem | None:
    """A problem with a link that leads nowhere, in a circle, or out of the content folder; None for all else.

    `root` is the content folder with its own links followed.
    """
    try:
        if not path.is_symlink():
            return None
    except OSError as error:
        return unreadable(shown, error)
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a circle, up to Python 3.12
        return Problem(
            Place(shown), "link", say("this link leads nowhere"), say("delete it, or put the file itself here")
        )
    if target.is_relative_to(root):
        return None
    message = say("this link leads out of {folder}", folder=root_shown)
    return Problem(Place(shown), "link", message, say("put the file itself here, so that content stands in one folder"))


def unreadable(shown: str, error: OSError) -> Problem:
    """A file or folder that the system does not let us read."""
    reason = getattr(error, "strerror", None) or error.__class__.__name__
    return Problem(
        Place(shown),
        "unreadable",
        say("this cannot be read: {reason}", reason=reason),
        say("see whether you may open it"),
    )
