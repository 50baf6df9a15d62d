"""`edition status` and `edition accept`: what an edition says over its base, and whether that base moved."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from wegwijzer_build.edition import (
    EDITION,
    LOCK,
    BaseError,
    Over,
    Revision,
    accepted,
    is_edition,
    load_content,
    read_edition,
    revision_in,
)
from wegwijzer_build.load import parse
from wegwijzer_build.model import Edition
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.problems import Problem
from wegwijzer_build.publish import PublishError, replace_file
from wegwijzer_build.report import as_text
from wegwijzer_build.upkeep.original import read_original
from wegwijzer_build.upkeep.rewriting import with_scalar
from wegwijzer_build.wording import quoted, say, say_many

from .fetching import fetch, newest
from .options import content_option, language_option
from .speaking import catalogue, colour, fail, show_problems, shown, spoken

_OF_BASE = ("edition-unaccepted", "edition-moved", "edition-words")


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
    known = {"/".join(name): name for name in (*over.otherwise, *over.mentions)}
    unknown = [item for item in items if item not in known]
    if unknown:
        named = ", ".join(sorted(known)) or "-"
        fail(say("the edition does not say {item} otherwise", item=unknown[0]), say("it does: {names}", names=named))
    names = [known[item] for item in items] or list(known.values())
    try:
        lock = accepted(over.base, names, over.locked, over.otherwise, over.mentions)
        replace_file(content / LOCK, lock.encode())
    except PublishError as error:
        fail(error.sentence, error.hint)
    click.echo(spoken(say_many("{number} item accepted", "{number} items accepted", len(names))))


@edition_command.command("fetch", epilog="Example:\n\n\b\n  wegwijzer edition fetch")
@content_option
@language_option
def fetch_command(content: Path) -> None:
    """Fetch the base that edition.yml names by its commit, into .base/ beside it; nothing else uses the network."""
    revision = _revision(content)
    try:
        is_new = fetch(revision, content.resolve())
    except BaseError as error:
        fail(error.sentence, error.hint)
    commit = revision.commit
    click.echo(spoken(say("fetched: {commit}", commit=commit) if is_new else say("{commit} is there", commit=commit)))


@edition_command.command("update", epilog="Example:\n\n\b\n  wegwijzer edition update v1.2.0")
@click.argument("name", default="HEAD")
@content_option
@language_option
def update_command(name: str, content: Path) -> None:
    """Go on to the commit of NAME, a branch or tag of the base; without it, to the newest. Then tells what moved."""
    revision = _revision(content)
    try:
        after = replace(revision, commit=newest(revision.repository, name, content.resolve()))
        if after == revision:
            click.echo(spoken(say("{commit} is the newest", commit=revision.commit)))
            return
        fetch(after, content.resolve())
        _write_base(content, after)
    except (BaseError, PublishError) as error:
        fail(error.sentence, error.hint)
    click.echo(spoken(say("from {old} to {new}", old=revision.commit[:10], new=after.commit[:10])))
    click.echo(spoken(say("see what moved: wegwijzer edition status, and what that does: wegwijzer check")))


def _revision(content: Path) -> Revision:
    said = _edition(content)
    try:
        revision = revision_in(said.base)
    except BaseError as error:
        fail(error.sentence, error.hint)
    if revision is None:
        fail(
            say("the base {base} is not fetched from a repository", base=quoted(said.base)),
            say("what is new there is here at once; see 'wegwijzer edition status'"),
        )
    return revision


def _edition(content: Path) -> Edition:
    if not is_edition(content):
        fail(
            say("{folder} holds no edition", folder=shown(content)),
            say("put an edition.yml in it, which names its base"),
        )
    read = read_edition(content, shown(content), parse)
    if read.said is None:
        show_problems(read.problems, {f"{shown(content)}/{EDITION}": read.text})
        sys.exit(1)
    return read.said


def _write_base(content: Path, revision: Revision) -> None:
    """Put another commit into edition.yml, and leave all else as it stands."""
    file = content / EDITION
    original = read_original(file.read_text("utf-8"))
    changed = with_scalar(original, ("base",), revision.written) if original else None
    if changed is None:
        raise BaseError(
            say("{file} could not be changed", file=shown(file)), say("write: base: {base}", base=revision.written)
        )
    replace_file(file, changed.text.encode())


def _read(content: Path) -> tuple[Over, tuple[Problem, ...], dict[str, str]]:
    """The edition in a folder, and what moved below it; ends with a sentence where there is none."""
    if not is_edition(content):
        fail(
            say("{folder} holds no edition", folder=shown(content)),
            say("put an edition.yml in it, which names its base"),
        )
    read = load_content(content, LAYOUT, shown(content))
    if read.over is None:
        show_problems(read.problems, read.loaded.texts)
        sys.exit(1)
    return read.over, tuple(each for each in read.problems if each.rule in _OF_BASE), dict(read.loaded.texts)
