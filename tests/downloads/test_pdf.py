"""PDFs: what each part is stands in the file, for who has it read aloud, and every letter of it is there."""

from __future__ import annotations

import re
import struct
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import typst

from tests.downloads.pdfs import SOFT_HYPHEN, Part, Pdf, spaced, unspaced
from tests.downloads.samples import DAY, FIELDS, LINK, in_a_purse, letter, made, of_pdfs, on_a_wall
from tests.downloads.validators import faults_of_pdfs
from tests.project import run
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
    Words,
    line,
)
from wegwijzer_build.downloads.pdf import document
from wegwijzer_build.downloads.pdf.document import FONTS, PdfError, pdf_file
from wegwijzer_build.model import Form
from wegwijzer_build.render.shared.language import DUTCH, language_beside
from wegwijzer_build.validate.glyphs import ARABIC, WITHOUT_GLYPH

SAMPLES = [f"{name}.pdf" for name in of_pdfs()]
HEADINGS = {f"H{level}": level for level in range(1, 7)}
KNOWN = {
    *("Document", "Div", "P", "Span", "Strong", "Em", "Figure"),
    *("L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD"),
    *HEADINGS,
}
WITHIN = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"}} | {
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
"""What some parts stand in, and nothing else."""


@cache
def pdf_of(name: str) -> Pdf:
    """A sample."""
    return Pdf(made()[name])


