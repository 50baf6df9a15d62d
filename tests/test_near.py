"""What is guessed where a word is wrong, and what is not."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import pytest

from tests.contents import dutch
from wegwijzer_build.model import COLLECTIONS, Collection, Settings
from wegwijzer_build.model.shapes import Many, Record, Shape, Table, shape_of
from wegwijzer_build.wording.near import AS_WRITTEN, MOST_COMPARED, nearest

SLIPS = [
    ("arbowt", "arbowet"),
    ("belied", "beleid"),
    ("inspectei", "inspectie"),
    ("werknemers", "werknemer"),
    ("Arbo_Wet", "arbo-wet"),
    ("enquete", "enquête"),
    ("tel", "tels"),
    ("saay", "say"),
    ("onafhankelijkheid", None),
    ("tot-11", "tot-10"),
    ("", None),
]
OTHERS = [
    ("intern", "extern"),
    ("werknemer", "werkgever"),
    ("wet-2019", "wet-2024"),
    ("text", "next"),
    ("taak", "zaak"),
    ("arbowet", "arbobesluit"),
    ("kosten", "klachten"),
    ("ja", "nee"),
    ("a", "b"),
    ("wet", "weten"),
    ("wat", "wet"),
]


@pytest.mark.parametrize(("written", "known"), SLIPS)
def test_a_slip_of_the_pen_is_near(written: str, known: str | None) -> None:
    """One or two signs too many, too few, swapped or replaced are a slip, and nothing more is."""
    assert nearest(written, ["iets-heel-anders", known or "onafhankelijk"]) == known


@pytest.mark.parametrize(("written", "known"), OTHERS)
def test_another_word_is_not_near(written: str, known: str) -> None:
    """A word that only looks alike is not guessed, in either direction."""
    assert nearest(written, [known]) is None
    assert nearest(known, [written]) is None


def test_the_nearest_is_guessed() -> None:
    """Of several that are near, the nearest is guessed; among very many, none."""
    assert nearest("beleidd", ["beleids", "beleid"]) == "beleid"
    assert nearest("belied", ["beleid", *map(str, range(MOST_COMPARED))]) is None


def test_a_dutch_word_means_an_english_one() -> None:
    """A word in Dutch, with or without a slip, means the word of the content that fits where it stands."""
    meant = dutch().called.meant
    assert meant("stappen", ["title", "steps"]) == "steps"
    assert meant("Stapen", ["title", "steps"]) == "steps"
    assert meant("vraag", ["ask", "answers"]) == "ask"
    assert meant("uitkomst", ["name", "outcome"]) == "outcome"
    assert meant("uitkomst", ["questions", "outcomes"]) == "outcomes"
    assert meant("geldig-vanaf", ["valid_from", "valid_until"]) == "valid_from"
    assert meant("stappen", ["title", "text"]) is None
    assert AS_WRITTEN.meant("stappen", ["title", "steps"]) is None
    assert AS_WRITTEN.meant("stepss", ["title", "steps"]) == "steps"


def test_the_dutch_words_lead_to_words_that_there_are() -> None:
    """Every English word in the list is a key, a word that a key may have, or the name of a collection."""
    words = {"true", "false"} | {name for each in COLLECTIONS for name in (each.name, each.one)}
    for collection in (*COLLECTIONS, Collection("site", Settings, "site")):
        for model in (collection.model, *collection.by_kind.values()):
            words |= set(_words(shape_of(model)))
    assert sorted({english for each in _english() for english in each} - words) == []


def test_every_key_has_a_dutch_name() -> None:
    """A key that is no Dutch word itself can be found by a Dutch one."""
    same = {"label", "route", "routes", "sector"}  # said alike
    models = [model for each in COLLECTIONS for model in (each.model, *each.by_kind.values())]
    keys = {word for model in models for word in _keys(shape_of(model))}
    assert sorted(keys - same - {english for each in _english() for english in each}) == []


def _english() -> Iterable[tuple[str, ...]]:
    names = dutch().written.names
    assert names
    return names.words.values()


def _keys(shape: Shape) -> set[str]:
    if isinstance(shape, Record):
        return set(shape.fields).union(*map(_keys, shape.fields.values())) - {"branches"}
    if isinstance(shape, Table):
        return _keys(shape.value)
    return _keys(shape.item) if isinstance(shape, Many) else set()


def _words(shape: Shape) -> set[str]:
    if isinstance(shape, Record):
        return set(shape.fields).union(*map(_words, shape.fields.values()))
    if isinstance(shape, Table):
        return _words(shape.value)
    if isinstance(shape, Many):
        return _words(shape.item)
    is_choice = isinstance(shape.type, type) and issubclass(shape.type, Enum)
    return {str(each.value) for each in shape.type} if is_choice else set()
