"""`changes`: what an edit does, and for whom."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import click

from wegwijzer_build.changes import Changes, ContentReading, as_text, compare, on_another_day, reading_of
from wegwijzer_build.load import load
from wegwijzer_build.pipeline import LAYOUT, Memory

from .options import as_of_option, day_type
from .revisions import At, RevisionError, at_revision
from .speaking import busy, shown


@click.command(
    "changes",
    epilog="Examples:\n\n\b\n  wegwijzer changes HEAD\n  wegwijzer changes v1.0 v1.1 --format json\n"
    "  wegwijzer changes --on 2027-01-01",
)
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--on", type=day_type, default=None, metavar="DATE", help="Tell what this day changes in one reading.")
@as_of_option
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder with the content of today.",
)
def changes_command(old: str | None, new: str | None, on: date | None, as_of: date, content: Path) -> None:
    """Tell what changes for whom between OLD and NEW: revisions of Git, or folders. NEW is the content of today."""
    try:
        found = _found(old, new, on, as_of, content)
    except RevisionError as error:
        raise click.UsageError(f"{error}; {error.hint}") from None
    click.echo(as_text(found))
    sys.exit(0)


def _found(old: str | None, new: str | None, on: date | None, as_of: date, content: Path) -> Changes:
    memory = Memory()
    with busy("Comparing the content"), ExitStack() as rooms:

        def at(name: str | None) -> At:
            return rooms.enter_context(at_revision(name or shown(content), content))

        if on is not None:
            if new is not None:
                raise click.UsageError("--on tells what a day changes in one reading: name OLD, or nothing")
            after = _read(at(old), on, content, memory)
            before = on_another_day(after, f"{after.name} on {on - timedelta(days=1)}", on - timedelta(days=1))
            return compare(before, on_another_day(after, f"on {on}", on))
        if old is None:
            raise click.UsageError("name what to compare with: a revision of Git such as HEAD, or a folder")
        return compare(_read(at(old), as_of, content, memory), _read(at(new), as_of, content, memory))


def _read(where: At, as_of: date, content: Path, memory: Memory) -> ContentReading:
    """The content of a folder, with places as if it stood where that of today stands."""
    loaded, problems = load(where.content, LAYOUT, shown(content), memory.parse)
    return reading_of(where.name, loaded, problems, as_of, _pages(where))


def _pages(where: At) -> Mapping[str, str]:
    files = sorted(where.docs.rglob("*.md")) if where.docs.is_dir() else []
    return {
        f"{where.docs.name}/{file.relative_to(where.docs).as_posix()}": file.read_text("utf-8", errors="replace")
        for file in files
    }
