"""A paper as a PDF that says how it is built (PDF/UA-1), laid out by Typst with typefaces of our own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import segno
import typst

from wegwijzer_build.downloads.paper import (
    Block,
    Gap,
    Grid,
    Heading,
    Line,
    Listed,
    Paper,
    Paragraph,
    Signatures,
    Ticks,
)
from wegwijzer_build.model import Form
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.validate.glyphs import WITHOUT_GLYPH

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
STANDARD: Literal["ua-1"] = "ua-1"


class PdfError(Exception):
    """A paper that no PDF can be made of: its typefaces have not all signs, or Typst refused it or warned."""


def pdf_file(paper: Paper, language: Language, size: str = "a4") -> bytes:
    """The file. The same paper gives the same bytes. `size` of a poster: a4 or a3. Raises PdfError."""
    data = json.dumps(_data(paper, language, size), ensure_ascii=False)
    # Typst tells of a letter that is missing, and drops an accent that is without a word.
    if found := WITHOUT_GLYPH.search(data):
        raise PdfError(f"{paper.title}: no typeface has U+{ord(found[0]):04X}")
    try:
        made, warnings = _typst().compile_with_warnings(
            format="pdf", pdf_standards=STANDARD, sys_inputs={"paper": data}
        )
    except typst.TypstError as error:
        raise PdfError(f"{paper.title}: {error.message}") from error
    if warnings:
        raise PdfError(f"{paper.title}: {'; '.join(warning.message for warning in warnings)}")
    if not isinstance(made, bytes):
        raise PdfError(f"{paper.title}: {made!r}")
    return made


@cache
def _typst() -> typst.Compiler:
    """Reads the typefaces once, for all papers."""
    return typst.Compiler(
        FOLDER / "paper.typ", root=FOLDER, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs={"paper": "{}"}
    )


def _data(paper: Paper, language: Language, size: str) -> Mapping[str, Any]:
    labels = {field.id: field.label for field in paper.fields}
    return {
        "title": paper.title,
        "lang": paper.lang,
        "rtl": language.direction == "rtl",
        "form": paper.form.value,
        "paper": size,
        "foot": paper.foot,
        "link": "" if paper.neutral else paper.link,
        "about_code": "QR" if paper.neutral else paper.link,
        "code": _code(paper.link) if paper.link and paper.form is not Form.TEXT else "",
        "colours": asdict(paper.colours),
        "blocks": [_block(block, labels, language) for block in paper.blocks],
    }


def _code(link: str) -> str:
    """A QR code of an address, as SVG."""
    made = BytesIO()
    segno.make_qr(link, error="m").save(made, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
    return made.getvalue().decode()


def _block(block: Block, labels: Mapping[str, str], language: Language) -> Mapping[str, Any]:
    """A block as the layout reads it: `is` says which it is."""
    return {"is": type(block).__name__.lower(), **_held(block, labels, language)}


def _held(block: Block, labels: Mapping[str, str], language: Language) -> Mapping[str, Any]:
    held: Mapping[str, Any] = {}
    match block:
        case Heading():
            held = {"level": block.level, "text": block.text}
        case Paragraph():
            held = {"soft": block.soft, "lines": _rows(block.lines, labels)}
        case Listed():
            held = {"numbered": block.numbered, "items": [_rows(item, labels) for item in block.items]}
        case Ticks():
            held = {"items": _rows(block.items, labels)}
        case Grid():
            rows = [[_rows(cell, labels) for cell in row] for row in block.rows]
            held = {"columns": block.columns, "shares": block.shares, "ticked": block.ticked, "rows": rows}
        case Signatures():
            _ = language.gettext
            held = {"who": block.who, "lines": [_("Naam en functie"), _("Datum en plaats"), _("Handtekening")]}
    return held


def _rows(lines: Iterable[Line], labels: Mapping[str, str]) -> list[list[Mapping[str, Any]]]:
    return [[_part(part, labels) for part in row] for row in lines]


def _part(part: Any, labels: Mapping[str, str]) -> Mapping[str, Any]:
    if isinstance(part, Gap):
        return {"gap": labels[part.field]}
    return {"text": part.text, "bold": part.bold, "italic": part.italic}
