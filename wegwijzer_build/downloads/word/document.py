"""A paper as a Word file: real headings, lists and tables, controls to fill in, one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from wegwijzer_build.downloads.archive import repeatable
from wegwijzer_build.downloads.paper import (
    Block,
    Gap,
    Grid,
    Heading,
    Line,
    Listed,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Ticks,
)
from wegwijzer_build.downloads.properties import tell_of_itself
from wegwijzer_build.model import Form
from wegwijzer_build.render.shared.language import Language

from .base import BULLETS, empty, new_numbering
from .controls import Controls, add_fields
from .xml import element, words

_NO_HEADING = "9"
"""The level of a paragraph that is none, whatever its style says."""
_WIDTH = 9400
"""Of what stands between the margins, in twentieths of a point."""


def word_file(paper: Paper, language: Language) -> bytes:
    """The file. The same paper gives the same bytes."""
    made = empty(language.tag, paper.colours, margin=12 if paper.form is Form.CARD else 22)
    controls = Controls.of(paper.fields, language.tag)
    body = made.element.body
    last = body.sectPr
    for block in _elements(paper, made, controls, language):
        last.addprevious(block)
    _foot(made, paper)
    add_fields(made.part.package, made.part, paper.fields)
    tell_of_itself(made.core_properties, paper.title, paper.day, language)
    file = BytesIO()
    made.save(file)
    return repeatable(file.getvalue())


def _elements(paper: Paper, made: WordDocument, controls: Controls, language: Language) -> Iterator[BaseOxmlElement]:
    if paper.form is not Form.TEXT:
        yield from _large(paper, controls)
        return
    yield _paragraph("Title", words(paper.title))
    for before, block in zip((None, *paper.blocks), paper.blocks, strict=False):
        for nth, made_of in enumerate(_block(block, made, controls, language)):
            if not nth and isinstance(before, PageBreak):
                made_of[0].insert(1, element("pageBreakBefore"))
            yield made_of


def _block(block: Block, made: WordDocument, controls: Controls, language: Language) -> Iterator[BaseOxmlElement]:
    match block:
        case Heading():
            yield _paragraph(f"Heading{block.level}", words(block.text))
        case Paragraph():
            yield _paragraph("Soft" if block.soft else "Normal", *_rows(block.lines, controls))
        case Listed():
            number = new_numbering(made) if block.numbered else BULLETS
            style = "ListNumber" if block.numbered else "ListBullet"
            for item in block.items:
                yield _paragraph(style, *_rows(item, controls), numbering=number)
        case Ticks():
            for row in block.items:
                yield _paragraph("Tick", controls.box(_plain(row)), element("r", element("tab")), *_row(row, controls))
        case Grid():
            yield _table(block, controls)
            yield _paragraph("After")
        case Signatures():
            yield from _signatures(block, language)
        case PageBreak():
            pass  # told by the block behind it: a break of its own would be an empty sheet behind a full one


def _paragraph(style: str, *runs: BaseOxmlElement, numbering: str = "") -> BaseOxmlElement:
    properties = [element("pStyle", val=style)] if style != "Normal" else []
    if numbering:
        properties.append(element("numPr", element("ilvl", val="0"), element("numId", val=numbering)))
    return element("p", *([element("pPr", *properties)] if properties else []), *runs)


def _rows(lines: Iterable[Line], controls: Controls) -> Iterator[BaseOxmlElement]:
    for nth, row in enumerate(lines):
        if nth:
            yield element("r", element("br"))
        yield from _row(row, controls)


def _row(row: Line, controls: Controls) -> Iterator[BaseOxmlElement]:
    for part in row:
        if isinstance(part, Gap):
            yield controls.of_field(part.field)
        else:
            yield words(part.text, bold=part.bold, italic=part.italic, struck=part.struck)


def _plain(row: Line) -> str:
    return "".join("" if isinstance(part, Gap) else part.text for part in row)


def _table(grid: Grid, controls: Controls) -> BaseOxmlElement:
    """A table that says what it is, whose first row comes back on each sheet, and whose rows are not cut in two."""
    widths = [_WIDTH * share // sum(grid.shares) for share in grid.shares]
    properties = element(
        "tblPr",
        element("tblW", w=str(sum(widths)), type="dxa"),
        _borders("single"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w="80", type="dxa") for side in ("top", "left", "bottom", "right"))),
        element(
            "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        ),
        element("tblCaption", val=grid.caption),
        element("tblDescription", val="; ".join(grid.columns)),
    )
    columns = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    head = element(
        "tr",
        element("trPr", element("cantSplit"), element("tblHeader")),
        *(
            _cell(width, element("p", words(name, bold=True)), fill="F2EAD8")
            for width, name in zip(widths, grid.columns, strict=True)
        ),
    )
    rows = []
    for row in grid.rows:
        label = _plain(row[0][0]) if row[0] else grid.caption
        cells = []
        for nth, (width, lines) in enumerate(zip(widths, row, strict=True)):
            held = [controls.box(label)] if nth == grid.ticked else list(_rows(lines, controls))
            cells.append(_cell(width, element("p", *held)))
        rows.append(element("tr", element("trPr", element("cantSplit")), *cells))
    return element("tbl", properties, columns, head, *rows)


def _borders(line: str) -> BaseOxmlElement:
    """Lines around all cells of a table."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element("tblBorders", *(element(side, val=line, sz="4", space="0", color="83775F") for side in sides))


