"""Every page of the site is sound: to read aloud, to link to, and without anything from others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.project import ROOT, files_below
from tools.reading import NOT_FOUND, Page, Site, words
from wegwijzer_build.model import COLLECTIONS
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.publish import broken_links
from wegwijzer_build.publish.result import read_text
from wegwijzer_build.render.shared.addresses import FOLDERS, FOR_HOSTS, LOADER

_LOADS = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "object": "data"}
"""What a browser fetches by itself, but for `link`."""


def test_there_is_a_page_for_everything(site: Site, checked: Checked) -> None:
    """Home, search, every list, every item, every state and every page written by hand: these, and no others."""
    assert checked.content is not None
    expected = {"", "zoeken/", NOT_FOUND, "redactie/controles/", *FOR_HOSTS}
    by_hand = [file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md")]
    expected |= {re.sub(r"(index)?\.md$", "/", path).replace("//", "/") for path in by_hand}
    for collection in COLLECTIONS:
        items = checked.content.items(collection.name)
        expected |= {f"{FOLDERS[collection.name]}/"} if items else set()
        expected |= {f"{FOLDERS[collection.name]}/{item}/" for item in items if collection.has_pages}
    for name, tree in site.trees.items():
        expected |= {f"keuzehulp/{name}/tekst/"} | {state["url"] for state in tree["states"].values()}
    assert set(site.dutch) == expected


def test_every_page_has_one_heading_and_headings_make_no_jumps(site: Site) -> None:
    """A page has one h1, before all other headings of its contents, and no level is left out."""
    for page in site.pages.values():
        levels = [int(heading.tag[1]) for heading in page.body.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6")]
        assert levels[:1] == [1], page.address
        assert levels.count(1) == 1, page.address
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), f"{page.address}: {levels}"
        assert all(words(heading) for heading in page.body.xpath(".//h1|.//h2|.//h3|.//h4")), page.address


def test_every_page_says_its_language_and_has_one_main(site: Site) -> None:
    """Readers know the language, and the skip link is the first to get the focus and leads to the one main."""
    for page in site.pages.values():
        spoken = page.folder.rstrip("/") or ("en" if page.address.startswith("en/") else "nl")
        assert page.root.get("lang") == spoken, page.address
        assert page.root.get("dir") == ("rtl" if spoken == "ar" else None), page.address
        assert len(page.root.xpath("//main")) == 1, page.address
        first = page.body.xpath(".//a[@href]|.//button|.//input")[0]
        assert first.get("href") == f"#{page.main.get('id')}", page.address
        assert not page.body.xpath(".//*[@tabindex > 0]"), page.address
        assert page.root.xpath("//head/meta[@name='viewport'][contains(@content, 'width=device-width')]"), page.address
        assert page.root.xpath("//head/meta[@name='referrer'][@content='no-referrer']"), page.address


def test_titles_tell_pages_apart(site: Site) -> None:
    """No two pages have the same title, but for the states of one node of a tree, which ask or advise the same."""
    shared: dict[tuple[str, str], set[object]] = {}
    for page in site.pages.values():
        tree, node = page.body.get("data-tree"), page.body.get("data-node")
        shared.setdefault((page.folder, page.title), set()).add((tree, node) if tree else page.address)
    assert {title: pages for title, pages in shared.items() if len(pages) > 1} == {}
    assert all(title.strip() for _folder, title in shared)


def test_ids_are_unique(site: Site) -> None:
    """On a page an id names one thing, so that links and labels lead where they say."""
    for page in site.pages.values():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], page.address


def test_the_build_sees_every_link_and_every_name(site: Site) -> None:
    """The pattern with which the build reads pages finds what a real parser finds."""
    for page in (*site.pages.values(), *site.embeds.values()):
        file = site.folder / page.address / ("" if page.address == NOT_FOUND else "index.html")
        read = read_text(file.read_text(encoding="utf-8"))
        links = {str(link) for link in page.root.xpath("//*[not(@rel='canonical')]/@href|//@src") if link}
        assert set(read.links) == links, page.address
        assert read.names == frozenset(page.ids), page.address


def test_every_link_leads_somewhere(site: Site) -> None:
    """Every link within the site leads to a page, and to a part of it that is there; the build says so too."""
    assert list(broken_links(site.folder)) == []
    there = {*site.pages, *site.embeds, *files_below(site.folder)}
    for page in site.pages.values():
        if page.address == NOT_FOUND:
            continue
        for element in page.root.xpath("//*[@href]|//*[@src]"):
            link = page.follow(element.get("href") or element.get("src"))
            if link.address is None:
                continue
            assert link.address in there, f"{page.address} → {link.href}"
            ids = site.pages[link.address].ids if link.address in site.pages else ()
            assert not link.fragment or link.fragment in ids, f"{page.address} → {link.href}"


def test_every_link_within_the_site_is_relative(site: Site) -> None:
    """The site works under any path of any host: nothing of its own is linked by host or from the root."""
    for page in site.pages.values():
        for element in page.root.xpath("//*[@href]|//*[@src]"):
            href = element.get("href") or element.get("src")
            outside = re.match(r"https://|tel:|mailto:|data:", href)
            if page.address != NOT_FOUND:
                assert not href.startswith(("/", "http:")), f"{page.address} → {href}"
                assert (page.follow(href).address is None) == bool(outside), f"{page.address} → {href}"
            assert not outside or element.tag == "a" or href.startswith("data:"), f"{page.address} loads {href}"


def test_nothing_comes_from_others(site: Site) -> None:
    """No page loads anything of another host: no picture, script, style, font or frame, and no style does so."""
    for page in site.pages.values():
        for href in _loaded(page):
            assert not re.match(r"(https?:)?//", href), f"{page.address} loads {href}"
    for style in site.folder.rglob("*.css"):
        text = style.read_text("utf-8")
        loaded = re.findall(r"url\(\s*(?![\"']?(?:data:|#))[^)]*", text)
        assert not loaded, f"{style.name} loads {loaded}"
        assert "@import" not in text, style.name


def test_no_code_stands_in_the_pages(site: Site) -> None:
    """A strict content policy fits: scripts are files of our own, and no page holds script, style or event code."""
    for page in site.pages.values():
        for script in page.root.iter("script"):
            assert re.match(r"(\.\./)*(assets|embed/v1)/|/", script.get("src", "")), page.address
            assert not (script.text or "").strip(), page.address
        assert not list(page.root.iter("style")), page.address
        assert not page.root.xpath("//@style"), page.address
        assert not page.root.xpath("//@*[starts-with(name(), 'on')]"), page.address
        assert not page.root.xpath("//a[starts-with(@href, 'javascript:')]"), page.address
        assert not page.root.xpath("//meta[@http-equiv]"), page.address


def test_nothing_of_materials_scripts_is_there(site: Site) -> None:
    """The theme gives a stylesheet only: none of its scripts, workers or maps are in the site."""
    scripts = [file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.js")]
    scripts.remove(LOADER)  # the one that pages of others load
    assert scripts
    assert all(re.fullmatch(r"assets/[a-z-]+\.[0-9a-f]{10}\.js", script) for script in scripts), scripts
    assert not list(site.folder.rglob("*.map"))
    assert not [file for file in site.folder.rglob("*") if "javascripts" in file.parts]


def test_every_link_has_words(site: Site) -> None:
    """Read aloud, no link, button or field is without a name."""
    for page in site.pages.values():
        for element in page.body.xpath(".//a|.//button"):
            assert words(element) or element.get("aria-label"), page.address
        for field in page.body.xpath(".//input|.//select|.//textarea"):
            by_id = page.body.xpath(".//label[@for = $name]", name=field.get("id") or "")
            told = page.body.xpath(".//*[@id = $name]", name=field.get("aria-labelledby") or "")
            assert by_id or field.xpath("ancestor::label") or (told and words(told[0])), page.address


def test_pages_describe_themselves(site: Site) -> None:
    """Every page has a description for search engines, of at most 200 characters; what is not found tells nothing."""
    assert site.pages[NOT_FOUND].root.xpath("//head/meta[@name='description']") == []
    assert site.pages[NOT_FOUND].title == "Deze pagina is er niet"
    for page in (page for address, page in site.pages.items() if address != NOT_FOUND):
        (said,) = page.root.xpath("//head/meta[@name='description']/@content")
        assert 0 < len(said) <= 200, f"{page.address}: {said}"


def test_without_an_address_nothing_is_absolute(site: Site, checked: Checked) -> None:
    """The real content names no address of the site yet, so there is no sitemap and no canonical link."""
    assert checked.content is not None
    with_address = checked.content.site.url is not None
    assert (site.folder / "sitemap.xml").exists() == with_address
    assert all(bool(page.root.xpath("//link[@rel='canonical']")) == with_address for page in site.pages.values())


def _loaded(page: Page) -> Iterator[str]:
    for tag, attribute in _LOADS.items():
        yield from (str(href) for href in page.root.xpath(f"//{tag}/@{attribute}"))
    yield from (str(href) for href in page.root.xpath("//link[@rel != 'canonical']/@href"))
    assert not page.root.xpath("//@srcset"), page.address
