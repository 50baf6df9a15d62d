"""What a killed build left beside the site: the old site put back, the rest removed."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from wegwijzer_build.publish import neighbours
from wegwijzer_build.publish.errors import PublishError
from wegwijzer_build.publish.lock import held
from wegwijzer_build.publish.target import is_empty
from wegwijzer_build.wording import say

_PATIENCE = 10.0  # seconds


def put_back(site: Path) -> None:
    """If a build was killed between its two renames, put the old site back. Raises OSError, PublishError."""
    # The newest is the one that was last in place; an older one is only here because removing it failed.
    while _is_nothing(site) and (found := neighbours.present(site, "old")):
        with suppress(FileNotFoundError):  # put in place or back by another build: look again
            try:
                with held(found[-1], wait=_PATIENCE):
                    _put_in_place(found[-1], site)
            except BlockingIOError as error:
                raise PublishError(
                    say("another build keeps {site} locked", site=site), say("try again later")
                ) from error


def remove(site: Path) -> None:
    """Remove the folders that no running build holds; call it after `put_back`. Raises OSError.

    A folder that cannot be removed is left: it stands in nobody's way. So is one on a file system without
    locks, where nothing tells whether a build still works in it.
    """
    for kept in neighbours.present(site, "old"):
        with suppress(OSError), held(kept) as locked:
            # The site may be on its way in another build that was killed just now.
            if locked and os.path.lexists(site):
                # Never half of an old site under a name that says it is whole.
                kept.rename(neighbours.fresh(site, "staging"))
    for folder in neighbours.present(site, "staging"):
        with suppress(OSError), held(folder) as locked:
            if locked:
                shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(old: Path, site: Path) -> None:
    if os.path.lexists(site):
        if not _is_nothing(site):
            return
        site.rmdir()
    old.rename(site)


def _is_nothing(site: Path) -> bool:
    try:
        return is_empty(site)
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False
