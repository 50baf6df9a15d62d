"""The smallest content that makes a site, explained: what `wegwijzer new` writes, in each language that it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent
_WRITTEN_ON = "2026-11-30"


@dataclass(frozen=True)
class StarterFile:
    """A file to write. `path` is relative, with forward slashes."""

    path: str
    data: bytes


def starter(code: str, today: date) -> Iterator[StarterFile]:
    """The files in a language, as if somebody compared what they say with its sources today."""
    folder = FOLDER / code
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            text = file.read_text("utf-8").replace(_WRITTEN_ON, today.isoformat())
            yield StarterFile(file.relative_to(folder).as_posix(), text.encode())
