"""The sitemap: every page that search engines may list. It needs the address of the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape

from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.output import Planned

PATH = "sitemap.xml"


def sitemap(site: Site) -> Iterator[Planned]:
    """The file, if the site has an address."""
    if site.content.site.url:
        yield Planned(PATH, partial(_sitemap, site, site.content.site.url))


def _sitemap(site: Site, url: str) -> bytes:
    pages = (page for each in (site, *site.beside) for page in each.pages.all)
    listed = sorted(page.address for page in pages if page.listed)
    lines = [f"<url><loc>{escape(url + address)}</loc></url>" for address in listed]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, *lines, "</urlset>", ""]).encode()
