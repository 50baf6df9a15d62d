"""Whatever content says comes out of files as text: no code of Word, of Typst or of a spreadsheet comes to life."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest

from tests.downloads.office import Office
from tests.downloads.pdfs import Pdf, unspaced
from tests.downloads.sheets import Workbook
from tests.hostile.contents import base_files, checked
from tests.hostile.corpus import corpus
from wegwijzer_build.analyse import Analysis
from wegwijzer_build.downloads import downloads_of
from wegwijzer_build.downloads.pdf.document import PdfError
from wegwijzer_build.load.characters import REFUSED
from wegwijzer_build.model import BLANK, Content, Form, Model, Voice, Written
from wegwijzer_build.model.base import key_of
from wegwijzer_build.model.shapes import Leaf, Many, Shape, Table, shape_of
from wegwijzer_build.render.shared.downloads import Download, FileType
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.render.shared.prose import plain
from wegwijzer_build.validate.glyphs import WITHOUT_GLYPH

WORDS = {Written.PLAIN, Written.LINES, Written.MARKDOWN}
HARMLESS = (
    *("Woord", "Een\nTwee", "Dit is {naam}", "```\nWoord\n```"),
    "Een **vet** en *schuin* woord.\n\n- punt\n\n1. stap\n\n    code",
)
OWN = "programs of offices"
LONGEST = 6000
"""Signs of the longest text that a field takes."""
CODES = re.compile(rb"<w:fldSimple[^>]*>|<w:instrText|<a:hlink(?:Click|Hover)|<w:hyperlink")
OUR_CODES = {b'<w:fldSimple w:instr="PAGE">'}
"""The number of a sheet."""
GROUPS = [name for name, group in corpus().items() if not group.signs]
MORE = (
    '=HYPERLINK("https://example.com","klik")',
    "+1+1",
    "-1",
    "@SUM(1)",
    '{ HYPERLINK "https://example.com" }',
    '{=cmd|"/c calc"!A1}',
    "#let x = 1; #x",
    '#image("/etc/passwd")',
    "$ sum_1 $ *vet* _schuin_ `code` <label> @ref",
    "= Kop\n- punt",
    "\\u{41} \\ // /* */",
    "_x0041_",
    "&amp; &#65; ]]>",
)
"""What programs of offices and Typst would make something of, beside the corpus."""


def saying(value: Any, shape: Shape, text: str) -> Any:
    """A value of a model with a text in every place for words, as no loading and no check ever saw it."""
    if value is None:
        return None
    if isinstance(shape, Leaf):
        takes = shape.written in WORDS and shape.voice not in (Voice.VISITORS, Voice.COLLEAGUES)
        return text if takes and isinstance(value, str) else value
    if isinstance(shape, Many):
        return tuple(saying(each, shape.item, text) for each in value)
    if isinstance(shape, Table):
        return {key: saying(each, shape.value, text) for key, each in value.items()}
    if not isinstance(value, Model):
        return value
    names = {name: shape.fields.get(key_of(name)) for name in type(value).model_fields}
    said = {name: saying(getattr(value, name), inner, text) for name, inner in names.items() if inner is not None}
    return value.model_copy(update=said)


@cache
def base() -> tuple[Content, Mapping[str, Analysis]]:
    """Sound content that has every field: its instrument in every form, and trees whose outcomes are plans."""
    plans = {
        name: text.replace("start:", "plan: true\nstart:", 1)
        for name, text in base_files().items()
        if name.startswith("trees/")
    }
    found = checked({**base_files(), **plans})
    assert found.problems == ()
    assert found.content is not None
    brief = found.content.instruments["brief"]
    paper = brief.model_copy(update={"slides": (), "counts": None})
    forms = {
        "letter": paper,
        "scheme": paper.model_copy(update={"one_text": False}),
        "poster": paper.model_copy(update={"form": Form.POSTER}),
        "card": paper.model_copy(update={"form": Form.CARD}),
        "slides": brief.model_copy(update={"counts": None}),
        "sheet": brief.model_copy(update={"slides": ()}),
    }
    return replace(found.content, instruments=forms), found.trees


def files_saying(text: str) -> tuple[Download, ...]:
    """Every file of content that says the same in every place."""
    content, trees = base()
    held = {each.name: getattr(content, each.name) for each in fields(content)}
    told: dict[str, Any] = {
        name: {key: said(item, text) for key, item in items.items()}
        for name, items in held.items()
        if isinstance(items, Mapping)
    }
    for name, item in told["instruments"].items():
        # Loading lets no blank through that nobody describes.
        blanks = dict.fromkeys(BLANK.findall(text), item.fields["naam"])
        told["instruments"][name] = item.model_copy(update={"fields": {**item.fields, **blanks}})
    content = replace(content, site=said(content.site, text), **told)
    analyses = {name: replace(analysis, tree=content.trees[name]) for name, analysis in trees.items()}
    return downloads_of(content, analyses, DUTCH).all


def said(item: Any, text: str) -> Any:
    """An item that says something in every place."""
    model: type[Model] = type(item)
    return saying(item, shape_of(model), text)


@cache
def known(name: str) -> frozenset[tuple[str, ...]]:
    """What the file of that name holds where content says something harmless, in plain words or in Markdown."""
    files = [file for text in HARMLESS for file in files_saying(text) if file.address == name]
    return frozenset(mark for file in files for mark in Office(file.make()).marks())


@cache
def known_of_pdfs() -> frozenset[str]:
    """The roles of parts of PDFs of harmless content."""
    made = [Pdf(file.make()) for text in HARMLESS for file in files_saying(text) if file.type is FileType.PDF]
    return frozenset(part.role for pdf in made for part in pdf.root.all())


@cache
def formulas() -> Mapping[tuple[str, str], str]:
    """The formulas of a sheet of harmless content."""
    (file,) = [file for file in files_saying(HARMLESS[0]) if file.type is FileType.SHEET]
    return Workbook.of(file.make()).formulas


def wrong_in_office(file: Download, text: str) -> Iterator[str]:
    """What became of a text in an Office file that should not."""
    data = file.make()
    office = Office(data)
    if new := office.marks() - known(file.address):
        yield f"holds what it does not without: {sorted(new)[:3]}"
    if [each for each in office.relations() if each.is_external]:
        yield "leads out of itself"
    codes = {code for data in office.parts.values() for code in CODES.findall(data)}
    if codes - OUR_CODES:
        yield f"has the codes {codes}"
    if file.type is FileType.SHEET:
        book = Workbook.of(data)
        if book.formulas != formulas():
            yield "works out what is not ours"
        if not {("Uitleg", "A1"), ("Rekenen", "B1"), ("Rekenen", "C1")} <= {
            at for at in book.cells if book.cells[at] == text
        }:
            yield "has it otherwise"
    elif unspaced(filled_in(file, text)) not in unspaced(office.words):
        yield "has it otherwise"


def wrong_in_pdf(file: Download, text: str) -> Iterator[str]:
    """The same of a PDF: a sign that no typeface has is refused, and everything else is read as it stands."""
    if WITHOUT_GLYPH.search(text):
        with pytest.raises(PdfError, match=r"no typeface has U\+"):
            file.make()
        return
    if WITHOUT_GLYPH.search(plain(text)):
        return  # written as a code, which no check lets through: refused as Markdown, and text in words to use
    pdf = Pdf(file.make())
    if new := {part.role for part in pdf.root.all()} - known_of_pdfs():
        yield f"has parts that it has not without: {new}"
    if [page for page in pdf.pdf.pages if "/Annots" in page.obj]:
        yield "leads out of itself"
    if unspaced(filled_in(file, text)) not in unspaced(pdf.root.words):
        yield "has it otherwise"


def filled_in(file: Download, text: str) -> str:
    """A text as a file has it: on a wall, on a card and on slides a blank says what goes there, or is a line for it."""
    brackets = ("", "") if file.type is FileType.PDF and BLANK.fullmatch(text) else ("[", "]")
    return BLANK.sub(lambda _: text.join(brackets), text) if file.id in ("poster", "card", "slides") else text


def texts(group: str) -> tuple[str, ...]:
    """The texts of a group that a field takes, as loading has them: without spaces around."""
    return tuple(text.strip() for text in (MORE if group == OWN else corpus()[group].texts) if len(text) <= LONGEST)


@pytest.mark.parametrize("group", [OWN, *GROUPS])
def test_it_comes_out_as_text(group: str, thorough: bool) -> None:
    """Each hostile text in every place of content, even where a check refuses it, is in each file the text that it is.

    No element, code, formula or part stands there that does not stand there without it. Of long groups every other text
    is tried; in `make test-all` all are.
    """
    found = []
    of_group = texts(group)
    for text in of_group if thorough or group == OWN or len(of_group) < 10 else of_group[::2]:
        files = files_saying(text)
        assert {file.type for file in files} == set(FileType)
        for file in files:
            wrong = wrong_in_pdf if file.type is FileType.PDF else wrong_in_office
            found += [f"{text[:60]!r} in {file.address}: it {told}" for told in wrong(file, text)]
    assert found == []


def test_every_place_is_filled() -> None:
    """The texts do get into the files: of what the content says itself nothing is left there."""
    words = {file.address: Office(file.make()).words for file in files_saying("Zz") if file.type is FileType.WORD}
    content, _ = base()
    brief, tree = content.instruments["letter"], content.trees["regelen"]
    sayings = (tree.title, *(outcome.title for outcome in tree.outcomes.values()), brief.text, *brief.parts[0].ticks)
    for name, said_ in words.items():
        assert "Zz" in said_
        assert [one for one in sayings if one in said_] == [], name


def test_what_no_file_can_hold_never_gets_there() -> None:
    """Each sign that XML 1.0 forbids (its rule 2) is refused by loading, as it is and as an escape."""
    forbidden = [
        number
        for number in range(sys.maxunicode + 1)
        if not (number in (0x9, 0xA, 0xD) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or number > 0xFFFF)
    ]
    assert len(forbidden) == 29 + 2048 + 2
    assert [hex(number) for number in forbidden if not REFUSED.match(chr(number))] == []


@pytest.mark.parametrize("group", [name for name, group in corpus().items() if group.signs])
def test_signs_of_the_corpus_never_get_there(group: str) -> None:
    """The texts with signs that nobody can see, of which files are not tried, are refused by loading."""
    assert [text for text in corpus()[group].texts if not REFUSED.search(text)] == []
