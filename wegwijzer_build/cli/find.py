"""`find`: where a word or a phrase stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wegwijzer_build.upkeep.mentions import mentions_of
from wegwijzer_build.upkeep.mentions_report import as_json, as_text
from wegwijzer_build.upkeep.plain import wanted

from .around import pages_by_hand, read_content
from .options import as_of_option, config_option, content_option
from .speaking import busy


@click.command("find", epilog="Examples:\n\n\b\n  wegwijzer find klacht\n  wegwijzer find 112 --format json")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@content_option
@as_of_option
@config_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def find_command(words: tuple[str, ...], content: Path, as_of: date, config: Path | None, form: str) -> None:
    """Find every text and page in which a word or a phrase stands, and say whether a visitor meets it there.

    Capitals and accents make no difference; parts of words are found too; several words are looked for as a phrase.
    """
    phrase = " ".join(words)
    pattern = wanted(phrase)
    if pattern is None:
        raise click.UsageError("there is nothing to look for: name a word, or a few that stand beside each other")
    with busy("Reading the content"):
        context = read_content(content, as_of)
        found = mentions_of(pattern, context, pages_by_hand(config, content, context.tongue))
    click.echo(as_json(phrase, found) if form == "json" else as_text(phrase, found))
