"""What stands around every page: the top with its menu, and the bottom with the whole of the site."""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.look import DARK, proportion
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.assets import icon
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Here, Link, first_trees
from wegwijzer_build.render.shared.pages import PageKind

from .alternates import Alternate, alternates
from .languages import everywhere


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu; `current` where one is on that page or below it."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True)
class Logo:
    """The logo of who made the site: its address, one for a dark screen, and its width where it is 42 px high."""

    src: str
    dark: str
    width: int
    height: int = 42


@dataclass(frozen=True)
class LayoutView:
    """Top and bottom of a page. `styles` and `scripts` are links to assets from this page; `icon` holds its picture.

    `leave` leads out fast; `safe` to how to look safely: empty where nobody wrote that page. `feedback` leads to where
    visitors can say that something is wrong. `ahead`: that this is an example of a later day; empty in a site of today.
    `hreflang`: the page in each language with its absolute address, its own among them.
    """

    site_title: str
    home: str
    leave: str
    doors: tuple[MenuItem, ...]
    help: MenuItem | None
    search: MenuItem
    safe: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    canonical: str
    alternates: tuple[Alternate, ...]
    edit: str
    feedback: Link | None
    ahead: str
    hreflang: tuple[tuple[str, str], ...] = ()
    logo: Logo | None = None


def embed_layout_view(here: Here, styles: tuple[str, ...], scripts: tuple[str, ...]) -> LayoutView:
    """Decide what stands around a page that others show in a frame: nothing but where it comes from."""
    site = here.site
    return LayoutView(
        site_title=site.content.site.title,
        home=here.to(addresses.HOME + site.language.folder),
        leave=site.content.site.exit_page,
        doors=(),
        help=None,
        search=MenuItem("", "", False),
        safe=_safe(here),
        groups=(),
        styles=tuple(here.to(site.assets[name]) for name in styles),
        scripts=tuple(here.to(site.assets[name]) for name in scripts),
        icon=icon(site.look),  # else the browser asks the host for one
        canonical="",
        alternates=(),
        edit="",
        feedback=None,
        ahead=_ahead(here),
    )


def layout_view(
    here: Here,
    *,
    styles: tuple[str, ...],
    scripts: tuple[str, ...] = ("menu.js",),
    edit_path: str | None = None,
    to_read: bool = False,
) -> LayoutView:
    """Decide what stands around a page.

    `to_read`: it is no page of a choice aid. Then its foot leads to what changed, and says where to write, if the site
    names that: who is in the middle of a story would tell it there, and these pages have to be small.
    """
    site = here.site
    content, folder = site.content, site.language.folder
    _ = site.language.gettext
    words = collection_words(site.content, site.language)

    def item(label: str, address: str) -> MenuItem:
        return MenuItem(label, here.to(address), bool(address) and here.address.startswith(address))

    lists = {
        page.collection: Link(page.title, here.to(page.address)) for page in site.pages.of_kind(PageKind.COLLECTION)
    }
    of_lists = site.pages.of_kind(PageKind.COLLECTION)
    help_at = next((page.address for page in of_lists if page.collection == "contacts"), "")
    more = (Link(_("Alle keuzehulpen"), lists["trees"].href),) if content.trees else ()
    notices = (Link(page.title, here.to(page.address)) for page in site.pages.of_kind(PageKind.NOTICES) if to_read)
    for_hosts = (page for page in site.pages.of_kind(PageKind.FOR_HOSTS) if page.language == site.language.code)
    hosts = (Link(_("Insluiten"), here.to(page.address)) for page in for_hosts)
    by_hand = (
        Link(page.in_menu, here.to(page.address)) for page in site.pages.of_kind(PageKind.BY_HAND) if page.in_menu
    )
    in_order = sorted(content.audiences.items(), key=lambda entry: entry[1].order)
    listed = [name for name in words if name in lists and name not in ("audiences", "trees", "pictures")]
    groups = [
        (_("Voor wie"), here.links("audiences", tuple(name for name, _audience in in_order))),
        (_("Keuzehulp"), (*here.links("trees", first_trees(content)), *more)),
        (_("Opzoeken"), tuple(lists[name] for name in listed)),
        (_("Over deze site"), (*by_hand, *notices, *hosts)),
    ]
    return LayoutView(
        site_title=content.site.title,
        home=here.to(addresses.HOME + folder),
        leave=content.site.exit_page,
        doors=tuple(item(a.title, addresses.of_item("audiences", name, folder)) for name, a in in_order),
        help=item(_("Hulp"), help_at) if help_at else None,
        search=item(_("Zoeken"), folder + addresses.SEARCH),
        safe=_safe(here),
        groups=tuple((heading, links) for heading, links in groups if links),
        styles=tuple(here.to(site.assets[name]) for name in styles),
        scripts=tuple(here.to(site.assets[name]) for name in scripts),
        icon=icon(site.look),
        logo=_logo(here),
        canonical=content.site.url + here.address if content.site.url and not here.base else "",
        alternates=alternates(here),
        edit=content.site.edit_url + edit_path if content.site.edit_url and edit_path else "",
        feedback=_feedback(here) if to_read else None,
        ahead=_ahead(here),
        hreflang=hreflang(here),
    )


def hreflang(here: Here) -> tuple[tuple[str, str], ...]:
    """For search engines; who reads none of the languages gets that of the content."""
    url = here.site.content.site.url
    found = everywhere(here) if url else ()
    named = [(code, f"{url}{address}") for code, address in found]
    return (*named, ("x-default", named[0][1])) if named else ()


def _feedback(here: Here) -> Link | None:
    site, _ = here.site.content.site, here.site.language.gettext
    href = addresses.of_feedback(site)
    if not site.feedback or not href:
        return None
    is_page = href == site.feedback
    return Link(_("Schrijf ons") if is_page else _("Schrijf naar {address}").format(address=site.feedback), href)


def _safe(here: Here) -> str:
    at = here.site.language.folder + addresses.SAFE
    return here.to(at) if here.site.pages.at(at) else ""


def _logo(here: Here) -> Logo | None:
    look = here.site.look
    name, dark = look.logo(), look.logo(DARK)
    if name is None:
        return None
    of_dark = here.to(here.site.assets[dark]) if dark and not look.only_light else ""
    return Logo(here.to(here.site.assets[name]), of_dark, round((proportion(look.files[name]) or 1) * Logo.height))


def _ahead(here: Here) -> str:
    day, language = here.site.ahead, here.site.language
    sentence = language.gettext("Zo ziet deze site eruit op {day}. Dit is een voorbeeld.")
    return sentence.format(day=language.day(day)) if day else ""
