"""Office files as archives: the same bytes every time, from whatever machine, and what validators say of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from tests.downloads.office import Office
from tests.downloads.samples import deck, letter, made
from tests.downloads.validators import faults_by_audit, faults_by_microsoft
from tests.project import run
from wegwijzer_build.downloads.archive import repeatable
from wegwijzer_build.downloads.properties import LONGEST_TITLE
from wegwijzer_build.downloads.slides import slides_file
from wegwijzer_build.downloads.word.document import word_file
from wegwijzer_build.render.shared.language import DUTCH

FIRST = "[Content_Types].xml"
ANEW = """
import hashlib, json
from tests.downloads.samples import made
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in made().items()}))
"""


def office(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Those that are Office files."""
    return {name: data for name, data in files.items() if not name.endswith(".pdf")}


@pytest.mark.parametrize("name", office(made()))
def test_members_are_in_order_and_of_no_day(name: str) -> None:
    """What says of which type members are goes first, the rest follow by name; all as they are, of the first day."""
    with ZipFile(BytesIO(made()[name])) as archive:
        members = archive.infolist()
    names = [member.filename for member in members]
    assert names == [FIRST, *sorted(set(names) - {FIRST})]
    assert {member.compress_type for member in members} == {ZIP_STORED}
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.comment, member.extra) for member in members} == {(0, b"", b"")}


def test_what_packed_it_makes_no_difference() -> None:
    """Two archives of the same contents come to the same bytes, in whatever order and however they were packed."""
    names = ["word/document.xml", FIRST, "_rels/.rels", "Al-hier.xml"]
    one, other = packed(names, ZIP_STORED), packed(sorted(names), ZIP_DEFLATED)
    assert one != other
    with ZipFile(BytesIO(repeatable(one))) as archive:
        assert archive.namelist() == [FIRST, "Al-hier.xml", "_rels/.rels", "word/document.xml"]
    assert repeatable(one) == repeatable(other)


def packed(names: Sequence[str], how: int) -> bytes:
    """An archive of some members, dated now."""
    made = BytesIO()
    with ZipFile(made, "w", how) as archive:
        for name in names:
            archive.writestr(name, name * 50)
    return made.getvalue()


def test_made_anew_the_bytes_are_the_same() -> None:
    """Every file is the same when it is made once more, and in a program elsewhere that puts sets in another order."""
    before = {name: sha256(data).hexdigest() for name, data in made().items()}
    assert {name: sha256(data).hexdigest() for name, data in made.__wrapped__().items()} == before
    other = run(sys.executable, "-c", ANEW, env={"PYTHONHASHSEED": "4", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert other.returncode == 0, other.stderr
    assert json.loads(other.stdout) == before


@pytest.mark.parametrize("name", office(made()))
def test_nothing_in_it_leads_out(name: str) -> None:
    """No file leads out of itself, and all its parts are ours: no picture, printer or macro of somebody else."""
    file = Office(made()[name])
    relations = list(file.relations())
    assert [each for each in relations if each.is_external or "hyperlink" in each.type.lower()] == []
    parts = {part for part in file.parts if not part.endswith(".rels") and part != FIRST}
    assert {each.target.lstrip("/") for each in relations} == parts
    assert {part for part in parts if not part.endswith(".xml")} <= {"ppt/media/image1.png"}


@pytest.mark.parametrize("name", office(made()))
def test_it_says_nothing_of_who_made_it(name: str) -> None:
    """A file tells its title and the day of its text: no author, nobody who changed it, no day of the machine."""
    about = Office(made()[name]).trees["docProps/core.xml"]
    told = {str(each.tag).rpartition("}")[2]: each.text for each in about.iter() if each.text and each.text.strip()}
    assert {told.pop("created"), told.pop("modified")} == {"2026-11-20T00:00:00Z"}
    assert told["title"]
    assert told.keys() <= {"title", "language", "revision"}


def test_a_long_title_is_cut_where_a_file_tells_its_own(tmp_path: Path) -> None:
    """A title of 500 letters, as content may have, stands whole in the file; as its property it has 255."""
    files = {
        "letter.docx": word_file(letter("W" * 500), DUTCH),
        "slides.pptx": slides_file(replace(deck(), title="W" * 500), DUTCH),
    }
    for data in files.values():
        (title,) = Office(data).find("docProps/core.xml", "dc:title")
        assert title.text == "W" * LONGEST_TITLE
    assert b"W" * 500 in Office(files["letter.docx"]).parts["word/document.xml"]
    assert faults_by_audit(files, tmp_path) == {}


def test_validators_find_nothing(files: Mapping[str, bytes], tmp_path: Path, thorough: bool) -> None:
    """Every Office file of the real content, and those with all that one can hold, are right to two validators.

    The second reads a tenth of a second over each, so it gets those that hold an element, or an attribute of one, that
    no file before had; in `make test-all` all.
    """
    assert {name.rpartition(".")[2] for name in files} == {"docx", "pptx", "xlsx", "pdf"}
    all_ = office({**made(), **files})
    assert faults_by_audit(all_, tmp_path) == {}
    some = all_ if thorough else {name: all_[name] for name in of_other_marks(all_)}
    assert faults_by_microsoft(some, tmp_path) == {}


def of_other_marks(files: Mapping[str, bytes]) -> Iterator[str]:
    """The files that hold an element in another, or with an attribute, that none before them had."""
    seen: set[tuple[str, ...]] = set()
    for name, data in files.items():
        marks = Office(data).marks()
        if not marks <= seen:
            seen |= marks
            yield name


@pytest.mark.parametrize("faults", [faults_by_audit, faults_by_microsoft])
def test_validators_find_what_is_wrong(faults: type, tmp_path: Path) -> None:
    """Either finds a table without columns, and a slide that holds what has no place there."""
    broken = {
        "letter.docx": changed(made()["letter.docx"], "word/document.xml", b"w:tblGrid>", b"w:tblGird>"),
        "slides.pptx": changed(made()["slides.pptx"], "ppt/slides/slide1.xml", b"p:transition", b"p:transit"),
        "sheet.xlsx": changed(made()["sheet.xlsx"], "xl/worksheets/sheet2.xml", b"sheetData>", b"sheetDate>"),
    }
    assert faults(broken, tmp_path).keys() == broken.keys()


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """An archive with a text in one of its parts replaced."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(made, "w") as written:
        for name in given.namelist():
            held = given.read(name)
            assert name != part or old in held
            written.writestr(name, held.replace(old, new) if name == part else held)
    return made.getvalue()
