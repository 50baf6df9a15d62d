"""What a site says of itself and asks of its content shows; content that says nothing gets what fits any subject."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.contents import load_files
from tests.project import AS_OF
from tests.small import make_small
from wegwijzer_build.catalogues import SPOKEN
from wegwijzer_build.model import COLLECTIONS, CollectionName, SiteLanguage
from wegwijzer_build.pipeline import Checked, check_loaded
from wegwijzer_build.render import Partials, render, site_of

WORDS = """\
words:
  collections: {advice: {intro: Everything we would do.}}
exit_page: https://example.org/weather
licence: {id: CC-BY-4.0, name: Attribution, url: "https://example.org/by"}
"""
TREE = "trees/t.yml"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The smallest content, which says nothing of its language and asks nothing: path → text."""
    folder = make_small(tmp_path_factory.mktemp("small"))
    return {_below(file, folder): file.read_text("utf-8") for file in folder.rglob("*.yml")}


def _below(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def checked(files: Mapping[str, str]) -> Checked:
    """What checking says of files."""
    return check_loaded(*load_files(files), AS_OF)


def rules(files: Mapping[str, str]) -> list[str]:
    """The rules that files break."""
    return [problem.rule for problem in checked(files).problems]


def outputs(files: Mapping[str, str]) -> Mapping[str, str]:
    """The texts that are made of files, by path; articles as they are handed to MkDocs."""
    found = checked(files)
    assert found.content is not None, found.problems
    made = render(Partials(site_of(found.content, found.trees, {"lunr.js": b""})))
    return {output.path: output.data.decode("utf-8", "replace") for output in made}


def asking(files: Mapping[str, str], more: str) -> Mapping[str, str]:
    """The same content with a site that says more."""
    return {**files, "site.yml": files["site.yml"] + more}


def test_without_a_word_there_is_a_harmless_way_out_and_no_licence(small: Mapping[str, str]) -> None:
    """The way out leads where anybody may be; no data names terms that nobody gave, and no schema asks for them."""
    made = outputs(small)
    assert 'href="https://www.wikipedia.org/"' in made["keuzehulp/t/index.html"]
    for path in ("api/v1/index.json", "api/v1/trees/t.json", "api/v1/advice.json", "api/v1/site.json"):
        assert "licence" not in json.loads(made[path])
    for path in ("index", "tree", "advice", "site", "embeds"):
        assert "licence" not in json.loads(made[f"api/v1/schemas/{path}.json"])["required"]
    assert "license" not in json.loads(made["api/v1/openapi.json"])["info"]


def test_what_a_site_says_of_itself_shows(small: Mapping[str, str]) -> None:
    """Its way out, its licence and its own words stand wherever those of the engine would."""
    made = outputs(asking(small, WORDS))
    assert 'href="https://example.org/weather"' in made["keuzehulp/t/index.html"]
    assert json.loads(made["api/v1/advice.json"])["licence"]["id"] == "CC-BY-4.0"
    assert "licence" in json.loads(made["api/v1/schemas/advice.json"])["required"]
    told = json.loads(made["api/v1/site.json"])["collections"]["advice"]
    assert (told["one"], told["intro"]) == ("Advies", "Everything we would do.")


def test_every_collection_may_have_words_of_its_own() -> None:
    """The names that a site may use for them are those of the collections."""
    assert {name.value for name in CollectionName} == {collection.name for collection in COLLECTIONS}


def test_how_readers_are_addressed_decides_nothing_else(small: Mapping[str, str]) -> None:
    """Who is addressed with 'je' reads so on their page, whatever they are called; nothing more is asked."""
    informal = {**small, "audiences/lezer.yml": small["audiences/lezer.yml"] + "informal: true\n"}
    assert rules(informal) == []
    made, before = outputs(informal), outputs(small)
    (page,) = (path for path in made if re.search(r"voor/lezer", path))
    assert "Wat je kunt doen" in made[page]
    assert "Wat u kunt doen" in before[page]
    free = "demands: {free_contact: true}\n"
    assert rules({**small, "audiences/lezer.yml": small["audiences/lezer.yml"] + free}) == ["no-free-contact"] * 2


@pytest.mark.parametrize(
    ("demand", "rule", "old", "new"),
    [
        ("unsure", "no-unsure", ", unsure: true", ""),
        ("covered", "uncovered", "  - {name: Els, answers: {a: nee}, outcome: y, advice: [doe]}\n", ""),
    ],
)
def test_a_demand_on_trees_is_there_until_it_is_switched_off(
    small: Mapping[str, str], demand: str, rule: str, old: str, new: str
) -> None:
    """A site that says nothing asks it; one that says false does not."""
    assert small[TREE].count(old) == 1
    amiss = {**small, TREE: small[TREE].replace(old, new)}
    assert rules(amiss) == [rule]
    assert rules(asking(amiss, f"demands: {{{demand}: false}}\n")) == []


def test_for_whom_a_tree_is_need_not_be_said(small: Mapping[str, str]) -> None:
    """Two trees say for whom they are, unless the site does not ask for it."""
    two = {**small, "trees/u.yml": small[TREE]}
    assert rules(two) == ["no-door-line"] * 2
    assert rules(asking(two, "demands: {for_whom: false}\n")) == []


def test_a_site_in_english_speaks_english_around_its_content(small: Mapping[str, str]) -> None:
    """With `language: en` the words, days and rules around the content are English, and no page for hosts is Dutch."""
    made = outputs(asking(small, "language: en\n"))
    start = made["keuzehulp/t/index.html"]
    assert '<html lang="en"' in start
    assert "This is the last question." in start
    assert "Reviewed on 1 November 2026" in made["adviezen/doe/index.md"]
    assert "<h1>Checks</h1>" in made["redactie/controles.md"]
    assert "en/embedding/index.html" in made
    assert "insluiten/index.html" not in made
    assert "Nederlands" not in made["en/embedding/index.html"]


def test_a_language_that_nothing_speaks_is_refused(small: Mapping[str, str]) -> None:
    """A site can only be in a language that the interface is told in."""
    assert rules(asking(small, "language: de\n")) == ["wrong-value"]


def test_a_site_can_be_in_each_language_that_there_are_words_for() -> None:
    """What `language` in site.yml may be is what the catalogues have the interface in."""
    assert tuple(SiteLanguage) == SPOKEN
