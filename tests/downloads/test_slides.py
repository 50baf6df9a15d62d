"""Presentations: what is said stands under each slide, and who cannot see them has them read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from tests.downloads.office import Office, elements, words
from tests.downloads.samples import DAY, LINK, deck, made
from wegwijzer_build.downloads.slides import Deck, Shown, deck_of, slides_file
from wegwijzer_build.model import Instrument
from wegwijzer_build.render.shared.downloads import Downloads, FileType
from wegwijzer_build.render.shared.language import DUTCH

PARTS = [f"ppt/slides/slide{number}.xml" for number in (1, 2, 3)]


@pytest.fixture(scope="module")
def file() -> Office:
    """A presentation with a link."""
    return Office(made()["slides.pptx"])


def paragraphs(shape: etree._Element) -> list[str]:
    """The paragraphs of a shape, each with its lines."""
    return [
        "".join(each.text or "" if each.tag.endswith("}t") else "\n" for each in elements(paragraph, ".//a:t | a:br"))
        for paragraph in elements(shape, "p:txBody/a:p")
    ]


def shapes(file: Office, part: str, place: str) -> list[etree._Element]:
    """The shapes of a slide, or of its notes, that fill a place of the layout."""
    return file.find(part, f"//p:sp[p:nvSpPr/p:nvPr/p:ph[{place}]]")


TITLE, POINTS, NOTES = "@type='title'", "@idx='1' and not(@type)", "@type='body'"


def test_each_slide_has_its_title_and_its_points(file: Office) -> None:
    """A slide has a title that is a title, and its points in the place for them; lines of a point stay lines."""
    assert {part for part in file.parts if part.startswith("ppt/slides/slide")} == set(PARTS)
    for part, slide in zip(PARTS, deck().slides, strict=True):
        (title,) = shapes(file, part, TITLE)
        assert paragraphs(title) == [slide.title]
        assert [paragraphs(each) for each in shapes(file, part, POINTS)] == (
            [list(slide.points)] if slide.points else []
        )
        assert elements(title.getroottree().getroot(), "//p:sp")[0] is title, "the title is read first"


def test_what_is_said_stands_under_it(file: Office) -> None:
    """The notes of a slide are what is said with it, line by line."""
    notes = {each.source: each.target for each in file.relations() if each.type.endswith("/notesSlide")}
    for part, slide in zip(PARTS, deck().slides, strict=True):
        (body,) = shapes(file, notes[part].lstrip("/"), NOTES)
        assert paragraphs(body) == slide.say.split("\n")


def test_each_slide_has_its_time(file: Office) -> None:
    """Where it plays by itself, or becomes a video, each slide stands as long as it should."""
    for part, slide in zip(PARTS, deck().slides, strict=True):
        (transition,) = file.find(part, "p:transition")
        assert transition.get("advTm") == str(slide.seconds * 1000)


def test_it_is_as_wide_as_screens_are(file: Office) -> None:
    """Slides are 16:9, and nothing sticks out of one."""
    made_ = Presentation(BytesIO(made()["slides.pptx"]))
    width, height = made_.slide_width, made_.slide_height
    assert width is not None
    assert height is not None
    assert round(width / height, 2) == round(16 / 9, 2)
    for slide in made_.slides:
        for shape in (*slide.shapes, *slide.slide_layout.shapes):
            left, top, wide, high = (Emu(each) for each in (shape.left, shape.top, shape.width, shape.height))
            assert min(left, top) >= 0
            assert left + wide <= width
            assert top + high <= height
    assert not file.find("ppt/slides/slide1.xml", "//p:timing"), "nothing moves"


@pytest.mark.parametrize(("name", "language"), [("slides.pptx", "nl-NL"), ("english.pptx", "en-GB")])
def test_every_word_says_in_which_language_it_is(name: str, language: str) -> None:
    """Each row of words of each slide and of its notes says its language, so that it is read aloud in that."""
    file = Office(made()[name])
    parts = [part for part in file.parts if part.startswith(("ppt/slides/slide", "ppt/notesSlides/notes"))]
    runs = [run for part in parts for run in file.find(part, "//a:r")]
    assert len(parts) == 6
    assert len(runs) > 10
    assert {properties.get("lang") for run in runs for properties in elements(run, "a:rPr")} == {language}
    assert all(len(elements(run, "a:rPr")) == 1 for run in runs)


def test_the_code_to_scan_says_where_it_leads(file: Office) -> None:
    """The last slide has the code, with the address as its words; without an address there is no picture at all."""
    found = {part: [each.get("descr") for each in file.find(part, "//p:pic/p:nvPicPr/p:cNvPr")] for part in PARTS}
    assert found == {PARTS[0]: [], PARTS[1]: [], PARTS[2]: [LINK]}
    assert not [part for part in Office(made()["english.pptx"]).parts if "media" in part]


def test_no_shape_has_the_number_of_another(file: Office) -> None:
    """The shapes of a slide have numbers of their own, so that PowerPoint does not mend the file."""
    for part in PARTS:
        numbers = [each.get("id") for each in file.find(part, "//p:cNvPr")]
        assert len(numbers) == len(set(numbers))


def test_nothing_in_it_can_be_clicked(file: Office) -> None:
    """No slide leads anywhere or works anything out: no action of a click, and no field but those of the template."""
    for part in PARTS:
        assert not file.find(part, "//a:hlinkClick | //a:hlinkHover | //a:fld | //p:oleObj | //p:video | //p:audio")


def test_there_is_one_layout() -> None:
    """Who adds a slide gets one like the others: of the template of python-pptx no other layout is left."""
    made_ = Presentation(BytesIO(made()["slides.pptx"]))
    assert len(made_.slide_masters) == 1
    assert len(made_.slide_layouts) == 1


@pytest.mark.parametrize("words_", ["_x0041_ & <b>", "=1+1", " spatie ", "a\tb"])
def test_words_stay_as_they_are(words_: str) -> None:
    """Whatever a title, a point or a note says, it says that."""
    file = Office(slides_file(Deck(words_, DAY, (Shown(words_, (words_,), words_, 5),)), DUTCH))
    found = [words(file.trees[part], "a:t") for part in (PARTS[0], "ppt/notesSlides/notesSlide1.xml")]
    assert found[0] == words_ * 2
    assert words_ in found[1]


def test_a_blank_says_what_goes_there(presentation: Instrument) -> None:
    """In titles, points and notes a field stands as its label between brackets."""
    made_ = deck_of(presentation, LINK)
    said = [text for slide in made_.slides for text in (slide.title, *slide.points, slide.say)]
    assert "{" not in "".join(said)
    labels = {f"[{field.label}]" for field in presentation.fields.values()}
    assert {label for label in labels if any(label in text for text in said)} == labels
    assert made_.link == LINK


@pytest.fixture
def presentation(downloads: Downloads, instruments: Mapping[str, Instrument]) -> Instrument:
    """The presentation of the real content."""
    (download,) = [each for each in downloads.all if each.type is FileType.SLIDES]
    return instruments[download.id]


def test_the_presentation_of_the_real_content(presentation: Instrument, files: Mapping[str, bytes]) -> None:
    """It has seven to ten slides, each with notes, few words and a title of its own."""
    slides = presentation.slides
    assert 7 <= len(slides) <= 10
    assert all(slide.say and len(slide.points) <= 4 for slide in slides)
    assert len({slide.title for slide in slides}) == len(slides)
    (name,) = [name for name in files if name.endswith(".pptx")]
    assert len(Presentation(BytesIO(files[name])).slides) == len(slides)
