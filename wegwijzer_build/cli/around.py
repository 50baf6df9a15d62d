"""Content and pages as they were read, for commands that need no proof of them: quick, and also where faults are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wegwijzer_build.by_hand import WrittenPage
from wegwijzer_build.load import load
from wegwijzer_build.mkdocs_plugin import configuration_near, pages_written
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.problems import errors
from wegwijzer_build.report import as_text
from wegwijzer_build.validate import Tongue
from wegwijzer_build.validate.context import CheckContext, context_of

from .speaking import shown


def read_content(content: Path, as_of: date) -> CheckContext:
    """All items of the content as they were read. What could not be read at all is told: it is not among them."""
    loaded, problems = load(content, LAYOUT, shown(content))
    if errors(problems):
        click.echo(as_text(errors(problems), loaded.texts), err=True)
    return context_of(loaded, as_of)


def pages_by_hand(config: Path | None, content: Path, tongue: Tongue) -> tuple[WrittenPage, ...]:
    """The pages written by hand that belong to a content folder, as far as they can be read."""
    return pages_written(config or configuration_near(content), content, tongue)
