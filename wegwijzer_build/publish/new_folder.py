"""Fills a folder that was not there, or was empty: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from wegwijzer_build.wording import say

from .errors import PublishError, failing_as
from .outputs import OutputLike, write_outputs
from .readable import make_readable


def fill(folder: Path, outputs: Iterable[OutputLike]) -> None:
    """Write files into a new folder. Raises PublishError where something stands in it, or it cannot be written."""
    where = Path(os.path.realpath(folder))
    with failing_as(say("cannot look at {site}", site=folder)):
        if where.exists() and (not where.is_dir() or any(where.iterdir())):
            raise PublishError(
                say("{folder} is there already, and is not empty", folder=folder),
                say("name a folder that is not there yet"),
            )
    with failing_as(say("cannot write {path}", path=folder)):
        where.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{where.name}.", dir=where.parent))
        try:
            write_outputs(made, outputs)
            make_readable(made)
            made.replace(where)
        finally:
            shutil.rmtree(made, ignore_errors=True)
