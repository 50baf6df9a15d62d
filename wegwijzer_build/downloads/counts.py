"""A sheet to count on without names, as a spreadsheet: it folds small numbers together for the report by itself."""

from __future__ import annotations

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

ROWS = 400
"""How many talks fit on the sheet."""
_FIRST = 1
"""The first row under the heading, counted from 0."""
_SETTINGS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""No word of the content is ever a formula or a link."""


@dataclass(frozen=True)
class Tally:
    """What is counted. `explained`: how to use it, as rows of words of which some are headings."""

    title: str
    day: date
    explained: tuple[tuple[str, bool], ...]
    kinds: tuple[str, ...]
    done: tuple[str, ...]
    least: int


def tally_of(instrument: Instrument, counts: Counts) -> Tally:
    """The sheet of an instrument."""
    rows = [(said, False) for said in _paragraphs(instrument.text)]
    for part in instrument.parts:
        rows.append((part.title, True))
        rows += [(said, False) for said in (*_paragraphs(part.text or ""), *map(prose.plain, part.ticks))]
    title = instrument.heading or instrument.title
    return Tally(title, instrument.reviewed_on, tuple(rows), counts.kinds, counts.done, counts.least)


def sheet_file(tally: Tally, language: Language) -> bytes:
    """The file: how to use it, where to count, and the numbers that may be told. The same tally, the same bytes."""
    _ = language.gettext
    made = BytesIO()
    book = xlsxwriter.Workbook(made, _SETTINGS)
    day = datetime.combine(tally.day, time())
    book.set_properties({"title": tally.title, "author": "", "created": day})
    names = (_("Uitleg"), _("Tellen"), _("Voor het verslag"), _("Rekenen"))
    explained, counted, for_report, worked_out = (book.add_worksheet(name) for name in names)
    look = _Look(book)
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

    def __init__(self, book: Workbook) -> None:
        board = {"bold": True, "font_color": "#0c5053"}
        self.title: Format = book.add_format({**board, "font_size": 16, "text_wrap": True})
        self.heading: Format = book.add_format({**board, "font_size": 12, "text_wrap": True})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.column: Format = book.add_format({"bold": True, "bg_color": "#f2ead8", "bottom": 1, "text_wrap": True})
        self.open: Format = book.add_format({"locked": False})
        self.number: Format = book.add_format({"align": "left"})


def _explain(sheet: Worksheet, tally: Tally, look: _Look) -> None:
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, tally.title, look.title)
    for nth, (words, is_heading) in enumerate(tally.explained, 1):
        sheet.write_string(nth, 0, words, look.heading if is_heading else look.text)


def _paragraphs(text: str) -> list[str]:
    return [said for part in text.split("\n\n") if (said := prose.plain(part))]


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
    for column, (name, length) in enumerate(zip((_("Maand"), _("Soort"), _("Wat er gebeurde")), lengths, strict=True)):
        sheet.write_string(0, column, name, look.column)
        letter = "ABC"[column]
        chosen = {
            "validate": "list",
            "source": f"='{lists}'!${letter}$1:${letter}${length}",
            "error_title": _("Kies uit de lijst"),
            "error_message": _("Schrijf hier niets anders. Zo staat er niets in waaraan iemand te herkennen is."),
        }
        sheet.data_validation(_FIRST, column, ROWS, column, chosen)
    sheet.set_column(0, 2, 32, look.open)
    sheet.freeze_panes(1, 0)
    sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True})


def _tell(
    sheet: Worksheet, hidden: Worksheet, counts: Tally, look: _Look, language: Language, names: tuple[str, ...]
) -> None:
    _ = language.gettext
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 34, look.number)
    total = f"SUMPRODUCT(--('{names[1]}'!$B${_FIRST + 1}:$B${ROWS + 1}<>\"\"))"
    few = _("te weinig om te noemen")
    sheet.write_string(0, 0, _("Gesprekken in dit jaar"), look.column)
    sheet.write_formula(0, 1, f'=IF({total}<{counts.least},"{few}",{total})', look.number, few)
    row = 2
    for column, (heading, words) in enumerate(((_("Soort"), counts.kinds), (_("Wat er gebeurde"), counts.done))):
        block = _Block(hidden, names[3], names[1], column, counts.least, len(words))
        sheet.write_string(row, 0, heading, look.column)
        sheet.write_string(row, 1, _("Aantal"), look.column)
        for nth, word in enumerate(words):
            sheet.write_string(row + 1 + nth, 0, word)
            folded = _("samengenomen")
            shown = f'=IF({total}<{counts.least},"",IF({block.folded(nth)},"{folded}",{block.number(nth)}))'
            sheet.write_formula(row + 1 + nth, 1, shown, look.number, "")
        last = row + 1 + len(words)
        sheet.write_string(last, 0, _("Samengenomen, omdat het er weinig zijn"))
        sheet.write_formula(last, 1, f'=IF({total}<{counts.least},"{few}",{block.together})', look.number, few)
        row = last + 2
    note = _(
        "Neem deze getallen over in het verslag, en niet die van het blad ervoor. Laat in een klein bedrijf alle "
        "getallen weg."
    )
    sheet.write_string(row, 0, note, look.text)


class _Block:
    """Works out on the hidden sheet which numbers may be told apart.

    A number under the least is folded with the others that are. Where these together are still under it, the smallest
    of the rest is folded too, so that nobody finds out by taking away what is told from the total.
    """

    def __init__(self, sheet: Worksheet, own: str, counted: str, column: int, least: int, length: int) -> None:
        self._own, self._column, self._length = own, column, length
        self._counts, self._small, self._key, self._fold = (letters for letters in _COLUMNS[column])
        words, source = "BC"[column], "BC"[column]
        counted_in = f"'{counted}'!${source}${_FIRST + 1}:${source}${ROWS + 1}"
        for nth in range(length):
            row = nth + 1
            sheet.write_formula(f"{self._counts}{row}", f"=SUMPRODUCT(--({counted_in}=${words}${row}))")
            number = f"{self._counts}{row}"
            sheet.write_formula(f"{self._small}{row}", f"=IF({number}<{least},{number},0)")
            sheet.write_formula(f"{self._key}{row}", f"=IF({number}<{least},1000000,{number}+{row}/1000)")
            small = f"SUM({self._range(self._small)})"
            next_one = f"AND({small}>0,{small}<{least},{self._key}{row}=MIN({self._range(self._key)}))"
            sheet.write_formula(f"{self._fold}{row}", f"=IF(OR({number}<{least},{next_one}),1,0)")

    def _range(self, letter: str) -> str:
        return f"${letter}$1:${letter}${self._length}"

    def number(self, nth: int) -> str:
        """How often it was counted."""
        return f"'{self._own}'!${self._counts}${nth + 1}"

    def folded(self, nth: int) -> str:
        """Whether it is told with others only."""
        return f"'{self._own}'!${self._fold}${nth + 1}=1"

    @property
    def together(self) -> str:
        """What is told of all that are folded."""
        own = f"'{self._own}'!"
        return f"SUMPRODUCT({own}{self._range(self._counts)},{own}{self._range(self._fold)})"


_COLUMNS = (("E", "F", "G", "H"), ("J", "K", "L", "M"))
