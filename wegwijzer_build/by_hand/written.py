"""A page as it was written: its text with places, its title and description."""

from __future__ import annotations

import json
from dataclasses import dataclass

from wegwijzer_build.problems import Place


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written page, read.

    `name`: its path below docs/. `text`: all of it, lines ended by a line feed. `body`: its number of lines before the
    body. `meta`: what its front matter says, as text.
    """

    name: str
    shown: str
    text: str
    start: int
    meta: tuple[tuple[str, str], ...] = ()

    @property
    def body(self) -> str:
        """The Markdown below its front matter."""
        return "\n".join(self.text.split("\n")[self.start :])

    @property
    def source(self) -> str:
        """The page for a builder: its front matter is such that no text is taken for more than text."""
        return f"---\n{json.dumps(dict(self.meta), ensure_ascii=False)}\n---\n\n{self.body}"


def place_of(page: WrittenPage, snippet: str, start: int | None = None, nth: int = 0) -> Place:
    """The place of the nth (from 0) occurrence of a snippet, from a line (from 0) on; else of the page."""
    first = page.start if start is None else start
    for number, line in enumerate(page.text.split("\n")[first:], first + 1):
        at = -1
        while snippet and (at := line.find(snippet, at + 1)) >= 0:
            if nth == 0:
                return Place(page.shown, number, at + 1, len(snippet))
            nth -= 1
    return Place(page.shown)
