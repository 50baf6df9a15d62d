"""Pictures are drawn from their words: all of these are there, fit on the sheet, and stand beside it as a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from tests.test_render import sample_content, site_with
from wegwijzer_build.model import Content, Picture
from wegwijzer_build.render.picture.drawing import Bar, Point, bars, factors, routes, steps, timeline
from wegwijzer_build.render.picture.drawing.canvas import WIDTH
from wegwijzer_build.render.picture.drawing.lettering import width, wrapped
from wegwijzer_build.render.picture.view import PictureView, picture_view
from wegwijzer_build.render.shared.environment import FOLDER
from wegwijzer_build.render.shared.here import Here

SVG = "{http://www.w3.org/2000/svg}"
SHEET = ("naam", "Een titel", "Wat men ziet")

_words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=60)
_some = st.lists(_words, max_size=3)


def drawn(markup: Markup) -> etree._Element:
    """A drawing, read as XML."""
    return etree.fromstring(str(markup).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def said(sheet: etree._Element) -> str:
    """All words on a sheet, without what line breaks and the hyphens of cut words change."""
    return bare("".join(line.text or "" for line in sheet.iter(f"{SVG}text")))


def bare(text: str) -> str:
    """A text without spaces and hyphens, to compare what may be broken anywhere."""
    return re.sub(r"[\s-]", "", text)


# --- letters -------------------------------------------------------------------------------------------------------


@given(_words, st.integers(60, 320), st.booleans())
@example("Arbeidsomstandighedenwetgevingsdeskundige", 80, True)
@example("niet-in-dienst-zijnde-medewerkers", 90, False)
def test_lines_fit_and_lose_nothing(text: str, room: int, bold: bool) -> None:
    """Whatever the words and the room: no line is wider than that, and together they say all of it."""
    lines = wrapped(text, room, 15, bold=bold)
    assert all(width(line, 15, bold=bold) <= room for line in lines)
    assert bare("".join(lines)) == bare(text)
    assert all(lines)


def test_long_words_are_cut_where_they_have_a_hyphen() -> None:
    """A compound with a hyphen is cut there; another one gets a hyphen."""
    assert wrapped("RI&E-toetsing", width("RI&E-toets", 15), 15) == ("RI&E-", "toetsing")
    assert wrapped("vertrouwenspersoon", width("vertrouwens-", 15), 15) == ("vertrouwens-", "persoon")


# --- drawings ------------------------------------------------------------------------------------------------------

DRAWINGS: dict[str, Callable[[str, list[str]], Markup]] = {
    "timeline": lambda word, more: timeline(
        *SHEET, [Point(word, word, "", False), *(Point("nu", each, word, True) for each in more)]
    ),
    "steps": lambda word, more: steps(*SHEET, [(word, word, more), ("Dan", "", ())]),
    "routes": lambda word, more: routes(*SHEET, [(word, [("Wie?", each) for each in more]), ("Of", [("Wie?", word)])]),
    "factors": lambda word, more: factors(*SHEET, word, [(word, [*more, word]), ("Ook", ["dit"])][: 1 + len(more)]),
    "bars": lambda word, more: bars(*SHEET, [Bar(each, Decimal(5), "5 %") for each in (word, *more)]),
}  # fmt: skip


@pytest.mark.parametrize("kind", DRAWINGS)
@given(_words, _some)
@example('<script>alert("x")</script> & \' \\', ["</svg>", "&lt;"])
@example("x" * 60, [])
def test_a_drawing_says_all_of_it_and_fits(kind: str, word: str, more: list[str]) -> None:
    """Any words: the drawing is well-formed, says each of them, and no word or shape sticks out of the sheet."""
    sheet = drawn(DRAWINGS[kind](word, more))
    left, top, right, bottom = (float(number) for number in sheet.get("viewBox", "").split())
    assert (left, top, right) == (0, 0, WIDTH)
    assert all(bare(each) in said(sheet) for each in (word, *more))
    for line in sheet.iter(f"{SVG}text"):
        wide = width(line.text or "", float(line.get("font-size", "")), bold=line.get("font-weight") is not None)
        centred = "ww-d-mid" in line.get("class", "")
        assert float(line.get("x", "")) + wide / (2 if centred else 1) <= WIDTH + 0.1
        assert 0 < float(line.get("y", "")) <= bottom
    for box in sheet.iter(f"{SVG}rect"):
        x, y, wide, high = (float(box.get(key, "")) for key in ("x", "y", "width", "height"))
        assert min(x, y, wide, high) >= 0
        assert (x + wide <= WIDTH, y + high <= bottom + 0.2) == (True, True)


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_drawing_is_told_and_coloured_from_outside(kind: str) -> None:
    """It is one picture with a title and a description; its looks are classes that the stylesheet knows, no styles."""
    sheet = drawn(DRAWINGS[kind]("Praten", ["Kiezen", "Doen"]))
    assert sheet.get("role") == "img"
    assert [(part.tag, part.get("id"), part.text) for part in sheet][:2] == [
        (f"{SVG}title", "naam-t", "Een titel"),
        (f"{SVG}desc", "naam-d", "Wat men ziet"),
    ]
    assert (sheet.get("aria-labelledby"), sheet.get("aria-describedby")) == ("naam-t", "naam-d")
    known = (FOLDER / "picture/drawing/style.css").read_text("utf-8")
    for part in sheet.iter():
        assert not {"style", "fill", "stroke", "onclick"} & set(part.attrib)
        assert all(f".{look}" in known for look in part.get("class", "").split())


def test_what_is_open_looks_open() -> None:
    """What has been is a dot on a line; what is still open, a ring, and the line to it is broken."""
    sheet = drawn(
        timeline(*SHEET, [Point("2023", "Ja", "", False), Point("2024", "Ja", "", False), Point("?", "?", "", True)])
    )
    assert [mark.get("class") for mark in sheet.iter(f"{SVG}circle")] == ["ww-d-dot", "ww-d-dot", "ww-d-ring"]
    lines = [line.get("class") for line in sheet.iter(f"{SVG}path")]
    assert lines == ["ww-d-line", "ww-d-line ww-d-dashed", "ww-d-line"]


def test_steps_are_numbered_and_have_arrows_between() -> None:
    """Three steps have their numbers, and two arrows lead from one to the next."""
    sheet = drawn(steps(*SHEET, [("Een", "", ()), ("Twee", "", ()), ("Drie", "", ())]))
    numbers = [line.text for line in sheet.iter(f"{SVG}text") if "ww-d-on" in line.get("class", "")]
    assert numbers == ["1", "2", "3"]
    assert len([path for path in sheet.iter(f"{SVG}path") if path.get("class") == "ww-d-tip"]) == 2


# --- views ---------------------------------------------------------------------------------------------------------


def view(name: str, content: Content | None = None) -> PictureView:
    """The view of a picture of the sample, on a page of its own."""
    return picture_view(Here(site_with(content or sample_content()), f"afbeeldingen/{name}/"), name)


def with_picture(name: str, picture: Picture) -> Content:
    """The sample with another picture in the place of one."""
    content = sample_content()
    return replace(content, pictures=MappingProxyType({**content.pictures, name: picture}))


def test_a_timeline_is_told_in_words() -> None:
    """The list beside it says when, what and more, and says of what is open that it is."""
    found = view("lijn")
    assert [(told.title, told.text) for told in found.in_words] == [
        ("23 mei 2023: De Tweede Kamer stemt in", "Met één wijziging."),
        ("nu (nog open): De Eerste Kamer beslist nog", ""),
    ]
    assert found.ordered
    assert "(nog open)" in said(drawn(found.drawing)).replace("(nogopen)", "(nog open)")
    assert "Zie de wet." in found.drawing
    assert '<a href="../../onderwerpen/wet/">de wet</a>' in found.description


def test_steps_and_factors_are_told_in_words() -> None:
    """The list beside steps is in order and holds the choices; that beside factors is not, and holds the examples."""
    taken, found = view("stappen"), view("invloed")
    assert [(told.title, told.text, told.items) for told in taken.in_words] == [
        ("Praten", "De vertrouwenspersoon luistert.", ()),
        ("Kiezen", "", ("Niets doen", "Een klacht")),
    ]
    assert [(told.title, told.items) for told in found.in_words][:2] == [
        ("Het werk", ("te veel te doen", "geen pauze")),
        ("Mensen", ("pesten",)),
    ]
    assert (taken.ordered, found.ordered) == (True, False)
    assert bare("Stress") in said(drawn(found.drawing))


def test_routes_are_taken_from_advice() -> None:
    """Each route leads to its advice and answers the four questions, in the drawing and in a table."""
    found = view("wegen")
    assert found.head == ("Wie hoort uw naam?", "Hoe lang duurt het?", "Kunt u stoppen?", "Wat gebeurt daarna?")
    ((link, answers),) = found.rows
    assert (link.words, link.href) == ("Dien een klacht in", "../../adviezen/klacht/")
    assert [answer.striptags() for answer in answers] == [
        "De commissie hoort jouw naam, en de ander ook.",
        "Dat weten wij niet. Vraag het vooraf.",
        "Ja. De regeling zegt tot wanneer.",
        "Er komt een advies, volgens de brief.",
    ]
    assert all(bare(part) in said(drawn(found.drawing)) for part in ("Dien een klacht in", "volgens de brief"))


def test_routes_speak_to_their_audience() -> None:
    """Where the readers are addressed with 'je', so are they by the questions about a route."""
    content = sample_content()
    informal = content.audiences["werknemer"].model_copy(update={"informal": True})
    theirs = replace(content, audiences=MappingProxyType({**content.audiences, "werknemer": informal}))
    assert view("wegen", theirs).head[0] == "Wie hoort je naam?"
    assert view("wegen", theirs).head[2] == "Kun je stoppen?"


def test_two_drawings_on_a_page_have_names_of_their_own() -> None:
    """On one page the same picture may stand twice: its names are those of its place."""
    here = Here(site_with(sample_content()), "onderwerpen/wet/")
    assert 'id="afbeelding-1-lijn-t"' in picture_view(here, "lijn", "-1").drawing
    assert 'id="afbeelding-2-lijn-t"' in picture_view(here, "lijn", "-2").drawing
