"""The same pages in the hands of another builder, and what still differs (adr/0024)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.project import LAST_LOOK, ROOT, surroundings, wegwijzer
from tests.site.reading import NOT_FOUND, Page, Site, read_site, words


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `wegwijzer pages` writes of the real content."""
    folder = tmp_path_factory.mktemp("other") / "pages"
    written = wegwijzer("pages", "--as-of", LAST_LOOK.isoformat(), "--out", folder)
    assert written.returncode == 0, written.stdout + written.stderr
    return folder


@pytest.fixture(scope="module")
def by_zensical(handed_over: Path) -> Site:
    """The site that Zensical makes of it."""
    built = subprocess.run(
        [Path(sys.executable).with_name("zensical"), "build"],
        cwd=handed_over,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return read_site(handed_over / "site")


def test_zensical_makes_the_same_pages(site: Site, by_zensical: Site) -> None:
    """From the folder that `wegwijzer pages` writes, Zensical builds a page at every address that MkDocs has one."""
    assert addresses(by_zensical.folder) == addresses(site.folder)


def test_zensical_says_the_same(site: Site, by_zensical: Site) -> None:
    """Every article says the same words, and its links lead to the same; only the page for what is gone differs."""
    articles = [page for page in site.pages.values() if page.source != by_zensical.pages[page.address].source]
    assert len(articles) > 300, "pages that are no ready files"
    differing = {
        page.address
        for page in articles
        if said(page, page.main) != said(by_zensical.pages[page.address], article_of(by_zensical.pages[page.address]))
    }
    assert differing == {NOT_FOUND}


def test_zensical_calls_pages_by_the_same_names(site: Site, by_zensical: Site) -> None:
    """A page has the same title and description; only how the name of the site stands behind the title differs."""
    site_title = site.pages[""].title
    for page in site.pages.values():
        other = by_zensical.pages[page.address]
        if page.source == other.source or page.address in ("", NOT_FOUND):
            continue
        ours, theirs = description(page) or "", description(other) or ""
        assert ours.partition('"')[0] == theirs, page.address  # it does not escape a quotation mark
        assert other.title.removesuffix(f" - {site_title}") in (
            page.title.removesuffix(f" – {site_title}"),
            page.heading,
        )


def test_the_folder_holds_the_trees_as_they_are(site: Site, handed_over: Path) -> None:
    """Pages of trees, data and assets come along byte for byte; nothing of the folder leads back to this project."""
    docs = handed_over / "docs"
    for folder in ("keuzehulp/werkgever", "keuzehulp/werknemer", "api"):
        files = [file for file in (site.folder / folder).rglob("*") if file.is_file()]
        assert files
        for file in files:
            assert (docs / file.relative_to(site.folder)).read_bytes() == file.read_bytes()
    assert str(ROOT) not in (handed_over / "mkdocs.yml").read_text("utf-8")


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
