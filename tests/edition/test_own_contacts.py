"""An organisation's own confidants: first where talking to the confidant is advised, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edition.editions import base_in, edition_in, told
from tests.edition.editions import checked as checked_in
from tests.project import LAST_LOOK, ROOT
from wegwijzer_build.pipeline import Checked, check

OWN = """\
title: Onze vertrouwenspersoon
what_for: Luistert, en denkt met je mee.
ways:
  - {by: visit, at: kamer 4}
confidential: true
inside: true
sources: [SOURCE]
reviewed_on: 2026-11-01
"""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """An edition of the real content that does nothing but name one confidant."""
    texts = {"contacts/onze.yml": OWN.replace("SOURCE", "kst-25883-365")}
    said = "contacts_first: [onze]\n"
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


def test_one_that_nobody_knows_is_told_where_it_is_named(tmp_path: Path) -> None:
    """At the line of edition.yml that names it."""
    base_in(tmp_path)
    found = told(checked_in(edition_in(tmp_path, "contacts_first: [onze]\n")))
    assert any(line.startswith("mine/edition.yml:2: unknown-reference") for line in found), found
