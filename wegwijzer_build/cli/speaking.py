"""What commands say on the terminal, and how they end where they cannot go on."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

from wegwijzer_build.catalogues import ENGLISH, Catalogue, catalogue_of
from wegwijzer_build.problems import Problem, errors
from wegwijzer_build.report import as_text
from wegwijzer_build.wording import say

PROBLEMS = 1
_CATALOGUE = f"{__name__}.catalogue"


def speak(context: click.Context, _option: click.Parameter, code: str) -> None:
    """Speak a language from here on: what `--language` asks for."""
    context.meta[_CATALOGUE] = catalogue_of(code)


def catalogue() -> Catalogue:
    """The language that the command speaks; English where it does not take `--language`."""
    context = click.get_current_context(silent=True)
    found = context.meta.get(_CATALOGUE, ENGLISH) if context else ENGLISH
    return found if isinstance(found, Catalogue) else ENGLISH


def spoken(text: str) -> str:
    """A text in that language."""
    return catalogue()(text)


def fail(message: str, hint: str | None) -> NoReturn:
    """Say what went wrong and what helps, and end with exit code 1."""
    click.echo(f"{spoken(say('error'))}: {spoken(message)}", err=True)
    if hint:
        click.echo(f"   {spoken(hint)}", err=True)
    sys.exit(PROBLEMS)


def show_problems(problems: Sequence[Problem], texts: Mapping[str, str]) -> None:
    """Show what is wrong with files. `texts`: what stands in each, by its name."""
    if problems:
        click.echo(as_text(problems, texts, colour=colour(sys.stderr), catalogue=catalogue()), err=True)


def stop_on_errors(problems: Sequence[Problem], texts: Mapping[str, str]) -> None:
    """Show what is wrong with files; with an error in one the command ends."""
    show_problems(problems, texts)
    if errors(tuple(problems)):
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
