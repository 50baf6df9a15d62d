"""Pictures are text in boxes: every word is there, in order, and says what a shape or a colour says."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from tests.test_render import sample_content, site_with
from wegwijzer_build.model import Content, Picture
from wegwijzer_build.render.picture.view import PicturePart, PictureView, picture_view
from wegwijzer_build.render.shared.environment import FOLDER, environment
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.language import language_of

_words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=60)


def shown(picture: PictureView) -> html.HtmlElement:
    """A picture as its page has it, read as HTML."""
    template = environment(language_of("nl")).get_template("picture/picture.html.jinja")
    return html.fragment_fromstring(str(template.module.shown(picture)), create_parent="div")  # type: ignore[attr-defined]  # a macro


def said(element: html.HtmlElement) -> str:
    """All words of an element, however they are spaced."""
    return " ".join("".join(element.itertext()).split())


def picture(kind: str, word: str, more: list[str]) -> PictureView:
    """A picture of a kind with these words in every place that it has."""
    parts = (PicturePart(word, word, tuple(more), at=word), *(PicturePart(each, is_open=True) for each in more))
    answers = tuple(Markup("<b>{}</b>").format(each) for each in (word, *more))
    return PictureView(
        id="naam",
        title=word,
        href="../naam/",
        kind=kind,
        description=Markup("<p>{}</p>").format(word),
        sources=(),
        parts=parts,
        centre=word,
        head=tuple(["Wie?"] * len(answers)),
        rows=((Link(word, "../advies/"), answers),),
    )


@pytest.mark.parametrize("kind", ["timeline", "steps", "factors", "routes"])
@given(_words, st.lists(_words, max_size=3))
@example('<script>alert("x")</script> & \' \\', ["</ol>", "&lt;"])
@example("x" * 60, [])
def test_a_picture_says_all_of_it(kind: str, word: str, more: list[str]) -> None:
    """Any words: each of them is text in it, and none becomes anything else."""
    element = shown(picture(kind, word, more))
    assert all(" ".join(each.split()) in said(element) for each in (word, *more))
    assert not element.xpath(".//script | .//*[@style or @onclick]")


@pytest.mark.parametrize("kind", ["timeline", "steps", "factors", "routes"])
def test_its_looks_are_those_of_the_stylesheet(kind: str) -> None:
    """Every class of a picture stands in its styles, or in those that all pages share."""
    known = "".join(path.read_text("utf-8") for path in FOLDER.rglob("*.css"))
    looks = {look for part in shown(picture(kind, "Praten", ["Doen"])).iter() for look in part.get("class", "").split()}
    assert looks
    assert [look for look in looks if f".{look}" not in known] == []


# --- views ---------------------------------------------------------------------------------------------------------


def view(name: str, content: Content | None = None) -> PictureView:
    """The view of a picture of the sample, on a page of its own."""
    return picture_view(Here(site_with(content or sample_content()), f"afbeeldingen/{name}/"), name)


def with_picture(name: str, changed: Picture) -> Content:
    """The sample with another picture in the place of one."""
    content = sample_content()
    return replace(content, pictures=MappingProxyType({**content.pictures, name: changed}))


def test_a_timeline_says_when_and_what_is_open() -> None:
    """Each moment says when, what and more; what is open says so in words, and is an item of a list in order."""
    found = view("lijn")
    assert [(part.at, part.title, part.text, part.is_open) for part in found.parts] == [
        ("23 mei 2023", "De Tweede Kamer stemt in", "Met één wijziging.", False),
        ("nu (nog open)", "De Eerste Kamer beslist nog", "", True),
    ]
    items = shown(found).xpath("./ol/li")
    assert [item.get("class") for item in items] == [None, "ww-time__open"]
    assert said(items[1]) == "nu (nog open) De Eerste Kamer beslist nog"
    assert '<a href="../../onderwerpen/wet/">de wet</a>' in found.description


def test_steps_are_in_order_and_factors_are_not() -> None:
    """Steps are a list in order with their choices; factors a list without one, with what they have influence on."""
    taken, found = view("stappen"), view("invloed")
    assert [(part.title, part.text, part.items) for part in taken.parts] == [
        ("Praten", "De vertrouwenspersoon luistert.", ()),
        ("Kiezen", "", ("Niets doen", "Een klacht")),
    ]
    assert [said(item) for item in shown(taken).xpath("./ol/li")] == [
        "Praten De vertrouwenspersoon luistert.".replace(" De", "De"),
        "Kiezen Niets doen Een klacht",
    ]
    assert [(part.title, part.items) for part in found.parts][:2] == [
        ("Het werk", ("te veel te doen", "geen pauze")),
        ("Mensen", ("pesten",)),
    ]
    assert shown(found).xpath("./ul")
    assert not shown(found).xpath("./ol")
    assert "Stress" in said(shown(found).xpath("./p[@class='ww-centre']")[0])


def test_routes_are_taken_from_advice() -> None:
    """Each route is a row: it leads to its advice and answers the four questions, each under its heading."""
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
    (table,) = shown(found).xpath(".//table")
    assert [said(cell) for cell in table.xpath("./thead//th")] == ["Route", *found.head]
    assert [said(cell.xpath("./span")[0]) for cell in table.xpath("./tbody//td")] == list(found.head)
    assert [part.get("role") for part in table.xpath(".//tr | .//td[1]")] == ["row", "row", "cell"]


def test_routes_speak_to_their_audience() -> None:
    """Where the readers are addressed with 'je', so are they by the questions about a route."""
    content = sample_content()
    informal = content.audiences["werknemer"].model_copy(update={"informal": True})
    theirs = replace(content, audiences=MappingProxyType({**content.audiences, "werknemer": informal}))
    assert view("wegen", theirs).head[0] == "Wie hoort je naam?"
    assert view("wegen", theirs).head[2] == "Kun je stoppen?"
