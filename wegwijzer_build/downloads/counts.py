"""A sheet to count on without names, as a spreadsheet that tells a report no more than in which band a number lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

import xlsxwriter
from babel.dates import get_month_names
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from wegwijzer_build.model import Counts, Instrument
from wegwijzer_build.render.shared import prose
from wegwijzer_build.render.shared.language import Language

from .archive import repeatable
from .colours import AS_THEY_COME, Colours
from .paper import Line, Listed, Paragraph, Words
from .properties import LONGEST_TITLE
from .written import blocks_of

ROWS = 400
"""How many talks fit on the sheet."""
_FIRST = 1
"""The first row under the heading, counted from 0."""
_WIDE, _A4 = 76, 9
_SETTINGS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""No word of the content is ever a formula or a link."""
_SELECTED = {"select_locked_cells": True, "select_unlocked_cells": True}
"""What a protected sheet allows: to read and to copy all, and to write only where a cell is open."""


@dataclass(frozen=True)
class Tally:
    """What is counted. `explained`: how to use it, as rows of words of which some are headings."""

    title: str
    day: date
    explained: tuple[tuple[str, bool], ...]
    kinds: tuple[str, ...]
    done: tuple[str, ...]
    least: int
    colours: Colours = AS_THEY_COME


def tally_of(instrument: Instrument, counts: Counts) -> Tally:
    """The sheet of an instrument."""
    rows = [(said, False) for said in _rows(instrument.text)]
    for part in instrument.parts:
        rows.append((part.title, True))
        rows += [(said, False) for said in (*_rows(part.text), *(f"• {prose.plain(tick)}" for tick in part.ticks))]
    title = instrument.heading or instrument.title
    return Tally(title, instrument.reviewed_on, tuple(rows), counts.kinds, counts.done, counts.least)


def sheet_file(tally: Tally, language: Language) -> bytes:
    """The file: how to use it, where to count, and the numbers that may be told. The same tally, the same bytes."""
    _ = language.gettext
    made = BytesIO()
    book = xlsxwriter.Workbook(made, _SETTINGS)
    day = datetime.combine(tally.day, time())
    book.set_properties({"title": tally.title[:LONGEST_TITLE], "author": "", "created": day})
    names = (_("Uitleg"), _("Tellen"), _("Voor het verslag"), _("Rekenen"))
    explained, counted, for_report, worked_out = (book.add_worksheet(name) for name in names)
    look = _Look(book, tally.colours)
    for sheet in (explained, counted, for_report):
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
    _explain(explained, tally, look)
    _lists(worked_out, tally, language)
    _count(counted, tally, look, language, names[3])
    _tell(for_report, worked_out, tally, look, language, names)
    worked_out.hide()
    explained.activate()
    book.close()
    return repeatable(made.getvalue())


class _Look:
    """The looks of cells."""

    def __init__(self, book: Workbook, colours: Colours) -> None:
        board = {"bold": True, "font_color": colours.board}
        self.title: Format = book.add_format({**board, "font_size": 16, "text_wrap": True})
        self.heading: Format = book.add_format({**board, "font_size": 12, "text_wrap": True})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.column: Format = book.add_format({"bold": True, "bg_color": colours.wash, "bottom": 1, "text_wrap": True})
        self.open: Format = book.add_format({"locked": False})
        self.number: Format = book.add_format({"align": "left"})


