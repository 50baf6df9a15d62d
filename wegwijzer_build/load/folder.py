"""Which content files there are, and what else stands in the content folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import AS_WRITTEN, ID_FORM, Called, id_like, is_id, nearest, say, visible

from .files import EntryKind, kind_of, link_problem, unreadable
from .names import is_left_behind, is_of_a_system

SITE = "site"
TRANSLATIONS = "translations"
"""The folder with what was translated, which is read apart (`translations.py`)."""
LOOK = "look"
"""The folder with colours, typefaces and logo, which is read apart (`look/`)."""
ENDING = ".yml"
ENDINGS = (ENDING, ".yaml")


Layout = Mapping[str, bool | tuple[str, ...]]
"""Name → whether it is one file, else a folder of them; or the names of the only files of that folder."""


@dataclass(frozen=True)
class ContentFile:
    """A file to read: where it stands, how it is shown, what it holds.

    `shared` tells that it maps ids to items. With a `problem` (its name) it is read for what else is wrong with it.
    """

    path: Path
    shown: str
    collection: str
    id: str
    shared: bool
    problem: Problem | None = None


@dataclass(frozen=True)
class FolderEntry:
    """Something in a folder."""

    path: Path
    shown: str
    kind: EntryKind


@dataclass(frozen=True)
class Folder:
    """A content folder: its path, how it is written, its path with links followed, and what belongs in it.

    `called`: what its authors call folders and files. `beside`: names of files that stand in it and are no content;
    where there are such, it is no whole content, and needs no `site.yml`.
    """

    path: Path
    shown: str
    real: Path
    layout: Layout
    called: Called = AS_WRITTEN
    beside: tuple[str, ...] = ()

    def entries(self, *below: str) -> Iterator[FolderEntry | Problem]:
        """What stands in a folder, by name. Passed over are names that start with a dot, and what programs leave."""
        path = self.path.joinpath(*below)
        shown = PurePosixPath(self.shown, *below)
        try:
            names = sorted(entry.name for entry in path.iterdir())
        except OSError as error:
            yield unreadable(str(shown), error)
            return
        for name in names:
            if name.startswith("."):
                continue
            entry = self._entry(path / name, str(shown / visible(name)))
            is_file = isinstance(entry, FolderEntry) and entry.kind is EntryKind.FILE
            if not (is_file and (is_left_behind(name) or is_of_a_system(name))):
                yield entry

    def _entry(self, path: Path, shown: str) -> FolderEntry | Problem:
        kind = link_problem(path, shown, self.real, self.shown) or kind_of(path, shown)
        return kind if isinstance(kind, Problem) else FolderEntry(path, shown, kind)


def find(folder: Folder) -> Iterator[ContentFile | Problem]:
    """All content files, in the order of their names, and a problem for whatever else stands there."""
    if kind_of(folder.path, folder.shown) is not EntryKind.FOLDER:
        message = say("expected a folder with content here, found none")
        yield Problem(
            Place(folder.shown),
            "no-folder",
            message,
            say("name the folder that holds {file}", file=f"{SITE}{ENDING}"),
        )
        return
    names = set()
    for entry in folder.entries():
        names.add(id_like(PurePosixPath(entry.place.file if isinstance(entry, Problem) else entry.shown).stem))
        if isinstance(entry, Problem):
            yield entry
        elif _is_read_elsewhere(folder, entry):
            continue
        elif entry.kind is EntryKind.FOLDER and folder.layout.get(entry.path.name, True) is not True:
            yield from _collection(folder, entry.path.name)
        else:
            yield _at_the_top(folder, entry)
    if SITE not in names and not folder.beside:
        message, hint = (
            say("{file} is missing", file=f"{SITE}{ENDING}"),
            say("it holds the title of the site and what else is said once"),
        )
        yield Problem(Place(folder.shown), "missing-file", message, hint)


def _is_read_elsewhere(folder: Folder, entry: FolderEntry) -> bool:
    if entry.kind is EntryKind.FOLDER:
        return entry.path.name in (TRANSLATIONS, LOOK)
    return entry.kind is EntryKind.FILE and entry.path.name in folder.beside


def _at_the_top(folder: Folder, entry: FolderEntry) -> ContentFile | Problem:
    name = entry.path.stem
    if entry.kind is EntryKind.OTHER:
        return _no_file(entry)
    in_one_file = name == SITE or folder.layout.get(name) is True
    if entry.kind is EntryKind.FILE and in_one_file and entry.path.suffix.lower() in ENDINGS:
        return _content_file(ContentFile(entry.path, entry.shown, name, name, shared=name != SITE))
    return _unknown_place(folder, entry)


def _collection(folder: Folder, name: str) -> Iterator[ContentFile | Problem]:
    layout = folder.layout[name]
    only = layout if isinstance(layout, tuple) else None
    for entry in folder.entries(name):
        if isinstance(entry, Problem):
            yield entry
        elif only is not None and entry.kind is EntryKind.FILE and entry.path.stem not in only:
            yield _unknown_file(entry, name, only)
        elif entry.kind is EntryKind.FILE:
            yield _content_file(ContentFile(entry.path, entry.shown, name, entry.path.stem, shared=False))
        elif entry.kind is EntryKind.FOLDER:
            message = say("a folder stands here; expected the files of {name}/ directly in it", name=name)
            hint = say("move its files to {name}/ and delete the folder", name=name)
            yield Problem(Place(entry.shown), "nested-folder", message, hint)
        else:
            yield _no_file(entry)


def _content_file(file: ContentFile) -> ContentFile | Problem:
    """A file in its right place, with a problem if its name is not right."""
    ending, right = file.path.suffix, f"{id_like(file.id) or 'naam'}{ENDING}"
    if ending != ENDING:
        message = say(
            "expected a name that ends in {ending}, found {name}", ending=ENDING, name=visible(file.path.name)
        )
        if ending.lower() not in ENDINGS:
            return Problem(
                Place(file.shown), "file-ending", message, say("only content stands here; move the file out")
            )
        return replace(
            file, problem=Problem(Place(file.shown), "file-ending", message, say("rename it to {right}", right=right))
        )
    if not is_id(file.id):
        message = say("'{id}' is no id; expected {form}", id=visible(file.id), form=ID_FORM)
        return replace(
            file, problem=Problem(Place(file.shown), "file-name", message, say("rename it to {right}", right=right))
        )
    return file


def _unknown_file(entry: FolderEntry, name: str, only: tuple[str, ...]) -> Problem:
    guess = nearest(entry.path.stem, only)
    known = ", ".join(f"{each}{ENDING}" for each in only)
    hint = (
        say("did you mean {guess}?", guess=f"{guess}{ENDING}")
        if guess
        else say("{folder} holds {known}", folder=f"{name}/", known=known)
    )
    message = say("'{name}' has no place in {folder}", name=visible(entry.path.name), folder=f"{name}/")
    return Problem(Place(entry.shown), "unknown-place", message, hint)


def _no_file(entry: FolderEntry) -> Problem:
    message = say("expected a file or a folder, found a pipe, a socket or a device")
    return Problem(Place(entry.shown), "not-a-file", message, say("delete it"))


def _unknown_place(folder: Folder, entry: FolderEntry) -> Problem:
    layout = {**folder.layout, SITE: True, TRANSLATIONS: False, LOOK: False}
    names = {name: f"{name}{ENDING}" if of_files is True else f"{name}/" for name, of_files in layout.items()}
    guess = folder.called.meant(entry.path.stem, names)
    hint = (
        say("did you mean {guess}?", guess=names[guess])
        if guess
        else say("content holds {known}", known=", ".join(sorted(names.values())))
    )
    message = say("'{name}' has no place in {folder}", name=visible(entry.path.name), folder=folder.shown)
    return Problem(Place(entry.shown), "unknown-place", message, hint)
