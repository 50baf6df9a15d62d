"""Reads content that is whole by itself, or an edition with the base that it is made from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from wegwijzer_build.load import Document, Layout, Loaded, TranslationFile, load, parse, translations
from wegwijzer_build.load.loading import Parse
from wegwijzer_build.look import LookRead, read_look
from wegwijzer_build.model import Edition
from wegwijzer_build.problems import Place, Problem, in_order
from wegwijzer_build.wording import say

from .base import BaseError, folder_of_base
from .lock import moved, read_lock
from .mentions import as_locked, mentions_in, unread
from .merging import Name, merged, names_in, said_otherwise
from .reading import BESIDE, is_edition, read_edition

MOST_BELOW = 2
"""Editions that may lie below one: a base, a branch and an organisation are three, and more nobody oversees."""


@dataclass(frozen=True)
class Over:
    """What an edition was put over. `otherwise`: what it says in the place of the base → where; `added`: what is new.

    `base_at`: how the folder of the base is written. `locked`: the base as it was accepted. `mentions`: of
    what is left out, which texts still speak of it.
    """

    base: Loaded
    base_at: str
    said: Edition
    otherwise: Mapping[Name, Place]
    added: tuple[Name, ...]
    locked: Mapping[Name, str]
    mentions: Mapping[Name, str]


@dataclass(frozen=True)
class LoadedContent:
    """What was read: the content, the files of translations, and all that is wrong so far. `over`: of an edition."""

    loaded: Loaded
    translated: tuple[TranslationFile, ...]
    problems: tuple[Problem, ...]
    over: Over | None = None
    look: LookRead = field(default_factory=LookRead)


def load_content(folder: Path, layout: Layout, shown: str | None = None, parse: Parse = parse) -> LoadedContent:
    """All content of a folder, with that of the base where it holds an edition. Never raises, whatever stands there."""
    return _load(folder, layout, folder.as_posix() if shown is None else shown, parse, ())


def bases_of(folder: Path) -> tuple[Path, ...]:
    """The folders below an edition, the nearest first; none of whole content. What cannot be read ends the row."""
    found: list[Path] = []
    here = Path(os.path.realpath(folder))
    while is_edition(here) and len(found) <= MOST_BELOW:
        said = read_edition(here, here.as_posix(), parse).said
        if said is None:
            break
        try:
            here = folder_of_base(here, said.base)
        except BaseError:
            break
        found.append(here)
    return tuple(found)


def _load(folder: Path, layout: Layout, shown: str, parse: Parse, above: tuple[Path, ...]) -> LoadedContent:
    translated, of_files = translations(folder, shown)
    if not is_edition(folder):
        loaded, problems = load(folder, layout, shown, parse)
        look = read_look(folder, shown, LookRead(), parse)
        loaded = replace(loaded, texts={**loaded.texts, **look.texts})
        return LoadedContent(loaded, translated, (*problems, *of_files, *look.problems), look=look)
    read = read_edition(folder, shown, parse)
    own, of_own = load(folder, layout, shown, parse, BESIDE)
    if read.said is None or read.document is None:
        texts = {**own.texts, f"{shown}/{BESIDE[0]}": read.text}
        return LoadedContent(replace(own, texts=texts), translated, in_order([*read.problems, *of_own, *of_files]))
    real = Path(os.path.realpath(folder))
    below = _below(read.said.base, read.document, real, above)
    if isinstance(below, Problem):
        # What is wrong with the files beside it can be told once what they refer to is there.
        alone = replace(own, texts={**own.texts, read.document.file: read.text}, documents=())
        return LoadedContent(alone, translated, in_order([*read.problems, *of_own, *of_files, below]))
    base_at = _shown(shown, real, below)
    base = _load(below, layout, base_at, parse, (*above, real))
    loaded, of_merging = merged(base.loaded, own, read)
    otherwise = said_otherwise(base.loaded, own, read.said, read.document)
    locked = read_lock(folder, shown, parse)
    added = tuple(name for name in names_in(own) if name not in otherwise)
    mentions = mentions_in(loaded)
    over = Over(base.loaded, base_at, read.said, otherwise, added, locked, as_locked(mentions))
    of_base = (*moved(base.loaded, otherwise, locked), *unread(mentions, read.document, locked))
    look = read_look(folder, shown, base.look, parse)
    loaded = replace(loaded, texts={**loaded.texts, **look.texts})
    # What is wrong with the look of the base is told by that.
    of_look = look.problems if look is not base.look else ()
    found = [*base.problems, *read.problems, *of_own, *of_files, *of_merging, *of_base, *of_look]
    return LoadedContent(loaded, (*base.translated, *translated), in_order(found), over, look)


def _shown(shown: str, edition: Path, below: Path) -> str:
    """How the folder of the base is written, as seen from where the edition was named."""
    return os.path.normpath(PurePosixPath(shown, os.path.relpath(below, edition))).replace(os.sep, "/")


def _below(base: str, document: Document, edition: Path, above: tuple[Path, ...]) -> Path | Problem:
    """The folder of the base, or why it cannot be read."""
    place = document.place(("base",))
    try:
        folder = folder_of_base(edition, base)
    except BaseError as error:
        return Problem(place, "edition-base", error.sentence, error.hint)
    if folder in (*above, edition):
        message = say("an edition cannot be made from itself")
        return Problem(place, "edition-base", message, say("name the folder that holds the content to build on"))
    if is_edition(folder) and len(above) + 1 > MOST_BELOW:
        message = say("more than {most} editions lie above each other", most=MOST_BELOW)
        return Problem(place, "edition-base", message, say("build on the base, or on one edition of it"))
    return folder
