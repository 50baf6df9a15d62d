"""The same pages in the hands of another builder, and what still differs (adr/0024)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.hostile.contents import base_files
from tests.project import AS_OF, LAST_LOOK, ROOT, make_project, surroundings
from tools.reading import NOT_FOUND, Page, Site, read_site, words
from wegwijzer_build.cli import main


@dataclass(frozen=True)
class Handed:
    """A site of ours, and that of another builder. `folder`: what `wegwijzer pages` wrote, of which it was made."""

    site: Site
    folder: Path
    other: Site


@pytest.fixture(scope="module", params=["sample", pytest.param("real", marks=pytest.mark.thorough)])
def handed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Handed:
    """The sample, which has every kind of page there is; and the real content."""
    base = tmp_path_factory.mktemp("other")
    if request.param == "real":
        site: Site = request.getfixturevalue("site")
        whence: list[str | Path] = ["--as-of", LAST_LOOK.isoformat()]
    else:
        project = make_project(base / "project")
        for path, text in base_files().items():
            project.write(f"content/{path}", text)
        whence = ["--content", project.content, "--config", project.config, "--as-of", AS_OF.isoformat()]
        built = CliRunner().invoke(main, ["build", *map(str, project.arguments())])
        assert built.exit_code == 0, built.output
        site = read_site(project.site)
    written = CliRunner().invoke(main, ["pages", *map(str, whence), "--out", str(base / "pages")])
    assert written.exit_code == 0, written.output
    return Handed(site, base / "pages", by_zensical(base / "pages"))


def by_zensical(folder: Path) -> Site:
    """The site that Zensical makes of it."""
    built = subprocess.run(
        [Path(sys.executable).with_name("zensical"), "build"],
        cwd=folder,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return read_site(folder / "site")


def test_zensical_makes_the_same_pages(handed: Handed) -> None:
    """From the folder that `wegwijzer pages` writes, Zensical builds a page at every address that MkDocs has one."""
    assert addresses(handed.other.folder) == addresses(handed.site.folder)


def test_zensical_says_the_same(handed: Handed) -> None:
    """Every article says the same words, and its links lead to the same; only the page for what is gone differs."""
    other = handed.other.pages
    articles = [page for page in handed.site.pages.values() if page.source != other[page.address].source]
    assert len(articles) > 30, "pages that are no ready files"
    differing = {
        page.address
        for page in articles
        if said(page, page.main) != said(other[page.address], article_of(other[page.address]))
    }
    assert differing == {NOT_FOUND}


def test_zensical_calls_pages_by_the_same_names(handed: Handed) -> None:
    """A page has the same title and description, but for how the name of the site stands behind the title.

    Zensical calls a page as the menu does, and we as its heading does.
    """
    site_title = handed.site.pages[""].title
    for page in handed.site.pages.values():
        other = handed.other.pages[page.address]
        if page.source == other.source or page.address in ("", NOT_FOUND):
            continue
        ours, theirs = description(page) or "", description(other) or ""
        assert ours.partition('"')[0] == theirs, page.address  # it does not escape a quotation mark
        assert other.title.removesuffix(f" - {site_title}") in (
            page.title.removesuffix(f" – {site_title}"),
            page.heading,
            *(link.words for link in page.links(page.body) if link.address == page.address),
        )


def test_the_folder_holds_the_trees_as_they_are(handed: Handed) -> None:
    """Pages of trees, data and assets come along byte for byte; nothing of the folder leads back to this project."""
    docs = handed.folder / "docs"
    for folder in (*(f"keuzehulp/{tree}" for tree in handed.site.trees), "api"):
        all_files = (handed.site.folder / folder).rglob("*")
        files = [file for file in all_files if file.is_file() and "tekst" not in file.parts]
        assert files
        for file in files:
            assert (docs / file.relative_to(handed.site.folder)).read_bytes() == file.read_bytes()
    assert str(ROOT) not in (handed.folder / "mkdocs.yml").read_text("utf-8")


def addresses(folder: Path) -> set[str]:
    """The address of every page in a built site."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def article_of(page: Page) -> Any:
    """What a page of Zensical is about, without what it adds: marks behind headings, numbers of lines of code."""
    article = next(iter(page.root.xpath("//article[contains(@class, 'md-content__inner')]")), page.main)
    for element in article.xpath(".//a[contains(@class, 'headerlink') or starts-with(@id, '__codelineno')]"):
        if not words(element).strip("¶"):
            element.drop_tree()
    return article


def said(page: Page, within: Any) -> tuple[str, list[tuple[str, str | None, str, str]]]:
    """Its words, and its links: their words, where they lead, and as they are written where that is elsewhere."""
    return words(within), list(links(page, within))


def links(page: Page, within: Any) -> Iterator[tuple[str, str | None, str, str]]:
    """The links of a part of a page."""
    for link in page.links(within):
        yield link.words, link.address, link.fragment, "" if link.address is not None else link.href


def description(page: Page) -> str | None:
    """What a search engine shows of it."""
    found = page.root.find("head/meta[@name='description']")
    return None if found is None else found.get("content")
