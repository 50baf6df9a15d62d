"""Replaces single files that are no part of a site, such as schemas."""

from __future__ import annotations

from pathlib import Path

from wegwijzer_build.publish.errors import failing_as
from wegwijzer_build.wording import say


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole, over an older one if there is one; missing folders are made.

    Raises PublishError with the words of the system; the older file is then as it was.
    """
    beside = path.with_name(f".{path.name}.new")
    with failing_as(say("cannot write {path}", path=path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
