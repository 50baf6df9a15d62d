"""Time limits, warnings and negations that readers had on 28 November 2026: the table in `reviews/cautions.tsv`.

`python -m tools.cautions` lists the rows whose sentence no text of the content says any more. Each row holds for good:
who takes a sentence out writes down which sentence says it now, and why.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wegwijzer_build.load import load
from wegwijzer_build.pipeline import LAYOUT
from wegwijzer_build.validate.sentences import searchable, sentences_of
from wegwijzer_build.wording.alike import Words, words_of

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "reviews" / "cautions.tsv"
HEAD = ("item", "caution", "said now", "why")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Caution:
    """A sentence that must not be lost. `item`: where it stood; `said_now` and `why` only where another says it now."""

    item: str
    sentence: str
    said_now: str = ""
    why: str = ""


def cautions() -> list[Caution]:
    """The rows of the table."""
    head, *rows = TABLE.read_text(encoding="utf-8").splitlines()
    assert tuple(head.split("\t")) == HEAD
    return [Caution(*row.split("\t")) for row in rows]


def lost(rows: list[Caution], said: frozenset[Words]) -> list[Caution]:
    """The rows that nothing says any more."""
    return [row for row in rows if not said.issuperset(_sentences(row.said_now or row.sentence))]


def said_by(content: Path) -> frozenset[Words]:
    """Every sentence of some content, as words."""
    loaded, _problems = load(content, LAYOUT)
    return frozenset(
        sentence for document in loaded.documents for text in _texts(document.value) for sentence in _sentences(text)
    )


def _sentences(text: str) -> Iterator[Words]:
    return (words_of(searchable(sentence.words)) for sentence in sentences_of(text.replace("**", ""), _NEVER))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def main() -> int:
    """Print what is lost."""
    gone = lost(cautions(), said_by(ROOT / "content"))
    for row in gone:
        print(row.item, row.said_now or row.sentence, sep=": ")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
