"""The text of one file, and places in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wegwijzer_build.problems import KeyPath, Place


class Spot(NamedTuple):
    """A position as parsers count: line and column from 0, in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class FileText:
    """A file's name as it is shown, and its text. Lines end in a line feed only."""

    file: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """A line by its number from 0; empty beyond the last."""
        return self.lines[number] if number < len(self.lines) else ""

    def char(self, spot: Spot) -> str:
        """The character at a spot; empty at the end of a line."""
        return self.line(spot.line)[spot.column : spot.column + 1]

    def rest(self, spot: Spot) -> str:
        """What follows on the line from a spot on, without a comment and the spaces before it."""
        return self.line(spot.line)[spot.column :].split(" #")[0].rstrip()

    def indent(self, number: int) -> int:
        """How many spaces a line starts with."""
        line = self.line(number)
        return len(line) - len(line.lstrip(" "))

    def above(self, number: int) -> Iterator[int]:
        """The numbers of the lines above that hold more than a comment, nearest first."""
        return (n for n in range(number - 1, -1, -1) if self.lines[n].split("#")[0].strip())

    def place(self, spot: Spot, length: int = 1, keys: KeyPath = ()) -> Place:
        """A place that surely lies in the text: what reaches beyond a line, or the last one, is cut off."""
        line = min(spot.line, len(self.lines) - 1)
        width = len(self.lines[line])
        column = min(spot.column, width) if line == spot.line else width
        return Place(self.file, line + 1, column + 1, max(1, min(length, width - column)), keys)

    def place_of_rest(self, spot: Spot) -> Place:
        """The place of what follows on the line from a spot on."""
        return self.place(spot, len(self.rest(spot)))
