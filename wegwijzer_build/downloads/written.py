"""Texts of the content as blocks: Markdown, and words with blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from wegwijzer_build.model import BLANK
from wegwijzer_build.render.shared import prose

from .paper import Block, Gap, Line, Listed, Paragraph, Words


def blocks_of(text: str | None) -> tuple[Block, ...]:
    """Paragraphs and lists of a Markdown text. Its links are words: paper leads nowhere, and names what it needs."""
    return tuple(_blocks(prose.tokens(text))) if text else ()


def row_of(text: str) -> Line:
    """A Markdown text of one paragraph, as one line."""
    rows = [_line(token.children or ()) for token in prose.tokens(text) if token.type == "inline"]
    return tuple(part for nth, row in enumerate(rows) for part in ((*_SPACE, *row) if nth else row))


def with_gaps(words: str) -> tuple[Paragraph, ...]:
    """Plain words in which `{naam}` is the gap of that field, as paragraphs of lines."""
    return tuple(Paragraph(tuple(map(gaps_in, map(str, lines)))) for lines in prose.paragraphs(words))


def gaps_in(words: str) -> Line:
    """One line of plain words with its gaps."""
    parts = BLANK.split(words)
    row = (Gap(part) if nth % 2 else Words(part) for nth, part in enumerate(parts))
    return tuple(part for part in row if not isinstance(part, Words) or part.text)


_SPACE: Line = (Words(" "),)


def _line(children: Sequence[Token]) -> Line:
    found: list[Words] = []
    bold = italic = 0
    for child in children:
        bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        text = " " if child.type in ("softbreak", "hardbreak") else child.content
        if text:
            found.append(Words(text, bool(bold), bool(italic)))
    return tuple(found)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Lists within a list become items of it: on paper one level is enough."""
    items: list[list[Line]] = []
    depth, numbered = 0, False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            numbered = numbered if depth else token.type == "ordered_list_open"
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            if not depth:
                yield Listed(tuple(map(tuple, items)), numbered)
                items = []
        elif token.type == "list_item_open":
            items.append([])
        elif token.type == "inline":
            row = _line(token.children or ())
            if depth:
                items[-1].append(row)
            else:
                yield Paragraph((row,))
        elif token.type in ("fence", "code_block"):
            yield Paragraph(tuple((Words(row),) for row in token.content.splitlines() if row.strip()))
