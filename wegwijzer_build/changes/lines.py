"""Files compared line by line: pages written by hand, and what cannot be read by today's schema."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from wegwijzer_build.problems import Place
from wegwijzer_build.wording import say

from .change import Change, ChangeKind, Effect
from .reading import ContentReading


def by_text(old: ContentReading, new: ContentReading, trees: Iterable[str]) -> Iterator[Change]:
    """Files that cannot be read by today's schema in one reading, and trees that cannot be walked."""
    files = dict.fromkeys((*old.files, *new.files))
    files |= dict.fromkeys(new.place(("trees", name)).file for name in trees)
    for file in files:
        yield from _lines(ChangeKind.BY_TEXT, file, old.loaded.texts.get(file), new.loaded.texts.get(file))


def pages(old: ContentReading, new: ContentReading) -> Iterator[Change]:
    """Pages written by hand, each that differs."""
    for page in sorted({*old.pages, *new.pages}):
        yield from _lines(ChangeKind.PAGE, page, old.pages.get(page), new.pages.get(page))


def _lines(kind: ChangeKind, file: str, before: str | None, after: str | None) -> Iterator[Change]:
    """A change of a file by its lines, if other than white space differs."""
    one, other = ([line.rstrip() for line in (text or "").split("\n")] for text in (before, after))
    if " ".join(one).split() == " ".join(other).split():
        return
    lines = [line for line in difflib.unified_diff(one, other, n=0, lineterm="") if not line.startswith(("---", "+++"))]
    what = say("removed") if after is None else say("added") if before is None else ""
    yield Change(kind, (Effect(kind, ("files", file), what),), (), (), tuple(lines), Place(file, _first(lines)))


def _first(lines: list[str]) -> int:
    """The line of the new file at which a difference starts: `@@ -3 +4,2 @@` is 4."""
    start = next((line.split("+")[1].split(" ")[0].split(",")[0] for line in lines if line.startswith("@@")), "1")
    return max(int(start), 1)
