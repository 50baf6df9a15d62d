"""Reading PDFs as a screen reader does: what each part is, in which order, and the words that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile(r"\s+")
_MAPPED = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_SHOWS = {"Tj", "TJ"}
_IN_A_ROW = {"Span", "Strong", "Em"}
"""Parts of a row of words."""


@dataclass(frozen=True)
class Part:
    """A part of the structure. `role`: what it is, without a slash; `held`: words and parts, in order of reading.

    `alt`: the words of a picture. `told`: what else is said of it, such as the scope of a heading of a table.
    """

    role: str
    held: tuple[Part | str, ...]
    alt: str
    told: Mapping[str, str]

    def all(self) -> Iterator[Part]:
        """This part and all in it, in the order in which they are read."""
        yield self
        for part in self.inner:
            yield from part.all()

    def of(self, *roles: str) -> list[Part]:
        """The parts in it that have one of some roles, in order."""
        return [part for part in self.all() if part.role in roles]

    @property
    def inner(self) -> tuple[Part, ...]:
        """The parts right in it."""
        return tuple(part for part in self.held if isinstance(part, Part))

    @property
    def words(self) -> str:
        """All words in it, with one space between them; without one where there is none in a row."""
        return spaced("".join(_said(self)))


class Pdf:
    """A PDF with its structure, and the words that stand on its pages beside that, as their numbers do."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.sizes = frozenset(_sizes(self.pdf))
        """How large letters are, in points."""
        self._marked: dict[tuple[int, int], str] = {}
        self.beside: list[str] = []
        for number, page in enumerate(self.pdf.pages):
            for mark, words in _in_parts(page):
                if mark is None:
                    self.beside.append(words)
                else:
                    self._marked[number, mark] = self._marked.get((number, mark), "") + words

    @cached_property
    def root(self) -> Part:
        """The whole document."""
        (document,) = _children(self.pdf.Root.StructTreeRoot)
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        return self._part(document, numbers, 0)

    def _part(self, element: Any, numbers: Mapping[tuple[int, int], int], page: int) -> Part:
        page = numbers[element.Pg.objgen] if "/Pg" in element else page
        held: list[Part | str] = []
        for child in _children(element):
            if isinstance(child, int):
                held.append(self._marked.get((page, child), ""))
            elif "/MCID" in child:
                of_page = numbers[child.Pg.objgen] if "/Pg" in child else page
                held.append(self._marked.get((of_page, int(child.MCID)), ""))
            else:
                held.append(self._part(child, numbers, page))
        role, alt = str(element.S).removeprefix("/"), str(element.get("/Alt", ""))
        return Part(role, tuple(held), alt, _told(element))

    def words_on(self, page: int) -> str:
        """The words of the structure that stand on a page."""
        return spaced(" ".join(said for (number, _), said in sorted(self._marked.items()) if number == page))

    @property
    def fonts(self) -> list[Any]:
        """Every typeface of every page."""
        return [font for page in self.pdf.pages for font in _fonts(page).values()]

    @property
    def about(self) -> str:
        """What it says of itself, as XML."""
        return self.pdf.Root.Metadata.read_bytes().decode()


def spaced(text: str) -> str:
    """A text with one space between words, each of which is whole: where one is cut in two a PDF has a soft hyphen."""
    return _SPACES.sub(" ", text.replace(SOFT_HYPHEN, "")).strip()


def unspaced(text: str) -> str:
    """A text without spaces: where a line ends is for the paper to know."""
    return _SPACES.sub("", text)


def _said(part: Part) -> Iterator[str]:
    for held in part.held:
        if isinstance(held, str):
            yield held
        else:
            apart = "" if held.role in _IN_A_ROW else " "
            yield apart + "".join(_said(held)) + apart


def _children(element: Any) -> list[Any]:
    held = element.get("/K", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _told(element: Any) -> Mapping[str, str]:
    told = element.get("/A", [])
    dictionaries = told if isinstance(told, (list, pikepdf.Array)) else [told]
    return {name: str(held) for each in dictionaries for name, held in each.items()}


def _fonts(page: pikepdf.Page) -> Mapping[str, Any]:
    return dict(page.obj.Resources.get("/Font", pikepdf.Dictionary()).items())


def _in_parts(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """The words of a page, each with the number of the part that it stands in; without one it stands in none."""
    letters = {name: _letters(font) for name, font in _fonts(page).items()}
    font: Mapping[int, str] = {}
    opened: list[tuple[int | None, bool]] = []
    for each in pikepdf.parse_content_stream(page):
        name, operands = str(each.operator), list[Any](each.operands)
        number, is_told = opened[-1] if opened else (None, False)
        if name == "BDC":
            held = operands[1]
            if "/ActualText" in held:
                yield number, str(held["/ActualText"])
            opened.append((int(held["/MCID"]) if "/MCID" in held else number, is_told or "/ActualText" in held))
        elif name == "BMC":
            opened.append((number, is_told))
        elif name == "EMC":
            opened.pop()
        elif name == "Tf":
            font = letters[str(operands[0])]
        elif name in _SHOWS and not is_told:
            shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
            glyphs = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
            yield number, "".join(font[int.from_bytes(glyphs[at : at + 2])] for at in range(0, len(glyphs), 2))


def _letters(font: Any) -> Mapping[int, str]:
    """Glyph → its letters, as the ToUnicode of a typeface has it."""
    mapped = font.ToUnicode.read_bytes().decode("ascii")
    assert "beginbfrange" not in mapped, "only single glyphs are mapped"
    blocks = re.findall(r"beginbfchar(.*?)endbfchar", mapped, re.DOTALL)
    return {
        int(glyph, 16): bytes.fromhex(letters).decode("utf-16-be")
        for block in blocks
        for glyph, letters in _MAPPED.findall(block)
    }


def _sizes(pdf: pikepdf.Pdf) -> Iterator[float]:
    for page in pdf.pages:
        size = 0.0
        for instruction in pikepdf.parse_content_stream(page):
            operands: list[Any] = list(instruction.operands)
            if str(instruction.operator) == "Tf":
                size = float(operands[1])
            elif str(instruction.operator) == "Tm":
                yield round(size * abs(float(operands[3])), 2)
