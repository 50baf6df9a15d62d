"""Reading spreadsheets, and working out their formulas: those few functions and signs that our sheets use."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from tests.downloads.office import Office, elements

Value = float | str | bool | None
"""What a cell holds; None where it is empty."""
Held = Value | list[Value]
"""What a part of a formula comes to: a value, or those of a range."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|\"(?P<text>(?:[^\"]|\"\")*)\"|(?P<name>[A-Z]+)(?=\()"
    r"|(?:'(?P<sheet>[^']+)'!)?(?P<cell>\$?[A-Z]{1,2}\$?\d+)(?::(?P<last>\$?[A-Z]{1,2}\$?\d+))?"
    r"|(?P<sign><>|<=|>=|[-+*/&=<>(),]))"
)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a spreadsheet writes a sign by its number (`ST_Xstring` in ECMA-376)."""
_COMPARED: Mapping[str, Callable[[int], bool]] = {
    "=": lambda sign: sign == 0,
    "<>": lambda sign: sign != 0,
    "<": lambda sign: sign < 0,
    ">": lambda sign: sign > 0,
    "<=": lambda sign: sign <= 0,
    ">=": lambda sign: sign >= 0,
}


@dataclass
class Workbook:
    """A spreadsheet: its sheets by name, what stands in their cells, and how these are formatted."""

    file: Office
    cells: dict[tuple[str, str], Value] = field(default_factory=dict)
    formulas: dict[tuple[str, str], str] = field(default_factory=dict)
    parts: dict[str, etree._Element] = field(default_factory=dict)
    _worked_out: dict[tuple[str, str], Value] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> Workbook:
        """Read a spreadsheet."""
        file = Office(data)
        book = cls(file)
        texts = [_ESCAPE.sub(_unescaped, "".join(map(str, each.itertext()))) for each in _strings(file)]
        for number, sheet in enumerate(file.find("xl/workbook.xml", "s:sheets/s:sheet"), 1):
            name = str(sheet.get("name"))
            book.parts[name] = file.trees[f"xl/worksheets/sheet{number}.xml"]
            for cell in elements(book.parts[name], "s:sheetData/s:row/s:c"):
                at = (name, str(cell.get("r")))
                held = {each.tag.rpartition("}")[2]: each.text or "" for each in cell}
                if "f" in held:
                    book.formulas[at] = held["f"]
                elif "v" in held:
                    book.cells[at] = texts[int(held["v"])] if cell.get("t") == "s" else float(held["v"])
        return book

    def write(self, sheet: str, cell: str, value: Value) -> None:
        """Fill in a cell."""
        self.cells[sheet, cell] = value
        self._worked_out.clear()

    def value(self, sheet: str, cell: str) -> Value:
        """What a cell shows."""
        at = (sheet, cell)
        if at not in self.formulas:
            return self.cells.get(at)
        if at not in self._worked_out:
            self._worked_out[at] = _one(_Formula(self, sheet, self.formulas[at]).result())
        return self._worked_out[at]


def _strings(file: Office) -> list[etree._Element]:
    return file.find("xl/sharedStrings.xml", "s:si")


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


class _Formula:
    """Works out one formula, sign by sign. Both ways of an IF are worked out: nothing here can go wrong in one."""

    def __init__(self, book: Workbook, sheet: str, formula: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens = list(_tokens(formula))
        self._at = 0

    def result(self) -> Held:
        found = self._comparison()
        assert self._at == len(self._tokens), "all of it was read"
        return found

    def _next_sign(self, *signs: str) -> str:
        """The sign that stands here, if it is one of these; then it is passed."""
        here = self._tokens[self._at]["sign"] if self._at < len(self._tokens) else None
        if here not in signs:
            return ""
        self._at += 1
        return str(here)

    def _comparison(self) -> Held:
        left = self._joined()
        while sign := self._next_sign(*_COMPARED):
            holds = _COMPARED[sign]
            left = _each(lambda a, b: holds(_order(a, b)), left, self._joined())  # noqa: B023 - used right away
        return left

    def _joined(self) -> Held:
        left = self._sum()
        while self._next_sign("&"):
            left = _each(lambda a, b: _text(a) + _text(b), left, self._sum())
        return left

    def _sum(self) -> Held:
        left = self._product()
        while sign := self._next_sign("+", "-"):
            left = _each(_arithmetic(operator.add if sign == "+" else operator.sub), left, self._product())
        return left

    def _product(self) -> Held:
        left = self._single()
        while sign := self._next_sign("*", "/"):
            left = _each(_arithmetic(operator.mul if sign == "*" else operator.truediv), left, self._single())
        return left

    def _single(self) -> Held:
        if self._next_sign("-"):
            return _each(_arithmetic(operator.sub), 0.0, self._single())
        if self._next_sign("("):
            found = self._comparison()
            assert self._next_sign(")")
            return found
        token = self._tokens[self._at]
        self._at += 1
        if token["name"]:
            return _FUNCTIONS[token["name"]](self._arguments())
        if token["cell"]:
            sheet = token["sheet"] or self._sheet
            cells = _cells(token["cell"], token["last"] or token["cell"])
            values = [self._book.value(sheet, cell) for cell in cells]
            return values if token["last"] else values[0]
        return token["text"].replace('""', '"') if token["text"] is not None else float(token["number"])

    def _arguments(self) -> list[Held]:
        assert self._next_sign("(")
        found = [self._comparison()]
        while self._next_sign(","):
            found.append(self._comparison())
        assert self._next_sign(")")
        return found


def _tokens(formula: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        assert found, f"no part of a formula that we use: {formula[at:]}"
        yield found
        at = found.end()


def _cells(first: str, last: str) -> list[str]:
    """The cells of a range in one column."""
    (column, start), (same, end) = (re.fullmatch(r"\$?([A-Z]+)\$?(\d+)", each).groups() for each in (first, last))  # type: ignore[union-attr]  # the pattern of a token says so
    assert column == same
    return [f"{column}{row}" for row in range(int(start), int(end) + 1)]


def _one(held: Held) -> Value:
    assert not isinstance(held, list)
    return held


def _each(work: Callable[[Value, Value], Value], left: Held, right: Held) -> Held:
    """Do something with two values, or with each value of a range, or with those of two ranges that lie alike."""
    if isinstance(left, list) and isinstance(right, list):
        return [work(one, other) for one, other in zip(left, right, strict=True)]
    if isinstance(left, list):
        return [work(each, _one(right)) for each in left]
    return [work(left, each) for each in right] if isinstance(right, list) else work(left, right)


def _number(value: Value) -> float:
    assert not isinstance(value, str), "a text is no number"
    return float(value or 0)


def _text(value: Value) -> str:
    assert not isinstance(value, bool), "how it is called depends on the language"
    return value if isinstance(value, str) else "" if value is None else f"{value:g}"


def _arithmetic(work: Callable[[float, float], float]) -> Callable[[Value, Value], Value]:
    return lambda left, right: work(_number(left), _number(right))


def _order(left: Value, right: Value) -> int:
    """Less, equal or more. Words are alike in capitals or not; an empty cell is nought, or an empty text."""
    if isinstance(left, str) or isinstance(right, str):
        one, other = "" if left is None else left, "" if right is None else right
        if not isinstance(one, str) or not isinstance(other, str):
            return 1 if isinstance(one, str) else -1  # a number comes before any text
        return (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())
    return (_number(left) > _number(right)) - (_number(left) < _number(right))


def _numbers(given: Sequence[Held]) -> list[float]:
    """The numbers among arguments and in their ranges, where texts, empty cells and what is true count for nothing."""
    values = [value for held in given for value in (held if isinstance(held, list) else [held])]
    return [value for value in values if isinstance(value, float)]


def _place(given: Sequence[Held]) -> float:
    """Where in a range a number is first, counted from 1."""
    sought, values, way = given
    assert isinstance(values, list)
    assert way == 0, "the number itself, and not the nearest one"
    return 1.0 + values.index(_number(_one(sought)))


def _value_at(given: Sequence[Held]) -> Value:
    values, place = given
    assert isinstance(values, list)
    return values[int(_number(_one(place))) - 1]


def _sum_of_products(given: Sequence[Held]) -> float:
    assert len(given) == 1, "all our products are written out"
    return float(sum(_numbers(given)))


_FUNCTIONS: Mapping[str, Callable[[list[Held]], Held]] = {
    "IF": lambda given: given[1] if _number(_one(given[0])) else given[2],
    "INDEX": _value_at,
    "INT": lambda given: float(math.floor(_number(_one(given[0])))),
    "MATCH": _place,
    "MAX": lambda given: max(_numbers(given)),
    "SUM": lambda given: float(sum(_numbers(given))),
    "SUMPRODUCT": _sum_of_products,
}
