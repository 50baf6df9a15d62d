"""The pages for hosts: who shows our choice aids in pages of their own. One in Dutch, one in English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from wegwijzer_build.render.partials import Partials
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page

from .view import hosts_view


def hosts_page(partials: Partials, page: Page) -> Iterator[Planned]:
    """The page in one of its languages."""
    yield Planned(f"{page.address}index.html", partial(_page, partials, page))


def _page(partials: Partials, page: Page) -> bytes:
    site = partials.site
    here = Here(site, page.address)
    languages = addresses.for_hosts(site.language.code)
    other = next((address for address in languages if address != page.address), "")
    context = {
        "view": hosts_view(here, other, page.title, page.language),
        "lang": page.language,
        "around": site.language.code,
        "layout": partials.around(here, styles=("article.css",), scripts=("article.js", "hosts.js")),
        "site_title": site.content.site.title,
    }
    return environment(site.language).get_template("hosts/page.html.jinja").render(context).encode()
