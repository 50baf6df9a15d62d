"""Where a parser got stuck, and what it had read until then."""

from __future__ import annotations

from dataclasses import dataclass

from .text import FileText, Spot


@dataclass(frozen=True)
class Stretch:
    """Something that the parser read: a text or a pair of brackets. `quote` is the quote mark around a text."""

    start: Spot
    end: Spot
    quote: str = ""


@dataclass(frozen=True)
class SyntaxProblem:
    """A syntax error as the parser sees it.

    `at` is where it got stuck; `since` where that began (an opening bracket, the first key of a map), if it knows.
    `says` is what it makes of it. `text` and `brackets` are the last of their kind that it had read.
    """

    source: FileText
    at: Spot
    since: Spot | None
    says: str
    text: Stretch | None
    brackets: Stretch | None

    @property
    def char(self) -> str:
        return self.source.char(self.at)

    @property
    def starts_line(self) -> bool:
        return self.at.column == self.source.indent(self.at.line)

    def follows(self, stretch: Stretch) -> bool:
        """Tell whether only spaces stand between the end of a stretch and the place of the fault."""
        if stretch.end.line != self.at.line or stretch.end.column > self.at.column:
            return False
        return not self.source.line(self.at.line)[stretch.end.column : self.at.column].strip()
