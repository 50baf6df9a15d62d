"""The sheet to count on: only what the lists hold can be written, and from what it tells nobody finds out more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations, product

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
TOO_FEW, FOLDED = "te weinig om te noemen", "samengenomen"
COLUMNS = ("Maand", "Soort", "Wat er volgde")


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
    assert (months[0], months[11], len(months)) == ("januari", "december", 12)


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


def test_only_our_formulas_work_anything_out(book: Workbook) -> None:
    """Formulas stand where numbers are told and worked out, and nowhere else; none asks for anything outside."""
    assert {sheet for sheet, _ in book.formulas} == {TOLD, WORKED_OUT}
    names = {name for formula in book.formulas.values() for name in re.findall(r"[A-Z]+(?=\()", formula)}
    assert names == {"IF", "AND", "OR", "SUM", "MIN", "SUMPRODUCT"}
    assert not [part for part in book.file.parts if "externalLink" in part or "connections" in part or "vba" in part]
    assert not elements(book.file.trees["xl/workbook.xml"], "//s:definedName")


def test_what_a_least_may_be() -> None:
    """Content cannot ask for a least under three: of two talks, folded under two kinds, it would tell one of each."""
    file = "instruments/brief.yml"
    for least, problems in (("3", []), ("2", ["wrong-form"])):
        files = {**base_files(), file: base_files()[file].replace("least: 5", f"least: {least}")}
        assert [problem.rule for problem in checked(files).problems] == problems
    assert outputs(2, 2, 2, told)[told((1, 1), 2)] == [(1, 1)]


# --- what it tells -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Report:
    """What is told of some numbers: each, or None where it is folded with others, and what these are together."""

    total: int
    numbers: tuple[int | None, ...]
    together: int


Rule = Callable[[Sequence[int], int], Report]


def told(numbers: Sequence[int], least: int) -> Report:
    """What may be told, worked out without a look at how the sheet does it."""
    few = [number for number in numbers if number < least]
    enough = [number for number in numbers if number >= least]
    hides = sum(few) >= least and any(number < least - 1 for number in few)
    too = min(enough) if enough and any(few) and not hides else None
    shown = tuple(None if number < least or number == too else number for number in numbers)
    return Report(sum(numbers), shown, sum(number for number, one in zip(numbers, shown, strict=True) if one is None))


def numbers_of(least: int) -> st.SearchStrategy[int]:
    """Numbers, of which most are near the least."""
    return st.one_of(st.integers(0, least + 1), st.integers(0, 40))


@cache
def empty_book(kinds: int, least: int) -> Workbook:
    """A sheet with so many kinds, read once."""
    return Workbook.of(sheet_file(tally(kinds, least), DUTCH))


def filled_in(talks: Sequence[tuple[str, str]], kinds: int, least: int) -> Workbook:
    """A sheet on which somebody counted: the kind of each talk, and what was done."""
    empty = empty_book(kinds, least)
    book = replace(empty, cells=dict(empty.cells), _worked_out={})
    for row, (kind, done) in enumerate(talks, 2):
        book.cells[COUNTED, f"B{row}"] = kind
        book.cells[COUNTED, f"C{row}"] = done or None
    return book


def on_the_report(book: Workbook) -> list[tuple[Value, Value]]:
    """The two columns of what may be told."""
    rows = sorted({int(cell[1:]) for sheet, cell in (*book.cells, *book.formulas) if sheet == TOLD})
    return [(book.value(TOLD, f"A{row}"), book.value(TOLD, f"B{row}")) for row in rows]


def expected(numbers: Sequence[int], done: Sequence[int], sheet: Tally) -> Iterator[tuple[Value, Value]]:
    """The same, from what the rule says."""
    total = sum(numbers)
    yield "Gesprekken in dit jaar", TOO_FEW if total < sheet.least else total
    for heading, names, counted in (
        ("Soort", sheet.kinds, numbers),
        ("Wat er volgde", sheet.done, done),
    ):
        report = told(counted, sheet.least)
        yield heading, "Aantal"
        for name, number in zip(names, report.numbers, strict=True):
            yield name, "" if total < sheet.least else FOLDED if number is None else number
        together = "Samengenomen, omdat het er weinig zijn"
        yield together, TOO_FEW if total < sheet.least else report.together


@given(st.data())
def test_the_sheet_tells_what_the_rule_says(data: st.DataObject) -> None:
    """Whatever was counted, the formulas come to what the rule says, of the kinds and of what was done."""
    kinds, least = data.draw(st.integers(2, 5)), data.draw(st.sampled_from([3, 5, 10]))
    sheet = tally(kinds, least)
    numbers = data.draw(st.lists(numbers_of(least), min_size=kinds, max_size=kinds))
    talks = [(name, "") for name, number in zip(sheet.kinds, numbers, strict=True) for _ in range(number)]
    talks = [(kind, data.draw(st.sampled_from(("", *sheet.done[:2], sheet.done[-1])))) for kind, _ in talks[:30]] + [
        (kind, sheet.done[0]) for kind, _ in talks[30:]
    ]
    done = [sum(one == name for _, one in talks) for name in sheet.done]
    *rows, _ = on_the_report(filled_in(talks, kinds, least))
    assert rows == list(expected(numbers, done, sheet))


def test_the_sheet_folds_as_told() -> None:
    """Four and three are folded; a lone two takes the smallest of the rest along; two fours too; alike ones all go."""
    for numbers, shown in (
        ((20, 12, 4, 3), (20, 12, None, None)),
        ((20, 12, 2, 0), (20, None, None, None)),
        ((20, 12, 4, 4), (20, None, None, None)),
        ((12, 20, 12, 2), (None, 20, None, None)),
        ((20, 12, 0, 0), (20, 12, None, None)),
        ((6, 5, 5, 9), (6, 5, 5, 9)),
    ):
        assert told(numbers, 5).numbers == shown
        talks = [(f"soort {nth}", "gedaan 1") for nth, number in enumerate(numbers, 1) for _ in range(number)]
        found = dict(on_the_report(filled_in(talks, 4, 5)))
        assert [found[f"soort {nth}"] for nth in range(1, 5)] == [FOLDED if one is None else one for one in shown]
        assert found["Gesprekken in dit jaar"] == sum(numbers)


def test_of_too_few_talks_nothing_is_told() -> None:
    """Under the least not one number is told, neither of the year nor of any kind, nor of what was done."""
    rows = on_the_report(filled_in([("soort 1", "gedaan 1")] * 3 + [("soort 2", "gedaan 2")], 4, 5))
    assert {value for name, value in rows if value is not None} == {TOO_FEW, "", "Aantal"}
    assert [value for _, value in on_the_report(empty_book(4, 5))].count(TOO_FEW) == 3


def test_the_last_row_counts_too() -> None:
    """As many talks fit as the sheet says, and all of them are counted."""
    rows = on_the_report(filled_in([("soort 1", "gedaan 1")] * ROWS, 2, 5))
    assert rows[0] == ("Gesprekken in dit jaar", ROWS)
    assert ("soort 1", ROWS) in rows


# --- what somebody can work out from it ----------------------------------------------------------------------------


@cache
def outputs(kinds: int, most: int, least: int, rule: Rule) -> Mapping[Report, list[tuple[int, ...]]]:
    """What is told → all numbers of which that is told, for as many kinds and at most so many talks."""
    found: dict[Report, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(most + 1), repeat=kinds):
        if sum(numbers) <= most:
            found[rule(numbers, least)].append(numbers)
    return found


def given_away(kinds: int, most: int, least: int, rule: Rule) -> list[tuple[int, ...]]:
    """Numbers of which somebody who knows the rule can work out one under the least that is not nought."""
    return [
        worlds[0]
        for worlds in outputs(kinds, most, least, rule).values()
        if any(len(set(of_kind)) == 1 and 0 < of_kind[0] < least for of_kind in zip(*worlds, strict=True))
    ]


@pytest.mark.parametrize(("kinds", "most"), [(2, 60), (3, 36), (4, 22)])
@pytest.mark.parametrize("least", [3, 4, 5])
def test_nobody_works_out_a_small_number(kinds: int, most: int, least: int) -> None:
    """Of all numbers there are up to so many talks: whatever is told, each small number could have been another.

    What is told holds the sum, so that these are all numbers of which it can be told. Of what was done the sum may be
    under the least, where some talks have nothing there.
    """
    assert len(outputs(kinds, most, least, told)) > 50
    assert given_away(kinds, most, least, told) == []


def first_rule(numbers: Sequence[int], least: int) -> Report:
    """The rule that the sheet had first: one of the smallest goes along where those folded are under the least."""
    few = sum(number for number in numbers if number < least)
    enough = [nth for nth, number in enumerate(numbers) if number >= least]
    too = min(enough, key=lambda nth: (numbers[nth], nth)) if enough and 0 < few < least else None
    shown = tuple(None if n < least or nth == too else n for nth, n in enumerate(numbers))
    return Report(sum(numbers), shown, sum(n for n, one in zip(numbers, shown, strict=True) if one is None))


def alone(numbers: Sequence[int], least: int) -> Report:
    """No rule: what is small is folded, and that is all."""
    shown = tuple(None if number < least else number for number in numbers)
    return Report(sum(numbers), shown, sum(number for number in numbers if number < least))


@pytest.mark.parametrize(("rule", "shows"), [(alone, (5, 4)), (first_rule, (5, 4, 4)), (first_rule, (5, 5, 4))])
def test_a_simpler_rule_gives_numbers_away(rule: Rule, shows: tuple[int, ...]) -> None:
    """The proof can fail: with none taken along, with one only under the least, or with one only of those alike."""
    worlds = outputs(len(shows), 17, 5, rule)[rule(shows, 5)]
    assert any(len({world[nth] for world in worlds}) == 1 for nth, number in enumerate(shows) if number < 5)


@given(st.data())
def test_nor_among_many(data: st.DataObject) -> None:
    """With more kinds and larger numbers too: for each small one there are other numbers of which the same is told."""
    least = data.draw(st.integers(3, 12))
    numbers = data.draw(st.lists(numbers_of(least), min_size=2, max_size=9).filter(lambda found: sum(found) >= least))
    report = told(numbers, least)
    for nth, number in enumerate(numbers):
        if 0 < number < least:
            assert any(told(other, least) == report for other in others(numbers, nth)), (numbers, nth)


def others(numbers: Sequence[int], nth: int) -> Iterator[list[int]]:
    """Numbers in which one is another: two change places, or some of one goes to the other."""
    for (one, there), moved in product(permutations(range(len(numbers)), 2), range(1, 13)):
        if nth in (one, there) and numbers[one] >= moved:
            other = list(numbers)
            other[one] -= moved
            other[there] += moved
            yield other
    for there in range(len(numbers)):
        if numbers[there] != numbers[nth]:
            other = list(numbers)
            other[nth], other[there] = numbers[there], numbers[nth]
            yield other


def test_kinds_may_be_anything() -> None:
    """A kind with signs that spreadsheets know is counted as it is: no part of a formula, and no pattern of others."""
    kinds = ("=1+1", "a*", 'zegt "nee"', "ab", "<5")
    sheet = Tally("T", DAY, (("=1+1", False),), kinds, ("+gedaan", "-niet"), 3)
    book = Workbook.of(sheet_file(sheet, DUTCH))
    for row, kind in enumerate([*kinds] * 4, 2):
        book.write(COUNTED, f"B{row}", kind)
    found = dict(on_the_report(book))
    assert [found[kind] for kind in kinds] == [4] * 5
    assert book.value(EXPLAINED, "A2") == "=1+1"
