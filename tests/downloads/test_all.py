"""All files of a site: of what there is one, where it is, and when it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.downloads.office import Office
from tests.downloads.pdfs import Pdf
from tests.hostile.contents import base_files, checked
from wegwijzer_build.downloads import all as making
from wegwijzer_build.downloads import downloads_of
from wegwijzer_build.model import Content, Form, Instrument
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.render.shared.downloads import Download, Downloads, FileType, in_words
from wegwijzer_build.render.shared.language import DUTCH

INSTRUMENT = """\
title: {title}
kind: practice
audiences: [{audiences}]
sources: [kamerbrief]
reviewed_on: 2026-11-20
text: Een {title} om te gebruiken.
form: {form}
{more}
parts:
  - {{title: Wie, say: [Dit is onze vertrouwenspersoon.]}}
"""
SLIDES = "slides: [{title: Wie het is, say: Dit is onze vertrouwenspersoon., seconds: 10}]"
COUNTS = "counts: {kinds: [pesten, iets anders], done: [alleen gepraat, verwezen], least: 5}"
OF_OTHERS = "url: https://www.arboportaal.nl/instrumenten"
MADE = ("word_file", "pdf_file", "slides_file", "sheet_file")


def instrument(title: str, audiences: str = "werkgever", form: str = "text", more: str = "") -> str:
    """An instrument as its file has it."""
    return INSTRUMENT.format(title=title, audiences=audiences, form=form, more=more)


def files(**changes: str) -> dict[str, str]:
    """Content with instruments of every form, some of which have nearly the name of another, or of a tree."""
    base = base_files()
    return {
        **base,
        "audiences/werknemer.yml": base["audiences/werknemer.yml"] + "informal: true\n",
        "trees/regelen.yml": base["trees/regelen.yml"].replace("start:", "plan: true\nstart:", 1),
        "instruments/brief.yml": instrument("brief"),
        "instruments/lijst.yml": instrument("lijst"),
        "instruments/regelen-laat.yml": instrument("lijstje"),
        "instruments/keuzehulp-regelen.yml": instrument("uitleg"),
        "instruments/poster.yml": instrument("poster", form="poster"),
        "instruments/poster-a4.yml": instrument("grote poster", form="poster"),
        "instruments/kaartje.yml": instrument("kaartje", "werkgever, werknemer", form="card"),
        "instruments/praatje.yml": instrument("praatje", more=SLIDES),
        "instruments/telblad.yml": instrument("telblad", more=COUNTS),
        "instruments/bericht.yml": instrument("bericht", "werknemer"),
        "instruments/elders.yml": instrument("boek", more=OF_OTHERS),
        **changes,
    }


def downloads_in(found: Checked) -> Downloads:
    """All files of content that is in order."""
    assert found.problems == ()
    assert found.content is not None
    return downloads_of(found.content, found.trees, DUTCH)


@cache
def downloads() -> Downloads:
    """Those of the content above."""
    return downloads_in(checked(files()))


def types_of(collection: str, name: str, outcome: str = "") -> list[tuple[str, str]]:
    """The types of the files of an item, each with its variant."""
    return [(each.type.value, each.variant) for each in downloads().of(collection, name, outcome)]


def test_what_is_ours_has_files() -> None:
    """Each instrument of ours can be taken along: in Word and as a PDF, a poster in two sizes, slides as slides."""
    for name in ("brief", "kaartje", "lijst", "regelen-laat"):
        assert types_of("instruments", name) == [("docx", ""), ("pdf", "")]
    for name in ("poster", "poster-a4"):
        assert types_of("instruments", name) == [("docx", ""), ("pdf", "A4"), ("pdf", "A3")]
    assert types_of("instruments", "praatje") == [("pptx", "")]
    assert types_of("instruments", "telblad") == [("xlsx", "")]


def test_what_is_of_others_or_for_employees_only_has_none() -> None:
    """No file is made of what others publish, nor of what only employees use: it would stay on the computer of work."""
    assert types_of("instruments", "elders") == []
    assert types_of("instruments", "bericht") == []


def test_every_tree_has_all_of_it() -> None:
    """Each tree can be taken along as a whole; where it says that its outcomes are plans, each of these can too."""
    assert types_of("trees", "regelen") == types_of("trees", "kiezen") == [("pdf", "")]
    assert types_of("trees", "regelen", "regelen") == types_of("trees", "regelen", "klein") == [("docx", "")]
    assert types_of("trees", "kiezen", "lezen") == []


def test_what_a_tree_on_one_page_is_called_tells_nothing() -> None:
    """The file of a tree that is to leave no traces has its neutral title."""
    (file,) = downloads().of("trees", "kiezen")
    assert file.title == "Keuzehulp"


def _neutral(name: str, form: str, more: str) -> str:
    words = "Dit is wie je kunt bellen."
    return instrument(name, form=form, more=f"neutral: true\n{more}").replace("Dit is onze vertrouwenspersoon.", words)


NEUTRAL = ("kaartje", "praatje", "poster", "brief", "lijst")


def test_what_is_neutral_says_no_address_and_not_whose_it_is() -> None:
    """On a paper or a slide that may not tell what it is about the address stands as a code, and never in letters.

    Nor do its sheets, its properties or the words of the code say the name or the address of the site.
    """
    more = {"kaartje": "", "praatje": SLIDES, "poster": "", "brief": "one_text: true", "lijst": ""}
    forms = {"kaartje": "card", "poster": "poster"}
    told = {f"instruments/{name}.yml": _neutral(name, forms.get(name, "text"), more[name]) for name in NEUTRAL}
    found = checked(files(**told))
    assert found.content is not None
    site = found.content.site
    codes = 0
    for name in NEUTRAL:
        for download in downloads_in(found).of("instruments", name):
            said = letters_of(download)
            assert "example" not in said, download.address
            assert site.title not in said, download.address
            codes += 'QR"' in said or "\nQR\n" in said
    assert codes == 3, "the slides, and the poster in both sizes"
    assert "wegwijzer.example.nl" in letters_of(downloads().of("instruments", "poster")[1])
    assert site.title in letters_of(downloads().of("instruments", "lijst")[1])


def letters_of(download: Download) -> str:
    """All that a file says in letters: on its pages, beside its pictures and of itself."""
    data = download.make()
    if download.type is FileType.PDF:
        pdf = Pdf(data)
        alternatives = [part.alt for part in pdf.root.of("Figure")]
        return "\n".join((pdf.root.words, *pdf.beside, *alternatives, pdf.about, str(pdf.pdf.docinfo), ""))
    return "\n".join(part.decode() for name, part in Office(data).parts.items() if not name.endswith(".png"))


def test_sheets_of_a_tree_that_tells_nothing_do_not_say_whose_they_are() -> None:
    """At the foot of a tree on one page stands the number of the sheet alone; others say from which site they are."""
    beside = {name: Pdf(downloads().of("trees", name)[0].make()).beside for name in ("kiezen", "regelen")}
    assert beside["kiezen"][0] == "1"
    assert beside["regelen"][0].endswith("wegwijzer · 1")


def test_of_the_real_content(checked: Checked, files: Mapping[str, bytes]) -> None:
    """So it is with the real content: counted apart from how the files are made, there are these and no others."""
    content = checked.content
    assert content is not None
    expected = {f"{name}.pdf" for name in checked.trees} | {
        f"{name}-{outcome}.docx"
        for name, tree in content.trees.items()
        for outcome in (tree.outcomes if tree.plan else ())
    }
    for name, item in content.instruments.items():
        expected |= of_instrument(content, name, item)
    assert set(files) == expected
    assert {item.form for item in content.instruments.values()} == set(Form)


def of_instrument(content: Content, name: str, item: Instrument) -> set[str]:
    """The files that an instrument should have."""
    formal = [audience for audience in item.audiences if not content.audiences[audience].informal]
    if item.url or not formal or not (item.parts or item.slides or item.counts):
        return set()
    if item.slides or item.counts:
        return ({f"{name}.pptx"} if item.slides else set()) | ({f"{name}.xlsx"} if item.counts else set())
    larger = {f"{name}-a3.pdf"} if item.form is Form.POSTER else set()
    return {f"{name}.docx", f"{name}.pdf"} | larger


def test_no_two_files_have_one_address(downloads_of_content: Downloads) -> None:
    """Each file has an address of its own, in small letters that need no signs."""
    for found in (downloads(), downloads_of_content):
        addresses = [each.address for each in found.all]
        assert len(addresses) == len(set(addresses))
        for address in addresses:
            assert re.fullmatch(r"bestanden/[a-z0-9]+(?:[-_][a-z0-9]+)*\.(docx|pdf|pptx|xlsx)", address)


@pytest.fixture
def downloads_of_content(checked: Checked) -> Downloads:
    """All files of the real content."""
    assert checked.content is not None
    return downloads_of(checked.content, checked.trees, DUTCH)


def test_a_file_tells_what_it_is_of() -> None:
    """Each tells its item, its title, its language and the day of its text: of a plan the last of what it advises."""
    letter, _ = downloads().of("instruments", "brief")
    assert (letter.title, letter.language, letter.day.isoformat()) == ("brief", "nl", "2026-11-20")
    (plan,) = downloads().of("trees", "regelen", "regelen")
    content = checked(files()).content
    assert content is not None
    outcome = content.trees["regelen"].outcomes["regelen"]
    assert (plan.title, plan.outcome) == (outcome.title, "regelen")
    assert plan.day == max(content.advice[use.advice].reviewed_on for use in outcome.advice)


def test_nothing_is_made_before_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """To list the files makes none of them."""
    made: list[str] = []

    def instead_of(name: str) -> Callable[..., bytes]:
        def make(*_: object) -> bytes:
            made.append(name)
            return b""

        return make

    for name in MADE:
        monkeypatch.setattr(making, name, instead_of(name))
    found = downloads_in(checked(files(**{"instruments/brief.yml": instrument("brief om niet te maken")})))
    assert made == []
    for file in found.of("instruments", "brief"):
        file.make()
    assert made == ["word_file", "pdf_file"]


def bytes_of(found: Downloads) -> Mapping[str, tuple[Download, bytes]]:
    """Every file, made."""
    return {each.address: (each, each.make()) for each in found.all}


def test_what_did_not_change_is_not_made_anew() -> None:
    """After an edit a file whose text is the same is the very same object, and only the others are made anew."""
    before = bytes_of(downloads())
    again = bytes_of(downloads_in(checked(files())))
    assert [name for name in before if again[name][1] is not before[name][1]] == []
    edited = files(**{"instruments/brief.yml": instrument("brief").replace("onze", "jullie")})
    after = bytes_of(downloads_in(checked(edited)))
    changed = {name for name in before if after[name][1] is not before[name][1]}
    assert changed == {"bestanden/brief.docx", "bestanden/brief.pdf"}
    assert all(after[name][1] != before[name][1] for name in changed)


def test_an_edit_of_an_advice_makes_plans_and_trees_anew() -> None:
    """What an advice says stands in the plans and the trees that advise it, and in nothing else."""
    before = bytes_of(downloads())
    advice = base_files()["advice/inhuur.yml"]
    title = re.sub(r"^title: .*$", "title: Regel het ook voor wie u inhuurt", advice, count=1, flags=re.MULTILINE)
    after = bytes_of(downloads_in(checked(files(**{"advice/inhuur.yml": title}))))
    changed = {name for name in before if after[name][1] != before[name][1]}
    assert changed == {"bestanden/regelen.pdf", "bestanden/regelen-regelen.docx"}


def test_how_large_it_is() -> None:
    """Beside a file stands what it is and how large, rounded up, as it was made."""
    word, small, large = downloads().of("instruments", "poster")
    assert word.size == len(word.make())
    assert in_words(word, DUTCH) == f"Word, {kilobytes(word.size)} kB"
    assert in_words(small, DUTCH) == f"PDF, A4, {kilobytes(small.size)} kB"
    assert in_words(large, DUTCH) == f"PDF, A3, {kilobytes(large.size)} kB"
    assert [kilobytes(size) for size in (1, 1000, 1001, 60000)] == [1, 1, 2, 60]


def kilobytes(size: int) -> int:
    """A number of bytes as people are told it: rounded up."""
    return -(-size // 1000)


def test_each_type_has_its_media_type() -> None:
    """A server tells of each type what it is: what programs know it by (IANA)."""
    office = "application/vnd.openxmlformats-officedocument."
    assert {each.value: each.media.removeprefix(office) for each in FileType} == {
        "docx": "wordprocessingml.document",
        "pptx": "presentationml.presentation",
        "xlsx": "spreadsheetml.sheet",
        "pdf": "application/pdf",
    }


def test_texts_that_leave_something_out(tmp_path: Path) -> None:
    """Content may leave out what stands on paper: words in a text that is signed, and items in a list."""
    odd = """\
title: Brief
kind: practice
audiences: [werkgever]
sources: [kamerbrief]
reviewed_on: 2026-11-20
text: "- Eerst dit.\\n-\\n- Dan dat."
one_text: true
signed_by: [De werkgever]
parts:
  - {title: Wie, text: Alleen uitleg.}
"""
    found = downloads_in(checked(files(**{"instruments/brief.yml": odd})))
    for file in found.of("instruments", "brief"):
        (tmp_path / file.address.rpartition("/")[2]).write_bytes(file.make())
    assert len(list(tmp_path.iterdir())) == 2
