"""`wegwijzer new`: what it writes builds as it stands, in each language, and nothing is ever half-written or lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.project import files_below
from wegwijzer_build.cli import main


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("code", ["en", "nl"])
def test_what_is_new_builds(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an edit: no problem, no warning, a page for each state, in the language that was asked for."""
    assert run("new", "mine", "--language", code).exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    checked = run("check", "--language", code)
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert "5 states" in checked.stdout or "5 toestanden" in checked.stdout
    assert run("build").exit_code == 0
    home = (tmp_path / "mine/site/index.html").read_text("utf-8")
    assert f'<html lang="{code}"' in home
    assert len(list((tmp_path / "mine/site/keuzehulp").glob("*/**/index.html"))) == 6  # 5 states, and all as a text


def test_both_languages_have_the_same_files() -> None:
    """What one explains, the other explains too."""
    run("new", "en", "--language", "en")
    run("new", "nl", "--language", "nl")
    counts = [sorted(Path(name).parent.as_posix() for name in files_below(Path(code))) for code in ("en", "nl")]
    assert counts[0] == counts[1]


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A folder with something in it, or a file, is refused in words; an empty folder is filled."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/kept.txt").write_text("kept", "utf-8")
    (tmp_path / "file").write_text("kept", "utf-8")
    (tmp_path / "empty").mkdir()
    for name in ("full", "file"):
        refused = run("new", name)
        assert refused.exit_code == 1
        assert f"{name} is there already" in refused.stderr
    assert run("new", "empty").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "file", "full"]
    assert (tmp_path / "full/kept.txt").read_text("utf-8") == "kept"


def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails in the middle, no folder is left, and the reason is told."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wegwijzer_build.publish.new_folder.make_readable", full)
    refused = run("new", "mine")
    assert refused.exit_code == 1
    assert "No space left" in refused.stderr
    assert not list(tmp_path.iterdir())
