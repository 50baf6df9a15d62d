"""The empty Word file that all begin from: styles, language, lists, and the page."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import cast

from babel.core import Locale
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from wegwijzer_build.downloads.colours import Colours

from .xml import element

_TYPEFACE = "Arial"
"""One that every machine with Word or LibreOffice has, or has an equal of."""
_KEPT = (
    {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Normal", "Table Grid", "Title"}
    | {f"Heading {level}" for level in (1, 2, 3)}
    | {"List Bullet", "List Number", "Footer", "Header"}
)
_LEFT_OUT = {"customXml", "stylesWithEffects", "webSettings"}
BULLETS, NUMBERS = "1", "2"
"""The ids of the two kinds of list."""


def empty(language: str, colours: Colours, *, margin: int = 22) -> WordDocument:
    """A new file in a language (`nl-NL`), on A4; `margin` in millimetres."""
    made: WordDocument = Document(BytesIO(_bytes(language, colours)))
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(margin)
    return made


@cache
def _bytes(language: str, colours: Colours) -> bytes:
    made: WordDocument = Document()
    _without_parts_of_others(made)
    for style in list(made.styles):
        if style.name not in _KEPT:
            style.delete()
        elif (linked := style.element.find(qn("w:link"))) is not None:
            style.element.remove(linked)
    _styles(made, colours)
    _language(made, language)
    _complex_scripts(made)
    _lists(made)
    _settings(made, language)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _without_parts_of_others(made: WordDocument) -> None:
    """A picture of the first page, how many words there are on none, and what nothing here refers to."""
    package = made.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.rpartition("/")[2] in ("thumbnail", "extended-properties"):
            del package.rels[name]
    for name, relation in list(made.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in _LEFT_OUT:
            del made.part.rels[name]


def _styles(made: WordDocument, colours: Colours) -> None:
    board, ink, soft_ink, on_board = (
        RGBColor.from_string(colour.removeprefix("#").upper())
        for colour in (colours.board, colours.ink, colours.soft, colours.on_board)
    )
    normal = _style(made, "Normal")
    normal.font.name, normal.font.size, normal.font.color.rgb = _TYPEFACE, Pt(11), ink
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    normal.paragraph_format.line_spacing = 1.15
    sizes = {"Title": 22, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11}
    for name, size in sizes.items():
        style = _style(made, name)
        _plain(style)
        style.font.name, style.font.size, style.font.bold, style.font.color.rgb = _TYPEFACE, Pt(size), True, board
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size)
        style.paragraph_format.space_after = Pt(10 if name == "Title" else 4)
        style.paragraph_format.keep_with_next = True
    soft = made.styles.add_style("Soft", WD_STYLE_TYPE.PARAGRAPH)
    soft.base_style, soft.font.size, soft.font.color.rgb = normal, Pt(9.5), soft_ink
    after = made.styles.add_style("After", WD_STYLE_TYPE.PARAGRAPH)
    after.base_style, after.font.size = normal, Pt(2)
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), 1.0
    tick = made.styles.add_style("Tick", WD_STYLE_TYPE.PARAGRAPH)
    tick.base_style = normal
    tick.paragraph_format.left_indent, tick.paragraph_format.first_line_indent = Mm(8), Mm(-8)
    for name, size, space in (("Poster First", 36, 24), ("Poster", 22, 14), ("Card First", 13, 6), ("Card", 10, 3)):
        large = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        large.base_style, large.font.size, large.paragraph_format.space_after = normal, Pt(size), Pt(space)
        if name.endswith("First"):
            # A heading by its level too, so that a screen reader finds it.
            large.base_style, large.paragraph_format.space_before = _style(made, "Heading 1"), Pt(0)
            large.font.bold, large.font.color.rgb = True, board
            large.element.get_or_add_pPr().append(element("outlineLvl", val="0"))
        if name == "Poster First":
            large.font.color.rgb = on_board
            large.element.get_or_add_pPr().insert(0, element("shd", val="clear", color="auto", fill=str(board)))
        if name.startswith("Card"):
            large.paragraph_format.left_indent = Mm(5)
            large.paragraph_format.line_spacing = 1.0
    placeholder = made.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    placeholder.font.color.rgb, placeholder.font.underline = soft_ink, True


def _style(made: WordDocument, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", made.styles[name])


def _plain(style: ParagraphStyle) -> None:
    """Without the lines, typefaces and colours of a theme that the template of others puts on a heading."""
    properties = style.element.rPr
    if properties is not None:
        style.element.remove(properties)
    borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if borders is not None:
        style.element.pPr.remove(borders)


def _language(made: WordDocument, language: str) -> None:
    defaults = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        if child.tag in (qn("w:lang"), qn("w:rFonts")):
            defaults.remove(child)
    defaults.insert(0, element("rFonts", ascii=_TYPEFACE, hAnsi=_TYPEFACE, cs=_TYPEFACE, eastAsia=_TYPEFACE))
    is_right_to_left = Locale.parse(language, sep="-").text_direction == "rtl"
    if is_right_to_left:
        defaults.append(element("rtl"))
        paragraphs = made.styles.element.find(qn("w:docDefaults")).find(qn("w:pPrDefault"))
        paragraphs.find(qn("w:pPr")).insert(0, element("bidi"))
        grid = made.element.body.sectPr.find(qn("w:docGrid"))
        grid.addprevious(element("bidi"))
    defaults.append(element("lang", val=language, eastAsia=language, bidi=language if is_right_to_left else "ar-SA"))


def _complex_scripts(made: WordDocument) -> None:
    """Letters such as the Arabic have a size and a weight of their own in Word: they get those of all others."""
    for name, of_complex in (("sz", "szCs"), ("b", "bCs")):
        for said in made.styles.element.iter(qn(f"w:{name}")):
            for old in said.getparent().findall(qn(f"w:{of_complex}")):
                said.getparent().remove(old)
            said.addnext(element(of_complex, **({"val": value} if (value := said.get(qn("w:val"))) else {})))


def _lists(made: WordDocument) -> None:
    """Two kinds of list: with a sign, and numbered."""
    numbering = made.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    kinds = ((BULLETS, "bullet", "•"), (NUMBERS, "decimal", "%1."))
    for number, kind, sign in kinds:
        level = element(
            "lvl",
            element("start", val="1"),
            element("numFmt", val=kind),
            element("lvlText", val=sign),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left="454", hanging="454")),
            ilvl="0",
        )
        numbering.append(
            element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=number)
        )
    for number, _, _ in kinds:
        numbering.append(element("num", element("abstractNumId", val=number), numId=number))
    for name in ("List Bullet", "List Number"):
        properties = _style(made, name).element.pPr
        for child in list(properties):
            if child.tag == qn("w:numPr"):
                properties.remove(child)


def new_numbering(made: WordDocument) -> str:
    """The id for a numbered list that begins at one."""
    numbering = made.part.numbering_part.element
    number = str(len(numbering.findall(qn("w:num"))) + 1)
    begins = element("lvlOverride", element("startOverride", val="1"), ilvl="0")
    numbering.append(element("num", element("abstractNumId", val=NUMBERS), begins, numId=number))
    return number


def _settings(made: WordDocument, language: str) -> None:
    """No more than what Word needs to open it as a file of today, in this language."""
    settings = made.settings.element
    for child in list(settings):
        settings.remove(child)
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    settings.append(element("zoom", percent="100"))
    settings.append(element("defaultTabStop", val="709"))
    settings.append(element("compat", mode))
    settings.append(element("themeFontLang", val=language))
    settings.append(element("decimalSymbol", val=","))
    settings.append(element("listSeparator", val=";"))


__all__ = ["BULLETS", "NUMBERS", "empty", "new_numbering"]
