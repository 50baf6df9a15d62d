"""Content and pages as they were read, for commands that need no proof of them: quick, and also where faults are."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wegwijzer_build.by_hand import WrittenPage
from wegwijzer_build.edition import load_content
from wegwijzer_build.load import Loaded
from wegwijzer_build.mkdocs_plugin import configuration_near, pages_written
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.problems import errors
from wegwijzer_build.validate import Standing, Tongue
from wegwijzer_build.validate.context import CheckContext, context_of
from wegwijzer_build.validate.filled_in import filled_in
from wegwijzer_build.validate.lapsed import standing
from wegwijzer_build.validate.plain_trees import plain_values
from wegwijzer_build.validate.schema import values_of

from .speaking import fail, show_problems, shown, stop_on_errors


def read_content(content: Path, as_of: date) -> CheckContext:
    """All items of the content as they were read. What could not be read at all is told: it is not among them."""
    read = load_content(content, LAYOUT, shown(content))
    show_problems(errors(read.problems), read.loaded.texts)
    return context_of(read.loaded, as_of)


def pages_by_hand(config: Path | None, content: Path, tongue: Tongue) -> tuple[WrittenPage, ...]:
    """The pages written by hand that belong to a content folder, as far as they can be read."""
    return pages_written(config or configuration_near(content), content, tongue)


def standing_content(content: Path, as_of: date) -> tuple[Loaded, Standing]:
    """The values of the content as they stand on a day. Ends with what is wrong where an item does not fit."""
    read = load_content(content, LAYOUT, shown(content))
    loaded, of_loading = read.loaded, read.problems
    filled = filled_in(context_of(loaded, as_of)).context
    values, of_schema = values_of(filled)
    stop_on_errors(errors((*of_loading, *of_schema)), loaded.texts)
    values, plain = plain_values(values)
    return loaded, replace(standing(values, as_of, without=loaded.without), plain=plain)


@dataclass(frozen=True)
class EditedFile:
    """A content file to change: its text as loading reads it, and how the lines of the file itself end."""

    text: str
    line_end: str

    def as_bytes(self, text: str) -> bytes:
        """Another text in the form of this file."""
        return text.replace("\n", self.line_end).encode()


def file_text(path: Path) -> EditedFile:
    """Read a content file that loading could read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        fail(f"cannot read {shown(path)}: {error.strerror}", None)
    text = unicodedata.normalize("NFC", data.decode())
    line_end = "\r\n" if "\r\n" in text else "\n"
    return EditedFile(text.replace("\r\n", "\n"), line_end)
