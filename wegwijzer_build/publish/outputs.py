"""Writes pages and files below a folder, and never anywhere else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from wegwijzer_build.publish.errors import PublishError, failing_as
from wegwijzer_build.publish.marker import MARKER
from wegwijzer_build.wording import say

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class OutputLike(Protocol):
    """`path`: relative, with slashes, such as `keuzehulp/wat-nu/index.html`; `data`: its bytes."""

    @property
    def path(self) -> str: ...

    @property
    def data(self) -> bytes: ...


def write_outputs(folder: Path, outputs: Iterable[OutputLike]) -> int:
    """Write `outputs` below `folder`, which exists; give how many there were.

    They are taken one by one, so they need not fit in memory together. Nothing is overwritten: a file that
    is there already means that two things want one address. Raises PublishError for such a file, for a path
    that is not plainly below the folder, and with the words of the system for a file that cannot be written;
    what was written before stays. Errors of `outputs` itself pass unchanged.
    """
    count = 0
    folders = {str(folder)}  # those we made or looked at; each only once, since there are thousands of pages
    for output in outputs:
        _refuse_bad_path(output.path)
        parent, _, name = output.path.rpartition("/")
        with failing_as(say("cannot write {path}", path=output.path)):
            _write(_make_folders(folder, parent, folders, output.path), name, output)
        count += 1
    return count


def _refuse_bad_path(path: str) -> None:
    parts = path.split("/")
    try:
        path.encode()
        writable = True
    except UnicodeEncodeError:  # half a character: no address could be written down for it
        writable = False
    # With '.' and empty parts out, too, one file has one path. They also catch '/x', 'x/' and the empty path.
    if not writable or "\0" in path or "\\" in path or not {"", ".", ".."}.isdisjoint(parts):
        raise PublishError(say("cannot write {path}: not a plain path below the site", path=repr(path)))
    if parts[0] == MARKER:
        raise PublishError(say("cannot write {path}: that name says who made the site", path=repr(path)))


def _make_folders(folder: Path, parent: str, known: set[str], path: str) -> str:
    """Make the folders of `parent` that are not there; give its whole path."""
    whole = f"{folder}/{parent}" if parent else str(folder)
    if whole in known:
        return whole
    here = folder
    for part in parent.split("/"):
        here /= part
        if str(here) in known:
            continue
        try:
            here.mkdir()
        except FileExistsError:
            # Where the link leads does not matter: nothing of ours makes one.
            if here.is_symlink():
                raise PublishError(
                    say("cannot write {path}: {here} is a link out of the site", path=path, here=here)
                ) from None
        known.add(str(here))
    return whole


def _write(parent: str, name: str, output: OutputLike) -> None:
    try:
        descriptor = os.open(f"{parent}/{name}", _NEW_FILE, 0o666)
    except FileExistsError as error:
        raise PublishError(say("cannot write {path}: two things want this address", path=output.path)) from error
    except NotADirectoryError as error:
        raise PublishError(say("cannot write {path}: a folder of it is also a file", path=output.path)) from error
    try:
        rest = memoryview(output.data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
