"""The content as a command needs it: checked, told about, or sound."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from wegwijzer_build.hosting import host_problems
from wegwijzer_build.mkdocs_plugin import check_around, configuration_near
from wegwijzer_build.model import Outcome
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.problems import in_order
from wegwijzer_build.report import as_text
from wegwijzer_build.wording import counted

from .options import ahead_of_today
from .speaking import PROBLEMS, busy, colour, shown


def checked_content(content: Path, as_of: date, config: Path | None) -> Checked:
    """The content with all that is wrong with it, and with the configuration and the pages around it."""
    with busy("Checking the content"):
        checked = replace(check(content, as_of, shown(content)), ahead=ahead_of_today(as_of))
        whole, _ = check_around(config or configuration_near(content), content.resolve(), checked)
    if whole.content is None:
        return whole
    of_host = host_problems(whole.loaded, whole.content, whole.trees)
    return replace(whole, problems=in_order([*whole.problems, *of_host]))


def sound_content(content: Path, as_of: date, config: Path | None) -> Checked:
    """Content that may be built; else its problems are shown and the command ends."""
    return shown_sound(checked_content(content, as_of, config))


def shown_sound(checked: Checked) -> Checked:
    """What was checked, if it may be built; else its problems are shown and the command ends."""
    if checked.problems:
        click.echo(as_text(checked.problems, checked.loaded.texts, colour=colour(sys.stderr)), err=True)
    if not checked.is_sound:
        sys.exit(PROBLEMS)
    return checked


def in_order_line(checked: Checked) -> str:
    """The sentence that all is well, with how much there is."""
    states = sum(len(analysis.states) for analysis in checked.trees.values())
    return (
        f"The content is in order: {len(checked.loaded.documents)} files, "
        f"{len(checked.trees)} {'tree' if len(checked.trees) == 1 else 'trees'} with {states} states."
    )


def measured(checked: Checked) -> Iterator[str]:
    """A line for each tree: how large it is, and how much of it the cases reach, which is all."""
    for name, analysis in checked.trees.items():
        tree = analysis.tree
        measures = (
            counted(len(analysis.states), "state"),
            f"at most {counted(analysis.start.remaining, 'question')} on a way",
            counted(len(tree.outcomes), "outcome"),
            f"{sum(map(_under_conditions, tree.outcomes.values()))} advice under conditions",
            f"{counted(len(tree.cases), 'case')} that reach all of it",
        )
        yield f"   {name}: {', '.join(measures)}"


def _under_conditions(outcome: Outcome) -> int:
    return sum(use.when is not None or use.unless is not None for use in outcome.advice)
