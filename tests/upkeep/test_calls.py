"""The call sheet asks what only a call can tell; the form that comes back says what to change, or sets the day."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import lxml.html
import pytest
from click.testing import CliRunner, Result

from tests.project import Project
from wegwijzer_build.cli import main

FILE = "content/contacts/hulplijn.yml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
LINE = """\
title: Hulplijn
what_for: Praten over het werk.
ways:
  - by: phone
    at: 0800 51 51   # gratis
    cost: gratis
    hours: dag en nacht
    to_be_called: true
  - {by: chat, at: https://hulplijn.example.nl/chat}
free: true
sources: [kamerbrief]
checked_on: 2026-11-02  # de kopie
reviewed_on: 2026-11-20
"""


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Stand in a project with one contact to call."""
    monkeypatch.chdir(project.root)
    project.write(FILE, LINE)
    return project


def contacts(*arguments: str, day: str = "2026-12-03") -> Result:
    """Run the command."""
    result = CliRunner().invoke(main, ["contacts", "--as-of", day, *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def form(here: Project, **answers: str) -> str:
    """The form, filled in: a key of it → what is written between its quotes; nothing goes without having been there."""
    assert contacts("--call-sheet", "--format", "yml", "--out", "bel.yml").exit_code == 0
    text = (here.root / "bel.yml").read_text("utf-8")
    for key, answer in answers.items():
        assert f'{key}: ""' in text
        text = text.replace(f'{key}: ""', f'{key}: "{answer}"', 1)
    here.write("bel.yml", text)
    return text


RIGHT = {"called_on": "2026-12-02", "by": "redactie", "at": "right", "hours": "right", "cost": "right", "free": "right"}


def with_chat(here: Project) -> None:
    """The address of the chat was right too."""
    text = (here.root / "bel.yml").read_text("utf-8")
    here.write("bel.yml", text.replace('at: ""  # nu: https', 'at: "right"  # nu: https'))


def test_who_has_to_be_called(here: Project) -> None:
    """Who has a way to be called; after a call no longer, until it is nearly a year old."""
    assert contacts().stdout == f"{FILE}: hulplijn, in 2 outcomes, never called\n1 contact to call.\n"
    here.write(FILE, f"{LINE}called_on: 2026-12-01\n")
    assert contacts().stdout == "0 contacts to call.\n"
    assert "called on 2026-12-01\n1 contact" in contacts(day="2027-10-15").stdout
    assert contacts("hulplijm").exit_code == 2


@pytest.mark.usefixtures("here")
def test_the_sheet_tells_what_the_site_says_and_from_where() -> None:
    """Each question with what the site says now; sources and the date of the copy; room to write."""
    text = contacts("--call-sheet").stdout
    assert "Hulplijn: 0800 51 51\n" in text
    assert "[ ] telefoon: Wanneer is het open?\n       nu: dag en nacht\n       het is: ____" in text
    assert "       Kan iemand anoniem blijven?\n       nu: staat er niet\n" in text
    assert "In welke talen kan het?" in text
    assert "   Gelezen: 2 november 2026" in text
    assert "   bron: " in text


def test_the_page_is_whole_in_itself(here: Project) -> None:
    """It prints without a script, a style or a picture from elsewhere, and escapes what the content says."""
    here.change(FILE, "title: Hulplijn", "title: Hulp & <lijn>")
    assert contacts("--call-sheet", "--format", "html", "--out", "uit/bel.html").stdout == (
        "1 contact to call, written to uit/bel.html\n"
    )
    text = (here.root / "uit" / "bel.html").read_text("utf-8")
    page = lxml.html.document_fromstring(text)
    assert [heading.text for heading in page.iter("h2")] == ["Hulp & <lijn>"]
    assert list(page.iter("script", "link", "img", "iframe", "object")) == []
    assert not [each for each in page.iter() if {"src", "href", "style"} & set(each.attrib)]
    assert "@import" not in text
    assert "url(" not in text
    assert "@media print" in text
    rows = [
        [" ".join("".join(map(str, cell.itertext())).split()) for cell in row.iter("td")] for row in page.iter("tr")
    ]
    assert ["telefoon: Wat kost het?", "gratis", "", ""] in rows
    assert sum(cell.get("class") == "box" for cell in page.iter("td")) == 5


def test_all_was_right(here: Project) -> None:
    """The day is told, and with --write it stands in the file of the contact, in which nothing else changes."""
    form(here, **RIGHT)
    with_chat(here)
    told = contacts("--filled", "bel.yml")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout == (
        "hulplijn: called on 2026-12-02 by redactie\n"
        "   all that the site says was right: called_on can be 2026-12-02\n\n"
        "1 contact called; of 1 all was right.\n"
    )
    assert (here.root / FILE).read_text("utf-8") == LINE
    assert contacts("--filled", "bel.yml", "--write").stdout.endswith(
        "called_on set in 1 file; look at them with 'git diff'.\n"
    )
    added = LINE.replace("# de kopie\n", '# de kopie\ncalled_on: "2026-12-02"\n')
    assert (here.root / FILE).read_text("utf-8") == added
    form_of_later = {**RIGHT, "called_on": "2026-12-03"}
    assert contacts("--call-sheet", "hulplijn", "--format", "yml", "--out", "bel.yml").exit_code == 0
    text = (here.root / "bel.yml").read_text("utf-8")
    for key, answer in form_of_later.items():
        text = text.replace(f'{key}: ""', f'{key}: "{answer}"', 1)
    here.write("bel.yml", text)
    with_chat(here)
    assert contacts("--filled", "bel.yml", "--write").exit_code == 0
    assert (here.root / FILE).read_text("utf-8") == added.replace("2026-12-02", "2026-12-03")


def test_what_was_not_right_is_told_with_its_place(here: Project) -> None:
    """What to change, what is new, what nobody asked; then no day is set."""
    form(here, **{**RIGHT, "hours": "elke dag van 9 tot 17", "anonymous": "true", "languages": "ook Engels"})
    result = contacts("--filled", "bel.yml", "--write")
    assert result.exit_code == 0
    assert result.stdout == (
        "hulplijn: called on 2026-12-02 by redactie\n"
        f"   {FILE}:7: phone hours: 'dag en nacht' → 'elke dag van 9 tot 17'\n"
        f"   {FILE}:1: anonymous (not said yet): 'true'\n"
        f"   {FILE}:1: languages (note it: no key of a contact holds this yet): 'ook Engels'\n"
        f"   {FILE}:9: chat at: nobody asked; the site says 'https://hulplijn.example.nl/chat'\n\n"
        "1 contact called; of 0 all was right.\n"
        "called_on set in 0 files; look at them with 'git diff'.\n"
    )
    assert (here.root / FILE).read_text("utf-8") == LINE
    form(here)
    assert contacts("--filled", "bel.yml").stdout == "Nothing was filled in.\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('called_on: "2026-12-02"', 'called_on: "2 december"'), "7:14: error: expected the day of the call"),
        (('called_on: "2026-12-02"', 'called_on: ""'), "7:14: error: expected the day of the call"),
        (('called_on: "2026-12-02"', 'called_on: "2026-12-04"'), "in the future: 2026-12-04 (future-date)"),
        (('by: "redactie"', 'by: ""'), "8:7: error: nobody says who called (missing-key)"),
        (("hulplijn:", "hulplijm:"), "6:1: error: 'hulplijm' is not a contact (unknown-reference)"),
        (
            ('    hours: "right"', '    uren: "right"'),
            "'phone uren' is nothing that is asked of this contact (unknown-key)",
        ),
        (('anonymous: ""', 'anonymous: "right"'), "the site says nothing here that can be right (wrong-value)"),
        (('free: "right"', 'free: "meestal"'), "'meestal' is no answer to whether it is free (wrong-value)"),
        (("mark: ", "mark: a"), "the site no longer says of this contact what it said when the form was made"),
        (('by: "redactie"', 'by: "redactie'), "bel.yml:"),
        (('free: "right"', "free: [right]"), "expected one text here (wrong-form)"),
        (('    cost: "right"', '    cost: {x: "right"}'), "expected one text here (wrong-form)"),
        (("hulplijn:  # Hulplijn\n", "hulplijn: ja\nx:\n"), "expected the facts of a contact here (wrong-form)"),
    ],
)
def test_what_is_wrong_with_a_form_is_told(here: Project, change: tuple[str, str], said: str) -> None:
    """With its line, a hint, exit code 1, and nothing written."""
    text = form(here, **RIGHT)
    assert change[0] in text
    here.write("bel.yml", text.replace(*change, 1))
    result = contacts("--filled", "bel.yml", "--write")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.match(r"bel\.yml:\d+:\d+: error: ", result.stderr)
    assert said in result.stderr
    assert (here.root / FILE).read_text("utf-8") == LINE


def test_a_form_that_is_no_text_is_told(here: Project) -> None:
    """Whatever somebody hands over, it is told, and nothing is written."""
    (here.root / "bel.yml").write_bytes(b"\xff\xfe\x00")
    result = contacts("--filled", "bel.yml", "--write")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "bel.yml:" in result.stderr


def test_wrong_use(here: Project) -> None:
    """A sheet is made or read back; it never lands in the content."""
    form(here)
    assert contacts("--call-sheet", "--filled", "bel.yml").exit_code == 2
    assert contacts("--write").exit_code == 2
    assert contacts("--filled", "nergens.yml").exit_code == 2
    assert contacts("--call-sheet", "--out", "content/bel.yml").exit_code == 1
    assert not Path("content/bel.yml").exists()


def test_the_sheet_as_a_word_file_asks_the_same(here: Project) -> None:
    """`--format docx` writes every question with what the site says now and a box to tick; it is not printed."""
    assert contacts("--call-sheet", "--format", "docx", "--out", "bel.docx").exit_code == 0
    (table,) = docx.Document(str(here.root / "bel.docx")).tables
    asked = [(row.cells[0].text, row.cells[1].text) for row in table.rows[1:]]
    page = lxml.html.fromstring(contacts("--call-sheet", "--format", "html").stdout)
    assert asked == [(row[0].text, row[1].text) for row in page.iter("tr") if row[0].tag == "td"]
    assert len(list(table._tbl.iter(f"{{{W14}}}checkbox"))) == len(asked)  # noqa: SLF001 - python-docx knows no boxes
    refused = contacts("--call-sheet", "--format", "docx")
    assert (refused.exit_code, "--out" in refused.output) == (2, True)
