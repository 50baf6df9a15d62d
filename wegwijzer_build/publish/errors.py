"""The one error of publishing, and how a fault of the operating system becomes one."""

import errno
from collections.abc import Container, Iterator
from contextlib import contextmanager

_HINTS = {
    errno.EACCES: "choose a --site-dir where you may write",
    errno.EPERM: "choose a --site-dir where you may write",
    errno.EROFS: "choose a --site-dir where you may write",
    errno.ENOSPC: "free some space on that disk, or choose a --site-dir on another one",
    errno.EDQUOT: "free some space on that disk, or choose a --site-dir on another one",
    errno.EBUSY: "a mount point cannot be swapped: mount its parent folder, or build in a folder below it",
    # An overlay file system cannot move a folder that comes from a lower layer.
    errno.EXDEV: "that folder cannot be moved, as in a container image: remove it and build again",
}

OPTION = "--site-dir"
"""The option that hints name."""

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class PublishError(Exception):
    """A sentence for the person at the terminal, no traceback needed.

    `hint` says what to do about it, or is None where nothing sure can be said.
    """

    def __init__(self, sentence: str, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.hint = hint

    def hint_for(self, option: str) -> str | None:
        """The hint where another option than `--site-dir` names the folder."""
        return self.hint and self.hint.replace(OPTION, option)


@contextmanager
def failing_as(doing: str, only: Container[int] | None = None) -> Iterator[None]:
    """Turn an OSError (of these numbers `only`) into a PublishError: "`doing`: what the system says"."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        raise PublishError(f"{doing}: {error.strerror or error}", _HINTS.get(error.errno or 0)) from error
