"""Building is whole or not at all, the same every time, and the same by every door."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.project import AS_OF, LAST_LOOK, ROOT, Project, files_below, make_project, run, wegwijzer
from wegwijzer_build.cli import main
from wegwijzer_build.mkdocs_plugin import Preview
from wegwijzer_build.pipeline import check
from wegwijzer_build.publish import MARKER

MKDOCS = Path(sys.executable).with_name("mkdocs")
NOON = str(int(datetime.combine(LAST_LOOK, time(12), UTC).timestamp()))
"""Noon of the day that is today for the real content, as SOURCE_DATE_EPOCH."""


def build(project: Project) -> Result:
    """Build a project in this process, which is quick."""
    return CliRunner().invoke(main, ["build", *map(str, project.arguments())])


@pytest.fixture
def old_site(project: Project) -> dict[str, bytes]:
    """A project with a site that was built before; its files."""
    assert build(project).exit_code == 0
    return files_below(project.site)


def refused(project: Project, old_site: dict[str, bytes]) -> str:
    """Build once more, which has to fail without a trace; gives what was said of it."""
    result = build(project)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert files_below(project.site) == old_site, "a failed build touched the old site"
    assert not list(project.root.glob(".site*")), "a failed build left something beside the site"
    return result.stderr


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another clock, another folder, another place to stand, another seed for sets: the same files, byte for byte."""
    first, second = make_project(tmp_path / "first"), make_project(tmp_path / "elsewhere" / "second")
    later = {"SOURCE_DATE_EPOCH": "4000000000", "PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}
    for project, cwd, env in ((first, ROOT, later), (second, tmp_path, {"PYTHONHASHSEED": "2", "LANG": "C"})):
        made = wegwijzer("build", *project.arguments(), cwd=cwd, env=env)
        assert made.returncode == 0, made.stderr
    assert files_below(first.site) == files_below(second.site)
    assert "sitemap.xml" in files_below(first.site)


@pytest.mark.thorough
def test_mkdocs_makes_the_same_site(built: Path, tmp_path: Path) -> None:
    """`mkdocs build --strict`, from anywhere, gives every file of `wegwijzer build`, byte for byte."""
    made = run(
        *(MKDOCS, "build", "--strict", "--quiet", "-f", ROOT / "mkdocs.yml", "-d", tmp_path / "site"),
        cwd=tmp_path,
        env={"SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    ours, theirs = files_below(built), files_below(tmp_path / "site")
    assert set(ours) == set(theirs)
    assert [path for path, data in theirs.items() if data != ours[path]] == []


def test_a_preview_shows_what_a_build_writes(project: Project, old_site: dict[str, bytes]) -> None:
    """Every file that `serve` makes when it is asked for is, byte for byte, the one that the build writes."""
    content = project.root / "content"
    preview = Preview(project.root / "mkdocs.yml", content, check(content, AS_OF))
    left_out = {MARKER, "404.html", "sitemap.xml", "sitemap.xml.gz", "objects.inv"}
    shown = {path: preview.file(path) for path in old_site if path not in left_out}
    assert [path for path, data in shown.items() if data != old_site[path]] == []
    assert any(path.startswith("embed/") for path in shown)
    assert preview.file("bestaat/niet/index.html") is None
    assert b"Deze pagina is er niet" in preview.not_found()


def test_a_build_writes_the_site_and_nothing_else(project: Project) -> None:
    """Neither docs/ nor content/ changes by a build, by either door, and generated pages never stand in docs/."""
    before = files_below(project.root)
    assert build(project).exit_code == 0
    assert run(MKDOCS, "build", "--quiet", "-d", project.root / "site2", cwd=project.root).returncode == 0
    after = files_below(project.root)
    assert {path: data for path, data in after.items() if not path.startswith(("site/", "site2/"))} == before


def test_one_door_after_the_other(project: Project, tmp_path: Path) -> None:
    """A folder that `mkdocs build` made, from anywhere, is ours too: `wegwijzer build` replaces it with the same."""
    made = run(MKDOCS, "build", "--strict", "--quiet", "-f", project.config, "-d", project.site, cwd=tmp_path)
    assert (made.returncode, made.stdout) == (0, "")
    by_mkdocs = files_below(project.site)
    result = build(project)
    assert result.exit_code == 0, result.output
    assert files_below(project.site) == by_mkdocs


def test_generated_pages_stay_out_of_the_nav(project: Project) -> None:
    """Left to itself, MkDocs puts only hand-written pages into its nav: one with thousands of pages takes minutes."""
    project.change("mkdocs.yml", "nav:\n  - Over deze site: over.md\n", "")
    project.hook(
        "def on_nav(nav, config, files):\n"
        "    pages = [page.file.src_uri for page in nav.pages]\n"
        "    open('nav.txt', 'w').write(' '.join(pages))\n"
    )
    result = run(MKDOCS, "build", "--strict", "--quiet", cwd=project.root)
    assert result.returncode == 0, result.stderr
    assert (project.root / "nav.txt").read_text("utf-8") == "over.md"


def test_an_error_in_the_content_stops_the_build(project: Project, old_site: dict[str, bytes]) -> None:
    """An editor's mistake is shown with its place, and the old site stays as it was."""
    project.change("content/trees/regelen.yml", "next: branche}", "next: brache}")
    said = refused(project, old_site)
    assert "content/trees/regelen.yml:10:43: error:" in said
    assert "brache" in said
    assert "did you mean 'branche'" in said


def test_an_error_in_the_content_stops_mkdocs_too(project: Project) -> None:
    """Built by MkDocs itself, the same message is shown, without a traceback, and nothing is written."""
    project.change("content/trees/regelen.yml", "next: branche}", "next: brache}")
    result = run(MKDOCS, "build", cwd=project.root)
    assert result.returncode == 1
    assert "content/trees/regelen.yml:10:43: error:" in result.stderr
    assert "Traceback" not in result.stderr
    assert not project.site.exists()


def test_a_broken_link_in_docs_stops_the_build(project: Project, old_site: dict[str, bytes]) -> None:
    """A link of a hand-written page that leads nowhere is told with its place, whatever it was to lead to."""
    project.write("docs/over.md", "# Over\n\n[Weg](nergens.md)\n")
    said = refused(project, old_site)
    assert "over.md" in said
    assert "nergens.md" in said
    for target in ("../nergens/", "#nergens", "../voor/werkgever/#nergens", "nergens.png", "over.md#nergens"):
        project.write("docs/over.md", f"# Over\n\nEen [weg]({target}) terug\n")
        assert re.search(r"docs/over\.md:3:\d+: error: the link '.*' leads nowhere", refused(project, old_site)), target


def test_links_in_docs_that_lead_somewhere_are_fine(project: Project) -> None:
    """A hand-written page may link to generated pages, to their parts, and to other sites."""
    project.write(
        "docs/over.md",
        "# Over\n\n"
        "[Begin](../keuzehulp/regelen/) [Werkgever](../voor/werkgever/#inhoud) [Adviezen](adviezen/index.md) "
        "[Hier](#over) [Daar](https://example.nl/a#b) [Mail](mailto:a@example.nl)\n",
    )
    result = build(project)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "page", ["adviezen/index.md", "adviezen.md", "hulp/hulplijn.md", "keuzehulp/regelen/klein.md", "index.md"]
)
def test_a_page_in_docs_cannot_take_the_place_of_a_generated_one(
    project: Project, old_site: dict[str, bytes], page: str
) -> None:
    """A hand-written page at an address that the content asks for is refused by name, however it is written."""
    project.write(f"docs/{page}", "# Iets anders\n")
    assert f"docs/{page}" in refused(project, old_site)


def test_a_file_in_docs_cannot_take_the_place_of_data(project: Project, old_site: dict[str, bytes]) -> None:
    """The same goes for a file at the address of the API."""
    project.write("docs/api/v1/advice.json", "{}")
    assert "docs/api/v1/advice.json" in refused(project, old_site)


def test_a_page_too_few_stops_the_build(project: Project, old_site: dict[str, bytes]) -> None:
    """If some other plugin takes a page away, the build says which one is missing."""
    project.hook(
        "def on_files(files, config):\n"
        "    files.remove(files.get_file_from_path('adviezen/inhuur/index.md'))\n"
        "    return files\n"
    )
    assert "missing: /adviezen/inhuur/" in refused(project, old_site)


def test_a_page_too_many_stops_the_build(project: Project, old_site: dict[str, bytes]) -> None:
    """A page that nothing asked for is named, too."""
    project.write("docs/los/index.html", "<!doctype html><title>Los</title>")
    assert "/los/" in refused(project, old_site)


def test_a_warning_of_mkdocs_stops_the_build(project: Project, old_site: dict[str, bytes]) -> None:
    """A nav that names a page that is not there is a mistake, not something to pass by."""
    project.change("mkdocs.yml", "over.md", "weg.md")
    assert "weg.md" in refused(project, old_site)


def test_a_folder_of_others_is_left_alone(project: Project) -> None:
    """A folder with something in it that we did not make is refused before any work is done."""
    project.write("site/vakantie.jpg", "mooi")
    result = build(project)
    assert result.exit_code == 1
    assert "is not empty and was not made by wegwijzer build" in result.stderr
    assert files_below(project.site) == {"vakantie.jpg": b"mooi"}


def test_a_build_tells_what_it_made(built: Path, project: Project) -> None:
    """A build that worked ends with the number of pages and the folder they are in, and marks that folder as ours."""
    result = build(project)
    pages = len([path for path in files_below(project.site) if path.endswith(".html")])
    assert result.exit_code == 0, result.output
    assert f"{pages} pages built in {project.site}" in result.stdout
    assert (built / MARKER).is_file()


def test_as_of_decides_and_not_the_clock(project: Project) -> None:
    """A statement that has run out on the day of the build is on no page of it."""
    day = AS_OF.replace(year=AS_OF.year + 2).isoformat()
    result = CliRunner().invoke(main, ["build", *map(str, project.arguments(dated=False)), "--as-of", day])
    assert result.exit_code == 0
    assert "wetsvoorstel.yml" in result.stderr
    assert not (project.site / "adviezen" / "wetsvoorstel").exists()
