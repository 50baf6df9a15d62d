"""Pages at addresses that were promised and are gone: each leads on, also where no server does so.

Data has none: a program would take such a page for the data. It is led on by a server that knows how (`hosting/`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from wegwijzer_build.model import Content

from . import addresses
from .environment import environment
from .output import Planned
from .views.page import Here, Site


def moved_pages(site: Site) -> Iterator[Planned]:
    """A page for each page and each embed that moved."""
    for old in moved_addresses(site.content):
        yield Planned(f"{old}index.html", partial(_page, site, old, site.content.site.moved[old]), "site.yml")


def moved_addresses(content: Content) -> tuple[str, ...]:
    """The old addresses that have a page."""
    return tuple(old for old in content.site.moved if old.endswith("/"))


def _page(site: Site, old: str, new: str) -> bytes:
    here = Here(site, old)
    told = {
        "lang": site.language.code,
        "site_title": site.content.site.title,
        "href": here.to(new),
        "canonical": site.content.site.url + new if site.content.site.url else "",
        "style": here.to(site.assets["tree.css"]),
        "level": 2 if old.startswith(addresses.EMBEDS) else 1,
    }
    return environment(site.language).get_template("moved.html.jinja").render(told).encode()
