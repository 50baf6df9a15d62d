"""Texts and references are found by the marks of the models, so that a new field of a model is forgotten nowhere."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any

import pytest

from tests.contents import is_ours, load_files, sample_files
from tests.hostile.fields import fields_of
from tests.project import AS_OF
from tests.test_render import sample_content, site_with, users
from wegwijzer_build.model import COLLECTIONS, Collection, Model, Search, Task, Voice
from wegwijzer_build.model.base import AdviceId, FoundBy, FrozenMap, Label, Prose, Sentences, Text
from wegwijzer_build.model.marks import Scalar, scalars, scalars_of
from wegwijzer_build.model.shapes import shape_of
from wegwijzer_build.render.search.index import search_index
from wegwijzer_build.render.shared.crossings import crossings_of
from wegwijzer_build.validate.context import RawItem, context_of
from wegwijzer_build.validate.filled_in import filled_in, may_name_a_way
from wegwijzer_build.validate.readability import is_read, is_running


class Tip(Model):
    """A part that no model has yet."""

    say: Annotated[Prose, Search.WORDS]
    heard: Annotated[Text, Voice.OTHERS]


class Newer(Task):
    """A task with fields that no model has yet."""

    motto: Annotated[Text, Search.OPENING]
    tips: tuple[Tip, ...]
    leads_to: FrozenMap[AdviceId, Text]
    often: Sentences
    price: Label
    words: FoundBy = ()


RAW: dict[str, Any] = {
    "title": "Luisteren",
    "text": "Wat het is.",
    "kind": "practice",
    "reviewed_on": "2026-11-20",
    "motto": "Rust eerst. En dan praten.",
    "tips": [{"say": "Lees [dit verhaal](topic:wet).", "heard": "Anderen zeiden het."}],
    "leads_to": {"klacht": "Daarna"},
    "often": "Vaak",
    "price": "gratis",
    "words": ["oor"],
}
NEW = ("motto", "tips", "leads_to", "often", "price", "words")
ITEM = Newer.model_validate(RAW)


def test_crossings_follow_a_new_field() -> None:
    """An id and a link in a field that nobody has heard of are told from the other side."""
    crossings = crossings_of(replace(sample_content(), tasks={"nieuw": ITEM}))
    assert users(crossings, "advice", "klacht", "tasks") == ("nieuw",)
    assert users(crossings, "topics", "wet", "tasks") == ("nieuw",)


def test_the_search_finds_by_a_new_field() -> None:
    """What a new field says is looked through as its mark has it; what has no mark of the search is passed over."""
    site = site_with(replace(sample_content(), tasks={"nieuw": ITEM}))
    index = json.loads(search_index(site).make())
    entries = [entry for kind in index["kinds"] for entry in kind["pages"]]
    (entry,) = [entry for entry in entries if entry["a"] == "taken/nieuw/"]
    assert entry["f"] == "oor"
    assert {"praten", "lees", "verhaal"} <= set(entry["w"].split())
    assert {"daarna", "anderen"}.isdisjoint(entry["w"].split())


def test_checks_and_tests_see_a_new_field() -> None:
    """A new field is spelled, looked for words of others, filled in, and gets hostile texts; as its mark has it."""
    found = [scalar for scalar in scalars(shape_of(Newer), RAW) if scalar.path[0] in NEW]
    assert [scalar.text for scalar in found if is_ours(scalar)] == [
        RAW["motto"],
        RAW["tips"][0]["say"],
        "Daarna",
        "Vaak",
        "gratis",
        "oor",
    ]
    assert [scalar.text for scalar in found if is_read(scalar)] == [
        RAW["motto"],
        RAW["tips"][0]["say"],
        "Daarna",
        "Vaak",
    ]
    assert [scalar.text for scalar in found if is_read(scalar) and is_running(scalar)] == [
        RAW["tips"][0]["say"],
        "Vaak",
    ]
    assert [scalar.text for scalar in found if not may_name_a_way(scalar)] == ["Anderen zeiden het.", "klacht", "oor"]
    fields = {".".join(field.path) for field in fields_of(shape_of(Newer))}
    assert {"motto", "tips.*.say", "tips.*.heard", "leads_to.(key)", "leads_to.*", "words.*"} <= fields


def marked(found: tuple[Scalar, ...]) -> set[tuple[Any, ...]]:
    """The texts of an item that have a mark, with their places."""
    return {(scalar.path, scalar.text.strip(), scalar.leaf) for scalar in found if scalar.leaf.written or scalar.item}


def sample_items() -> tuple[RawItem, ...]:
    """Every item of the sample as its file has it."""
    return filled_in(context_of(load_files(sample_files())[0], AS_OF)).context.items


@pytest.mark.parametrize("item", sample_items(), ids=lambda item: f"{item.collection}-{item.id}")
def test_files_and_values_hold_the_same(item: RawItem) -> None:
    """An item says the same at the same places, walked as its file has it and as a value of its model."""
    assert marked(item.scalars) or item.collection == "language", "what holds in one language is no text to read"
    assert marked(item.scalars) == marked(scalars_of(item.model.model_validate(item.raw)))


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.name)
def test_every_item_opens_with_something(collection: Collection) -> None:
    """Each model says what its items open with, so that no list shows one without a word about it."""
    for name, item in sample_content().items(collection.name).items():
        assert [scalar for scalar in scalars_of(item) if scalar.leaf.search is Search.OPENING], name
