"""The one error of publishing, and how a fault of the operating system becomes one."""

from __future__ import annotations

import errno
from collections.abc import Container, Iterator
from contextlib import contextmanager

from wegwijzer_build.wording import Message, say

OPTION = "--site-dir"
"""The option that hints name."""

_HINTS = {
    errno.EACCES: say("choose a {option} where you may write", option=OPTION),
    errno.EPERM: say("choose a {option} where you may write", option=OPTION),
    errno.EROFS: say("choose a {option} where you may write", option=OPTION),
    errno.ENOSPC: say("free some space on that disk, or choose a {option} on another one", option=OPTION),
    errno.EDQUOT: say("free some space on that disk, or choose a {option} on another one", option=OPTION),
    errno.EBUSY: say("a mount point cannot be swapped: mount its parent folder, or build in a folder below it"),
    # An overlay file system cannot move a folder that comes from a lower layer.
    errno.EXDEV: say("that folder cannot be moved, as in a container image: remove it and build again"),
}

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class PublishError(Exception):
    """A sentence for the person at the terminal, no traceback needed.

    `hint` says what to do about it, or is None where nothing sure can be said.
    """

    def __init__(self, sentence: str, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.hint = sentence, hint

    def hint_for(self, option: str) -> str | None:
        """The hint where another option than `--site-dir` names the folder."""
        return (
            self.hint.with_values(option=option) if isinstance(self.hint, Message) and self.hint.values else self.hint
        )


@contextmanager
def failing_as(doing: str, only: Container[int] | None = None) -> Iterator[None]:
    """Turn an OSError (of these numbers `only`) into a PublishError: "`doing`: what the system says"."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        raise PublishError(
            say("{doing}: {reason}", doing=doing, reason=error.strerror or str(error)), _HINTS.get(error.errno or 0)
        ) from error
