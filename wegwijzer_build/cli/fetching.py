"""`edition fetch` and `edition update`: the base of an edition from a Git repository, into its folder `.base/`."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from wegwijzer_build.edition import FETCHED, BaseError, Revision
from wegwijzer_build.wording import quoted, say

_NO_COMMANDS = ("-c", "protocol.ext.allow=never")
"""An address can name a command to run: never."""


def fetch(revision: Revision, edition: Path) -> bool:
    """Put all of a commit into the folder of the edition; False where it is there already. Raises BaseError."""
    into = revision.fetched_into(edition)
    if into.is_dir():
        return False
    with tempfile.TemporaryDirectory(prefix="wegwijzer-") as room:
        clone = Path(room) / "clone"
        _git(Path(room), revision, "init", "--quiet", "--bare", str(clone))
        _git(clone, revision, "fetch", "--quiet", "--depth", "1", "--", _address(revision, edition), revision.commit)
        packed = _git(clone, revision, "archive", "--format=tar", revision.commit)
    store = edition / FETCHED
    store.mkdir(exist_ok=True)
    (store / ".gitignore").write_text("*\n", "utf-8")
    with tempfile.TemporaryDirectory(prefix="new-", dir=store) as room, tarfile.open(fileobj=BytesIO(packed)) as files:
        whole = Path(room) / "whole"
        try:
            files.extractall(whole, filter="data")
        except (tarfile.TarError, OSError) as error:
            raise BaseError(
                say("{commit} cannot be put into a folder", commit=revision.commit[:10]),
                say("Git says: {reason}", reason=str(error)),
            ) from None
        if not (whole / revision.folder).is_dir():
            raise BaseError(
                say("there is no folder {folder} in that commit", folder=quoted(revision.folder)),
                say("write # and the folder with site.yml behind the hash"),
            )
        whole.rename(into)
    return True


def newest(repository: str, name: str, edition: Path) -> str:
    """The hash of the commit that a branch or tag of a repository stands at. Raises BaseError."""
    asked = Revision(repository, name)
    said = _git(edition, asked, "ls-remote", "--", _address(asked, edition), name, f"{name}^{{}}").decode()
    hashes = [line.split("\t")[0] for line in said.splitlines() if "\t" in line]
    if not hashes:
        raise BaseError(
            say("the repository has no {name}", name=quoted(name)), say("name a branch or a tag, or leave it out")
        )
    return hashes[-1]  # of a tag the commit, and not the tag itself


def _address(revision: Revision, edition: Path) -> str:
    """A folder is seen from the edition, as that of any base."""
    folder = edition / revision.repository
    return os.path.realpath(folder) if folder.is_dir() else revision.repository


def _git(folder: Path, revision: Revision, *arguments: str) -> bytes:
    said = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what somebody wrote stands behind --
            ["git", *_NO_COMMANDS, *arguments],  # noqa: S607 - Git is found as people find it
            cwd=folder,
            capture_output=True,
            check=False,
            env=said,
        )
    except OSError:
        raise BaseError(say("there is no Git on this machine"), say("install Git, or name a folder as base")) from None
    if done.returncode:
        reason = (done.stderr.decode("utf-8", "replace").strip().splitlines() or [""])[-1]
        raise BaseError(
            say("{repository} could not be read", repository=quoted(revision.repository)),
            say("Git says: {reason}", reason=reason or str(done.returncode)),
        )
    return done.stdout
