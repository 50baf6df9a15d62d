"""The editions among the examples hold over the content of this repository, and come to pages, files and data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.edition.editions import told
from tests.project import LAST_LOOK, ROOT
from wegwijzer_build.cli import main
from wegwijzer_build.pipeline import check

EDITIONS = sorted(ROOT.glob("examples/*/content/edition.yml"))


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: file.parent.parent.name)
def test_an_edition_of_the_real_content_is_sound(file: Path) -> None:
    """Nothing is wrong with it, and somebody accepted what it says otherwise; what moves below it only warns."""
    found = check(file.parent, LAST_LOOK, "content")
    assert found.is_sound, told(found)
    assert [line for line in told(found) if "edition-unaccepted" in line] == []


def test_a_firm_with_one_file_has_its_confidant_wherever_that_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a page of its own, in the help, in the data of trees, in embeds; and nothing of the base is gone."""
    monkeypatch.chdir(ROOT / "examples/werkplaats")
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
