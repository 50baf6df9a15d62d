"""An instrument on paper: first what one uses, then what it means."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model import BLANK, Content, Form, Instrument, Part, TableToFill
from wegwijzer_build.render.shared.language import Language

from .paper import Block, Field, Grid, Heading, Line, PageBreak, Paper, Paragraph, Signatures, Ticks, Words
from .sourced import rests
from .written import blocks_of, gaps_in, row_of, with_gaps

_LETTERS = 75
"""How many letters stand beside each other in the columns of a table."""
_TO_WRITE_IN = 12
"""How many letters somebody has room for in an empty cell."""


def paper_of(
    content: Content, instrument: Instrument, language: Language, link: str = "", *, with_explanation: bool = True
) -> Paper:
    """All of an instrument. `link`: what a poster leads to, where the site knows its own address.

    A text to sign or to send is asked for without its explanation: what is to be taken out first is forgotten once.
    Where nothing may tell what it is about, it says neither whose it is nor what it is for.
    """
    blocks: tuple[Block, ...]
    if instrument.form is not Form.TEXT:
        blocks = tuple(paragraph for part in instrument.parts for words in part.say for paragraph in with_gaps(words))
    elif instrument.one_text:
        explained = _explained(content, instrument, language) if with_explanation and not instrument.neutral else ()
        blocks = (*_one_text(instrument), *explained)
    elif instrument.neutral:
        blocks = tuple(_parts(instrument))
    else:
        blocks = (*blocks_of(instrument.text), *_parts(instrument), *rests(content, instrument, language))
    return Paper(
        title=instrument.heading or instrument.title,
        lang=language.code,
        day=instrument.reviewed_on,
        blocks=blocks,
        fields=fields_of(instrument),
        form=instrument.form,
        foot="" if instrument.one_text or instrument.neutral else content.site.title,
        link=link,
        neutral=instrument.neutral,
    )


def fields_of(instrument: Instrument) -> tuple[Field, ...]:
    """What is filled in, in the order of the file."""
    return tuple(Field(name, field.label, field.type, field.choices) for name, field in instrument.fields.items())


def _one_text(instrument: Instrument) -> Iterator[Block]:
    used = [part for part in instrument.parts if part.is_of_text]
    for part in used:
        yield Heading(1, part.title)
        for words in part.say:
            yield from with_gaps(words)
        yield from _filled_in(instrument, part)
    if instrument.signed_by and used:
        yield Signatures(instrument.signed_by)


def _explained(content: Content, instrument: Instrument, language: Language) -> Iterator[Block]:
    """What is no part of the text, on sheets of its own, so that it can be taken off."""
    _ = language.gettext
    yield PageBreak()
    yield Heading(1, _("Uitleg bij deze tekst"))
    yield from blocks_of(instrument.text)
    for part in instrument.parts:
        if part.text or not part.is_of_text:
            yield Heading(2, part.title)
            yield from blocks_of(part.text)
            yield from () if part.is_of_text else _filled_in(instrument, part)
    yield from rests(content, instrument, language, 2)


def _parts(instrument: Instrument) -> Iterator[Block]:
    for part in instrument.parts:
        yield Heading(1, part.title)
        yield from blocks_of(part.text)
        for words in part.say:
            for paragraph in with_gaps(words):
                yield Paragraph(tuple(map(_said, paragraph.lines)))
        yield from _filled_in(instrument, part)
    if instrument.signed_by:
        yield Signatures(instrument.signed_by)


def _said(row: Line) -> Line:
    """Words to say, told from what is said about them."""
    return tuple(Words(part.text, italic=True) if isinstance(part, Words) else part for part in row)


def _filled_in(instrument: Instrument, part: Part) -> Iterator[Block]:
    if part.ticks:
        yield Ticks(tuple(map(row_of, part.ticks)))
    if part.table:
        rows = tuple(
            tuple(tuple(map(gaps_in, cell.split("\n"))) if cell else () for cell in row) for row in part.table.rows
        )
        yield Grid(part.title, part.table.columns, rows, _shares(part.table, instrument))


def _shares(table: TableToFill, instrument: Instrument) -> tuple[int, ...]:
    """How wide the columns are: each has room for its longest word, and what is left goes where most is said.

    A word may ask for no more than an equal part of the row: one that is very long is cut in two.
    """
    labels = {name: f"[{field.label}]" for name, field in instrument.fields.items()}
    longest, amount = [], []
    for name, *column in zip(table.columns, *table.rows, strict=True):
        cells = [BLANK.sub(lambda found: labels[found[1]], cell) for cell in column]
        words = [word for text in (name, *cells) for word in text.split()]
        to_write_in = _TO_WRITE_IN if "" in cells else 0
        longest.append(min(max(to_write_in, *map(len, words)) + 1, _LETTERS // len(table.columns)))
        amount.append(len(name) + sum(len(text) or _TO_WRITE_IN for text in cells))
    left = _LETTERS - sum(longest)
    return tuple(long + left * much // sum(amount) for long, much in zip(longest, amount, strict=True))
