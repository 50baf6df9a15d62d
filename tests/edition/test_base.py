"""Where a base comes from: a folder, a commit that is fetched once, or a package; always the one that is named."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.edition.editions import base_in, checked, edition_in, told
from wegwijzer_build.cli import main
from wegwijzer_build.edition import bases_of

NOBODY = "0" * 40


def git(folder: Path, *arguments: str) -> str:
    """What Git says, with a name for who commits."""
    named = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(
        ["git", *named, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the base in `content/`, and one commit."""
    root = tmp_path / "upstream"
    shutil.copytree(base_in(tmp_path), root / "content")
    shutil.rmtree(tmp_path / "base")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Begin")
    return root


def commit_of(repository: Path) -> str:
    """The hash of its newest commit."""
    return git(repository, "rev-parse", "HEAD").strip()


def edit(repository: Path, file: str, old: str, new: str) -> str:
    """Change a file of the base, and commit that."""
    path = repository / "content" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    git(repository, "commit", "--quiet", "-am", "Change")
    return commit_of(repository)


def run(*arguments: str) -> tuple[int, str]:
    """How a command ends, and what it says."""
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


def test_a_commit_is_fetched_once_and_then_used_without_a_network(tmp_path: Path, repository: Path) -> None:
    """Until then it is told how; what others put into the repository afterwards changes nothing."""
    first = commit_of(repository)
    mine = edition_in(tmp_path, "", base=f"git+../upstream@{first}")
    (problem,) = [line for line in told(checked(mine)) if "edition-base" in line]
    assert problem == f"mine/edition.yml:1: edition-base: the base {first[:10]} was not fetched yet"
    assert run("edition", "fetch", "--content", str(mine)) == (0, f"fetched: {first}\n")
    assert run("edition", "fetch", "--content", str(mine)) == (0, f"{first} is there\n")
    edit(repository, "advice/beleid.yml", "Maak beleid", "Schrijf beleid")
    shutil.rmtree(repository)
    found = checked(mine)
    assert found.is_sound, told(found)
    assert found.content is not None
    assert found.content.advice["beleid"].title.startswith("Maak beleid")
    assert bases_of(mine) == (mine / ".base" / first / "content",)
    assert (mine / ".base/.gitignore").read_text("utf-8") == "*\n"


def test_update_goes_on_to_the_newest_and_leaves_the_rest_of_the_file(tmp_path: Path, repository: Path) -> None:
    """A branch or a tag can be named; what moved below the edition is told by `status`, as for any base."""
    first = commit_of(repository)
    said = "# van ons\nlists:\n  advice/beleid:\n    audiences: {add: [werknemer]}\n"
    mine = edition_in(tmp_path, said, base=f"git+../upstream@{first}  # vast")
    assert run("edition", "fetch", "--content", str(mine))[0] == 0
    assert run("edition", "accept", "--content", str(mine))[0] == 0
    git(repository, "tag", "-a", "v1", "-m", "One")
    second = edit(repository, "advice/beleid.yml", "Maak beleid", "Schrijf beleid")
    assert run("edition", "update", "v1", "--content", str(mine)) == (0, f"{first} is the newest\n")
    code, words = run("edition", "update", "--content", str(mine))
    assert (code, words.splitlines()[0]) == (0, f"from {first[:10]} to {second[:10]}")
    assert (mine / "edition.yml").read_text("utf-8") == f"base: git+../upstream@{second}  # vast\n{said}"
    assert "edition-moved" in run("edition", "status", "--content", str(mine))[1]


