"""All files of the site, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import cast

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.catalogues import is_whole
from wegwijzer_build.look import Look
from wegwijzer_build.model import COLLECTIONS, EMBEDDED, Contact, Content
from wegwijzer_build.translation import Spoken, Translations

from .articles import article, tree_text
from .data import api_files
from .data.feed import feed
from .data.llms_txt import llms_txt
from .data.sitemap import sitemap
from .data.well_known import well_known
from .hosts.pages import hosts_page
from .item.embeds import item_embed
from .layout.scripts import scripts_of
from .manual.page import manual_page
from .moved.pages import moved_page
from .own_contact import filled_in
from .partials import Layout, Partials
from .search.index import search_index
from .shared import addresses
from .shared.assets import AHEAD, addressed, asset_files, loader, read_assets, style_of
from .shared.downloads import Download, Downloads
from .shared.here import Here, Site
from .shared.language import Language, language_beside, language_of
from .shared.output import Output, Planned
from .shared.pages import Page, PageKind, pages_of
from .style_page.page import STYLES, style_page, styles
from .translated import content_in, quoted_in
from .tree.one_page.rules import rules
from .tree.pages import tree_pages
from .waiting import Awaited, saying_so

MakeDownloads = Callable[[Content, Mapping[str, Analysis], Language], Downloads]
"""What makes the files to take along of some content in a language."""


def site_of(  # noqa: PLR0913 - all that a site is made from, by name
    content: Content,
    trees: Mapping[str, Analysis],
    libraries: Mapping[str, bytes],
    by_hand: Iterable[Page] = (),
    *,
    awaited: Awaited = MappingProxyType({}),
    ahead: date | None = None,
    downloads: MakeDownloads | None = None,
    translations: Translations | None = None,
    by_hand_in: Mapping[str, Iterable[Page]] = MappingProxyType({}),
    look: Look | None = None,
) -> Site:
    """Bring together all that pages are made from.

    `libraries`: scripts of others that pages load, by name; the search needs `lunr.js`. `by_hand`: the pages of docs/.
    `awaited`: what waits for somebody to confirm law, and says so. `ahead`: the day that the site is an example of.
    `downloads`: what makes the files to take along from the content as it is shown; without it there are none.
    `translations`: what there is in other languages; `by_hand_in`: the pages of docs/ in each of these.
    `look`: its colours, typefaces, logo and icon; as they come without it.
    """
    language = language_of(content.site.language)
    content, trees = saying_so(content, trees, awaited, language)
    languages = tuple(_languages(translations))
    spoken_here = (language, *(each for each, _ in languages))
    of_style_page = {STYLES: styles()} if look and look.style_page else {}
    files = {
        **of_style_page,
        **read_assets(content.site.embed_hosts, (AHEAD,) if ahead else (), spoken_here, look),
        **libraries,
    }
    of_one_page = files.pop(style_of("one-page"))
    for name, analysis in trees.items():
        if analysis.page:
            files[style_of(name)] = of_one_page + b"\n" + rules(analysis.page, analysis.tree).encode()
    assets = addressed(files)
    original = content
    quoted = quoted_in(original) if languages else frozenset()

    def site(
        content: Content,
        trees: Mapping[str, Analysis],
        language: Language,
        by_hand: Iterable[Page],
        spoken: Spoken | None = None,
    ) -> Site:
        content = filled_in(content, language)
        pages = pages_of(content, trees, language, by_hand, spoken.withheld if spoken else ())
        made = downloads(content, trees, language) if downloads else Downloads()
        if downloads and spoken:
            made = Downloads((*made.all, *papers(downloads, original, language, spoken)))
        return Site(
            content,
            trees,
            language,
            files,
            assets,
            pages,
            made,
            ahead,
            look or Look(),
            spoken,
            quoted if spoken else frozenset(),
        )

    here = site(content, trees, language, by_hand)
    beside = [
        site(*content_in(here.trees, each, awaited, spoken), each, by_hand_in.get(each.code, ()), spoken)
        for each, spoken in languages
    ]
    everywhere = {each.language.code: each.pages for each in (here, *beside)} if beside else {}
    return replace(here, everywhere=everywhere, beside=tuple(replace(each, everywhere=everywhere) for each in beside))


def papers(make: MakeDownloads, original: Content, language: Language, spoken: Spoken) -> Iterator[Download]:
    """The files of instruments that have no page in a language: for who hangs them up, and reads the original."""
    said = cast("Mapping[str, Contact]", spoken.items["contacts"])
    contacts = {name: said.get(name, contact) for name, contact in original.contacts.items()}
    is_said = all(name in said for name in original.site.contacts_first)
    content = replace(original, site=spoken.site, instruments=spoken.papers, contacts=MappingProxyType(contacts))
    content = filled_in(content, language, with_hours=is_said)
    return (replace(download, has_page=False) for download in make(content, {}, language).all)


def _languages(translations: Translations | None) -> Iterator[tuple[Language, Spoken]]:
    """The languages in which there is a site, each with what it says."""
    for code in translations.offers if translations else ():
        if translations and is_whole(code):
            language = language_beside(code)
            spoken = translations.spoken(code)
            if spoken.is_there:
                yield language, spoken


def _item(partials: Partials, page: Page) -> Iterator[Planned]:
    yield from article(partials, page)
    yield from item_embed(partials, page)


_MADE: Mapping[PageKind, Callable[[Partials, Page], Iterable[Planned]]] = {
    PageKind.HOME: article,
    PageKind.SEARCH: article,
    PageKind.COLLECTION: article,
    PageKind.NOTICES: article,
    PageKind.ITEM: _item,
    PageKind.STATE: tree_pages,
    PageKind.TREE_TEXT: tree_text,
    PageKind.MANUAL: lambda partials, _page: [manual_page(partials.site.language)],
    PageKind.FOR_HOSTS: hosts_page,
    PageKind.BY_HAND: lambda _partials, _page: (),
    PageKind.MOVED: moved_page,
    PageKind.WITHHELD: article,
}
"""Kind of page → the files that it comes to: itself, and its embed."""


def plan(partials: Partials) -> Iterator[Planned]:
    """Yield every file of the site but the hand-written pages: assets, pages with their embeds, data."""
    site = partials.site
    yield from asset_files(site.files)
    yield loader()
    yield from style_page(partials)
    for page in site.pages.all:
        yield from _MADE[page.kind](partials, page)
    for language in partials.beside:
        yield from plan_of_language(language)
    for download in site.downloads.all:
        yield Planned(download.address, download.make)
    yield from api_files(site)
    yield from feed(site)
    yield from sitemap(site)
    yield llms_txt(site)
    yield search_index(site)
    yield from well_known(site)


def plan_of_language(partials: Partials) -> Iterator[Planned]:
    """Yield what there is in another language: its pages with their embeds, its files, its data, its search."""
    site = partials.site
    for page in site.pages.all:
        yield from _MADE[page.kind](partials, page)
    for download in site.downloads.all:
        yield Planned(download.address, download.make)
    yield search_index(site)


def render(partials: Partials) -> Iterator[Output]:
    """Make every file of the plan, one by one."""
    return (planned.output() for planned in plan(partials))


def page_addresses(content: Content, trees: Mapping[str, Analysis], folder: str = "") -> frozenset[str]:
    """The address of every page that the model asks for, counted apart from rendering to hold it to account.

    `folder`: that of a language beside that of the content (`en/`).
    """
    found = {folder + addresses.HOME, folder + addresses.SEARCH}
    for collection in COLLECTIONS:
        items = content.items(collection.name)
        if items:
            found.add(addresses.of_collection(collection.name, folder))
        if collection.has_pages:
            found.update(addresses.of_item(collection.name, item, folder) for item in items)
    found.update(addresses.of_text(name, folder) for name in content.trees)
    if not folder:
        found.add(addresses.MANUAL)
        if not all(analysis.page for analysis in trees.values()):
            found.update(addresses.for_hosts(content.site.language))
    for name, analysis in trees.items():
        if not analysis.page:
            found.update(addresses.of_state(name, state.id, analysis.start.id, folder) for state in analysis.paged)
    return frozenset(found)


def embed_addresses(content: Content, trees: Mapping[str, Analysis], folder: str = "") -> frozenset[str]:
    """The address of every page that is there for others to show; no search engine should list them."""
    of_trees = (
        addresses.of_embed(name, state.id, analysis.start.id, folder)
        for name, analysis in trees.items()
        for state in ([analysis.start] if analysis.page else analysis.paged)
    )
    of_items = (
        addresses.of_item_embed(collection, item, folder)
        for collection in EMBEDDED
        for item in content.items(collection)
    )
    return frozenset((*of_trees, *of_items))


def layout(partials: Partials, address: str, base: str = "") -> Layout:
    """Top and bottom of an article at an address, in the language of its folder; `base` as in `Here`."""
    partials = partials.at(address)
    here = Here(partials.site, address, base)
    page = partials.site.pages.at(address)
    scripts = ("article.js", *scripts_of(here))
    edit_path = page.edit_path if page else None
    return partials.around(here, styles=("article.css",), scripts=scripts, edit_path=edit_path, to_read=True)
