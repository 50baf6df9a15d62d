"""The command `changes` as people and CI run it: revisions and folders, forms, exit codes, renames and acceptances."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.project import AS_OF, Project
from wegwijzer_build.cli import main
from wegwijzer_build.model import CollectionName, RenamedIds

DAY = AS_OF.isoformat()
TREE = "content/trees/regelen.yml"
DROPPED = ("      - {use: inhuur, when: {inhuur: ja}}\n", "")
KEYS = {
    "form", "old", "new", "counted", "lost", "changed", "gained", "not_accepted", "not_readable", "not_walked",
    "unused_acceptances", "changes",
}  # fmt: skip
CHANGE_KEYS = {
    "id", "level", "kind", "accepted", "place", "headline", "effects", "where", "differences", "lines",
}  # fmt: skip


def git(project: Project, *arguments: str) -> None:
    """Run Git in a project, whatever the machine has set for it."""
    settings = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=project.root, check=True, capture_output=True)


def changes(*arguments: str | Path, day: str = DAY) -> Result:
    """Run the command in this process; it never ends with a traceback."""
    result = CliRunner().invoke(main, ["changes", *map(str, arguments), *(["--as-of", day] if day else [])])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A repository with one commit, to stand in."""
    monkeypatch.chdir(project.root)
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "Zo was het")
    return project


def dropped(project: Project) -> str:
    """Take an advice out of the tree; gives the hash of that loss."""
    project.change(TREE, *DROPPED)
    (found,) = [
        each for each in json.loads(changes("HEAD", "--format", "json").stdout)["changes"] if each["level"] == "lost"
    ]
    return str(found["id"])


# --- what is compared ----------------------------------------------------------------------------------------------


def test_revisions_and_folders(here: Project, tmp_path: Path) -> None:
    """A revision, a folder with content in it and the content itself say the same of the same edit, and of none."""
    assert "Nothing changed" in changes("HEAD").stdout
    here.change(TREE, *DROPPED)
    git(here, "commit", "-qam", "Zo is het")
    git(here, "worktree", "add", "-q", str(tmp_path / "oud"), "HEAD~1")
    said = [
        changes(old, *new).stdout
        for old in ("HEAD~1", tmp_path / "oud", tmp_path / "oud/content")
        for new in ((), ("HEAD",))
    ]
    assert len({each.partition(": ")[2] for each in said}) == 1
    assert "lost: advice 'inhuur'" in said[0]


