"""A folder to build a site in, which becomes the site only when all of it is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from wegwijzer_build.publish import leftovers, neighbours
from wegwijzer_build.publish.errors import DISK_FULL, PublishError, failing_as
from wegwijzer_build.publish.exchange import swap
from wegwijzer_build.publish.lock import held
from wegwijzer_build.publish.marker import mark
from wegwijzer_build.publish.target import refuse_if_not_ours, resolved
from wegwijzer_build.wording import say

_ATTEMPTS = 20


@contextmanager
def staged(site_dir: Path) -> Iterator[Path]:
    """Give an empty staging folder beside `site_dir`; on a clean exit mark it and swap it in whole.

    On an exception of any kind it is removed and the old site stays as it was. A kill at any moment leaves
    the whole old or the whole new site, and perhaps a hidden folder, which the next build removes. Where the
    file system cannot exchange two folders, a kill between two renames leaves the old site hidden, and the
    next build puts it back. All this holds when a program ends, not when the power does: nothing is forced
    to disk.

    Raises PublishError on entering, before any long work, for a folder that cannot or must not be replaced;
    on leaving, when the swap does not work; and for a full disk. Other errors of the block pass unchanged.
    """
    site = resolved(site_dir)
    with ExitStack() as stack:
        with failing_as(say("cannot look at {site}", site=site)):
            leftovers.put_back(site)
            refuse_if_not_ours(site)
            leftovers.remove(site)
        with failing_as(say("cannot make a folder beside {site}", site=site)):
            site.parent.mkdir(parents=True, exist_ok=True)
            staging = _make_folder(site, stack)
        with failing_as(say("cannot write the new site beside {site}", site=site), only=DISK_FULL):
            yield staging
        with failing_as(say("cannot put the new site at {site}", site=site)):
            mark(staging)
            refuse_if_not_ours(site)  # building takes a while, and others can write there too
            swap(staging, site)


def _make_folder(site: Path, stack: ExitStack) -> Path:
    """Make an empty folder with a lock; `stack` lets go of it and removes what is then at its name."""
    for _ in range(_ATTEMPTS):
        staging = neighbours.fresh(site, "staging")
        # Not mkdtemp: that shuts out everyone else, and a web server must be able to read the site.
        staging.mkdir()
        # By the time this runs, the old site is here, or nothing; failing to remove it harms nobody.
        stack.callback(shutil.rmtree, staging, ignore_errors=True)
        try:
            stack.enter_context(held(staging))
            return staging
        except (BlockingIOError, FileNotFoundError):
            # Another build found it before we had the lock, took it for a leftover, and is removing it.
            continue
    raise PublishError(
        say("other builds keep cleaning up around {site}", site=site), say("let one build at a time write there")
    )
