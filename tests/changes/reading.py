"""Two readings of some files, compared."""

from __future__ import annotations

from collections.abc import Mapping

from tests.contents import load_files
from tests.project import AS_OF
from wegwijzer_build.changes import Changes, ContentReading, compare, reading_of


def read(files: Mapping[str, str], name: str = "now") -> ContentReading:
    """Files as a content folder, as it stands on the day of samples."""
    return reading_of(name, *load_files(dict(files)), AS_OF)


def compared(old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    """What differs between two folders of files."""
    return compare(read(old, "before"), read(new))


def edited(files: Mapping[str, str], edits: Mapping[str, Mapping[str, str] | None]) -> dict[str, str]:
    """Files with edits: path → what stood there: what stands there now; None takes the file away."""
    new = dict(files)
    for path, replaced in edits.items():
        if replaced is None:
            del new[path]
            continue
        for old, text in replaced.items():
            assert old in new.get(path, "") or not old, f"{path} holds no {old!r}"
            new[path] = new[path].replace(old, text) if old else text
    return new
