"""The moment itself: a new site comes to stand where the old one stood.

Afterwards the old site, if there was one, stands at the name of the new one. What is at that name is of no
more use, whether the swap worked or not.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from wegwijzer_build.publish import leftovers, neighbours
from wegwijzer_build.publish.errors import PublishError, failing_as
from wegwijzer_build.publish.lock import held
from wegwijzer_build.wording import say

# Source: rename(2) and linux/fs.h.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

# EPERM: what some container runtimes say to a system call that they do not know. If the renames
# are not permitted either, they will say so themselves.
_NOT_HERE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})

_ANOTHER_BUILD = frozenset({errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST})

_PATIENCE = 10.0  # seconds; another build holds the old site for the time of three renames
_ATTEMPTS = 20


def swap(new: Path, site: Path) -> None:
    """Put the folder `new` at `site`, and what was at `site`, if anything, at `new`. Same parent folder.

    Whatever goes wrong, the whole old or the whole new site stands at `site`, except after a kill between
    the two renames of a system that cannot exchange: then `leftovers.put_back` makes it good.
    Raises OSError, PublishError.
    """
    for _ in range(_ATTEMPTS):
        leftovers.put_back(site)  # or wait for another build that is between its two renames
        try:
            if not os.path.lexists(site):
                new.rename(site)
            elif not exchange_at_once(new, site):
                exchange_by_renames(new, site)
            return
        except OSError as error:
            # Another build put its site there, or took it away to do so, since we looked.
            if error.errno not in _ANOTHER_BUILD or not os.path.lexists(new):
                raise
    raise PublishError(say("other builds keep replacing {site}", site=site), say("let one build at a time write there"))


def exchange_at_once(new: Path, site: Path) -> bool:
    """Exchange the two names in one step that nobody can see half of; False where the system cannot."""
    renameat2 = _renameat2()
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(new), None, str(site))


def exchange_by_renames(new: Path, site: Path) -> None:
    """The safest order without an exchange: a visitor may find no site for the time between two renames."""
    try:
        # The lock tells other builds that the site is not missing, only on its way.
        with held(site, wait=_PATIENCE):
            _rename_both(new, site)
    except BlockingIOError as error:
        raise PublishError(say("another program keeps {site} locked", site=site), say("try again later")) from error


def _rename_both(new: Path, site: Path) -> None:
    old = neighbours.fresh(site, "old")
    try:
        site.rename(old)
        new.rename(site)
    except BaseException:  # also an interrupt, which may come right after a rename that worked
        if os.path.lexists(old) and not os.path.lexists(site):
            with failing_as(say("the old site waits at {old} for the next build to put it back", old=old)):
                old.rename(site)
        raise
    # From "worth keeping" to "never worth keeping" before anything in it is removed.
    with suppress(OSError):
        old.rename(new)


@cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    if sys.platform != "linux":
        return None
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return None
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    function.restype = ctypes.c_int
    call: Callable[[int, bytes, int, bytes, int], int] = function
    return call
