"""The sheet to count on: only what the lists hold can be written, and from what it tells nobody finds out more."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations_with_replacement, pairwise, permutations, product, zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.downloads.office import elements
from tests.downloads.samples import DAY, made, tally
from tests.downloads.sheets import Value, Workbook
from tests.hostile.contents import base_files, checked
from wegwijzer_build.downloads.counts import ROWS, Tally, sheet_file
from wegwijzer_build.render.shared.language import DUTCH

EXPLAINED, COUNTED, TOLD, WORKED_OUT = "Uitleg", "Tellen", "Voor het verslag", "Rekenen"
NOTHING = "niets om te noemen"
COLUMNS = ("Maand", "Soort", "Wat er volgde")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
Row = tuple[str, str, str]
"""What stands in the three columns; an empty text where nothing does."""


# --- who fills it in -----------------------------------------------------------------------------------------------


@pytest.fixture
def book() -> Workbook:
    """A sheet that nobody filled in."""
    return Workbook.of(made()["sheet.xlsx"])


def test_what_stands_on_it(book: Workbook) -> None:
    """First how to use it, then where to count, then what may be told; what works it out is hidden."""
    sheets = {str(each.get("name")): each.get("state") for each in book.file.find("xl/workbook.xml", "//s:sheet")}
    assert sheets == {EXPLAINED: None, COUNTED: None, TOLD: None, WORKED_OUT: "hidden"}
    assert [book.value(EXPLAINED, f"A{row}") for row in (1, 2, 3)] == ["Telblad", "Tel zonder namen.", "Hoe het werkt"]
    assert [book.value(COUNTED, f"{column}1") for column in "ABC"] == list(COLUMNS)


def test_each_column_takes_what_its_list_holds(book: Workbook) -> None:
    """In each row one chooses a month, a kind and what was done from lists; anything else is refused."""
    lists = [[f"soort {nth}" for nth in range(1, 5)], [f"gedaan {nth}" for nth in range(1, 4)]]
    found = {}
    for each in elements(book.parts[COUNTED], "s:dataValidations/s:dataValidation"):
        assert each.get("type") == "list"
        assert each.get("errorStyle", "stop") == "stop"
        assert each.get("showErrorMessage") == "1"
        (source,) = elements(each, "s:formula1")
        read = re.fullmatch(rf"'?{WORKED_OUT}'?!\$([A-Z])\$1:\$\1\$(\d+)", source.text or "")
        assert read
        found[each.get("sqref")] = [book.value(WORKED_OUT, f"{read[1]}{row}") for row in range(1, int(read[2]) + 1)]
    assert [found.pop(f"{column}2:{column}{ROWS + 1}") for column in "BC"] == lists
    ((where, months),) = found.items()
    assert where == f"A2:A{ROWS + 1}"
    assert months == list(MONTHS)


def test_nothing_else_can_be_written_where_one_counts(book: Workbook) -> None:
    """The sheet is protected, and open are the three columns as far as their lists go: below, no name can be noted."""
    sheet = book.parts[COUNTED]
    (protected,) = elements(sheet, "s:sheetProtection")
    assert protected.get("sheet") == "1"
    formats = book.file.find("xl/styles.xml", "s:cellXfs/s:xf")
    opens = {
        str(number)
        for number, each in enumerate(formats)
        if any(lock.get("locked") == "0" for lock in elements(each, "s:protection"))
    }
    assert opens
    unlocked = {str(cell.get("r")) for cell in elements(sheet, "s:sheetData/s:row/s:c") if cell.get("s") in opens}
    assert unlocked == {f"{column}{row}" for column in "ABC" for row in range(2, ROWS + 2)}
    whole = elements(sheet, "s:cols/s:col | s:sheetData/s:row")
    assert not [each for each in whole if (each.get("style") or each.get("s")) in opens], "no column or row as a whole"


@pytest.mark.parametrize("name", [TOLD, WORKED_OUT])
def test_no_formula_can_be_written_over(book: Workbook, name: str) -> None:
    """Where numbers are told and worked out the sheet is protected, and no cell of it is open."""
    sheet = book.parts[name]
    (protected,) = elements(sheet, "s:sheetProtection")
    assert protected.get("sheet") == "1"
    formats = book.file.find("xl/styles.xml", "s:cellXfs/s:xf")
    used = {int(each.get("s", "0")) for each in elements(sheet, "s:sheetData/s:row/s:c | s:sheetData/s:row")}
    assert not [style for style in used if elements(formats[style], "s:protection[@locked='0']")]


def test_only_our_formulas_work_anything_out(book: Workbook) -> None:
    """Formulas stand where numbers are told and worked out, and nowhere else; none asks for anything outside."""
    assert {sheet for sheet, _ in book.formulas} == {TOLD, WORKED_OUT}
    names = {name for formula in book.formulas.values() for name in re.findall(r"[A-Z]+(?=\()", formula)}
    assert names <= {"IF", "INDEX", "INT", "MATCH", "MAX", "SUM", "SUMPRODUCT"}
    assert not [part for part in book.file.parts if "externalLink" in part or "connections" in part or "vba" in part]
    assert not elements(book.file.trees["xl/workbook.xml"], "//s:definedName")


# --- what it tells -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Year:
    """What was counted: how often each kind and each thing that followed, and how many rows are not whole."""

    kinds: tuple[int, ...]
    done: tuple[int, ...]
    wrong: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """All that nobody may work out."""
        return self.kinds + self.done


@dataclass(frozen=True)
class Report:
    """What is told of a year: rows that are not whole, or else the lowest and the highest that each kind may be.

    `most`: which thing followed most often, None where it is not told.
    """

    wrong: int = 0
    bands: tuple[tuple[int, int], ...] = ()
    most: int | None = None


Rule = Callable[[Year, int], Hashable]


def told(year: Year, least: int) -> Report:
    """What may be told, worked out without a look at how the sheet does it."""
    if year.wrong:
        return Report(year.wrong)
    bands = [(low, low + least - 1) for low in range(0, ROWS + 1, least)]
    of_kinds = tuple(next(band for band in bands if number <= band[1]) for number in year.kinds)
    several = sum(number >= least for number in year.kinds) > 1
    most = max(year.done)
    is_told = several and most >= least and year.done.count(most) == 1
    return Report(0, of_kinds, year.done.index(most) if is_told else None)


def year_of(rows: Sequence[Row], sheet: Tally) -> Year:
    """What was counted in rows. For a spreadsheet words are alike in capitals or not."""
    lists = [[word.casefold() for word in words] for words in (MONTHS, sheet.kinds, sheet.done)]
    written = [tuple(word.casefold() for word in row) for row in rows if any(row)]
    wrong = sum(any(word not in words for word, words in zip(row, lists, strict=True)) for row in written)
    _, kinds, done = (
        tuple([row[column] for row in written].count(word) for word in words) for column, words in enumerate(lists)
    )
    return Year(kinds, done, wrong)


def in_words(report: Report, sheet: Tally) -> Iterator[tuple[Value, Value]]:
    """How the sheet tells it, but for the note below."""
    wrong = f"Er zijn {report.wrong} regels waarin iets mist of niet klopt. Neem nog niets over."
    yield wrong if report.wrong else "", None
    yield "Soort", "Aantal"
    for name, band in zip_longest(sheet.kinds, report.bands):
        low, high = band or (0, 0)
        yield name, "" if report.wrong else f"{low} tot en met {high}" if low else f"minder dan {sheet.least}"
    most = NOTHING if report.most is None else sheet.done[report.most]
    yield "Dit volgde het vaakst", "" if report.wrong else most


@cache
def empty_book(kinds: int, least: int) -> Workbook:
    """A sheet with so many kinds, read once."""
    return Workbook.of(sheet_file(tally(kinds, least), DUTCH))


def filled_in(rows: Sequence[Row], kinds: int, least: int) -> Workbook:
    """A sheet on which somebody counted."""
    empty = empty_book(kinds, least)
    book = replace(empty, cells=dict(empty.cells), _worked_out={})
    for number, row in enumerate(rows, 2):
        book.cells |= {(COUNTED, f"{column}{number}"): word for column, word in zip("ABC", row, strict=True) if word}
    return book


def on_the_report(book: Workbook) -> list[tuple[Value, Value]]:
    """All that may be told: two columns, without the note below, which is always the same."""
    cells = {cell for sheet, cell in (*book.cells, *book.formulas) if sheet == TOLD}
    *rows, note = sorted({int(cell[1:]) for cell in cells})
    assert cells <= {f"{column}{row}" for column in "AB" for row in rows} | {f"A{note}"}
    assert (TOLD, f"A{note}") in book.cells
    return [(book.value(TOLD, f"A{row}"), book.value(TOLD, f"B{row}")) for row in rows]


def talks(kinds: Sequence[int], done: Sequence[int]) -> list[Row]:
    """Rows in which each kind and each thing that followed is chosen so often; both come to as many rows."""
    columns = (
        [f"{name} {nth}" for nth, number in enumerate(numbers, 1) for _ in range(number)]
        for name, numbers in (("soort", kinds), ("gedaan", done))
    )
    return [(MONTHS[0], kind, followed) for kind, followed in zip(*columns, strict=True)]


@st.composite
def years(draw: st.DrawFn, kinds: int, done: int, least: int) -> Year:
    """Years without rows that are not whole; most numbers are near the least, and some sheets are full."""
    number = st.integers(0, least + 1) | st.integers(0, 40)
    numbers = draw(st.lists(number, min_size=kinds, max_size=kinds))
    if draw(st.integers(0, 9)) == 9:
        numbers[-1] += ROWS - sum(numbers)
    parts = sorted(draw(st.lists(st.integers(0, sum(numbers)), min_size=done - 1, max_size=done - 1)))
    followed = (high - low for low, high in pairwise((0, *parts, sum(numbers))))
    return Year(tuple(numbers), tuple(followed))


@given(st.data())
def test_the_sheet_tells_what_the_rule_says(data: st.DataObject) -> None:
    """Whatever was counted, the formulas come to what the rule says; empty rows are passed over."""
    kinds, least = data.draw(st.integers(2, 5)), data.draw(st.sampled_from([3, 5, 10]))
    sheet = tally(kinds, least)
    year = data.draw(years(kinds, len(sheet.done), least))
    halves = product(("", "SOORT 1", "soort 1*"), ("", "gedaan 1", "5"))
    some = st.sampled_from([(MONTHS[0], *row) for row in halves if any(row)])
    also = [("", "", ""), *data.draw(st.just([]) | st.lists(some, max_size=4))]
    rows = (also + talks(year.kinds, year.done))[:ROWS]
    assert on_the_report(filled_in(rows, kinds, least)) == list(in_words(told(year_of(rows, sheet), least), sheet))


@pytest.mark.parametrize(
    ("kinds", "done", "bands", "most"),
    [
        (
            (4, 5, 9, 10),
            (20, 4, 4),
            ("minder dan 5", "5 tot en met 9", "5 tot en met 9", "10 tot en met 14"),
            "gedaan 1",
        ),
        ((0, 0, 0, 5), (0, 5, 0), (*["minder dan 5"] * 3, "5 tot en met 9"), NOTHING),
        ((5, 0, 0, 5), (0, 5, 5), ("5 tot en met 9", *["minder dan 5"] * 2, "5 tot en met 9"), NOTHING),
        ((5, 0, 0, 6), (0, 5, 6), ("5 tot en met 9", *["minder dan 5"] * 2, "5 tot en met 9"), "gedaan 3"),
        ((5, 0, 0, 5), (3, 4, 3), ("5 tot en met 9", *["minder dan 5"] * 2, "5 tot en met 9"), NOTHING),
        ((4, 4, 4, 4), (0, 16, 0), ["minder dan 5"] * 4, NOTHING),
        ((0, 0, 0, 0), (0, 0, 0), ["minder dan 5"] * 4, NOTHING),
        ((ROWS, 0, 0, 0), (ROWS, 0, 0), ("400 tot en met 404", *["minder dan 5"] * 3), NOTHING),
    ],
)
def test_what_stands_on_the_report(kinds: Sequence[int], done: Sequence[int], bands: Sequence[str], most: str) -> None:
    """In words: of each kind a band, and what followed most where that is not small, nor all kinds but one.

    Where as much followed of something else, nothing followed most. The last row counts too.
    """
    warning, _, *of_kinds, last = on_the_report(filled_in(talks(kinds, done), 4, 5))
    assert warning == ("", None)
    assert of_kinds == [(f"soort {nth}", band) for nth, band in enumerate(bands, 1)]
    assert last == ("Dit volgde het vaakst", most)


WHOLE = (MONTHS[4], "soort 1", "gedaan 1")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param([("mei", "soort 1", "")], id="nothing followed"),
        pytest.param([("mei", "", "gedaan 1")], id="no kind"),
        pytest.param([("mei", "", "gedaan 1"), ("mei", "soort 1", "")], id="two halves"),
        pytest.param([("mei", "Jan", "gedaan 1"), ("mei", "soort 1", "Jan")], id="words in no list"),
        pytest.param([("mei", "gedaan 1", "soort 1")], id="words of another list"),
        pytest.param([("mei", "soort*", "gedaan ?")], id="patterns"),
        pytest.param([("", "soort 1", "gedaan 1")], id="no month"),
        pytest.param([("mei", "", "")], id="a month only"),
        pytest.param([("Jan", "soort 1", "gedaan 1")], id="a month in no list"),
    ],
)
@pytest.mark.parametrize("before", [0, 20, ROWS - 2])
def test_a_row_that_is_not_whole(wrong: list[Row], before: int) -> None:
    """Where something misses in rows, or is in no list, it is told in how many, and nothing else is."""
    rows = [*[WHOLE] * before, *wrong]
    told_of = [value for row in on_the_report(filled_in(rows, 4, 5)) for value in row]
    assert told_of[0] == f"Er zijn {len(wrong)} regels waarin iets mist of niet klopt. Neem nog niets over."
    names = {"Soort", "Aantal", "Dit volgde het vaakst", *tally().kinds}
    assert set(told_of[1:]) - names == {None, ""}


# --- what somebody can work out from it ----------------------------------------------------------------------------


@cache
def shared(number: int, among: int) -> tuple[tuple[int, ...], ...]:
    """Every way in which so many rows can be shared among so many words."""
    if among == 1:
        return ((number,),)
    return tuple((one, *others) for one in range(number + 1) for others in shared(number - one, among - 1))


def whole_years(rows: int, kinds: int, done: int) -> Iterator[Year]:
    """All years of so many rows that are all whole."""
    return (Year(*each) for each in product(shared(rows, kinds), shared(rows, done)))


def any_years(rows: int, kinds: int, done: int) -> Iterator[Year]:
    """All years of so many rows, in which the last kind or thing that followed misses or is in no list."""
    both = list(product(range(kinds + 1), range(done + 1)))
    for chosen in combinations_with_replacement(both, rows):
        of_kinds, of_done = zip(*chosen, strict=True) if chosen else ((), ())
        yield Year(
            tuple(map(of_kinds.count, range(kinds))),
            tuple(map(of_done.count, range(done))),
            sum(kind == kinds or followed == done for kind, followed in chosen),
        )


def given_away(sizes: Iterable[Iterable[Year]], least: int, rule: Rule) -> Iterator[tuple[int, Hashable]]:
    """Where somebody who knows the rule and all that is told can work out a number under the least, but over zero.

    Sizes: the years of no rows, of one row and so on. Of each it is tried whether it is given away on a sheet that has
    room for no more rows, since that is known too: what the sheet has room for → what is told.
    """
    known: dict[Hashable, tuple[set[int], ...]] = {}
    for room, of_size in enumerate(sizes):
        for year in of_size:
            held = known.setdefault(rule(year, least), tuple(set() for _ in year.numbers))
            for values, number in zip(held, year.numbers, strict=True):
                values.add(number)
        for report, held in known.items():
            if any(len(values) == 1 and 0 < min(values) < least for values in held):
                yield room, report


@pytest.mark.parametrize("least", [3, 4, 5])
@pytest.mark.parametrize(
    ("of_size", "kinds", "done", "most"),
    [
        (whole_years, 2, 2, 40),
        (whole_years, 2, 4, 18),
        (whole_years, 3, 3, 14),
        (whole_years, 5, 2, 12),
        (any_years, 2, 2, 10),
        (any_years, 3, 2, 7),
        (any_years, 2, 3, 7),
    ],
)
def test_nobody_works_out_a_small_number(
    of_size: Callable[[int, int, int], Iterator[Year]], kinds: int, done: int, most: int, least: int
) -> None:
    """Of all years up to so many rows: whatever is told, each small number of any of them could have been another."""
    sizes = [of_size(rows, kinds, done) for rows in range(most + 1)]
    assert list(given_away(sizes, least, told)) == []


def with_a_total(year: Year, least: int) -> Hashable:
    """The bands, and how many rows there are."""
    return told(year, least), sum(year.kinds)


def with_numbers_of_what_followed(year: Year, least: int) -> Hashable:
    """The bands, and of what followed each number that is not small; those that are small are told together."""
    enough = tuple(number if number >= least else None for number in year.done)
    return told(year, least), enough, sum(number for number in year.done if number < least)


@pytest.mark.parametrize("rule", [with_a_total, with_numbers_of_what_followed])
def test_a_simpler_rule_gives_numbers_away(rule: Rule) -> None:
    """The proof can fail: with a total, or with numbers of what followed, which come to one, small ones are known."""
    assert list(given_away([whole_years(rows, 2, 2) for rows in range(13)], 3, rule))


@given(st.data())
def test_nor_on_a_sheet_of_any_size(data: st.DataObject) -> None:
    """With more words and larger numbers too: for each small one there is another year of which the same is told."""
    kinds, done, least = (data.draw(st.integers(low, high)) for low, high in ((2, 9), (2, 9), (3, 12)))
    year = data.draw(years(kinds, done, least))
    alike = [other.numbers for other in others(year) if told(other, least) == told(year, least)]
    for nth, number in enumerate(year.numbers):
        if 0 < number < least:
            assert any(numbers[nth] != number for numbers in alike), (year, nth)


def others(year: Year) -> Iterator[Year]:
    """Years in which one talk was there or not, or something else followed on it, or on two of them."""
    for (kind, followed), more in product(product(range(len(year.kinds)), range(len(year.done))), (1, -1)):
        yield from possible(changed(year.kinds, kind, more), changed(year.done, followed, more))
    for followed, instead in permutations(range(len(year.done)), 2):
        yield from possible(year.kinds, changed(changed(year.done, followed, -1), instead, 1))
    for one, other, instead in permutations(range(len(year.done)), 3):
        for more in (1, -1):
            yield from possible(
                year.kinds, changed(changed(changed(year.done, one, more), other, more), instead, -2 * more)
            )


def changed(numbers: tuple[int, ...], nth: int, by: int) -> tuple[int, ...]:
    """Numbers of which one is more or less."""
    return (*numbers[:nth], numbers[nth] + by, *numbers[nth + 1 :])


def possible(kinds: tuple[int, ...], done: tuple[int, ...]) -> Iterator[Year]:
    """The year of these numbers, if there can be one on the sheet."""
    if min(kinds + done) >= 0 and sum(kinds) <= ROWS:
        yield Year(kinds, done)


def test_what_a_least_may_be() -> None:
    """Content cannot ask for a least under three: at two, who knows that there was something small knows how much."""
    file = "instruments/brief.yml"
    for least, problems in (("3", []), ("2", ["wrong-form"])):
        files = {**base_files(), file: base_files()[file].replace("least: 5", f"least: {least}")}
        assert [problem.rule for problem in checked(files).problems] == problems
    for at, small in ((2, {1}), (3, {1, 2})):
        report = told(Year((1, 3, 3), (7, 0)), at)
        alike = [year for rows in range(12) for year in whole_years(rows, 3, 2) if told(year, at) == report]
        assert {year.kinds[0] for year in alike} - {0} == small


def test_kinds_may_be_anything() -> None:
    """A word with signs that spreadsheets know is counted as it is: no part of a formula, and no pattern of others."""
    kinds = ("=1+1", "a*", 'zegt "nee"', "ab", "<5")
    done = ("a*", "ab", '=zegt "&1"')
    book = Workbook.of(sheet_file(Tally("T", DAY, (("=1+1", False),), kinds, done, 3), DUTCH))
    rows = [(kind, followed) for times, kind in enumerate(kinds) for followed in done[-1:] * times * 3]
    for row, (kind, followed) in enumerate(rows, 2):
        book.cells |= {(COUNTED, f"A{row}"): "mei", (COUNTED, f"B{row}"): kind, (COUNTED, f"C{row}"): followed}
    warning, _, *of_kinds, most = on_the_report(book)
    assert warning == ("", None)
    assert [name for name, _ in of_kinds] == list(kinds)
    bands = ["minder dan 3", "3 tot en met 5", "6 tot en met 8", "9 tot en met 11", "12 tot en met 14"]
    assert [band for _, band in of_kinds] == bands
    assert most == ("Dit volgde het vaakst", done[-1])
    assert book.value(EXPLAINED, "A2") == "=1+1"
