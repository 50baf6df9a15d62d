"""The hidden folders that stand beside a site while it is built, and how they are named.

- `.<name>.staging-1a2b3c4d`: a site in the making, or an old one on its way out: never worth keeping
- `.<name>.old-1a2b3c4d`: the whole old site, for the moment between two renames: worth keeping
"""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

Kind = Literal["staging", "old"]


def fresh(site: Path, kind: Kind) -> Path:
    """A new name beside `site`, on the same file system. Nothing is made."""
    return site.with_name(f".{site.name}.{kind}-{secrets.token_hex(4)}")


def present(site: Path, kind: Kind) -> list[Path]:
    """The folders of this kind beside `site`, longest untouched first. Raises OSError.

    The whole name must fit, so that nobody else's folder is ever taken for one of ours.
    """
    ours = re.compile(rf"\.{re.escape(site.name)}\.{kind}-[0-9a-f]{{8}}", re.DOTALL)
    found = []
    with suppress(FileNotFoundError), os.scandir(site.parent) as entries:  # no parent yet
        for entry in entries:
            with suppress(FileNotFoundError):  # another build removed it just now
                if ours.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                    found.append((entry.stat(follow_symlinks=False).st_ctime_ns, Path(entry.path)))
    return [path for _, path in sorted(found)]
