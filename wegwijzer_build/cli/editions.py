"""`edition status` and `edition accept`: what an edition says over its base, and whether that base moved."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wegwijzer_build.edition import LOCK, Over, accepted, is_edition, load_content
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.problems import Problem
from wegwijzer_build.publish import PublishError, replace_file
from wegwijzer_build.report import as_text
from wegwijzer_build.wording import say, say_many

from .options import content_option, language_option
from .speaking import catalogue, colour, fail, shown, spoken

_OF_BASE = ("edition-unaccepted", "edition-moved")


@click.group("edition", epilog="Example:\n\n\b\n  wegwijzer edition status")
def edition_command() -> None:
    """A site of your own over the content of others: what it changes, and what moved below it."""


@edition_command.command("status", epilog="Example:\n\n\b\n  wegwijzer edition status")
@content_option
@language_option
def status_command(content: Path) -> None:
    """Tell what the edition says otherwise, adds and leaves out, and what of the base moved since that was accepted."""
    over, moved, texts = _read(content)
    click.echo(spoken(say("An edition of {base}:", base=over.base_at)))
    without = [f"{collection.value}/{item}" for collection, ids in over.said.without.items() for item in ids]
    for words, names in (
        (say_many("{number} item otherwise", "{number} items otherwise", len(over.otherwise)), over.otherwise),
        (say_many("{number} item added", "{number} items added", len(over.added)), over.added),
        (say_many("{number} item left out", "{number} items left out", len(without)), without),
    ):
        listed = [name if isinstance(name, str) else "/".join(name) for name in names]
        click.echo(f"   {spoken(words)}{': ' if listed else ''}{', '.join(sorted(listed))}")
    if moved:
        click.echo(as_text(moved, texts, colour=colour(sys.stdout), catalogue=catalogue()))
    else:
        click.echo(spoken(say("All of that was compared with the base as it is now.")))


@edition_command.command("accept", epilog="Example:\n\n\b\n  wegwijzer edition accept advice/bel-112")
@click.argument("items", nargs=-1)
@content_option
@language_option
def accept_command(items: tuple[str, ...], content: Path) -> None:
    """Write down that somebody compared ITEMS with the base as it is now; all of them where none is named."""
    over, _, _ = _read(content)
    known = {"/".join(name): name for name in over.otherwise}
    unknown = [item for item in items if item not in known]
    if unknown:
        named = ", ".join(sorted(known)) or "-"
        fail(say("the edition does not say {item} otherwise", item=unknown[0]), say("it does: {names}", names=named))
    names = [known[item] for item in items] or list(over.otherwise)
    try:
        replace_file(content / LOCK, accepted(over.base, names, over.locked, over.otherwise).encode())
    except PublishError as error:
        fail(error.sentence, error.hint)
    click.echo(spoken(say_many("{number} item accepted", "{number} items accepted", len(names))))


def _read(content: Path) -> tuple[Over, tuple[Problem, ...], dict[str, str]]:
    """The edition in a folder, and what moved below it; ends with a sentence where there is none."""
    if not is_edition(content):
        fail(
            say("{folder} holds no edition", folder=shown(content)),
            say("put an edition.yml in it, which names its base"),
        )
    read = load_content(content, LAYOUT, shown(content))
    if read.over is None:
        click.echo(as_text(read.problems, read.loaded.texts, catalogue=catalogue()), err=True)
        sys.exit(1)
    return read.over, tuple(each for each in read.problems if each.rule in _OF_BASE), dict(read.loaded.texts)
