"""`review` and `status`: what is put before who must agree, and how far that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.catalogues import Catalogue
from wegwijzer_build.changes import ContentReading, compare, with_new_ids
from wegwijzer_build.downloads import word_file
from wegwijzer_build.edition import bases_of
from wegwijzer_build.model import SigningRole
from wegwijzer_build.pipeline import Memory
from wegwijzer_build.render import language_of
from wegwijzer_build.review import (
    Pack,
    as_html,
    as_json,
    as_list,
    as_paper,
    pack_of_changes,
    pack_of_unsigned,
    status_as_json,
    status_as_text,
    status_of,
)
from wegwijzer_build.wording import say

from .options import as_of_option, content_option, language_option
from .readings import kept_beside, read_at, signed_texts, tell
from .revisions import At, RevisionError, at_revision
from .speaking import busy, catalogue, print_text, shown, spoken, stop_on_errors

_FORMS: Mapping[str, Callable[[Pack, Catalogue], str | bytes]] = {
    "html": as_html,
    "docx": lambda pack, catalogue: word_file(as_paper(pack, catalogue), language_of(catalogue.code)),
    "json": lambda pack, _: as_json(pack),
    "list": as_list,
}


@click.command(
    "review",
    epilog="Examples:\n\n\b\n  wegwijzer review content --out pack.html\n"
    "  wegwijzer review --unsigned --role legal --out pack.html",
)
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--unsigned", is_flag=True, help="All that nobody agreed to yet, as it is now; without OLD.")
@click.option(
    "--role",
    type=click.Choice([role.value for role in SigningRole]),
    default=None,
    metavar="ROLE",
    help="In which role it is read: legal, practice or native; all of them where it is left out.",
)
@as_of_option
@content_option
@language_option
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="html", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write it to this file.")
def review_command(
    *,
    old: str | None,
    new: str | None,
    unsigned: bool,
    role: str | None,
    as_of: date,
    content: Path,
    form: str,
    out: Path | None,
) -> None:
    """Make a pack for who must agree: each change between OLD and NEW, with two boxes and what stands beside it.

    OLD and NEW are revisions of Git such as HEAD~1, or folders; NEW is the content of today where it is left out, and
    OLD its base where that is an edition.
    --format list makes a list to fill in, which `wegwijzer sign --from` reads.
    """
    if unsigned and old is not None:
        raise click.UsageError("--unsigned shows the content of today: leave OLD and NEW out")
    if not unsigned:
        old = old or next((base.as_posix() for base in bases_of(content)), None)
    if not unsigned and old is None:
        raise click.UsageError("name what to compare with, a revision of Git or a folder, or use --unsigned")
    roles = (SigningRole(role),) if role else tuple(SigningRole)
    try:
        with busy(spoken(say("Reading the content"))):
            pack = _unsigned(roles, as_of, content) if old is None else _changed(old, new, roles, as_of, content)
    except RevisionError as error:
        raise click.UsageError(f"{error}; {error.hint}") from None
    tell(_FORMS[form](pack, catalogue()), out, content)


@click.command("status", epilog="Example:\n\n\b\n  wegwijzer status --all")
@as_of_option
@content_option
@language_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "whole", is_flag=True, help="The lists as a whole, and not a screen of them.")
def status_command(as_of: date, content: Path, form: str, whole: bool) -> None:
    """Tell what somebody agreed to, what was edited since, and what waits for somebody, the heaviest first."""
    with busy(spoken(say("Reading the content"))):
        reading = sound_reading(content, as_of)
        status = status_of(reading, signed_texts(content, reading, as_of))
    print_text(
        status_as_json(status).rstrip("\n") if form == "json" else status_as_text(status, whole=whole, tell=catalogue())
    )


def sound_reading(content: Path, as_of: date) -> ContentReading:
    """The content of today; where something in it cannot be read, that is shown and the command ends."""
    reading = read_at(At(shown(content), content), as_of, content, Memory())
    stop_on_errors(reading.unread, reading.loaded.texts)
    return reading


def _unsigned(roles: tuple[SigningRole, ...], as_of: date, content: Path) -> Pack:
    reading = sound_reading(content, as_of)
    return pack_of_unsigned(reading, signed_texts(content, reading, as_of), roles, as_of)


def _changed(old: str, new: str | None, roles: tuple[SigningRole, ...], as_of: date, content: Path) -> Pack:
    kept, memory = kept_beside(content, None), Memory()
    with ExitStack() as rooms:
        readings = []
        for name in (old, new or shown(content)):
            where = rooms.enter_context(at_revision(name, content))
            readings.append(replace(read_at(where, as_of, content, memory), name=where.in_full))
        changes = kept.applied(compare(with_new_ids(readings[0], kept.said.renamed), readings[1]))
        return pack_of_changes(changes, signed_texts(content, readings[1], as_of), roles, as_of)
