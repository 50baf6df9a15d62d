"""Makes a site readable for whoever serves it."""

from __future__ import annotations

import stat
from pathlib import Path

from wegwijzer_build.publish.errors import failing_as
from wegwijzer_build.wording import say

_FILE = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
_FOLDER = _FILE | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


def make_readable(folder: Path) -> None:
    """Let everybody read all below a folder, and itself: a web server runs as somebody else, and a site is public.

    Who may write is left as it is. Raises PublishError.
    """
    with failing_as(say("cannot make {folder} readable", folder=folder)):
        for path in (folder, *folder.rglob("*")):
            mode = path.stat().st_mode
            wanted = mode | (_FOLDER if stat.S_ISDIR(mode) else _FILE)
            if wanted != mode:
                path.chmod(stat.S_IMODE(wanted))
