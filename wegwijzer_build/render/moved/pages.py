"""Pages at addresses that were promised and are gone: each leads on, also where no server does so.

Such a page tells no more than its address did: not what the new page is called, nor what the site is about. A browser
follows it at once and keeps no entry of it in its history. The way out is there for who has to click by hand.

Data has none: a program would take such a page for the data. It is led on by a server that knows how (`hosting/`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from wegwijzer_build.render.partials import EMBED, PAGE, Partials
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page


def moved_page(partials: Partials, page: Page) -> Iterator[Planned]:
    """The page at one of these addresses."""
    new = partials.site.content.site.moved[page.address]
    yield Planned(f"{page.address}index.html", partial(_page, partials, page.address, new))


def _page(partials: Partials, old: str, new: str) -> bytes:
    site = partials.site
    here = Here(site, old)
    in_frame = old.startswith(addresses.EMBEDS)
    display = EMBED if in_frame else PAGE
    context = {
        "lang": site.language.code,
        "href": here.to(new),
        "in_frame": in_frame,
        "heading": display.heading,
        "stay": display.stay,
        "layout": partials.origin(here.root, ("tree.css",), "", ("embed-state.js",), leaves=True),
    }
    return environment(site.language).get_template("moved/page.html.jinja").render(context).encode()
