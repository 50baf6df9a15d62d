"""`contacts`: who has to be called, the sheet and the form to do it with, and what was heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.downloads import word_file
from wegwijzer_build.load import read_one
from wegwijzer_build.publish import PublishError, replace_file
from wegwijzer_build.render import DUTCH
from wegwijzer_build.upkeep.call_form import FilledIn, as_form, read_form
from wegwijzer_build.upkeep.call_form import as_text as called_as_text
from wegwijzer_build.upkeep.call_sheet import as_html, as_paper
from wegwijzer_build.upkeep.call_sheet import as_text as sheet_as_text
from wegwijzer_build.upkeep.calls import Call, calls_of
from wegwijzer_build.upkeep.original import read_original
from wegwijzer_build.upkeep.rewriting import with_key, with_scalar
from wegwijzer_build.validate.context import CheckContext
from wegwijzer_build.wording import counted, nearest

from .around import file_text, read_content
from .options import as_of_option, content_option, language_option
from .readings import tell
from .speaking import busy, fail, shown, stop_on_errors


@click.command(
    "contacts",
    epilog="Examples:\n\n\b\n  wegwijzer contacts\n  wegwijzer contacts --call-sheet --format html --out bel.html",
)
@click.argument("names", nargs=-1, metavar="[CONTACT]...")
@content_option
@as_of_option
@language_option
@click.option("--call-sheet", "sheet", is_flag=True, help="What to ask each contact by phone, to print or to fill in.")
@click.option("--format", "form", type=click.Choice(["text", "html", "docx", "yml"]), default="text", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write the sheet to.")
@click.option(
    "--filled",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A form that was filled in: say what has to change where.",
)
@click.option("--write", "writes", is_flag=True, help="With --filled: set called_on where all was right.")
def contacts_command(
    names: tuple[str, ...],
    content: Path,
    as_of: date,
    *,
    sheet: bool,
    form: str,
    out: Path | None,
    filled: Path | None,
    writes: bool,
) -> None:
    """Show which contacts have to be called; make the sheet for it, and read back what was heard.

    Who has to be called: who has a way with to_be_called, and was not called within the year.
    """
    if sheet and filled:
        raise click.UsageError("make a sheet (--call-sheet) or read one back (--filled), not both")
    if writes and not filled:
        raise click.UsageError("--write needs --filled: only what was heard can be written")
    with busy("Reading the content"):
        context = read_content(content, as_of)
    known = context.ids["contacts"]
    for name in names:
        if name not in known:
            guess = nearest(name, known)
            raise click.UsageError(f"there is no contact '{name}'" + (f"; did you mean '{guess}'?" if guess else ""))
    if filled:
        _filled(content, context, filled, as_of, writes=writes)
        return
    calls = calls_of(context, names)
    if not sheet:
        click.echo("\n".join([*map(_line, calls), f"{counted(len(calls), 'contact')} to call."]))
        return
    text = _sheet(calls, form, as_of)
    tell(text, out, content)
    if out:
        click.echo(f"{counted(len(calls), 'contact')} to call, written to {shown(out)}")


def _sheet(calls: Sequence[Call], form: str, as_of: date) -> str | bytes:
    if form == "yml":
        return as_form(calls, DUTCH)
    if form == "docx":
        return word_file(as_paper(calls, as_of, DUTCH), DUTCH)
    return as_html(calls, as_of, DUTCH) if form == "html" else sheet_as_text(calls, as_of, DUTCH)


def _line(call: Call) -> str:
    called = f"called on {call.called_on}" if call.called_on else "never called"
    return f"{call.file}: {call.id}, in {counted(call.outcomes, 'outcome')}, {called}"


def _filled(content: Path, context: CheckContext, file: Path, as_of: date, *, writes: bool) -> None:
    calls = {call.id: call for call in calls_of(context, context.ids["contacts"])}
    text, parsed = read_one(file, shown(file))
    called, problems = read_form(parsed, calls, as_of)
    stop_on_errors(problems, {shown(file): text})
    click.echo(called_as_text(called))
    if writes:
        right = [each for each in called if each.is_right]
        for each in right:
            _set_called_on(content / "contacts" / Path(each.call.file).name, each)
        click.echo(f"called_on set in {counted(len(right), 'file')}; look at them with 'git diff'.")


def _set_called_on(path: Path, called: FilledIn) -> None:
    """Write the day of the call into the file of the contact; all else in it stays."""
    read = file_text(path)
    original, day = read_original(read.text), called.called_on.isoformat()
    made = None
    if original is not None and isinstance(original.value, dict):
        if "called_on" in original.value:
            made = with_scalar(original, ("called_on",), day, f'"{day}"')
        else:
            dates = [key for key in original.value if key in ("checked_on", "reviewed_on")]
            made = with_key(original, (), dates[0], "called_on", f'"{day}"') if dates else None
    if made is None:
        fail(f"{shown(path)} cannot be changed by itself", f'write into it by hand: called_on: "{day}"')
    _replace(path, read.as_bytes(made.text))


def _replace(path: Path, data: bytes) -> None:
    try:
        replace_file(path, data)
    except PublishError as error:
        fail(error.sentence, error.hint_for("--out"))