def test_two_checkers_find_nothing(files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Neither of two checkers finds a fault against PDF/UA-1, nor what it could not look at, in any PDF."""
    found = {name: data for name, data in {**files, **made()}.items() if name.endswith(".pdf")}
    assert len(found) > len(SAMPLES)
    assert faults_of_pdfs(found, tmp_path) == {}


def test_the_checkers_find_what_is_wrong(tmp_path: Path) -> None:
    """Both find a file that does not say in which language it is, and a picture without words."""
    without = pikepdf.open(_written(tmp_path / "given.pdf", made()["poster.pdf"]))
    del without.Root.Lang
    for each in without.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
            del each.Alt
    without.save(tmp_path / "broken.pdf")
    told = faults_of_pdfs({"broken.pdf": (tmp_path / "broken.pdf").read_bytes()}, tmp_path)
    assert {said.partition(" ")[0] for said in told["broken.pdf"]} == {"page", "pdfua"}
    assert len(told["broken.pdf"]) >= 4


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", SAMPLES)
def test_what_it_says_of_itself(name: str) -> None:
    """A file says that it is PDF/UA-1, in which language it is and what it is called, and not who made it when."""
    paper, _, _ = of_pdfs()[name.removesuffix(".pdf")]
    found = pdf_of(name)
    assert "<pdfuaid:part>1</pdfuaid:part>" in found.about
    assert found.pdf.Root.Lang == paper.lang
    assert found.pdf.Root.MarkInfo.Marked
    assert found.pdf.Root.ViewerPreferences.DisplayDocTitle, "a window shows the title, and not the name of the file"
    assert found.pdf.docinfo["/Title"] == paper.title
    assert set(found.pdf.docinfo.keys()) == {"/Title", "/Creator"}
    assert re.search("date|author|creator>(?!Typst)", found.about, re.IGNORECASE) is None


def test_nothing_happens_in_it(pdfs: Mapping[str, Pdf]) -> None:
    """No file holds a link, a form, a script or another file: it is paper."""
    for name, found in pdfs.items():
        assert not [page for page in found.pdf.pages if "/Annots" in page.obj], name
        may = {
            "/Type",
            "/Pages",
            "/Metadata",
            "/Lang",
            "/MarkInfo",
            "/StructTreeRoot",
            "/ViewerPreferences",
            "/Outlines",
        }
        assert set(found.pdf.Root.keys()) <= may, name
        keys = {key for each in found.pdf.objects if isinstance(each, pikepdf.Dictionary) for key in each}
        assert (
            keys & {"/JS", "/JavaScript", "/URI", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "/EF"} == set()
        ), name


def levels(found: Pdf) -> list[int]:
    """The level of each heading, in order."""
    return [HEADINGS[part.role] for part in found.root.of(*HEADINGS)]


def test_headings_lead_the_way(pdfs: Mapping[str, Pdf]) -> None:
    """Each file has one heading of the first level, at its start, none is skipped below it, and none is empty."""
    for name, found in pdfs.items():
        deep = levels(found)
        assert deep[0] == 1, name
        assert deep.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(deep)), name
        assert all(part.words for part in found.root.of(*HEADINGS)), name
        with found.pdf.open_outline() as outline:
            assert len(outline.root) == 1, "the ten cards of a sheet are one"
    assert levels(pdfs["letter.pdf"]) == [1, 2, 3, 4, 2, 3, 3, 2]


def test_each_part_is_what_it_should_be(pdfs: Mapping[str, Pdf]) -> None:
    """Lists are lists, tables are tables with heads that say of what, and pages are put together from such parts."""
    for name, found in pdfs.items():
        parts = list(found.root.all())
        assert {part.role for part in parts} <= KNOWN, name
        for part in parts:
            for inner in part.inner:
                assert part.role in WITHIN.get(inner.role, {part.role}), (name, part.role, inner.role)
        for head in found.root.of("TH"):
            assert head.told["/Scope"] == "/Column", name
        for item in found.root.of("LI"):
            assert [inner.role for inner in item.inner] == ["Lbl", "LBody"], name
        assert all("/StructParents" in page.obj and page.obj.Tabs == "/S" for page in found.pdf.pages), name


def test_a_table_has_a_head_and_as_many_cells_in_each_row() -> None:
    """The tables of a text come out row by row, what is to be filled in as an empty cell."""
    found = pdf_of("letter.pdf")
    grids = [block for block in letter().blocks if isinstance(block, Grid)]
    for table, grid in zip(found.root.of("Table"), grids, strict=True):
        (head,) = table.of("THead")
        assert [cell.words for cell in head.of("TH")] == list(grid.columns)
        rows = [row for body in table.of("TBody") for row in body.of("TR")]
        assert [[cell.role for cell in row.inner] for row in rows] == [["TD"] * len(grid.columns)] * len(grid.rows)
        assert [[unspaced(cell.words) for cell in row.inner] for row in rows] == [
            [unspaced("".join(map(said, cell))) for cell in row] for row in grid.rows
        ]


def test_a_long_word_is_cut_in_two_before_it_runs_over_the_edge_of_a_cell() -> None:
    """In a narrow column a long word goes on in the next line, with a hyphen that is not read; others stay whole."""
    long, short = "vertrouwenspersoon", "maatregelen"
    grid = Grid("Wegen", tuple("abcdef"), ((*[(line(f"{short} {long}"),)] * 6,),), (1,) * 6)
    found = Pdf(pdf_file(Paper("Wegen", "nl", DAY, (grid, Paragraph((line(f"{long} " * 20),)))), DUTCH))
    cells = found.root.of("TD")
    assert {cell.words for cell in cells} == {f"{short} {long}"}
    for cell in cells:
        first, second = "".join(_held(cell)).split()
        assert first == short
        assert SOFT_HYPHEN in second
    assert SOFT_HYPHEN not in "".join(_held(found.root.of("P")[-1])), "beside tables all words stay whole"


def _held(part: Part) -> Iterator[str]:
    """The letters of a part as they stand in the file."""
    for held in part.held:
        yield from (held,) if isinstance(held, str) else _held(held)


def said(row: Line) -> str:
    """The words of a row, and between brackets what goes into its gaps."""
    labels = {field.id: f"[{field.label}]" for field in FIELDS}
    return "".join(labels[part.field] if isinstance(part, Gap) else part.text for part in row)


def test_lists_have_their_items() -> None:
    """Each list, with signs, numbered or to tick, has its items, and these their words."""
    lists = [[item.words for item in each.of("LBody")] for each in pdf_of("letter.pdf").root.of("L")]
    labels = [[item.words for item in each.of("Lbl")] for each in pdf_of("letter.pdf").root.of("L")]
    assert [list(map(unspaced, each)) for each in lists] == [
        ["Nietoordelen.", "Nietonderzoeken.Datdoeteenander."],
        ["Eerstdit.", "Dandat."],
        ["Weervanvorenafaan."],
        ["HetstaatindeRI&E.", "Iedereenweethet."],
    ]
    assert labels == [["•", "•"], ["1.", "2."], ["1."], ["", ""]]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_code_to_scan_says_where_it_leads(name: str) -> None:
    """The one picture is the code of a poster; its words are the address, which stands beside it too."""
    figures = pdf_of(name).root.of("Figure")
    assert [each.alt for each in figures] == ([LINK] if name.startswith("poster") else [])
    assert (LINK in pdf_of(name).root.words) is name.startswith("poster")


def test_letters_are_ours_and_have_a_meaning(pdfs: Mapping[str, Pdf]) -> None:
    """Every typeface is Noto Sans, stands in the file, and each glyph of it is mapped to what it means."""
    for name, found in pdfs.items():
        assert found.fonts, name
        for font in found.fonts:
            assert re.fullmatch(r"/[A-Z]{6}\+NotoSans-(Regular|Bold|Italic|BoldItalic)", str(font.BaseFont)), name
            (descendant,) = list(font.DescendantFonts)
            assert "/FontFile2" in descendant.FontDescriptor, name
            assert "/ToUnicode" in font, name


def blocks_said(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of blocks, in the order in which they stand there."""
    for block in blocks:
        match block:
            case Heading():
                yield block.text
            case Paragraph():
                yield from map(said, block.lines)
            case Listed():
                for number, item in enumerate(block.items, 1):
                    yield f"{number}." if block.numbered else "•"
                    yield from map(said, item)
            case Ticks():
                yield from map(said, block.items)
            case Grid():
                yield from block.columns
                yield from (said(row) for cells in block.rows for cell in cells for row in cell)
            case Signatures():
                for who in block.who:
                    yield from (who, "Naam en functie:", "Datum en plaats:", "Handtekening:")


def test_every_word_is_there_in_order() -> None:
    """What is read aloud is the paper, word for word and in its order; the number of a sheet is no part of it."""
    found = pdf_of("letter.pdf")
    paper = letter()
    assert unspaced(found.root.words) == unspaced("".join((paper.title, *blocks_said(paper.blocks))))
    assert found.beside == ["Wegwijzer · 1", "Wegwijzer · 2"]
    assert found.root.words.count("RI&E") == 3
    assert "Het staat in de RI&E." in found.root.words
    assert spaced(pdf_of("card.pdf").root.words) == "Praten? Bel [naam van de vertrouwenspersoon]."


def test_a_new_sheet_begins_where_it_should() -> None:
    """What is no part of the text begins on a sheet of its own, so that it can be taken off."""
    paper = letter()
    found = pdf_of("letter.pdf")
    assert len(found.pdf.pages) == 2
    on_first = found.words_on(0)
    assert "Handtekening:" in on_first
    assert "Waar dit op rust" not in on_first
    assert paper.blocks[-2] == Heading(1, "Waar dit op rust")


@pytest.mark.parametrize(
    "text", ["漢字", "סוד", "➜", "🏳️‍🌈", "≥ 5", "a\u0337", "Z\u0337\u0322\u031ba", "a\u200db", "\ue000"]
)
def test_what_no_typeface_has_is_refused(text: str) -> None:
    """A sign that our typefaces have not is refused wherever it stands; Typst would leave some of them out unseen."""
    told = f"U\\+{ord(WITHOUT_GLYPH.findall(text)[0]):04X}"
    words = Paragraph((line(f"Woord {text}"),))
    papers = (
        replace(letter(), title=text),
        replace(letter(), foot=text),
        replace(letter(), fields=(replace(FIELDS[0], label=text), *FIELDS[1:])),
        replace(letter(), blocks=(words,)),
        replace(letter(), blocks=(Grid(text, (text, "b"), (((), ()),), (1, 1)),)),
        replace(on_a_wall(), blocks=(words,)),
        replace(in_a_purse(), blocks=(words,)),
    )
    for paper in papers:
        with pytest.raises(PdfError, match=told):
            pdf_file(paper, DUTCH)


def test_what_typst_refuses_or_warns_of_is_refused() -> None:
    """A paper that Typst has something to say of comes to no file: one in which a heading is skipped."""
    with pytest.raises(PdfError, match="skipped from heading level 1 to 4"):
        pdf_file(replace(letter(), blocks=(Heading(3, "Te diep"),)), DUTCH)


def test_a_warning_is_refused_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing that Typst only warns of comes into a file: a typeface that is not there, or a rule that it lets go."""
    layout = tmp_path / "paper.typ"
    layout.write_text(
        '#set document(title: "Brief")\n#set text(font: "Noto Sans", lang: "nl")\n#text(font: "Zomaar")[Hoi]',
        encoding="utf-8",
    )
    warns = typst.Compiler(layout, root=tmp_path, font_paths=[FONTS], ignore_system_fonts=True)
    monkeypatch.setattr(document, "_typst", lambda: warns)
    with pytest.raises(PdfError, match="unknown font family"):
        pdf_file(letter(), DUTCH)


def test_what_is_refused_is_what_the_typefaces_have_not() -> None:
    """The signs that content may hold are those of the four typefaces, a line break, and the letters of Arabic."""
    of_each = {path.name: signs_of(path) for path in sorted(FONTS.glob("*.ttf"))}
    arabic = [of_each.pop(f"NotoSansArabic-{name}.ttf") for name in ("Bold", "Regular")]
    assert list(of_each) == [f"NotoSans-{name}.ttf" for name in ("Bold", "BoldItalic", "Italic", "Regular")]
    letters = {ord(sign) for sign in map(chr, range(0x3000)) if re.match(f"[{ARABIC}]", sign)}
    assert [letters - signs for signs in arabic] == [set(), set()]
    every = {number for number in range(sys.maxunicode + 1) if not WITHOUT_GLYPH.match(chr(number))}
    assert letters < every
    may = every - letters
    wrong = {name: sorted(map(hex, signs ^ (may - {ord("\n")}))) for name, signs in of_each.items()}
    assert {name: signs for name, signs in wrong.items() if signs} == {}


def signs_of(typeface: Path) -> set[int]:
    """The signs for which a TrueType file has a glyph, from its `cmap` of format 4 (OpenType 1.9, cmap)."""
    data = typeface.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", data[12 : 12 + 16 * count])}
    start = tables[b"cmap"]
    (encodings,) = struct.unpack_from(">H", data, start + 2)
    found: set[int] = set()
    for platform, _, offset in struct.iter_unpack(">HHI", data[start + 4 : start + 4 + 8 * encodings]):
        at = start + offset
        form, _, _, twice = struct.unpack_from(">HHHH", data, at)
        assert (form, platform in (0, 3)) == (4, True)
        size = twice // 2
        ends = struct.unpack_from(f">{size}H", data, at + 14)
        starts = struct.unpack_from(f">{size}H", data, at + 16 + twice)
        found |= {number for first, last in zip(starts, ends, strict=True) for number in range(first, last + 1)}
    return found - {0xFFFF}


def test_every_sign_that_may_stand_comes_out() -> None:
    """A paper with all letters and signs that the typefaces have, in each of their looks, is read aloud as it is."""
    signs = [chr(number) for number in range(0x20, 0x3000) if not WITHOUT_GLYPH.match(chr(number))]
    signs = [sign for sign in signs if not re.match(f"[{ARABIC}]", sign)]  # these join; see below
    letters = [sign for sign in signs if not unicodedata.combining(sign) and sign not in "\u00ad "]
    looks = [(False, False), (True, False), (False, True), (True, True)]
    rows = tuple((Words(" ".join(letters), bold, italic),) for bold, italic in looks)
    found = Pdf(pdf_file(Paper("Alles", "nl", DAY, (Paragraph(rows),)), DUTCH))
    assert len(letters) > 1000
    assert unspaced(found.root.words) == unspaced("Alles" + "".join(letters) * len(looks))


def test_arabic_comes_out_from_right_to_left() -> None:
    """Arabic is read aloud as it is, and a number within it from left to right."""
    said = "هل تحتاج إلى مساعدة؟ اتصل برقم \u200e0800-0188\u200e الآن."
    found = Pdf(pdf_file(Paper("مساعدة", "ar", DAY, (Paragraph(((Words(said),),)),)), language_beside("ar")))
    words = unicodedata.normalize("NFKC", found.root.words)
    assert "0800-0188" in words
    assert "0188-0800" not in words
    # Letters of a word stand in a file as they are seen, and readers turn them round (PDF 2.0, 14.8.2.5.3).
    assert {"تحتاج", "مساعدة؟"} <= {part[::-1] for part in words.split()}


def test_other_programs_make_the_same() -> None:
    """A PDF of a new process at another time and place has the same bytes; `test_archive.py` has all samples."""
    code = (
        "import sys; from tests.downloads.samples import *; sys.stdout.write(pdf_file(on_a_wall(), DUTCH, 'a3').hex())"
    )
    other = run(sys.executable, "-c", code, env={"PYTHONHASHSEED": "9", "TZ": "America/Lima", "SOURCE_DATE_EPOCH": "5"})
    assert bytes.fromhex(other.stdout) == made()["poster-a3.pdf"], other.stderr


def test_forms_have_their_sizes() -> None:
    """A text and cards are A4, and a poster is what was asked for; a poster says the same at any size."""
    sizes = {name: [round(float(side)) for side in pdf_of(name).pdf.pages[0].mediabox[2:]] for name in SAMPLES}
    assert sizes["letter.pdf"] == sizes["card.pdf"] == sizes["poster.pdf"] == [595, 842]
    assert sizes["poster-a3.pdf"] == [842, 1191]
    assert {len(pdf_of(name).pdf.pages) for name in SAMPLES if of_pdfs()[name[:-4]][0].form is not Form.TEXT} == {1}
    assert pdf_of("poster.pdf").root.words == pdf_of("poster-a3.pdf").root.words


def test_the_smallest_words_can_be_read() -> None:
    """On a card too, where what is filled in by hand has its label under the line: seven points at least."""
    for name in SAMPLES:
        assert min(pdf_of(name).sizes) >= 7, name


def test_what_is_read_stands_in_a_part() -> None:
    """Words that stand in no part of the structure are those of sheets for the scissors, and at the foot of pages."""
    beside = {name: set(pdf_of(name).beside) for name in SAMPLES}
    assert {name for name, found in beside.items() if found} == {"letter.pdf", "english.pdf", "card.pdf"}
    [first] = [part.words for part in pdf_of("card.pdf").root.of("H1")]
    assert first in beside["card.pdf"]