def test_pages_by_hand_are_compared_too(here: Project) -> None:
    """What stands in docs/ beside the content is told by its lines."""
    here.change("docs/over.md", "Wie dit maakt", "Wie dit onderhoudt")
    said = changes("HEAD").stdout
    assert "docs/over.md" in said
    assert "+Wie dit onderhoudt, en waarom." in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name what to compare with"),
        (("geen-revisie",), "neither a folder nor a revision"),
        (("--upload-pack=x",), "No such option"),
        (("HEAD", "docs"), "there is no content in the folder 'docs'"),
        (("HEAD", "HEAD", "--on", "2027-01-01"), "name OLD, or nothing"),
        (("HEAD", "--content", "elders"), "there was no content in 'HEAD'"),
    ],
)
def test_what_cannot_be_compared_is_said(here: Project, arguments: tuple[str, ...], said: str) -> None:
    """Wrong use ends with code 2, a sentence and a hint."""
    assert here.content.is_dir()
    result = changes(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_without_a_repository(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Content that is in no repository has no revisions, and can be compared with a folder."""
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    assert "is not in a Git repository" in changes("HEAD").stderr
    assert changes("content").exit_code == 0


def test_what_a_day_changes(here: Project) -> None:
    """With --on, the content as it stands the day before is compared with that of the day; the clock is not asked."""
    said = changes("--on", "2028-01-01", day="").stdout
    assert "content on 2027-12-31 → on 2028-01-01" in said
    assert "lost: advice 'wetsvoorstel'" in said
    assert "Nothing changed" in changes("HEAD", "--on", "2027-12-31", day="").stdout
    here.change("content/advice/wetsvoorstel.yml", "valid_until: 2027-12-31\n", "")
    assert "Nothing changed" in changes("--on", "2028-01-01").stdout
    assert "lost" in changes("HEAD", "--on", "2028-01-01").stdout


# --- forms ---------------------------------------------------------------------------------------------------------


def test_json_holds_all_with_its_keys(here: Project) -> None:
    """Programs find every change, with the keys that the handbook lists."""
    here.change(TREE, *DROPPED)
    here.change("content/advice/beleid.yml", "ook uitvoeren", "uitvoeren")
    found = json.loads(changes("HEAD", "--format", "json").stdout)
    assert found.keys() == KEYS
    assert (found["lost"], found["changed"], found["gained"], found["not_accepted"]) == (1, 1, 0, 1)
    for change in found["changes"]:
        assert change.keys() == CHANGE_KEYS
        assert re.fullmatch("[0-9a-f]{12}", change["id"])
    (where,) = found["changes"][0]["where"]
    assert (where["tree"], where["ways"], where["total"]) == ("regelen", 5, 10)
    assert where["person"][-1]["say"] == "Ja"


def test_github_shows_each_beside_its_line(here: Project) -> None:
    """A loss is a warning at the outcome, or an error where it stops the job; a text is a notice at its item."""
    here.change(TREE, *DROPPED)
    here.change("content/advice/beleid.yml", "ook uitvoeren", "uitvoeren")
    line = (here.content / "trees" / "regelen.yml").read_text("utf-8").split("\n").index("  regelen:") + 1
    warning, notice = changes("HEAD", "--format", "github").stdout.splitlines()
    assert warning.startswith(f"::warning file={TREE},line={line},")
    assert notice.startswith("::notice file=content/advice/beleid.yml,")
    assert changes("HEAD", "--format", "github", "--fail-on", "lost").stdout.startswith("::error ")


def test_the_page_needs_nothing_else(here: Project) -> None:
    """One file, which asks for nothing and runs nothing; what an author wrote is shown and not obeyed."""
    here.change("content/advice/beleid.yml", "U moet dat beleid ook uitvoeren.", "U voert <script>dat</script> uit.")
    result = changes("HEAD", "--format", "html", "--out", "uit/wijziging.html")
    assert (result.exit_code, result.stdout) == (0, "")
    page = (here.root / "uit/wijziging.html").read_text("utf-8")
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:link|img|iframe|object)\b|url\(|@import", page)
    assert "<del>moet" in page
    assert "script" in page


def test_all_forms_for_people_speak_dutch(here: Project) -> None:
    """With --language nl, or the environment, words are Dutch; data, hashes and ids are what they are in English."""
    here.change(TREE, *DROPPED)
    here.change("content/advice/beleid.yml", "kind: law", "kind: guidance")
    said = changes("HEAD", "--language", "nl").stdout
    loss = json.loads(changes("HEAD", "--format", "json").stdout)["changes"][0]["id"]
    assert said.startswith("HEAD → content: 1 kwijt, 1 veranderd, 0 erbij.\nGeteld zijn manieren om te antwoorden, ")
    assert f"\nKWIJT\n • regelen: 5 van de 10 manieren om te antwoorden  [{loss}]\n   kwijt: advies 'inhuur' – " in said
    assert "\n   soort: [-wet-]{+advies+}\n" in said
    page = changes("HEAD", "--language", "nl", "--format", "html").stdout
    assert '<html lang="nl">' in page
    assert "<h4>soort</h4>" in page
    github = changes("HEAD", "--language", "nl", "--format", "github").stdout
    assert "title=lost%3A advice-lost::regelen: 5 van de 10 manieren om te antwoorden%0Akwijt: " in github
    data = changes("HEAD", "--language", "nl", "--format", "json").stdout
    assert data == changes("HEAD", "--format", "json").stdout
    stopped = changes("HEAD", "--language", "nl", "--fail-on", "lost")
    assert stopped.stderr.startswith("fout: er is hulp kwijt waarvoor geen reden is gegeven (1)\n")


# --- losses that are right -----------------------------------------------------------------------------------------


def test_a_loss_stops_the_job_until_somebody_says_why(here: Project) -> None:
    """--fail-on lost ends with 1; with the hash and a reason in the file with 0, and the reason is told."""
    loss = dropped(here)
    assert changes("HEAD").exit_code == 0
    stopped = changes("HEAD", "--fail-on", "lost")
    assert stopped.exit_code == 1
    assert "say why it is right in reviews/changes.yml" in stopped.stderr
    here.write("reviews/changes.yml", f"accepted:\n  - change: {loss}\n    reason: Dit staat nu in het beleid.\n")
    result = changes("HEAD", "--fail-on", "lost")
    assert result.exit_code == 0
    assert "accepted: Dit staat nu in het beleid." in result.stdout
    assert "1 loss (1 with a reason)" in result.stdout


def test_an_acceptance_holds_for_that_loss_only(here: Project) -> None:
    """Another edit beside it leaves an acceptance as it is; an edit of the same thing voids it, which is told."""
    loss = dropped(here)
    here.write("reviews/changes.yml", f"accepted:\n  - {{change: {loss}, reason: Zo is het goed.}}\n")
    here.change("content/advice/beleid.yml", "ook uitvoeren", "uitvoeren")
    here.change(TREE, "      tot-10: {say: 1 tot en met 9", "      tot-10: {say: Minder dan 10")
    assert changes("HEAD", "--fail-on", "lost").exit_code == 0
    git(here, "checkout", "-q", TREE)
    here.change(TREE, "{use: inhuur, when: {inhuur: ja}}", "{use: inhuur, when: {inhuur: ja, omvang: vanaf-10}}")
    result = changes("HEAD", "--fail-on", "lost")
    assert result.exit_code == 1
    assert f"reviews/changes.yml:2: the acceptance of {loss} is not needed" in result.stdout


def test_a_mistake_in_the_file_has_its_line(here: Project) -> None:
    """What is wrong in the file of acceptances is told as in content, before anything is compared."""
    here.write("elders.yml", "accepted:\n  - change: zo\n    reden: Daarom.\n")
    result = changes("HEAD", "--accepted", "elders.yml")
    assert result.exit_code == 1
    assert "elders.yml:2:13: error:" in result.stderr
    assert "elders.yml:3:5: error: 'reden' is not a key" in result.stderr
    here.write("elders.yml", "accepted: [\n")
    assert changes("HEAD", "--accepted", "elders.yml").exit_code == 1


def test_what_was_renamed_is_not_lost(here: Project) -> None:
    """An id that has another name now, anywhere, is the same thing if the file says so."""
    for path in (TREE, "content/advice/inhuur.yml"):
        assert (here.root / path).is_file()
    (here.content / "advice/inhuur.yml").rename(here.content / "advice/iedereen.yml")
    text = (here.root / TREE).read_text("utf-8")
    text = (
        text.replace("use: inhuur", "use: iedereen")
        .replace(" beleid, inhuur", " beleid, iedereen")
        .replace("[beleid, inhuur,", "[beleid, iedereen,")
    )
    text = re.sub(r"\bomvang\b(?=[:,}])|(?<=start: )omvang", "grootte", text).replace("vanaf-10", "groot")
    text = text.replace("klein", "samen")
    here.write(TREE, text)
    assert changes("HEAD", "--fail-on", "lost").exit_code == 1
    here.write(
        "reviews/changes.yml",
        "renamed:\n  advice: {inhuur: iedereen}\n  questions: {regelen: {omvang: grootte}}\n"
        "  answers: {regelen: {grootte: {vanaf-10: groot}}}\n  outcomes: {regelen: {klein: samen}}\n",
    )
    result = changes("HEAD", "--fail-on", "lost")
    assert result.exit_code == 0, result.stdout
    assert "Nothing changed that anybody can see" in result.stdout


def test_every_collection_can_be_renamed() -> None:
    """The keys of `renamed` are the collections, and what stands in trees."""
    assert set(RenamedIds.model_fields) == {*CollectionName, "questions", "outcomes", "answers"}
