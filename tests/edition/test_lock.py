"""`edition status` and `edition accept`: a base that moves below what stands over it is shown until somebody looked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.edition.editions import base_in, checked, edition_in, told
from tests.edition.test_edition import OWN
from wegwijzer_build.cli import main


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition with an advice of its own and one less, seen from beside it."""
    base_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    return edition_in(tmp_path, "without:\n  advice: [klacht]\n", {"advice/delen.yml": OWN})


def run(*arguments: str) -> Result:
    """Run the command in this process, on the edition."""
    return CliRunner().invoke(main, [*arguments, "--content", "mine"])


def test_what_nobody_accepted_is_told_until_somebody_does(mine: Path) -> None:
    """Then nothing is told; and the file says what the base said, to read and to compare."""
    (unaccepted,) = (line for line in told(checked(mine)) if "edition-unaccepted" in line)
    assert unaccepted.startswith("mine/advice/delen.yml:1: edition-unaccepted: 'advice/delen' stands in the place")
    assert run("edition", "accept").exit_code == 0
    assert [line for line in told(checked(mine)) if "edition-" in line] == []
    assert "  title: Deel wat je las\n" in (mine / "edition.lock").read_text("utf-8")


def test_a_base_that_moved_is_shown_line_by_line(mine: Path) -> None:
    """What was and what is, at the item of the edition; until it is accepted anew."""
    run("edition", "accept")
    below = mine.parent / "base/advice/delen.yml"
    below.write_text(below.read_text("utf-8").replace("iemand die je vertrouwt", "de huisarts"), "utf-8")
    (moved,) = (each for each in checked(mine).problems if each.rule == "edition-moved")
    assert moved.place.file == "mine/advice/delen.yml"
    assert "-text: Vertel het aan iemand die je vertrouwt." in moved.details
    assert "+text: Vertel het aan de huisarts." in moved.details
    assert "de huisarts" in run("edition", "status").stdout
    assert run("edition", "accept", "advice/delen").exit_code == 0
    assert [each for each in checked(mine).problems if each.rule == "edition-moved"] == []


def test_status_tells_what_an_edition_is(mine: Path) -> None:
    """What it says otherwise, adds and leaves out, each by name."""
    said = run("edition", "status").stdout
    assert "An edition of base:" in said
    assert "1 item otherwise: advice/delen" in said
    assert "0 items added" in said
    assert "1 item left out: advice/klacht" in said
    assert mine.is_dir()


def test_what_is_not_said_otherwise_cannot_be_accepted(mine: Path) -> None:
    """A word that is wrong is told with those that are right; nothing is written."""
    refused = run("edition", "accept", "advice/dellen")
    assert refused.exit_code == 1
    assert "advice/delen" in refused.stderr
    assert not (mine / "edition.lock").exists()


def test_whole_content_is_no_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says what an edition is made by."""
    base_in(tmp_path).rename(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    refused = run("edition", "status")
    assert refused.exit_code == 1
    assert "edition.yml" in refused.stderr
