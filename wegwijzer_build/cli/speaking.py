"""What commands say on the terminal, and how they end where they cannot go on."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

PROBLEMS = 1


def fail(message: str, hint: str | None) -> NoReturn:
    """Say what went wrong and what helps, and end with exit code 1."""
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"   {hint}", err=True)
    sys.exit(PROBLEMS)


def print_text(text: str) -> None:
    """Print a text, unless it is empty."""
    if text:
        click.echo(text)


def colour(stream: object) -> bool:
    """Whether a stream shows colours: a terminal, and nobody asked it not to."""
    return bool(getattr(stream, "isatty", lambda: False)()) and "NO_COLOR" not in os.environ


@contextlib.contextmanager
def busy(words: str) -> Iterator[None]:
    """Show that work goes on, where somebody watches: on a terminal, not in CI."""
    console = Console(stderr=True)
    if console.is_terminal and not os.environ.get("CI"):
        with console.status(words):
            yield
    else:
        yield


def shown(folder: Path) -> str:
    """A folder as the person typed it, with forward slashes."""
    return folder.as_posix()
