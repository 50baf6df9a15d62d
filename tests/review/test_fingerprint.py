"""What counts as an edit of a text that somebody signed, and what does not."""

from __future__ import annotations

import re

import pytest

from tests.contents import sample_files
from tests.review.items import ADVICE, hash_of, hashes
from wegwijzer_build.model import COLLECTIONS

TREE = sample_files()["trees/regelen.yml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Maak beleid", "title:   Maak  beleid  # zo heet het"),
        ("title: Maak beleid\naudiences: [werkgever]", "audiences:\n  - werkgever\ntitle: 'Maak beleid'"),
        ("reviewed_on: 2026-11-20", "reviewed_on: 2026-11-21"),
        ("kind: law", "found_by: [plan]\nstates_duty_because: Zo is het.\nkind: law"),
        ("kind: law", "contacts: []\nkind: law"),
        ("  Maak beleid. Bel", "  Maak beleid.\n  Bel"),
    ],
)
def test_what_no_reader_sees_is_no_edit(old: str, new: str) -> None:
    """White space, the order of keys, days of looking and what colleagues or the search read void no sign-off."""
    assert old in ADVICE
    assert hash_of(ADVICE.replace(old, new)) == hash_of(ADVICE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Maak beleid.", "Maak geen beleid."),
        ("kind: law", "kind: bill"),
        ("[arbowet]", "[arbowet, bw-7]"),
        ("[werkgever]", "[werkgever, werknemer]"),
        ("phone:hulplijn", "phone:politie"),
        ("kind: law", "valid_until: 2027-01-01\nkind: law"),
        ("kind: law", "contacts: [hulplijn]\nkind: law"),
        ("kind: law", "nieuw: Een sleutel die er niet is.\nkind: law"),
    ],
)
def test_what_a_reader_gets_otherwise_is_an_edit(old: str, new: str) -> None:
    """A word, a kind, a source, an audience, a contact or a day on which it ends makes another text of it."""
    assert old in ADVICE
    assert hash_of(ADVICE.replace(old, new)) != hash_of(ADVICE)


def test_who_gets_what_is_signed_with_a_tree() -> None:
    """Where answers lead and what shows to whom counts as the words do; the order of answers too, examples not."""
    signed = hash_of(TREE, "trees/regelen.yml")
    for old, new in (
        ("      - {use: inhuur, when: {inhuur: ja}}\n", ""),
        ("next: branche}", "next: inhuur}"),
        (
            "      - beleid\n      - {use: inhuur, when: {inhuur: ja}}",
            "      - {use: inhuur, when: {inhuur: ja}}\n      - beleid",
        ),
        (
            "{say: 1 tot en met 9, next: branche}\n",
            "{say: 1 tot en met 9, next: branche}\n      veel: {say: Veel, next: inhuur}\n",
        ),
    ):
        assert old in TREE
        assert hash_of(TREE.replace(old, new, 1), "trees/regelen.yml") != signed
    first, second = re.findall(r"(?m)^      (?:tot-10|vanaf-10): \{say.*\n", TREE)
    assert hash_of(TREE.replace(first + second, second + first), "trees/regelen.yml") != signed
    assert hash_of(re.sub(r"(?ms)^cases:.*?^(?=for_whom)", "", TREE), "trees/regelen.yml") == signed


def test_all_kinds_of_items_can_be_signed() -> None:
    """Whatever says something of its own has a hash, the same every time; what holds words of others only has none."""
    found = hashes(sample_files())
    assert {collection for collection, _ in found} == {each.name for each in COLLECTIONS}
    source = "wet:\n  title: Een wet\n  publisher: De staat\n  url: https://wetten.example.nl/\n"
    assert hashes({"sources.yml": source}) == {}
    assert list(hashes({"sources.yml": f"{source}  note: Let op de datum.\n"})) == [("sources", "wet")]
    assert found == hashes(sample_files())
    assert len(set(found.values())) == len(found)
    assert all(re.fullmatch("[0-9a-f]{12}", each) for each in found.values())


def test_what_checks_read_is_no_word_to_readers() -> None:
    """Another demand on an audience leaves what was signed of it as it is."""
    audience = sample_files()["audiences/werknemer.yml"]
    asked = re.sub(r"(?m)^demands:.*\n(?: .*\n)*", "", audience) + "demands: {ease: 42}\n"
    assert hash_of(asked, "audiences/werknemer.yml") == hash_of(audience, "audiences/werknemer.yml")
