"""A symbolic link stands among the pages written by hand (docs-link).

Something stands among the pages written by hand that is not for a site (docs-file).

A name among the pages written by hand holds signs that not every address can have (docs-name).

A page written by hand has the address of one that is made from the content (docs-taken).

In docs/ stand Markdown pages, the pictures they show and the documents they lead to. A symbolic link is never
followed: what it leads to would be published unseen. Scripts, styles, data and ready HTML are not for docs/: the
program makes those itself, and no page of the site runs what somebody put beside it. Names hold plain letters, digits,
points, hyphens and underscores, so that an address is the same everywhere. What an editor or a computer leaves behind
(`over.md~`, `over.md.orig`, `Thumbs.db`) is passed over, with a warning where it holds a text. Pages made from the
content have names of their own: `docs/adviezen/psa-beleid.md` would stand in the way of one.

Bad:
    docs/over mij.md
    docs/meten.js

Good:
    docs/over-mij.md
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wegwijzer_build.load.files import EntryKind, kind_of, unreadable
from wegwijzer_build.load.names import is_left_behind, is_of_a_system
from wegwijzer_build.problems import Place, Problem, Severity
from wegwijzer_build.wording import id_like, say, visible

PAGE = ".md"
PICTURES = frozenset([".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"])
DOCUMENTS = frozenset(
    [".csv", ".docx", ".epub", ".ics", ".ods", ".odp", ".odt", ".pdf", ".pptx", ".rtf", ".txt", ".vcf", ".xlsx"]
)
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_OF_MARKDOWN = frozenset([".markdown", ".mdown", ".mkdn", ".mkd"])

LeftOut = Callable[[str], bool]
"""Tells of a path below docs/ whether the configuration keeps it out of the site."""


@dataclass(frozen=True)
class DocsFile:
    """A file in docs/: where it stands, its path below docs/, and how it is shown."""

    path: Path
    name: str
    shown: str

    @property
    def ending(self) -> str:
        """Its ending in lower case, with the point."""
        return PurePosixPath(self.name).suffix.lower()


def find(docs: Path, shown: str, left_out: LeftOut) -> Iterator[DocsFile | Problem]:
    """Every page, picture and document below docs/ by name, and a problem for whatever else stands there."""
    yield from _below(docs, PurePosixPath(), shown, left_out)


def _below(docs: Path, below: PurePosixPath, shown: str, left_out: LeftOut) -> Iterator[DocsFile | Problem]:
    folder = docs / below
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield unreadable(_shown(shown, below), error)
        return
    for name in names:
        path = below / name
        found = _kind(docs / path, _shown(shown, path), hidden=name.startswith("."))
        if isinstance(found, Problem):
            yield found
        elif found is EntryKind.FOLDER and not left_out(f"{path}/"):
            yield from _below(docs, path, shown, left_out)
        elif found is EntryKind.FILE and not left_out(str(path)) and not is_of_a_system(name):
            yield _fit(DocsFile(docs / path, str(path), _shown(shown, path)))


def _kind(path: Path, shown: str, *, hidden: bool) -> EntryKind | Problem | None:
    """What stands here; None for what is passed over, as names that start with a dot are."""
    try:
        is_link = path.is_symlink()
    except OSError as error:
        return unreadable(shown, error)
    # Some programs put a hidden link beside a file that is open in them; MkDocs would walk one to a folder.
    if is_link and (not hidden or os.path.isdir(path)):  # noqa: PTH112 - this one never raises
        message = say("a symbolic link stands here, and what it leads to would be published")
        return Problem(Place(shown), "docs-link", message, say("put the file itself here, or delete the link"))
    if hidden:
        return None
    kind = kind_of(path, shown)
    if kind is EntryKind.OTHER:
        message = say("expected a file or a folder, found a pipe, a socket or a device")
        return Problem(Place(shown), "docs-file", message, say("delete it"))
    return kind


def _fit(file: DocsFile) -> DocsFile | Problem:
    name = PurePosixPath(file.name).name
    if is_left_behind(name):
        message = say("'{name}' looks like what a program left behind; it is not published", name=visible(name))
        return Problem(Place(file.shown), "docs-file", message, say("delete it"), severity=Severity.WARNING)
    if file.ending not in (PAGE, *PICTURES, *DOCUMENTS):
        return Problem(Place(file.shown), "docs-file", *_not_here(name, file.ending))
    wrong = next((part for part in PurePosixPath(file.name).parts if not _NAME.fullmatch(part)), None)
    if wrong is not None or not file.name.endswith(file.ending):
        wrong = wrong or name
        message = say("'{wrong}' has signs that not every address can have", wrong=visible(wrong))
        return Problem(Place(file.shown), "docs-name", message, say("rename it to {plain}", plain=_plain(wrong)))
    return file


def _not_here(name: str, ending: str) -> tuple[str, str]:
    if ending in _OF_MARKDOWN:
        return say("expected a name that ends in {page}, found '{name}'", page=PAGE, name=visible(name)), say(
            "rename it to {plain}", plain=_plain(name, PAGE)
        )
    if ending in (".html", ".htm", ".xhtml", ".shtml"):
        return say("'{name}' is ready HTML, which nothing checks", name=visible(name)), say(
            "write it as a page in Markdown ({page})", page=PAGE
        )
    if ending in (".js", ".mjs", ".cjs", ".css", ".wasm"):
        return say("'{name}' is a script or a style, and no page may bring its own", name=visible(name)), say(
            "move it out of docs/"
        )
    if ending in (".svg", ".svgz"):
        return say("'{name}' can hold a script", name=visible(name)), say("save the picture as .png or .webp")
    known = ", ".join(sorted((PAGE, *PICTURES, *DOCUMENTS)))
    return say("'{name}' is no page, picture or document", name=visible(name)), say(
        "move it out of docs/; names end in {known}", known=known
    )


def _plain(name: str, ending: str | None = None) -> str:
    """The name nearest to one that may stand."""
    path = PurePosixPath(name)
    ending = path.suffix.lower() if ending is None else ending
    return f"{id_like(path.stem) or 'pagina'}{ending}"


def _shown(docs: str, path: PurePosixPath) -> str:
    return "/".join([docs, *(visible(part) for part in path.parts)])
