"""`sources`: what rests on each source, and what has to be compared with them again."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.pipeline import check
from wegwijzer_build.sources import as_json as sources_as_json
from wegwijzer_build.sources import as_text as sources_as_text
from wegwijzer_build.sources import sources_of
from wegwijzer_build.upkeep.work_list import work_list
from wegwijzer_build.upkeep.work_list_report import as_json as plan_as_json
from wegwijzer_build.upkeep.work_list_report import as_text as plan_as_text

from .around import read_content
from .options import as_of_option, content_option, language_option
from .speaking import PROBLEMS, show_problems, shown

MOST_MONTHS = 60


@click.command(
    "sources", epilog="Examples:\n\n\b\n  wegwijzer sources --as-of 2027-12-01\n  wegwijzer sources --due 12"
)
@content_option
@as_of_option
@language_option
@click.option(
    "--due",
    "months",
    type=click.IntRange(1, MOST_MONTHS),
    metavar="MONTHS",
    help="A work list instead: what is due within so many months, spread over them, what matters most first.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def sources_command(content: Path, as_of: date, months: int | None, form: str) -> None:
    """List each source with what rests on it, its age, and what is due for review."""
    if months is not None:
        plan = work_list(read_content(content, as_of), months)
        click.echo(plan_as_json(plan) if form == "json" else plan_as_text(plan))
        return
    checked = check(content, as_of, shown(content))
    if checked.content is None:  # something does not fit, and the list might miss it; what has expired is in the list
        show_problems(checked.problems, checked.loaded.texts)
        sys.exit(PROBLEMS)
    sources = sources_of(checked.loaded, as_of)
    click.echo(sources_as_json(sources, as_of) if form == "json" else sources_as_text(sources, as_of))
