"""Writes each file of a site a second and a third time, compressed, so that no server does that on every visit."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # has no types

from wegwijzer_build.publish.errors import failing_as
from wegwijzer_build.wording import say

_PACKED = frozenset([".css", ".docx", ".html", ".js", ".json", ".pptx", ".svg", ".txt", ".xlsx", ".xml"])
"""What gets much smaller: texts, and office files, whose members are stored as they are."""
_LEAST = 200
"""Bytes below which it is not worth a file."""
_BROTLI = 10
"""Of at most 11, which takes three times as long for one percent less."""


def compress(folder: Path, brotli_quality: int = _BROTLI) -> int:
    """Put `….gz` and `….br` beside all below a folder that gets smaller; give how many files that were.

    The same file gives the same bytes: nothing in them says when they were made. Raises PublishError.
    """
    found = sorted(path for path in folder.rglob("*") if path.suffix in _PACKED and path.is_file())
    number = 0
    for path in found:
        with failing_as(say("cannot compress {name}", name=path.name)):
            data = path.read_bytes()
            if len(data) < _LEAST:
                continue
            number += 1
            packed = {
                ".gz": gzip.compress(data, compresslevel=9, mtime=0),
                ".br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=brotli_quality),
            }
            for ending, smaller in packed.items():
                path.with_name(path.name + ending).write_bytes(smaller)
    return number