@pytest.mark.parametrize(
    ("base", "says"),
    [
        ("git+../upstream@main", "'git+../upstream@main' does not say which revision"),
        ("git+../upstream", "does not say which revision"),
        (f"git+--upload-pack=x@{NOBODY}", "does not say which revision"),
        (f"git+../upstream@{NOBODY}#../..", "does not say which revision"),
        ("package:nergens==1.0", "the package 'nergens' is not installed"),
        ("package:click", "'package:click' does not say which version"),
        ("package:click==0.0.1", "and the base is 0.0.1"),
    ],
)
def test_a_base_that_is_not_pinned_or_not_there_is_refused(
    tmp_path: Path, repository: Path, base: str, says: str
) -> None:
    """At its line in edition.yml, with what to do."""
    mine = edition_in(tmp_path, "", base=base)
    (problem,) = [line for line in told(checked(mine)) if "edition-base" in line]
    assert problem.startswith("mine/edition.yml:1: ")
    assert says in problem
    assert repository.is_dir()


def test_what_git_cannot_give_is_told_in_its_words(tmp_path: Path, repository: Path) -> None:
    """No commit, no repository, no such folder, no such branch: nothing is left half-written."""
    mine = edition_in(tmp_path, "", base=f"git+../upstream@{NOBODY}")
    code, words = run("edition", "fetch", "--content", str(mine))
    assert code == 1
    assert "'../upstream' could not be read" in words
    assert not (mine / ".base").exists()
    edition_in(tmp_path, "", base=f"git+../nowhere@{NOBODY}")
    assert "Git says:" in run("edition", "fetch", "--content", str(mine))[1]
    edition_in(tmp_path, "", base=f"git+../upstream@{commit_of(repository)}#inhoud")
    assert "there is no folder 'inhoud' in that commit" in run("edition", "fetch", "--content", str(mine))[1]
    assert [path.name for path in (mine / ".base").iterdir()] == [".gitignore"]
    edition_in(tmp_path, "", base=f"git+../upstream@{commit_of(repository)}")
    assert "the repository has no 'v9'" in run("edition", "update", "v9", "--content", str(mine))[1]
    edition_in(tmp_path, "", base="../upstream/content")
    assert "is not fetched from a repository" in run("edition", "fetch", "--content", str(mine))[1]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with content, as pip leaves it."""
    packages = tmp_path / "packages"
    shutil.copytree(base_in(tmp_path), packages / "onze_inhoud/content")
    about = packages / "onze_inhoud-1.2.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: onze-inhoud\nVersion: 1.2.0\n", "utf-8")
    names = [path.relative_to(packages).as_posix() for path in packages.rglob("*") if path.is_file()]
    (about / "RECORD").write_text("".join(f"{name},,\n" for name in names), "utf-8")
    monkeypatch.setattr(sys, "path", [str(packages), *sys.path])
    return packages


def test_a_package_is_a_base_too(tmp_path: Path, installed: Path) -> None:
    """Of the version that is named, and of no other."""
    mine = edition_in(tmp_path, "", base="package:onze-inhoud==1.2.0")
    found = checked(mine)
    assert found.is_sound, told(found)
    assert bases_of(mine) == (installed / "onze_inhoud/content",)
    edition_in(tmp_path, "", base="package:onze-inhoud==1.3.0")
    assert any("installed is 1.2.0, and the base is 1.3.0" in line for line in told(checked(mine)))
    edition_in(tmp_path, "", base=f"package:click=={version('click')}")
    assert any("holds no content" in line for line in told(checked(mine)))


def test_changes_reads_an_edition_of_another_moment(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision of the edition, with the base that was fetched for it."""
    mine = edition_in(tmp_path, "site:\n  title: Van ons\n", base=f"git+../upstream@{commit_of(repository)}")
    assert run("edition", "fetch", "--content", str(mine))[0] == 0
    git(tmp_path, "init", "--quiet", str(mine))
    git(mine, "add", ".")
    git(mine, "commit", "--quiet", "-m", "Begin")
    (mine / "edition.yml").write_text(
        (mine / "edition.yml").read_text("utf-8").replace("Van ons", "Van jullie"), "utf-8"
    )
    monkeypatch.chdir(mine)
    code, words = run("changes", "HEAD", "--content", ".", "--as-of", "2026-11-20")
    assert code == 0, words
    assert "Van jullie" in words
