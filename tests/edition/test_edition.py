"""What an edition comes to: its own items over those of the base, proved as one content, with places in its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.edition.editions import ADVICE, base_in, checked, edition_in, told, write
from tests.project import AS_OF
from wegwijzer_build.cli import main
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.problems import Severity

FRAGMENT = "fragments:\n  weet-niet: {for_whom: Wie het niet weet, text: Begin bij ons.}\n"
OWN = ADVICE.format(title="Deel het met ons", text="Vertel het aan de praktijkondersteuner.") + FRAGMENT
BY_EDITION = ("edition-unaccepted",)
"""What is told of every edition that nobody accepted yet."""


def of_edition(found: Checked) -> list[str]:
    """What is told, but for what nobody accepted yet."""
    return [line for line in told(found) if not any(rule in line for rule in BY_EDITION)]


def test_an_edition_of_nothing_is_its_base(tmp_path: Path) -> None:
    """One that says nothing comes to the same content and the same trees, and to the same problems."""
    base, mine = base_in(tmp_path), edition_in(tmp_path, "")
    ours, theirs = checked(mine), checked(base)
    assert ours.content == theirs.content
    assert ours.trees == theirs.trees
    assert [p.message for p in ours.problems] == [p.message for p in theirs.problems]


def test_same_name_replaces_and_a_new_name_adds(tmp_path: Path) -> None:
    """Whole items, in folders and in files that hold many; the base has all the others still."""
    base_in(tmp_path)
    sources = "enquete: {title: Onze enquête, publisher: Wij, date: 2026}\n"
    sources += "extra: {title: Ons, publisher: Wij, date: 2026}\n"
    texts = {"advice/delen.yml": OWN, "advice/nieuw.yml": OWN, "sources.yml": sources}
    content = checked(edition_in(tmp_path, "", texts)).content
    assert content is not None
    assert content.advice["delen"].title == content.advice["nieuw"].title == "Deel het met ons"
    assert content.sources["enquete"].publisher == "Wij"
    assert {"arbowet", "kamerbrief", "extra"} <= set(content.sources)
    assert content.advice["beleid"].title == "Maak beleid tegen ongewenst gedrag"


def test_errors_point_into_the_files_of_the_edition(tmp_path: Path) -> None:
    """What is wrong is told at its line, whichever of the two wrote it; the base is shown as seen from here."""
    base_in(tmp_path)
    wrong = OWN.replace("sources: [kamerbrief]", "sources: [kamerbref]")
    found = told(checked(edition_in(tmp_path, "site:\n  titel: X\n", {"advice/delen.yml": wrong})))
    assert any(line.startswith("mine/advice/delen.yml:4: unknown-reference") for line in found)
    assert any(line.startswith("mine/edition.yml:3: unknown-key") for line in found)


def test_what_is_left_out_goes_with_every_mention(tmp_path: Path) -> None:
    """From lists, links, outcomes and what cases expect; the trees are proved without it."""
    base_in(tmp_path)
    found = checked(edition_in(tmp_path, "without:\n  advice: [klacht]\n  contacts: [inspectie]\n"))
    assert found.content is not None
    assert [line for line in of_edition(found) if "mine/" in line] == []
    assert "klacht" not in found.content.advice
    assert found.content.advice["beleid"].contacts == ("hulplijn",)
    used = {use.advice for tree in found.content.trees.values() for o in tree.outcomes.values() for use in o.advice}
    expected = {advice for tree in found.content.trees.values() for case in tree.cases for advice in case.advice}
    assert "klacht" not in used | expected


def test_a_tree_that_others_lead_to_is_not_left_out_in_silence(tmp_path: Path) -> None:
    """Who would click that answer would get nowhere: the edition is told where."""
    base_in(tmp_path)
    found = told(checked(edition_in(tmp_path, "without:\n  trees: [regelen]\n")))
    assert any("base/trees/kiezen.yml" in line and "leads on in the tree 'regelen'" in line for line in found)


def test_lists_get_longer_and_shorter(tmp_path: Path) -> None:
    """By id, without a copy of the item; a list that was not there begins."""
    base_in(tmp_path)
    said = "lists:\n  advice/beleid:\n    contacts: {without: [inspectie]}\n"
    said += "  advice/delen:\n    contacts: {add: [hulplijn]}\n"
    found = checked(edition_in(tmp_path, said))
    assert found.content is not None
    assert [line for line in of_edition(found) if "mine/" in line] == []
    assert found.content.advice["beleid"].contacts == ("hulplijn",)
    assert found.content.advice["delen"].contacts == ("hulplijn",)


def test_what_is_added_to_a_list_has_its_place_in_the_edition(tmp_path: Path) -> None:
    """An id that nobody has is told at the line of edition.yml that adds it."""
    base_in(tmp_path)
    found = told(checked(edition_in(tmp_path, "lists:\n  advice/beleid:\n    contacts: {add: [hulpljn]}\n")))
    assert any(line.startswith("mine/edition.yml:4: unknown-reference") for line in found)


@pytest.mark.parametrize(
    ("said", "line", "words"),
    [
        ("without:\n  advice: [klagt]\n", 3, "the base has no 'advice/klagt'"),
        ("lists:\n  advice/klagt:\n    contacts: {add: [hulplijn]}\n", 3, "the base has no 'advice/klagt'"),
        ("lists:\n  advice/beleid:\n    contact: {without: [x]}\n", 4, "'x' is not in this list"),
        ("lists:\n  advice/beleid:\n    text: {add: [hulplijn]}\n", 4, "there is no list of ids called 'text'"),
        ("lists:\n  advice/beleid:\n    contacts: {without: [lvv]}\n", 4, "'lvv' is not in this list"),
    ],
)
def test_what_the_base_does_not_have_is_told(said: str, line: int, words: str, tmp_path: Path) -> None:
    """At the line that says it."""
    base_in(tmp_path)
    found = told(checked(edition_in(tmp_path, said)))
    assert any(each.startswith(f"mine/edition.yml:{line}: edition-") and words in each for each in found), found


def test_what_is_said_once_can_be_said_otherwise(tmp_path: Path) -> None:
    """Title, address and way out are those of the edition; what the base asks of texts stays."""
    base_in(tmp_path)
    content = checked(edition_in(tmp_path, "site:\n  title: Van ons\n  url: https://ons.example.nl/\n")).content
    assert content is not None
    assert (content.site.title, content.site.url) == ("Van ons", "https://ons.example.nl/")
    assert content.site.demands.words_on_average == 12
    assert content.site.tagline == "Een kleine wegwijzer om mee te proberen."


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        ("without:\n  contacts: [hulplijn]\n", {}),
        ("lists:\n  contacts/hulplijn:\n    sources: {add: [arbowet]}\n", {}),
        ("", {"contacts/hulplijn.yml": "title: Ander\n"}),
    ],
)
def test_what_is_protected_stays(said: str, texts: dict[str, str], tmp_path: Path) -> None:
    """Nobody's edition takes it away, changes it or puts another in its place."""
    base = base_in(tmp_path)
    site = base / "site.yml"
    site.write_text(site.read_text("utf-8") + "protected: [contacts/hulplijn]\n", "utf-8")
    found = told(checked(edition_in(tmp_path, said, texts)))
    assert any("edition-protected" in line and "mine/" in line for line in found), found


