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


def edited(files: Mapping[str, str], edits: Mapping[str, Mapping[str, str] | str]) -> dict[str, str]:
    """Files with edits, by path: what stood there: what stands there now; `all`: of a new file; a word: it goes."""
    new = dict(files)
    for path, replaced in edits.items():
        if isinstance(replaced, str):
            del new[path]
            continue
        for old, text in replaced.items():
            assert old == "all" or old in new.get(path, ""), f"{path} holds no {old!r}"
            new[path] = text if old == "all" else new[path].replace(old, text)
    return new
