"""An organisation's own confidants: first where talking to the confidant is advised, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from tests.downloads.pdfs import Pdf, unspaced
from tests.edition.editions import base_in, edition_in, told
from tests.edition.editions import checked as checked_in
from tests.project import LAST_LOOK, ROOT
from wegwijzer_build.downloads.of_instrument import paper_of
from wegwijzer_build.downloads.pdf.document import pdf_file
from wegwijzer_build.model import Contact, Content
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.render import Partials, plan, site_of
from wegwijzer_build.render.own_contact import filled_in
from wegwijzer_build.render.shared.language import DUTCH

OWN = """\
title: Onze vertrouwenspersoon
person: Noor Aerts
languages: [nl, pl]
what_for: Luistert, en denkt met je mee.
ways:
  - {by: phone, at: 06-00 00 00 00, hours: maandag tot en met donderdag van 9.00 tot 17.00 uur}
  - {by: mail, at: noor@example.com}
  - {by: visit, at: kamer 4}
confidential: true
inside: true
reviewed_on: 2026-11-01
"""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """An edition of the real content that does nothing but name one confidant."""
    texts = {"contacts/onze.yml": OWN}
    said = "site:\n  title: Wegwijzer van ons\ncontacts_first: [onze]\n"
    mine = edition_in(tmp_path_factory.mktemp("firm"), said, texts, base=str(ROOT / "content"))
    return check(mine, LAST_LOOK, "mine")


def test_they_come_first_exactly_where_the_confidant_is_advised(firm: Checked, checked: Checked) -> None:
    """In every state of every real tree; behind who else comes first, of whom nobody goes and nobody moves."""
    assert firm.is_sound, told(firm)
    assert firm.content is not None
    sending = set(firm.content.site.contacts_first_with)
    seen = set()
    for tree, analysis in firm.trees.items():
        for name, state in analysis.states.items():
            before = checked.trees[tree].states[name]
            is_advised = not sending.isdisjoint(state.shown)
            assert [*state.first] == [*before.first, *(["onze"] if is_advised else [])], (tree, name)
            seen |= {tree} if is_advised else set()
    assert {"werknemer", "wat-nu", "hoe-verder", "stappen-leiding"} <= seen


def test_the_own_contact_is_filled_in_wherever_somebody_else_would_write_it(firm: Checked) -> None:
    """Name, number and mail in letters, posters, cards and slides; who is from outside is still to be written in."""
    assert firm.content is not None
    content = filled_in(firm.content, DUTCH)
    poster = content.instruments["poster-vertrouwenspersoon"]
    said = [words for part in poster.parts for words in part.say]
    hours = "maandag tot en met donderdag van 9.00 tot 17.00 uur"
    assert f"06-00 00 00 00\n{hours}\nTalen: Nederlands, Pools" in said
    assert "Noor Aerts" in said
    assert set(poster.fields) == {"naam-buiten", "nummer-buiten"}
    slides = content.instruments["presentatie-vertrouwenspersoon"].slides
    assert any("Noor Aerts, 06-00 00 00 00" in slide.points for slide in slides)
    assert any("Mailen kan ook: noor@example.com" in slide.points for slide in slides)
    own = {name for name, each in firm.content.instruments.items() if any(field.own for field in each.fields.values())}
    assert len(own) > 10
    for name in own:
        left = content.instruments[name]
        assert not any(field.own for field in left.fields.values()), name
    assert filled_in(replace_site(firm.content), DUTCH).instruments == firm.content.instruments


def replace_site(content: Content) -> Content:
    """The same content of which nobody is the own contact."""
    return replace(content, site=content.site.model_copy(update={"contacts_first": ()}))


def test_what_is_not_known_stays_a_blank(firm: Checked) -> None:
    """Without a name nobody is called by a title, least of all on a card that may not tell what it is about."""
    assert firm.content is not None
    onze = firm.content.contacts["onze"]
    bare = onze.model_copy(update={"person": None, "languages": (), "ways": onze.ways[2:]})
    content = replace(firm.content, contacts={**firm.content.contacts, "onze": bare})
    assert filled_in(content, DUTCH).instruments == content.instruments


@pytest.mark.parametrize("name", ["poster-vertrouwenspersoon", "poster-voor-iedereen", "kaartje"])
def test_a_poster_stays_on_one_sheet(firm: Checked, name: str) -> None:
    """However much is said of who answers: the letters become smaller, and nothing is cut off."""
    assert firm.content is not None
    onze = firm.content.contacts["onze"]
    way = onze.ways[0].model_copy(update={"hours": "op werkdagen van 9.00 tot 17.00 uur, en op zaterdag tot 12.00 uur"})
    busy = onze.model_copy(update={"ways": (way,), "languages": ("nl", "en", "pl", "ro", "bg", "es", "uk", "tr", "ar")})
    content = filled_in(replace(firm.content, contacts={**firm.content.contacts, "onze": busy}), DUTCH)
    paper = paper_of(content, content.instruments[name], DUTCH, "https://www.example.nl/hulp/")
    found = Pdf(pdf_file(paper, DUTCH))
    assert len(found.pdf.pages) == 1
    assert unspaced("Nu gevaar? Bel 112.") in unspaced(found.root.words)
    assert "Arabisch" in found.root.words


@pytest.mark.parametrize("code", ["en", "pl", "bg"])
def test_no_language_is_lost_by_an_own_name_or_an_own_contact(firm: Checked, checked: Checked, code: str) -> None:
    """The name of the site and of who answers, and the number, are the same in all; what nobody translated is not."""
    assert firm.translations is not None
    assert checked.translations is not None
    spoken, before = firm.translations.spoken(code), checked.translations.spoken(code)
    assert spoken.is_there
    assert set(spoken.items["trees"]) == set(before.items["trees"]) != set()
    assert (spoken.site.title, spoken.site.tagline) == ("Wegwijzer van ons", before.site.tagline)
    onze = cast("Contact", spoken.items["contacts"]["onze"])
    assert (onze.person, onze.ways[0].at, onze.ways[0].hours) == ("Noor Aerts", "06-00 00 00 00", None)
    assert not onze.what_for


def test_one_that_nobody_knows_is_told_where_it_is_named(tmp_path: Path) -> None:
    """At the line of edition.yml that names it."""
    base_in(tmp_path)
    found = told(checked_in(edition_in(tmp_path, "contacts_first: [onze]\n")))
    assert any(line.startswith("mine/edition.yml:2: unknown-reference") for line in found), found


def test_the_page_of_who_answers_says_who_that_is(firm: Checked) -> None:
    """Name, number, languages; nothing of a copy that nobody read, and no source is asked for."""
    assert firm.content is not None
    content = replace(firm.content, trees={})
    made = {planned.path: planned for planned in plan(Partials(site_of(content, {}, {"lunr.js": b""})))}
    text = made["hulp/onze/index.md"].make().decode()
    assert "<b>Noor Aerts</b>" in text
    assert "Talen: Nederlands, Pools" in text
    assert "Gelezen in een kopie" not in text
