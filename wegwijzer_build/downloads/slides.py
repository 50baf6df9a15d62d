"""A presentation as a PowerPoint file: the signpost of the site, notes under each slide, and a time for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import segno
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as PptxSlide
from pptx.text.text import TextFrame
from pptx.util import Emu, Mm, Pt

from wegwijzer_build.model import BLANK, Instrument
from wegwijzer_build.render.shared.language import Language

from .archive import repeatable
from .colours import AS_THEY_COME, Colours
from .properties import tell_of_itself

_WIDTH, _HEIGHT = Mm(338.7), Mm(190.5)
"""16:9, in the size that PowerPoint gives it."""
_TYPEFACE = "Arial"


@dataclass(frozen=True)
class Shown:
    """One slide in plain words: a blank says what goes there."""

    title: str
    points: tuple[str, ...]
    say: str
    seconds: int


@dataclass(frozen=True)
class Deck:
    """A whole presentation. `link`: where its last slide leads; empty where the site does not know its own address.

    `neutral`: whether nothing in it may tell what it is about; then the address is a code alone.
    """

    title: str
    day: date
    slides: tuple[Shown, ...]
    link: str = ""
    neutral: bool = False
    colours: Colours = AS_THEY_COME


def deck_of(instrument: Instrument, link: str = "") -> Deck:
    """The presentation of an instrument."""
    slides = tuple(
        Shown(
            _filled(instrument, slide.title),
            tuple(_filled(instrument, point) for point in slide.points),
            _filled(instrument, slide.say),
            slide.seconds,
        )
        for slide in instrument.slides
    )
    return Deck(instrument.heading or instrument.title, instrument.reviewed_on, slides, link, instrument.neutral)


def slides_file(deck: Deck, language: Language) -> bytes:
    """The file. The same deck gives the same bytes."""
    made = Presentation(BytesIO(_template(deck.colours)))
    layout = made.slide_layouts[0]
    for slide in deck.slides:
        page = made.slides.add_slide(layout)
        title, body = page.placeholders[0], page.placeholders[1]
        _write(title, (slide.title,), language)
        if slide.points:
            _write(body, slide.points, language)
        else:
            body.element.getparent().remove(body.element)
        notes = page.notes_slide.notes_text_frame
        if notes is not None:
            _say(notes, slide.say, language)
        _timed(page, slide.seconds)
    if deck.link:
        _code(made.slides[len(deck.slides) - 1], deck.link, "QR" if deck.neutral else deck.link)
    tell_of_itself(made.core_properties, deck.title, deck.day, language)
    file = BytesIO()
    made.save(file)
    return repeatable(file.getvalue())


def _filled(instrument: Instrument, words: str) -> str:
    """Words in which a blank says what goes there."""
    return BLANK.sub(lambda found: f"[{instrument.fields[found[1]].label}]", words)


def _write(shape: Any, lines: Iterable[str], language: Language) -> None:
    for nth, words in enumerate(lines):
        _run(shape.text_frame, nth, words, language)


def _say(notes: TextFrame, words: str, language: Language) -> None:
    for nth, said in enumerate(words.split("\n")):
        _run(notes, nth, said, language)


def _run(frame: Any, nth: int, words: str, language: Language) -> None:
    """One paragraph more of one or more lines, in a language; python-pptx has no types for making one."""
    paragraph = frame.paragraphs[0] if not nth else frame.add_paragraph()
    for row, said in enumerate(words.split("\n")):
        if row:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = said
        run._r.get_or_add_rPr().set("lang", language.tag)  # noqa: SLF001 - python-pptx knows no Dutch of one country


def _timed(page: PptxSlide, seconds: int) -> None:
    """After how long the next slide comes, where it plays by itself or becomes a video."""
    transition = parse_xml(f'<p:transition {nsdecls("p")} advTm="{seconds * 1000}"/>')
    element = page.element
    after = element.find(qn("p:clrMapOvr"))
    if after is None:
        element.append(transition)
    else:
        after.addnext(transition)


def _code(page: PptxSlide, link: str, about: str) -> None:
    made = BytesIO()
    segno.make_qr(link, error="m").save(made, kind="png", scale=8, border=2)
    left, top = Emu(_WIDTH - Mm(58)), Emu(_HEIGHT - Mm(58))
    picture: Any = page.shapes.add_picture(BytesIO(made.getvalue()), left, top, Mm(44), Mm(44))
    properties = picture._element.nvPicPr.cNvPr  # noqa: SLF001 - python-pptx has no other way to say what a picture shows
    properties.set("descr", about)
    properties.set("name", "QR")


@cache
def _template(colours: Colours) -> bytes:
    """An empty presentation with one kind of slide: a title on the board of the signpost, and points under it."""
    made: Any = Presentation()
    _without_parts_of_others(made)
    made.slide_width, made.slide_height = Emu(_WIDTH), Emu(_HEIGHT)
    kept = made.slide_layouts[1]
    for layout in list(made.slide_layouts):
        if layout.name != kept.name:
            made.slide_layouts.remove(layout)
    master = made.slide_master
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = RGBColor.from_string(_code_of(colours.paper))  # type: ignore[no-untyped-call]  # has no types
    for owner in (master, kept):
        for shape in list(owner.placeholders):
            kind = shape.placeholder_format.idx
            if kind not in (0, 1):
                shape.element.getparent().remove(shape.element)
    for owner in (master, kept):
        title, body = owner.placeholders[0], owner.placeholders[1]
        _place(title, Mm(22), Mm(20), _WIDTH - Mm(80), Mm(36))
        _place(body, Mm(22), Mm(72), _WIDTH - Mm(60), Mm(104))
        title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        body.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _board(kept, colours)
    _paint(master, colours)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _without_parts_of_others(made: Any) -> None:
    """A picture of another presentation, the printer of who made it, and how many slides that one had."""
    package = made.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype.rpartition("/")[2] in ("thumbnail", "extended-properties"):
            package.drop_rel(relation.rId)
    for relation in list(made.part.rels.values()):
        if relation.reltype.endswith("/printerSettings"):
            made.part.drop_rel(relation.rId)


def _place(shape: BaseShape, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = Emu(left), Emu(top), Emu(width), Emu(height)


def _board(layout: Any, colours: Colours) -> None:
    """The board that points on, behind the title; a shape of the layout is read to nobody."""
    tree = layout.shapes._spTree  # noqa: SLF001 - the shapes of a layout cannot be added to otherwise
    left, top, width, height = Mm(16), Mm(20), _WIDTH - Mm(44), Mm(36)
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="homePlate"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{_code_of(colours.board)}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
    tree.insert(2, shape)


def _code_of(colour: str) -> str:
    """How Office writes a colour."""
    return colour.removeprefix("#").upper()


def _paint(master: Any, colours: Colours) -> None:
    """Sizes, colours and the typeface of titles and points, once for all slides."""
    styles = master.element.find(qn("p:txStyles"))
    for name, size, colour, bold in (("titleStyle", 40, colours.on_board, True), ("bodyStyle", 32, colours.ink, False)):
        for level in _levels(styles.find(qn(f"p:{name}"))):
            level.set("algn", "l")
            if name == "bodyStyle":
                _apart(level)
            run = level.find(qn("a:defRPr"))
            for child in list(run):
                run.remove(child)
            run.set("sz", str(Pt(size).centipoints))
            run.set("b", "1" if bold else "0")
            fill = etree.SubElement(run, qn("a:solidFill"))
            etree.SubElement(fill, qn("a:srgbClr")).set("val", _code_of(colour))
            for script in ("latin", "ea", "cs"):
                etree.SubElement(run, qn(f"a:{script}")).set("typeface", _TYPEFACE)


def _levels(style: Any) -> Iterator[Any]:
    return (child for child in style if child.find(qn("a:defRPr")) is not None)


def _apart(level: Any) -> None:
    """Room between the points: there are few, and people read them from afar."""
    for before in level.findall(qn("a:spcBef")):
        level.remove(before)
    room = etree.Element(qn("a:spcBef"))
    etree.SubElement(room, qn("a:spcPts")).set("val", "1800")
    level.insert(0, room)
