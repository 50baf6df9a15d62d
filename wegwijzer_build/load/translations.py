"""Which files of translations there are: translations/, a folder for each language, and what else stands there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say, visible

from .encoding import decode
from .files import EntryKind, read_bytes
from .folder import TRANSLATIONS, Folder, FolderEntry

BACK = "back"
MEANING = "meaning"
_PO, _YAML = ".po", ".yml"


@dataclass(frozen=True)
class TranslationFile:
    """A file of a language: its name without its ending (`back/advice`), how it is shown, and its text."""

    language: str
    name: str
    shown: str
    text: str

    @property
    def is_yaml(self) -> bool:
        return self.shown.endswith(_YAML)


def translations(folder: Path, shown: str) -> tuple[tuple[TranslationFile, ...], tuple[Problem, ...]]:
    """All files of translations in a content folder, by name. `shown`: how the folder is written. Never raises."""
    found: list[TranslationFile] = []
    problems: list[Problem] = []
    if (folder / TRANSLATIONS).is_dir():
        where = Folder(folder, shown, Path(os.path.realpath(folder)), {})
        for each in _files(where):
            (problems if isinstance(each, Problem) else found).append(each)  # type: ignore[arg-type]  # each to its own
    return tuple(found), tuple(problems)


def _files(where: Folder) -> Iterator[TranslationFile | Problem]:
    for language in where.entries(TRANSLATIONS):
        if isinstance(language, Problem):
            yield language
        elif language.kind is EntryKind.FOLDER:
            yield from _of_language(where, language.path.name, ())
        elif language.kind is EntryKind.FILE and language.path.name == f"{MEANING}{_YAML}":
            yield _read(language, "", MEANING)
        else:
            yield _misplaced(language)


def _of_language(where: Folder, language: str, below: tuple[str, ...]) -> Iterator[TranslationFile | Problem]:
    for entry in where.entries(TRANSLATIONS, language, *below):
        if isinstance(entry, Problem):
            yield entry
        elif entry.kind is EntryKind.FOLDER and entry.path.name == BACK and not below:
            yield from _of_language(where, language, (BACK,))
        elif entry.kind is EntryKind.FILE and entry.path.suffix in (_PO, *(() if below else (_YAML,))):
            yield _read(entry, language, str(PurePosixPath(*below, entry.path.stem)))
        else:
            yield _misplaced(entry)


def _read(entry: FolderEntry, language: str, name: str) -> TranslationFile | Problem:
    data = read_bytes(entry.path, entry.shown)
    if isinstance(data, Problem):
        return data
    text, problem = decode(data, entry.shown)
    return problem or TranslationFile(language, name, entry.shown, text)


def _misplaced(entry: FolderEntry) -> Problem:
    message = say("'{name}' has no place in {folder}", name=visible(entry.path.name), folder=f"{TRANSLATIONS}/")
    hint = say("a language has a folder with its code, with .po files, terms.yml and reviews.yml in it")
    return Problem(Place(entry.shown), "translation-place", message, hint)
