"""`called_on` takes the doubt away that nobody had called, on pages and in the data; without it nothing changes."""

from __future__ import annotations

import json

from tests.contents import load_files, sample_files
from tests.project import AS_OF
from wegwijzer_build.model import Contact, Content
from wegwijzer_build.pipeline import check_loaded
from wegwijzer_build.render import DUTCH, Partials, plan, site_of
from wegwijzer_build.render.statement.view import copy_of, way_view

FILE = "contacts/hulplijn.yml"
PAGE, DATA = "hulp/hulplijn/index.md", "api/v1/contacts.json"


def sample(called_on: str = "") -> tuple[Content, dict[str, str]]:
    """The sample, with its helpline called on a day or not: its content, and its page and data."""
    said = {FILE: sample_files()[FILE] + (f"called_on: {called_on}\n" if called_on else "")}
    loaded, problems = load_files({**sample_files(), **said})
    found = check_loaded(loaded, problems, AS_OF)
    assert found.content is not None
    assert found.is_sound
    site = site_of(found.content, found.trees, {"lunr.js": b""})
    planned = (each for each in plan(Partials(site)) if each.path in (PAGE, DATA))
    return found.content, {each.path: each.output().data.decode() for each in planned}


def helpline(content: Content) -> Contact:
    """The contact that was called or not."""
    return content.contacts["hulplijn"]


def test_nobody_called_yet() -> None:
    """As long as nobody called, the page and the data say so."""
    content, files = sample()
    phone, chat, _ = helpline(content).ways
    assert phone.to_be_called
    assert way_view(phone, DUTCH).doubts == ("nummer en tijden nog niet nagebeld",)
    assert "nog niet nagebeld" in files[PAGE]
    assert copy_of(helpline(content), DUTCH) == "Gelezen in een kopie van 2 november 2026"
    data = json.loads(files[DATA])["contacts"]["hulplijn"]
    assert data["called_on"] is None
    assert data["ways"][0]["to_be_called"] is True
    assert chat.doubt


def test_somebody_called() -> None:
    """After the call no doubt is left about what was called, and the day stands there; other doubts stay."""
    content, files = sample("2026-11-19")
    phone, chat, _ = helpline(content).ways
    assert way_view(phone, DUTCH).doubts == ()
    assert way_view(chat, DUTCH).doubts == ("Dit adres is van vorig jaar",)
    assert copy_of(helpline(content), DUTCH) == (
        "Nagebeld op 19 november 2026 · Gelezen in een kopie van 2 november 2026"
    )
    assert "nagebeld" not in files[PAGE]
    assert "Nagebeld op 19 november 2026" in files[PAGE]
    data = json.loads(files[DATA])["contacts"]["hulplijn"]
    assert data["called_on"] == "2026-11-19"
    assert data["ways"][0]["to_be_called"] is False


def test_the_doubt_of_what_was_called_goes_along() -> None:
    """What was not sure about a number is, once somebody called it."""
    way = {"by": "phone", "at": "0800 51 51", "to_be_called": True, "doubt": "Van een oude pagina."}
    contact = {"title": "Lijn", "what_for": "Iets.", "ways": [way]}
    assert Contact.model_validate(contact).ways[0].doubt
    assert Contact.model_validate({**contact, "called_on": "2026-11-19"}).ways[0].doubt is None
