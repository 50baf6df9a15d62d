"""What commands that compare or sign read: content of any moment, and the files in `reviews/` beside it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.changes import ContentReading, Kept, kept_in, reading_of
from wegwijzer_build.edition import load_content
from wegwijzer_build.load import read_one
from wegwijzer_build.model import SignOffs
from wegwijzer_build.pipeline import LAYOUT, Memory
from wegwijzer_build.problems import Problem
from wegwijzer_build.publish import PublishError, refuse_inputs, replace_file
from wegwijzer_build.signing import NO_SIGNOFFS, SignedTexts, hashes_of, signoffs_in
from wegwijzer_build.validate.context import context_of

from .revisions import At
from .speaking import fail, print_text, shown, stop_on_errors

REVIEWS = Path("reviews")
"""The folder beside the content with what people looked at."""
KEPT = REVIEWS / "changes.yml"
SIGNOFFS = REVIEWS / "signoffs.yml"


def read_at(where: At, as_of: date, content: Path, memory: Memory) -> ContentReading:
    """The content of a folder, with places as if it stood where that of today stands."""
    read = load_content(where.content, LAYOUT, shown(content), memory.parse)
    return reading_of(where.name, read.loaded, read.problems, as_of, _pages(where))


def _pages(where: At) -> Mapping[str, str]:
    """The pages written by hand; one that cannot be read is none, and `check` says so."""
    found = {}
    for file in sorted(where.docs.rglob("*.md")) if where.docs.is_dir() else []:
        with suppress(OSError):
            name = f"{where.docs.name}/{file.relative_to(where.docs).as_posix()}"
            found[name] = file.read_text("utf-8", errors="replace")
    return found


def kept_beside(content: Path, accepted: Path | None) -> Kept:
    """What was renamed and accepted; with an error in it the command ends."""
    file = accepted or content.parent / KEPT
    if accepted is None and not file.is_file():
        return Kept()
    text, parsed = read_one(file, shown(file))
    kept, problems = kept_in(shown(file), text, parsed)
    stop_on_errors(problems, {shown(file): text})
    return kept


def signoffs_beside(content: Path, as_of: date) -> tuple[SignOffs, tuple[Problem, ...], Mapping[str, str]]:
    """Who agreed to what, with all that is wrong with that file, and its text by its name; nothing without it."""
    file = content.parent / SIGNOFFS
    if not file.is_file():
        return NO_SIGNOFFS, (), {}
    text, parsed = read_one(file, shown(file))
    said, problems = signoffs_in(shown(file), text, parsed, as_of)
    return said, problems, {shown(file): text}


def signed_texts(content: Path, reading: ContentReading, as_of: date) -> SignedTexts:
    """The texts of a reading with what was agreed to; with an error in that file the command ends."""
    said, problems, texts = signoffs_beside(content, as_of)
    stop_on_errors(problems, texts)
    hashes = hashes_of(context_of(reading.loaded, as_of))
    return SignedTexts({name: each for name, each in hashes.items() if reading.item(name)}, said.signed)


def tell(said: str | bytes, out: Path | None, content: Path) -> None:
    """Print what there is to say, or write it to a file, which is none of the content. A Word file is not printed."""
    if out is None and isinstance(said, bytes):
        raise click.UsageError("a Word file is not to be printed here: say where to write it with --out")
    if out is None:
        print_text(str(said).rstrip("\n"))
        return
    try:
        refuse_inputs(out, (content,))
        replace_file(out, said if isinstance(said, bytes) else said.encode())
    except PublishError as error:
        fail(error.sentence, error.hint_for("--out"))
