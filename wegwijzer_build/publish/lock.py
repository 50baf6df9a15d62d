"""A lock on a folder itself, which the system lets go of when its holder ends, however it ends."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_PAUSE = 0.02  # seconds


@contextmanager
def held(folder: Path, wait: float = 0) -> Iterator[bool]:
    """Hold the lock of `folder`; gives False where the file system has no locks for folders (NFS, Windows).

    Waits at most `wait` seconds. Raises BlockingIOError when another holds it, FileNotFoundError when the
    folder is not, or no longer, at its name, and any other OSError of opening it.
    """
    if sys.platform == "win32":
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        locked = _locked(descriptor, time.monotonic() + wait)
        # While we waited its holder may have removed it, or put another folder at its name.
        if not os.path.samestat(os.fstat(descriptor), folder.stat()):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        yield locked
    finally:
        os.close(descriptor)


if sys.platform != "win32":

    def _locked(descriptor: int, deadline: float) -> bool:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            except BlockingIOError:
                # Asked again and again rather than waited for: a stranger may hold this lock for ever.
                if time.monotonic() >= deadline:
                    raise
                time.sleep(_PAUSE)
            except OSError:
                return False
