"""What is meant by a question stands wherever it is asked or read, with its weight and sources, and is a statement."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from lxml import html

from tests.changes.reading import compared
from tests.contents import SAMPLE, load_files, sample_files
from tests.project import AS_OF
from tests.review.items import hash_of
from tests.test_answers import shown_in
from tools.reading import sources_in, words
from wegwijzer_build.changes import ChangeKind
from wegwijzer_build.signing import SignedTexts, demanded, hashes_of
from wegwijzer_build.sources import sources_of
from wegwijzer_build.upkeep.work_list import work_list
from wegwijzer_build.validate.context import context_of

FILE = "trees/regelen.yml"
WHY = "    why: Wat past, hangt af van hoe groot u bent.\n"
EXPLAIN = """\
    explain:
      title: Wie telt mee?
      text: Iedereen met een contract. Zie de [psa](term:psa).
      kind: guidance
      sources: [kamerbrief]
      reviewed_on: 2026-11-01
"""
TREE = sample_files()[FILE].replace(WHY, WHY + EXPLAIN)
ONE_PAGE = TREE.replace("title: Regel een vertrouwenspersoon", "title: Regel het").replace(
    "start: omvang", "start: omvang\ndelivery: one-page\nneutral_title: Keuzehulp"
)
FOLDED = ("a page", "a page in a frame", "one page", "one page in a frame")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Place → all that stands there, of a tree of which the first question is explained."""
    folder = tmp_path_factory.mktemp("content") / "content"
    shutil.copytree(SAMPLE, folder)
    (folder / FILE).write_text(TREE, "utf-8")
    (folder / "trees/samen.yml").write_text(ONE_PAGE, "utf-8")
    return dict(shown_in(folder))


def at(part: Any, path: str) -> list[Any]:
    """What a path finds in a part of a page."""
    return list(part.xpath(path))


def folds(page: str) -> list[Any]:
    """The folded explanations of a page."""
    return at(html.fromstring(page), "//details[@class='ww-explain']")


@pytest.mark.parametrize("place", FOLDED)
def test_it_is_folded_under_why_with_what_it_rests_on(shown: Mapping[str, str], place: str) -> None:
    """A closed `details`, which works without script and by keyboard: title, text, weight and sources."""
    (fold,) = folds(shown[place])
    assert fold.get("open") is None
    assert words(fold.find("summary")) == "Wie telt mee?"
    assert fold.getprevious().get("class") == "ww-why"
    said = words(fold)
    assert "Iedereen met een contract." in said
    assert "Advies" in said
    assert "Nagekeken op 1 november 2026" in said
    assert sources_in(fold) == ["kamerbrief"]


@pytest.mark.parametrize("place", FOLDED)
def test_it_leaves_no_trace_where_nothing_may(shown: Mapping[str, str], place: str) -> None:
    """A term in it is explained in place; on one page without a link, and nothing in it is a part of the address."""
    (fold,) = folds(shown[place])
    (term,) = at(fold, ".//button[@popovertarget]")
    (meaning,) = at(html.fromstring(shown[place]), f"//*[@id='{term.get('popovertarget')}']")
    assert bool(at(meaning, ".//a")) == (place in FOLDED[:2])
    assert not at(fold, ".//a[starts-with(@href, '#')]")


def test_where_it_is_read_it_is_open(shown: Mapping[str, str]) -> None:
    """The text of a tree has it below its question, and so has the terminal."""
    page = html.fromstring(shown["the text of a tree"])
    (title,) = at(page, "//section[@id='stap-omvang']/h4")
    assert words(title) == "Wie telt mee?"
    assert not folds(shown["the text of a tree"])
    assert "Iedereen met een contract." in words(title.getparent())
    assert "Brief over vertrouwenspersonen" in words(title.getparent())
    assert (
        "  ? Wie telt mee? (guidance, kamerbrief)\n    Iedereen met een contract. Zie de psa.\n"
        in shown["the terminal"]
    )


def test_the_data_has_it_at_the_state(shown: Mapping[str, str]) -> None:
    """Programs get its words, its weight and its sources, and nothing where a question has none."""
    states = json.loads(shown["the data"])["states"]
    assert states["omvang"]["explain"] == {
        "title": "Wie telt mee?",
        "text": "Iedereen met een contract. Zie de [psa](term:psa).",
        "kind": "guidance",
        "sources": ["kamerbrief"],
    }
    assert [name for name, state in states.items() if "explain" in state] == ["omvang"]


def test_it_rests_on_its_sources_by_itself() -> None:
    """The report on sources and the plan of work have it apart from its tree, with a day of its own."""
    loaded, _ = load_files({**sample_files(), FILE: TREE})
    reports = {source.id: source.resting for source in sources_of(loaded, AS_OF)}
    found = [item for item in reports["kamerbrief"] if item.collection == "trees"]
    assert [(item.id, item.title, item.looked_at) for item in found] == [
        ("regelen/omvang", "Wie telt mee?", date(2026, 11, 1))
    ]
    (due,) = (
        item
        for month in work_list(context_of(loaded, AS_OF), 12).months
        for item in month.items
        if item.collection == "trees"
    )
    assert (due.id, due.due) == ("regelen/omvang", date(2027, 11, 1))
    assert due.place.line == TREE[: TREE.index("reviewed_on")].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Iedereen met", "Wie hier werkt met"),
        ("title: Wie telt", "title: Wie hoort erbij en telt"),
        ("kind: guidance", "kind: practice"),
        ("sources: [kamerbrief]", "sources: [kamerbrief, arbowet]"),
        (EXPLAIN, ""),
    ],
)
def test_another_explanation_is_another_text(old: str, new: str) -> None:
    """A sign-off of its tree is void then, and the change is told at its question: words, weight and sources."""
    changed = TREE.replace(old, new)
    assert hash_of(changed, FILE) != hash_of(TREE, FILE)
    (change,) = compared({**sample_files(), FILE: TREE}, {**sample_files(), FILE: changed}).changes
    assert change.kind is ChangeKind.TEXT
    assert [effect.part for effect in change.effects] == ["questions omvang"]
    assert all(difference.key.startswith("questions omvang explain") for difference in change.differences)
    assert change.differences


def test_looking_at_it_again_voids_nothing() -> None:
    """Another day of review is told, and no other text."""
    changed = TREE.replace("2026-11-01", "2026-11-15")
    assert hash_of(changed, FILE) == hash_of(TREE, FILE)
    (change,) = compared({**sample_files(), FILE: TREE}, {**sample_files(), FILE: changed}).changes
    assert [difference.key for difference in change.differences] == ["questions omvang explain reviewed_on"]


@pytest.mark.parametrize(("kind", "asked"), [("law", 1), ("guidance", 0)])
def test_a_tree_is_signed_for_what_it_explains(kind: str, asked: int) -> None:
    """Where texts of law need a lawyer, a tree that explains law needs one."""
    site = sample_files()["site.yml"].replace("demands:\n", "demands:\n  signed: {law: [legal]}\n")
    tree = TREE.replace("kind: guidance", f"kind: {kind}")
    context = context_of(load_files({**sample_files(), "site.yml": site, FILE: tree})[0], AS_OF)
    texts, name = SignedTexts(hashes_of(context)), ("trees", "regelen")
    found = [problem.rule for problem in demanded.check(context, texts, {name})]
    assert found == ["not-signed"] * asked