def _cell(width: int, held: BaseOxmlElement, fill: str = "") -> BaseOxmlElement:
    shade = [element("shd", val="clear", color="auto", fill=fill)] if fill else []
    return element("tc", element("tcPr", element("tcW", w=str(width), type="dxa"), *shade), held)


def _signatures(block: Signatures, language: Language) -> Iterator[BaseOxmlElement]:
    """Lines to write on by hand, with what goes there before them; all of one who signs stay on one sheet."""
    _ = language.gettext
    for who in block.who:
        yield _paragraph("Heading2", words(who))
        asked = (_("Naam en functie"), _("Datum en plaats"), _("Handtekening"))
        for what in asked:
            line = element("tab", val="right", leader="underscore", pos=str(_WIDTH))
            begins = element("tab", val="left", pos="2200")
            spacing = element("spacing", before="240", after="0")
            together = [] if what == asked[-1] else [element("keepNext")]
            properties = element("pPr", *together, element("tabs", begins, line), spacing)
            yield element("p", properties, words(f"{what}:"), element("r", element("tab"), element("tab")))


def _foot(made: WordDocument, paper: Paper) -> None:
    """The number of the sheet, and where it comes from."""
    if paper.form is not Form.TEXT:
        return
    foot = made.sections[0].footer
    foot.is_linked_to_previous = False
    paragraph = foot.paragraphs[0]._p  # noqa: SLF001 - python-docx gives no other way to put a field in
    said = [words(f"{paper.foot} · ")] if paper.foot else []
    number = element("fldSimple", words("1"), instr="PAGE")
    paragraph.extend([*said, number])


def _large(paper: Paper, controls: Controls) -> Iterator[BaseOxmlElement]:
    """A poster, or a sheet with ten cards to cut, of which one is filled in for all: the first words the largest."""
    if paper.form is Form.POSTER:
        yield from _lines_of(paper, controls)
        return
    widths = (4820, 4820)
    properties = element(
        "tblPr",
        element("tblW", w=str(sum(widths)), type="dxa"),
        _borders("dashed"),
        element("tblLayout", type="fixed"),
        element("tblCaption", val=paper.title),
    )
    rows = []
    for row in range(5):
        cells = []
        for nth, width in enumerate(widths):
            size = element("tcW", w=str(width), type="dxa")
            said = _lines_of(paper, controls, again=bool(row or nth))
            cells.append(element("tc", element("tcPr", size, element("vAlign", val="center")), *said))
        height = element("trHeight", val="2980", hRule="exact")
        rows.append(element("tr", element("trPr", element("cantSplit"), height), *cells))
    columns = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    yield element("tbl", properties, columns, *rows)
    yield _paragraph("After")


def _lines_of(paper: Paper, controls: Controls, *, again: bool = False) -> Iterator[BaseOxmlElement]:
    """Its words. The first are a heading, but where they stand on the sheet `again`: then they only look like one."""
    kind = "Poster" if paper.form is Form.POSTER else "Card"
    paragraphs = [block for block in paper.blocks if isinstance(block, Paragraph)]
    for nth, block in enumerate(paragraphs):
        made = _paragraph(kind if nth else f"{kind}First", *_rows(block.lines, controls))
        if again and not nth:
            made[0].append(element("outlineLvl", val=_NO_HEADING))
        yield made
