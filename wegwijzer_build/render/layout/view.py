"""What stands around every page: the top with its menu, and the bottom with the whole of the site."""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.assets import icon
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Here, Link, first_trees

from .alternates import Alternate, alternates


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu; `current` where one is on that page or below it."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True)
class LayoutView:
    """Top and bottom of a page. `styles` and `scripts` are links to assets from this page; `icon` holds its picture.

    `safe` leads to how to look safely; empty where nobody wrote that page.
    """

    site_title: str
    home: str
    doors: tuple[MenuItem, ...]
    search: MenuItem
    safe: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    canonical: str
    alternates: tuple[Alternate, ...]
    edit: str


PagesByHand = tuple[tuple[str, str], ...]
"""Titles and addresses of the pages that are written by hand."""


def embed_layout_view(
    here: Here, styles: tuple[str, ...], scripts: tuple[str, ...], by_hand: PagesByHand = ()
) -> LayoutView:
    """Decide what stands around a page that others show in a frame: nothing but where it comes from."""
    site = here.site
    return LayoutView(
        site_title=site.content.site.title,
        home=here.to(addresses.HOME + site.language.folder),
        doors=(),
        search=MenuItem("", "", False),
        safe=_safe(here, by_hand),
        groups=(),
        styles=tuple(here.to(site.assets[name]) for name in styles),
        scripts=tuple(here.to(site.assets[name]) for name in scripts),
        icon=icon(),  # else the browser asks the host for one
        canonical="",
        alternates=(),
        edit="",
    )


def layout_view(
    here: Here,
    *,
    styles: tuple[str, ...],
    scripts: tuple[str, ...] = ("menu.js",),
    edit_path: str | None = None,
    by_hand: PagesByHand = (),
) -> LayoutView:
    """Decide what stands around a page. `by_hand`: titles and addresses of the hand-written pages."""
    site = here.site
    content, folder = site.content, site.language.folder
    _ = site.language.gettext
    words = collection_words(site.language)

    def item(label: str, address: str) -> MenuItem:
        return MenuItem(label, here.to(address), bool(address) and here.address.startswith(address))

    more = (Link(_("Alle keuzehulpen"), here.to(addresses.of_collection("trees", folder))),) if content.trees else ()
    paged = not all(analysis.page for analysis in site.trees.values())
    hosts = (Link(_("Insluiten"), here.to(addresses.HOSTS)),) if paged else ()
    in_order = sorted(content.audiences.items(), key=lambda entry: entry[1].order)
    listed = [name for name in words if name not in ("audiences", "trees", "pictures") and content.items(name)]
    groups = [
        (_("Voor wie"), here.links("audiences", tuple(name for name, _audience in in_order))),
        (_("Keuzehulp"), (*here.links("trees", first_trees(content)), *more)),
        (_("Opzoeken"), tuple(Link(words[n].many, here.to(addresses.of_collection(n, folder))) for n in listed)),
        (_("Over deze site"), (*(Link(title, here.to(address)) for title, address in by_hand), *hosts)),
    ]
    return LayoutView(
        site_title=content.site.title,
        home=here.to(addresses.HOME + folder),
        doors=tuple(item(a.title, addresses.of_item("audiences", name, folder)) for name, a in in_order),
        search=item(_("Zoeken"), folder + addresses.SEARCH),
        safe=_safe(here, by_hand),
        groups=tuple((heading, links) for heading, links in groups if links),
        styles=tuple(here.to(site.assets[name]) for name in styles),
        scripts=tuple(here.to(site.assets[name]) for name in scripts),
        icon=icon(),
        canonical=content.site.url + here.address if content.site.url and not here.base else "",
        alternates=alternates(here),
        edit=content.site.edit_url + edit_path if content.site.edit_url and edit_path else "",
    )


def _safe(here: Here, by_hand: PagesByHand) -> str:
    return next((here.to(address) for _title, address in by_hand if address == addresses.SAFE), "")
