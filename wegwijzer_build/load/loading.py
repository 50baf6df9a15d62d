"""Reads a whole content folder: every file once, every problem at once."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from wegwijzer_build.problems import Problem, bounded, in_order
from wegwijzer_build.wording import AS_WRITTEN, ID_FORM, Called, id_like, is_id, say, visible

from .characters import shown as shown_text
from .documents import Document, Loaded
from .encoding import decode
from .files import EntryKind, kind_of, read_bytes
from .folder import ContentFile, Folder, Layout, find
from .parsing import Parsed, parse, refused

Parse = Callable[[str, str], Parsed]
NAMES = "language/names.yml"
"""Where a content folder says what its authors call things."""


def load(
    folder: Path, layout: Layout, shown: str | None = None, parse: Parse = parse, beside: tuple[str, ...] = ()
) -> tuple[Loaded, tuple[Problem, ...]]:
    """Read all content files below a folder.

    `layout`: what belongs in it, beside `site.yml`, which is expected. `beside`: files that belong in it and are read
    elsewhere, of content that is not whole by itself: then it needs no `site.yml`.
    `shown` is how the folder is written in places (default: as given, with forward slashes). `parse` may be one that
    remembers what it read before.

    A file that cannot be read is no document, but its text is there to show lines of, where it could be decoded.
    Names that start with a dot are passed over, and so is what editors and systems leave behind. Never raises,
    whatever is in the folder.
    """
    documents: list[Document] = []
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    written = str(PurePosixPath(visible(folder.as_posix() if shown is None else shown)))
    where = Folder(folder, written, Path(os.path.realpath(folder)), layout, beside=beside)
    where = replace(where, called=_called(where, parse))
    for found in find(where):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        text, parsed = _read(found, parse)
        problems += parsed.problems
        if text is not None:
            texts[found.shown] = text
        if found.problem:
            problems.append(found.problem)
        elif parsed.value is not None:
            item = (found.shown, found.collection, found.id, found.shared)
            documents.append(Document(*item, parsed.value, parsed.values, parsed.keys))
            problems += bounded(_ids(documents[-1]))
    unread = frozenset(_unread(where, problems, {document.file for document in documents}))
    return Loaded(tuple(documents), texts, unread), in_order(problems)


def read_one(path: Path, shown: str, parse: Parse = parse) -> tuple[str, Parsed]:
    """One YAML file that is not content: its text, empty where there is none, and what it holds. Never raises."""
    text, parsed = _read(ContentFile(path, shown, "", "", shared=False), parse)
    return text or "", parsed


def _read(file: ContentFile, parse: Parse) -> tuple[str | None, Parsed]:
    """The text of a file as it can be shown (None where there is none), and what it holds."""
    data = read_bytes(file.path, file.shown)
    if isinstance(data, Problem):
        return None, refused((data,))
    text, problem = decode(data, file.shown)
    # An é that a Mac writes as two signs is the é of everybody else: to be found, compared and shown alike.
    text = unicodedata.normalize("NFC", text)
    return shown_text(text), refused((problem,)) if problem else parse(text, file.shown)


def _called(where: Folder, parse: Parse) -> Called:
    """What authors call folders and files in their own language, as far as that can be read: for hints only."""
    path = where.real / NAMES
    if not path.resolve().is_relative_to(where.real) or kind_of(path, NAMES) is not EntryKind.FILE:
        return AS_WRITTEN
    value = _read(ContentFile(path, str(PurePosixPath(where.shown, NAMES)), "", "", shared=False), parse)[1].value
    words = value.get("words") if isinstance(value, dict) else None
    pairs = words.items() if isinstance(words, dict) else ()
    return Called(
        {own: [word for word in meant if isinstance(word, str)] for own, meant in pairs if isinstance(meant, list)}
    )


def _ids(document: Document) -> Iterable[Problem]:
    """Problems with the ids in a file that many items share; elsewhere the name of the file is the id."""
    if not document.shared or not isinstance(document.value, dict):
        return
    for key in document.value:
        if not is_id(key):
            hint = say("write {right}", right=id_like(key)) if id_like(key) else say("choose a word for it")
            yield Problem(
                document.keys[(key,)],
                "id-form",
                say("'{id}' is no id; expected {form}", id=key, form=ID_FORM),
                hint,
            )


def _unread(where: Folder, problems: Iterable[Problem], read: set[str]) -> Iterable[tuple[str, str]]:
    """What the files that are no documents were to hold, as far as their names tell."""
    for problem in problems:
        parts = PurePosixPath(problem.place.file).relative_to(where.shown).parts
        if problem.place.file in read or not parts:
            continue
        collection = where.called.meant(PurePosixPath(parts[0]).stem, where.layout)
        if collection:
            yield collection, id_like(PurePosixPath(parts[1]).stem) if parts[1:] else ""
