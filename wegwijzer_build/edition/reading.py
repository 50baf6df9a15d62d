"""What the file `edition.yml` says, with the place of all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wegwijzer_build.load import Document, Parsed, read_one
from wegwijzer_build.load.loading import Parse
from wegwijzer_build.model import Edition
from wegwijzer_build.problems import Problem
from wegwijzer_build.validate.beside import document_beside, read_beside
from wegwijzer_build.wording import say

EDITION = "edition.yml"
LOCK = "edition.lock"
BESIDE = (EDITION, LOCK)
"""What stands in the folder of an edition and is no content."""


@dataclass(frozen=True)
class EditionFile:
    """The file as it was read: its text, what it holds, and what it says, as far as it could be read."""

    text: str
    document: Document | None
    said: Edition | None
    problems: tuple[Problem, ...]


def is_edition(folder: Path) -> bool:
    """Whether a folder holds an edition, and not a whole content."""
    return (folder / EDITION).is_file()


def read_edition(folder: Path, shown: str, parse: Parse) -> EditionFile:
    """Read the file in a folder. `shown`: how the folder is written in places. Never raises."""
    name = f"{shown}/{EDITION}"
    text, parsed = read_one(folder / EDITION, name, parse)
    said, problems = edition_in(name, text, parsed)
    return EditionFile(text, document_beside(name, parsed), said, problems)


def edition_in(file: str, text: str, parsed: Parsed) -> tuple[Edition | None, tuple[Problem, ...]]:
    """What a file says of an edition, None where it does not fit, and what is wrong with it."""
    return read_beside(Edition, say("file on the edition"), document_beside(file, parsed), text, parsed.problems)
