"""The editions among the examples hold over the content of this repository, and come to pages, files and data."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.edition.editions import told
from tests.project import LAST_LOOK, ROOT
from wegwijzer_build.cli import main
from wegwijzer_build.pipeline import Memory, check
from wegwijzer_build.render import Partials, plan, site_of

EDITIONS = sorted(ROOT.glob("examples/*/content/edition.yml"))

_LANGUAGES = re.compile(r"^languages:\n(?: .*\n)+", re.MULTILINE)


@cache
def memory_of(name: str) -> Memory:  # noqa: ARG001 - kept by it
    """What was found about an example, as in a preview: after an edit only what changed is proved again."""
    return Memory()


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: file.parent.parent.name)
def test_an_edition_of_the_real_content_is_sound(file: Path) -> None:
    """Nothing is wrong with it, and somebody accepted what it says otherwise; what moves below it only warns."""
    found = check(file.parent, LAST_LOOK, "content", memory_of(file.parent.parent.name))
    assert found.is_sound, told(found)
    assert [line for line in told(found) if "edition-unaccepted" in line] == []


def test_a_firm_with_one_file_has_its_confidant_wherever_that_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, thorough: bool
) -> None:
    """On a page of its own, in the help, in the data of trees, in embeds; and nothing of the base is gone.

    All pages that are looked at are in Dutch, so the base is here without its other languages. `make test-all` builds
    these too.
    """
    monkeypatch.chdir((ROOT if thorough else in_dutch_only(tmp_path / "dutch")) / "examples/werkplaats")
    done = CliRunner().invoke(main, ["build", "--as-of", LAST_LOOK.isoformat(), "--site-dir", str(tmp_path / "site")])
    assert done.exit_code == 0, done.stderr
    site = tmp_path / "site"
    assert "kamertje achter de kantine" in (site / "hulp/onze-vertrouwenspersoon/index.html").read_text("utf-8")
    assert "Onze vertrouwenspersoon" in (site / "hulp/index.html").read_text("utf-8")
    assert "Onze vertrouwenspersoon" in (site / "embed/werknemer/index.html").read_text("utf-8")
    data = json.loads((site / "api/v1/trees/werknemer.json").read_text("utf-8"))
    named = {name for name, state in data["states"].items() if "onze-vertrouwenspersoon" in str(state.get("first"))}
    assert named
    assert all("praat-met-vertrouwenspersoon" in str(data["states"][name]["advice"]) for name in named)
    assert "Wegwijzer van de werkplaats" in (site / "index.html").read_text("utf-8")
    assert (site / "veilig-bekijken/index.html").is_file()


def in_dutch_only(root: Path) -> Path:
    """The real content with the example, configured as ever, in a folder of its own and without other languages."""
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("translations"))
    said = (root / "content/site.yml").read_text("utf-8")
    (root / "content/site.yml").write_text(_LANGUAGES.sub("", said), "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "docs").symlink_to(ROOT / "docs")
    shutil.copytree(ROOT / "examples/werkplaats", root / "examples/werkplaats")
    return root


def test_a_branch_has_its_own_words_look_and_confidant_from_edit_to_site(tmp_path: Path) -> None:
    """An edit of the edition is on its site: what it replaces, adds and leaves out, and how it looks."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "examples/schoonmaak/content", content)
    said = (content / "edition.yml").read_text("utf-8")
    (content / "edition.yml").write_text(said.replace("../../../content", str(ROOT / "content")), "utf-8")
    page = content / "situations/bij-een-klant.yml"
    before = page.read_text("utf-8")
    page.write_text(before.replace("Ga weg als je bang bent.", "Ga meteen weg als je bang bent."), "utf-8")
    found = check(content, LAST_LOOK, "content", memory_of("schoonmaak"))
    assert found.is_sound, told(found)
    assert found.content is not None
    made = site_of(found.content, found.trees, {"lunr.js": b""}, translations=found.translations, look=found.look)
    planned = {each.path: each for each in plan(Partials(made))}

    def text(address: str) -> str:
        path = next(f"{address}/index.{ending}" for ending in ("html", "md") if f"{address}/index.{ending}" in planned)
        return planned[path].make().decode()

    assert "Ga meteen weg als je bang bent." in text("situaties/bij-een-klant")
    assert "De vertrouwenspersoon van onze branche (RAS)" in text("oplossingen/ras-schoonmaak")
    assert "RAS, hulp voor wie schoonmaakt" in text("keuzehulp/werknemer")
    assert "ww-logo" in text("keuzehulp/werknemer")
    assert not [path for path in planned if "zelfcheck-beleid" in path]
    assert "pl/keuzehulp/werknemer/index.html" in planned, "no language is lost"
    assert b"--ww-board:#1d3f72" in made.files["tree.css"]
