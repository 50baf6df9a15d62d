"""`links`: whether the addresses of others still lead somewhere; for who has a network."""

from __future__ import annotations

import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import click

from wegwijzer_build.upkeep.asking import Manners, Verdict
from wegwijzer_build.upkeep.outside import outside_of
from wegwijzer_build.upkeep.outside_report import as_json, as_text
from wegwijzer_build.upkeep.trying import try_all

from .around import pages_by_hand, read_content
from .options import as_of_option, config_option, content_option, language_option
from .speaking import PROBLEMS, busy

AGENT = f"wegwijzer-build/{version('wegwijzer-build')} (looks whether links still lead somewhere)"


@click.command("links", epilog="Example:\n\n\b\n  wegwijzer links --timeout 20")
@content_option
@as_of_option
@language_option
@config_option
@click.option(
    "--timeout",
    type=click.FloatRange(0, 120, min_open=True),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for an answer.",
)
@click.option("--fail", "fails", is_flag=True, help="Exit with 1 where an address needs a look.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def links_command(content: Path, as_of: date, config: Path | None, *, timeout: float, fails: bool, form: str) -> None:
    """Try every address of others in the content and the pages: what is gone, moved, refused or slow, and where.

    Each is asked for once, over https and without a proxy, one after another at each host.
    """
    context = read_content(content, as_of)
    outside = outside_of(context, pages_by_hand(config, content, context.tongue))
    with busy(f"Trying {len(outside)} addresses"):
        tried = list(try_all([each.address for each in outside], Manners(timeout, AGENT)))
    pairs = list(zip(outside, tried, strict=True))
    click.echo(as_json(pairs) if form == "json" else as_text(pairs))
    if fails and any(each.verdict is not Verdict.FINE for each in tried):
        sys.exit(PROBLEMS)