@pytest.mark.parametrize("file", ["audiences/werknemer.yml", "language/duties.yml"])
def test_what_the_base_asks_stays_asked(file: str, tmp_path: Path) -> None:
    """An edition that says a file otherwise cannot ask less of who comes first, or of words, with it."""
    base = base_in(tmp_path)
    whole = (base / file).read_text("utf-8")
    loose = whole + "demands: {}\n" if "audiences" in file else "hints: []\n"
    if "audiences" in file:
        (base / file).write_text(whole + "demands: {free_contact: true}\n", "utf-8")
    found = told(checked(edition_in(tmp_path, "", {file: loose})))
    assert any(f"mine/{file}" in line and "edition-protected" in line for line in found), found


def test_only_what_an_edition_says_itself_is_extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of translations hold its own items and its title; what the base translates keeps coming from there."""
    base_in(tmp_path, languages=True)
    edition_in(tmp_path, "site:\n  title: Van ons\n", {"advice/delen.yml": OWN})
    monkeypatch.chdir(tmp_path)
    day = ["--content", "mine", "--as-of", AS_OF.isoformat()]
    assert CliRunner().invoke(main, ["translate", "extract", "en", *day]).exit_code == 0
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "mine/translations/en").iterdir()}
    assert set(written) == {"advice.po", "site.po"}
    assert set(re.findall(r'^msgctxt "([^/]+/[^/"]+)', "".join(written.values()), re.MULTILINE)) == {
        "advice/delen",
        "site/title",
    }


def test_an_edition_of_an_edition(tmp_path: Path) -> None:
    """A branch over the base, and an organisation over that: each over what is below it, and no deeper."""
    base_in(tmp_path)
    branch = edition_in(tmp_path, "without:\n  advice: [klacht]\n", {"advice/delen.yml": OWN})
    branch.rename(tmp_path / "branch")
    firm = edition_in(tmp_path, "site:\n  title: De zaak\n", base="../branch")
    content = checked(firm).content
    assert content is not None
    assert content.site.title == "De zaak"
    assert content.advice["delen"].title == "Deel het met ons"
    assert "klacht" not in content.advice
    firm.rename(tmp_path / "firm")
    write(tmp_path / "shop", {"edition.yml": "base: ../firm\n"})
    write(tmp_path / "desk", {"edition.yml": "base: ../shop\n"})
    assert any("edition-base" in line for line in told(checked(tmp_path / "desk")))


@pytest.mark.parametrize("base", ["../nowhere", ".", "../mine"])
def test_a_base_that_cannot_be_is_told(base: str, tmp_path: Path) -> None:
    """No folder, or itself: one sentence at the line, and nothing else is wrong."""
    base_in(tmp_path)
    found = told(checked(edition_in(tmp_path, "", base=base)))
    assert [line for line in found if line.startswith("mine/edition.yml:1: edition-base")], found


def test_a_translation_of_the_base_never_stands_beside_other_words(tmp_path: Path) -> None:
    """Not even as one that is older: what is replaced is not there in the other language; the rest of it is."""
    base_in(tmp_path, languages=True)
    kept = checked(edition_in(tmp_path, "without:\n  contacts: [inspectie]\n")).translations
    assert kept is not None
    assert kept.spoken("en").missing == frozenset()
    replaced = checked(edition_in(tmp_path, "", {"advice/delen.yml": OWN})).translations
    assert replaced is not None
    said = replaced.spoken("en")
    assert ("advice", "delen") in said.missing
    assert said.stale == {}
    assert ("advice", "beleid") not in said.missing


def test_words_about_what_is_left_out_are_told(tmp_path: Path) -> None:
    """A link goes and its words stay: each text that still asks for what is gone is told, with its place."""
    base_in(tmp_path)
    texts = {"advice/nieuw.yml": OWN.replace("Vertel het", "Bel [de inspectie](contact:inspectie). Vertel het")}
    mine = edition_in(tmp_path, "without:\n  contacts: [inspectie]\n", texts)
    (problem,) = [p for p in checked(mine).problems if p.rule == "edition-words"]
    assert (problem.place.file, problem.place.line) == ("mine/edition.yml", 3)
    assert "still speak" in problem.message
    assert any(detail.startswith("mine/advice/nieuw.yml:") for detail in problem.details)
    assert problem.severity is Severity.WARNING
    accept = ["edition", "accept", "without/contacts/inspectie", "--content", str(mine)]
    assert CliRunner().invoke(main, accept).exit_code == 0
    assert not [p for p in checked(mine).problems if p.rule == "edition-words"]
    write(mine, {"advice/nog-een.yml": texts["advice/nieuw.yml"]})
    (problem,) = [p for p in checked(mine).problems if p.rule == "edition-words"]
    assert [*problem.details] == ["mine/advice/nog-een.yml:6"], "only what is new"


def test_before_the_base_is_there_nothing_else_is_told(tmp_path: Path) -> None:
    """What refers to it cannot be judged yet: one problem, the real one."""
    mine = edition_in(tmp_path, "", {"advice/delen.yml": OWN}, base="../nowhere")
    assert [p.rule for p in checked(mine).problems] == ["edition-base"]


def test_an_edition_with_pages_of_its_own_has_those_that_it_offers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder docs/ takes the place of that of the base: what is offered of it has to be written."""
    base = base_in(tmp_path, languages=True)
    site = (base / "site.yml").read_text("utf-8")
    (base / "site.yml").write_text(site.replace("    trees:", "    pages: [privacy]\n    trees:"), "utf-8")
    configuration = (
        "site_name: x\ntheme: {name: material, font: false}\nplugins:\n  - wegwijzer:\n      content: base\n"
    )
    write(tmp_path, {"docs/privacy.md": "# Privacy\n\nNiets.\n", "mkdocs.yml": configuration})
    mine = tmp_path / "firm/content"
    write(mine, {"edition.yml": "base: ../../base\n"})
    monkeypatch.chdir(tmp_path / "firm")
    asked = ["check", "--as-of", AS_OF.isoformat()]
    assert "docs-missing" not in CliRunner().invoke(main, asked).output
    write(tmp_path / "firm", {"docs/over.md": "# Over ons\n\nWij.\n"})
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 1
    assert "content/edition.yml:1:1: error: the page 'privacy' is offered in en, and is not in docs/" in done.output
    write(tmp_path / "firm", {"docs/privacy.md": "# Privacy\n\nNiets.\n"})
    assert "docs-missing" not in CliRunner().invoke(main, asked).output


def test_changes_and_review_compare_an_edition_with_its_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to say with what: it stands in edition.yml."""
    base_in(tmp_path)
    edition_in(tmp_path, "", {"advice/delen.yml": OWN})
    monkeypatch.chdir(tmp_path)
    for command in ("changes", "review"):
        done = CliRunner().invoke(main, [command, "--content", "mine", "--as-of", AS_OF.isoformat()])
        assert done.exit_code == 0, done.output
        assert "Deel het met ons" in done.output, command
