"""Options that several commands take, and the day: the only module that reads the clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import click


class _Day(click.ParamType[date]):
    """A date on the command line."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a date; write it as year-month-day, for example 2026-11-20", param, ctx)


day_type = _Day()


def today() -> date:
    """The day to build for: SOURCE_DATE_EPOCH where it is set (reproducible builds), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        if not re.fullmatch("[0-9]+", epoch):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{epoch}', which is not a number of seconds since 1970") from None


def _judged_on(_context: click.Context, _option: click.Parameter, day: date | None) -> date:
    """The day that was asked for, else today; MkDocs reads SOURCE_DATE_EPOCH too, so it has to be right anyhow."""
    now = today()
    return day or now


def ahead_of_today(day: date) -> date | None:
    """The day, where it lies ahead: what is made for it is an example, and says so."""
    return day if day > today() else None


content_option = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder with the content.",
)
as_of_option = click.option(
    "--as-of",
    type=day_type,
    default=None,
    callback=_judged_on,
    metavar="DATE",
    help="Judge dates as if it were this day (default: today).",
)
shown_as_of_option = click.option(
    "--as-of",
    type=_Day(),
    default=None,
    metavar="DATE",
    help="Show the site as it will be on this day, with a banner that says so (default: the day that it is).",
)
config_option = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="The MkDocs configuration (default: mkdocs.yml beside the content, or one of our own).",
)