def _explain(sheet: Worksheet, tally: Tally, look: _Look) -> None:
    sheet.set_column(0, 0, _WIDE)
    rows = [
        (tally.title, look.title),
        *((words, look.heading if is_heading else look.text) for words, is_heading in tally.explained),
    ]
    for nth, (words, shown) in enumerate(rows):
        # Programs do not agree on how high a row with several lines is: said, it is.
        size = 22 if shown is look.title else 16
        sheet.set_row(nth, size * -(-len(words) // (_WIDE - 8)) + 4)
        sheet.write_string(nth, 0, words, shown)


def _rows(text: str | None) -> Iterator[str]:
    """Paragraphs, and each item of a list by itself."""
    for block in blocks_of(text):
        if isinstance(block, Paragraph):
            yield from map(_plain, block.lines)
        elif isinstance(block, Listed):
            yield from (f"• {' '.join(map(_plain, item))}" for item in block.items)


def _plain(row: Line) -> str:
    return "".join(part.text for part in row if isinstance(part, Words))


def _lists(sheet: Worksheet, counts: Tally, language: Language) -> None:
    """What one chooses from, on the sheet that works out: months, kinds, what was done."""
    months = [get_month_names("wide", locale=language.code)[month] for month in range(1, 13)]
    for column, words in enumerate((months, counts.kinds, counts.done)):
        for row, word in enumerate(words):
            sheet.write_string(row, column, word)


def _count(sheet: Worksheet, counts: Tally, look: _Look, language: Language, lists: str) -> None:
    """One row for each talk, in which nothing can be written but what the lists hold."""
    _ = language.gettext
    lengths = (12, len(counts.kinds), len(counts.done))
    for column, (name, length) in enumerate(zip((_("Maand"), _("Soort"), _("Wat er volgde")), lengths, strict=True)):
        sheet.write_string(0, column, name, look.column)
        letter = "ABC"[column]
        chosen = {
            "validate": "list",
            "source": f"='{lists}'!${letter}$1:${letter}${length}",
            "error_title": _("Kies uit de lijst"),
            "error_message": _("Schrijf hier niets anders. Zo staat er niets in waaraan iemand te herkennen is."),
        }
        sheet.data_validation(_FIRST, column, ROWS, column, chosen)
        for row in range(_FIRST, ROWS + 1):
            sheet.write_blank(row, column, None, look.open)
    sheet.set_column(0, 2, 34)
    sheet.freeze_panes(1, 0)
    sheet.protect("", _SELECTED)


def _tell(
    sheet: Worksheet, hidden: Worksheet, counts: Tally, look: _Look, language: Language, names: tuple[str, ...]
) -> None:
    """What may stand in a report: of kinds the band in which each number lies, and of what followed the most frequent.

    A band is `least` numbers wide: under five, five to nine. Nobody can work a number out from that: without a total
    there is nothing to take away, and a second list of numbers would give one. What followed most is told where more
    than one kind is not small, which the bands tell anyhow; else it would be told of that one kind. Nor is it told
    where it is small itself, or where as much followed of something else: then nothing is the most frequent.
    """
    _ = language.gettext
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 34, look.number)
    kinds, done = (
        _Counted(hidden, names, column, letters, counts.least, length)
        for column, letters, length in (
            ("B", ("E", "F"), len(counts.kinds)),
            ("C", ("H", "I"), len(counts.done)),
        )
    )
    # Rows in which something stands, and not in each column a word of its list.
    lengths = (("A", 12), ("B", len(counts.kinds)), ("C", len(counts.done)))
    filled = "+".join(f"('{names[1]}'!{_cells(letter)}<>\"\")" for letter, _length in lengths)
    whole = "*".join(f"({_chosen(names[1], letter, length)}>0)" for letter, length in lengths)
    hidden.write_formula("K1", f"=SUMPRODUCT(({filled}>0)-{whole})")
    is_whole = f"'{names[3]}'!$K$1=0"
    wrong = _("Er zijn {number} regels waarin iets mist of niet klopt. Neem nog niets over.")
    before, after = map(_quoted, wrong.split("{number}"))
    sheet.write_formula(0, 0, f"=IF({is_whole},\"\",{before}&'{names[3]}'!$K$1&{after})", look.heading, "")
    sheet.write_string(2, 0, _("Soort"), look.column)
    sheet.write_string(2, 1, _("Aantal"), look.column)
    row = 3
    for nth, word in enumerate(counts.kinds):
        sheet.write_string(row, 0, word)
        band = kinds.band(nth, language)
        sheet.write_formula(row, 1, f'=IF({is_whole},{band},"")', look.number, "")
        row += 1
    sheet.write_string(row + 1, 0, _("Dit volgde het vaakst"), look.column)
    nothing = _("niets om te noemen")
    several = f"(SUMPRODUCT(--({kinds.numbers}>={counts.least}))>1)"
    enough = f"(MAX({done.numbers})>={counts.least})"
    alone = f"(SUMPRODUCT(--({done.numbers}=MAX({done.numbers})))=1)"
    most = f"INDEX({done.words},MATCH(MAX({done.numbers}),{done.numbers},0))"
    shown = f'=IF({is_whole},IF({several}*{enough}*{alone},{most},{_quoted(nothing)}),"")'
    sheet.write_formula(row + 1, 1, shown, look.number, nothing)
    note = _("Neem dit over in het verslag, en niet het blad ervoor. Laat in een klein bedrijf alle getallen weg.")
    sheet.set_row(row + 3, 36)
    sheet.write_string(row + 3, 0, note, look.text)
    for own in (sheet, hidden):
        own.protect("", _SELECTED)


def _quoted(words: str) -> str:
    """Words as a formula holds them."""
    return '"' + words.replace('"', '""') + '"'


def _cells(letter: str) -> str:
    return f"${letter}${_FIRST + 1}:${letter}${ROWS + 1}"


def _chosen(sheet: str, letter: str, length: int) -> str:
    """How many words of a list stand in each cell of its column: one, or none."""
    return "+".join(f"('{sheet}'!{_cells(letter)}=${letter}${row})" for row in range(1, length + 1))


class _Counted:
    """Counts the words of a list on the hidden sheet. They are compared as a whole: no word is a pattern."""

    def __init__(
        self, sheet: Worksheet, names: tuple[str, ...], column: str, letters: tuple[str, str], least: int, length: int
    ) -> None:
        self._own, self._column, self._least, self._length = names[3], column, least, length
        self._number, self._band = letters
        for row in range(1, length + 1):
            number = f"=SUMPRODUCT(--('{names[1]}'!{_cells(column)}=${column}${row}))"
            sheet.write_formula(f"{self._number}{row}", number)
            sheet.write_formula(f"{self._band}{row}", f"={least}*INT({self._number}{row}/{least})")

    def _all(self, letter: str) -> str:
        return f"'{self._own}'!${letter}$1:${letter}${self._length}"

    @property
    def words(self) -> str:
        """Where the words are."""
        return self._all(self._column)

    @property
    def numbers(self) -> str:
        """Where it stands how often each was chosen."""
        return self._all(self._number)

    def band(self, nth: int, language: Language) -> str:
        """What is told of one of them."""
        _ = language.gettext
        band = f"'{self._own}'!${self._band}${nth + 1}"
        few = _quoted(_("minder dan {least}").format(least=self._least))
        up_to = _quoted(_(" tot en met "))
        return f"IF({band}=0,{few},{band}&{up_to}&({band}+{self._least - 1}))"
