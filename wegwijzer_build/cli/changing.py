"""`changes`: what an edit does, and for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import click

from wegwijzer_build.catalogues import Catalogue
from wegwijzer_build.changes import (
    Changes,
    Kept,
    as_github,
    as_html,
    as_json,
    as_text,
    compare,
    on_another_day,
    with_new_ids,
)
from wegwijzer_build.edition import bases_of
from wegwijzer_build.pipeline import Memory
from wegwijzer_build.wording import say

from .options import as_of_option, day_type, language_option
from .readings import KEPT, kept_beside, read_at, tell
from .revisions import At, RevisionError, at_revision
from .speaking import busy, catalogue, fail, shown, spoken

_FORMS: Mapping[str, Callable[[Changes, Catalogue], str]] = {
    "text": as_text,
    "json": lambda changes, _: as_json(changes),
    "html": as_html,
}


@click.command(
    "changes",
    epilog="Examples:\n\n\b\n  wegwijzer changes content\n  wegwijzer changes content content --format json\n"
    "  wegwijzer changes --on 2027-01-01",
)
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--on", type=day_type, default=None, metavar="DATE", help="Tell what this day changes in one reading.")
@as_of_option
@language_option
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder with the content of today.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "html"]), default="text", show_default=True
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write it to this file.")
@click.option(
    "--fail-on", type=click.Choice(["lost"]), default=None, help="Exit code 1 where help is lost for no reason given."
)
@click.option(
    "--accepted",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="The file with renames and accepted losses (default: reviews/changes.yml beside the content).",
)
def changes_command(
    *,
    old: str | None,
    new: str | None,
    on: date | None,
    as_of: date,
    content: Path,
    form: str,
    out: Path | None,
    fail_on: str | None,
    accepted: Path | None,
) -> None:
    """Tell what changes for whom between OLD and NEW: revisions of Git such as HEAD~1, or folders.

    NEW is the content of today where it is left out, and OLD is its base where that is an edition. With --on, OLD is
    the only reading, and may be left out too.
    """
    kept = kept_beside(content, accepted)
    try:
        with busy(spoken(say("Comparing the content"))):
            found = kept.applied(_found(old, new, on, as_of, content, kept))
    except RevisionError as error:
        raise click.UsageError(f"{error}; {error.hint}") from None
    language = catalogue()
    if form == "github":
        tell(as_github(found, fail_on_lost=bool(fail_on), tell=language), out, content)
    else:
        tell(_FORMS[form](found, language), out, content)
    if fail_on:
        _stop_on_losses(found, shown(accepted or content.parent / KEPT))


def _stop_on_losses(found: Changes, kept: str) -> None:
    """End where help is lost for no reason given, or where nobody can know. `kept`: the file with reasons."""
    if found.lost:
        fail(
            say("help is lost for which no reason is given ({losses})", losses=len(found.lost)),
            say("mend it, or say why it is right in {file}, under 'accepted'", file=kept),
        )
    if found.new.unread:
        fail(
            say("{name} cannot be read as a whole, so nobody knows what is lost", name=found.new.name),
            say("mend what 'wegwijzer check' tells"),
        )


def _found(old: str | None, new: str | None, on: date | None, as_of: date, content: Path, kept: Kept) -> Changes:
    memory = Memory()
    with ExitStack() as rooms:

        def at(name: str | None) -> At:
            return rooms.enter_context(at_revision(name or shown(content), content))

        if on is not None:
            if new is not None:
                raise click.UsageError("--on tells what a day changes in one reading: name OLD, or nothing")
            after = read_at(at(old), on, content, memory)
            day_before = on - timedelta(days=1)
            before = on_another_day(after, say("{name} on {day}", name=after.name, day=day_before), day_before)
            return compare(before, on_another_day(after, say("on {day}", day=on), on))
        old = old or next((base.as_posix() for base in bases_of(content)), None)
        if old is None:
            raise click.UsageError("name what to compare with: a revision of Git such as HEAD, or a folder")
        before = read_at(at(old), as_of, content, memory)
        return compare(with_new_ids(before, kept.said.renamed), read_at(at(new), as_of, content, memory))
