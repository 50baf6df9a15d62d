"""What stands on paper: blocks, one under another, before it is known which kind of file they become.

All words are text. Nothing in them is a code of Word, of Typst or of a spreadsheet, whoever wrote them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wegwijzer_build.model import BlankType, Form

from .colours import AS_THEY_COME, Colours


@dataclass(frozen=True)
class Words:
    """Words in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False


@dataclass(frozen=True)
class Gap:
    """Where a field is filled in."""

    field: str


Line = tuple[Words | Gap, ...]
"""What stands in one row."""


@dataclass(frozen=True)
class Heading:
    """A heading; `level` from 1 (under the title) to 3."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Lines under each other, without room between them."""

    lines: tuple[Line, ...]
    soft: bool = False
    """Whether it is said beside the rest: what it rests on, for whom it holds."""


@dataclass(frozen=True)
class Listed:
    """Items of a list; each line of an item stands under the one before it."""

    items: tuple[tuple[Line, ...], ...]
    numbered: bool = False


@dataclass(frozen=True)
class Ticks:
    """Points to tick off."""

    items: tuple[Line, ...]


@dataclass(frozen=True)
class Grid:
    """A table. A cell without lines is there to write in; `ticked`: the column with a box to tick in every row.

    `caption`: what it is, for who cannot see it. `shares`: how wide each column is, beside the others.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    shares: tuple[int, ...]
    ticked: int | None = None


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, one for each."""

    who: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


Block = Heading | Paragraph | Listed | Ticks | Grid | Signatures | PageBreak


@dataclass(frozen=True)
class Field:
    """What is filled in at its gaps, once for all of them."""

    id: str
    label: str
    type: BlankType
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """All that stands on it. `title`: what it is called; `lang`: a code such as `nl`; `day`: when it was looked at.

    `foot`: what stands at the bottom of each page. Of a poster or a card all words are those of its paragraphs.
    """

    title: str
    lang: str
    day: date
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
    form: Form = Form.TEXT
    foot: str = ""
    link: str = ""
    """Of a poster or a card: the address to scan; empty where the site does not know its own."""
    neutral: bool = False
    """Whether nothing on it may tell what it is about: then an address stands there as a code alone."""
    colours: Colours = AS_THEY_COME


def line(text: str, *, bold: bool = False, italic: bool = False) -> Line:
    """A row of words in one look."""
    return (Words(text, bold, italic),)
