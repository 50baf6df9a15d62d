"""The list of pages: everything that names pages reads it, and a count apart from it says the same."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.contents import SAMPLE
from tests.test_render import sample, sample_content, site_with
from wegwijzer_build.render import Partials, embed_addresses, page_addresses, plan
from wegwijzer_build.render.data.llms_txt import llms_txt
from wegwijzer_build.render.data.sitemap import sitemap
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.pages import PageKind

URL = "https://voorbeeld.nl/wegwijzer/"


def with_address(url: str | None = URL) -> Site:
    """The sample, at an address, with an address that moved."""
    content = sample_content()
    moved = {"keuzehulp/vroeger/": "keuzehulp/regelen/"}
    return site_with(replace(content, site=content.site.model_copy(update={"url": url, "moved": moved})))


def test_the_list_holds_what_the_count_asks_for() -> None:
    """Each page once, each with its address, and its embed where there is one; what moved is there, unlisted."""
    site = with_address()
    addresses = [page.address for page in site.pages.all]
    assert len(addresses) == len(set(addresses))
    listed = {page.address for page in site.pages.all if page.listed}
    assert listed == page_addresses(site.content, sample().trees)
    assert {page.embed for page in site.pages.all if page.embed} == embed_addresses(site.content, sample().trees)
    assert set(addresses) - listed == {"keuzehulp/vroeger/"}


def test_every_page_is_made_and_edited_where_the_list_says() -> None:
    """A page of the list comes out at its address, and the file that it is made from is there."""
    site = with_address()
    made = {re.sub(r"index\.(html|md)$|\.md$", "", each.path).rstrip("/") for each in plan(Partials(site))}
    for page in site.pages.all:
        assert page.address.rstrip("/") in made, page
        assert page.edit_path is None or (SAMPLE / page.edit_path).is_file(), page
    assert {page.edit_path for page in site.pages.items("trees")} == {"trees/regelen.yml"}


def test_the_sitemap_lists_what_may_be_listed() -> None:
    """Search engines get every page, and none of what only leads on or stands in a frame."""
    site = with_address()
    (file,) = sitemap(site)
    found = re.findall(r"<loc>(.*?)</loc>", file.make().decode())
    assert found == sorted(URL + page.address for page in site.pages.all if page.listed)
    assert not [*sitemap(with_address(None))], "a site that does not know where it lives has none"


def test_programs_that_read_along_find_the_pages_that_people_read() -> None:
    """`llms.txt` names every page to read; of trees their starts, and neither states nor texts."""
    site = with_address()
    found = dict(re.findall(r"^- \[(.*)\]\((.*)\)$", llms_txt(site).make().decode(), re.MULTILINE))
    there = {address.removeprefix(URL) for address in found.values()}
    kinds = (PageKind.SEARCH, PageKind.NOTICES, PageKind.COLLECTION, PageKind.ITEM, PageKind.FOR_HOSTS)
    pages = [page for kind in kinds for page in site.pages.of_kind(kind)]
    assert there == {page.address for page in (*pages, *site.pages.items("trees"))}
