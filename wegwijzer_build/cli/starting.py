"""`new`: a start for a site of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from wegwijzer_build.publish import PublishError, fill
from wegwijzer_build.starter import starter
from wegwijzer_build.wording import say

from .options import language_option, today
from .speaking import catalogue, fail, shown, spoken


@click.command("new", epilog="Example:\n\n\b\n  wegwijzer new my-site")
@click.argument("folder", type=click.Path(path_type=Path))
@language_option
def new_command(folder: Path) -> None:
    """Write the smallest content that makes a site into a new FOLDER, explained, as a start for your own."""
    try:
        fill(folder, starter(catalogue().code, today()))
    except PublishError as error:
        fail(error.sentence, error.hint)
    click.echo(
        spoken(say("{folder} holds a small site; go there, read README.md, run wegwijzer check", folder=shown(folder)))
    )
