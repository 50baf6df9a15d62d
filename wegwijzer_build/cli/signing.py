"""`sign`: writes down who agreed to which text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.load import read_one
from wegwijzer_build.model import ListedText, SigningList, SigningRole, SignOff
from wegwijzer_build.publish import PublishError, replace_file
from wegwijzer_build.signing import (
    HEAD,
    LayoutError,
    SignedNow,
    Signer,
    appended,
    items_named,
    list_in,
    path_of,
    signed_now,
)
from wegwijzer_build.wording import say, say_many, visible

from .options import as_of_option, content_option, language_option
from .readings import SIGNOFFS, signed_texts
from .reviewing import sound_reading
from .speaking import PROBLEMS, busy, fail, shown, spoken, stop_on_errors

_LONGEST = 500
"""Signs of who agreed."""


@click.command(
    "sign",
    epilog="Examples:\n\n\b\n  wegwijzer sign advice/beleid --role legal --by 'A lawyer'\n"
    "  wegwijzer sign --from list.yml",
)
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option(
    "--role",
    type=click.Choice([role.value for role in SigningRole]),
    default=None,
    metavar="ROLE",
    help="As whom they agree: legal, practice or native.",
)
@click.option("--by", default=None, metavar="WHO", help="A name or a function, as that person wants it.")
@click.option(
    "--from",
    "list_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="A list that was filled in (wegwijzer review --format list).",
)
@as_of_option
@content_option
@language_option
def sign_command(
    *, items: tuple[str, ...], role: str | None, by: str | None, list_file: Path | None, as_of: date, content: Path
) -> None:
    """Write down in reviews/signoffs.yml that somebody agreed to ITEM: advice/beleid, as it is now.

    With the hash that a pack shows behind it (advice/beleid@4f3a2b1c9d0e) only if that is still the text. The day is
    that of --as-of.
    """
    filled = _filled(list_file, as_of) if list_file else None
    if bool(items) == bool(filled):
        raise click.UsageError("name items to sign, or a list that was filled in with --from: one of the two")
    signer = _signer(role, by, filled, as_of)
    with busy(spoken(say("Reading the content"))):
        reading = sound_reading(content, as_of)
        texts = signed_texts(content, reading, as_of)
    listed: Sequence[ListedText] = filled.texts if filled else tuple(items_named(items))
    found = signed_now(listed, signer, texts)
    if found.refused:
        for refused in found.refused:
            click.echo(f"{spoken(say('error'))}: {spoken(refused.message)}", err=True)
            click.echo(f"   {spoken(refused.hint)}", err=True)
        click.echo(spoken(say("Nothing was written.")), err=True)
        sys.exit(PROBLEMS)
    if found.new:
        _write(content.parent / SIGNOFFS, found.new)
    _say(found, signer, content)


def _filled(file: Path, as_of: date) -> SigningList | None:
    text, parsed = read_one(file, shown(file))
    filled, problems = list_in(shown(file), text, parsed, as_of)
    stop_on_errors(problems, {shown(file): text})
    return filled


def _signer(role: str | None, by: str | None, filled: SigningList | None, as_of: date) -> Signer:
    """Who signs: what the command says, else the list."""
    who = (by if by is not None else filled.by if filled else None) or ""
    who = " ".join(who.split())
    whom = SigningRole(role) if role else filled.role if filled else None
    if not 0 < len(who) <= _LONGEST or not who.isprintable():
        raise click.UsageError("say who agreed: --by with a name or a function, or 'by' in the list")
    if whom is None:
        roles = ", ".join(each.value for each in SigningRole)
        raise click.UsageError(f"say as whom they agreed: --role, or 'role' in the list; one of {roles}")
    return Signer(who, whom, (filled.on if filled else None) or as_of)


def _write(file: Path, new: Sequence[SignOff]) -> None:
    text, parsed = read_one(file, shown(file)) if file.is_file() else ("", None)
    try:
        replace_file(file, appended(text, parsed, new, [spoken(line) for line in HEAD]).encode())
    except LayoutError as error:
        fail(say("{file}: {message}", file=shown(file), message=error.message), error.hint)
    except PublishError as error:
        fail(error.sentence, error.hint_for("--content"))


def _say(found: SignedNow, signer: Signer, content: Path) -> None:
    file = shown(content.parent / SIGNOFFS)
    if found.new:
        written = say_many(
            "{number} sign-off written to {file}: {who}, {role}, {day}.",
            "{number} sign-offs written to {file}: {who}, {role}, {day}.",
            len(found.new),
            file=file,
            who=signer.by,
            role=signer.role.value,
            day=signer.on,
        )
        click.echo(spoken(written))
    if found.known:
        known = ", ".join(map(path_of, found.known))
        click.echo(spoken(say("Signed before, as they are now: {items}.", items=known)))
    for item, remark in found.open:
        why = f" – {visible(remark)}" if remark else ""
        click.echo(spoken(say("Not agreed to: {item}{remark}", item=path_of(item), remark=why)))
