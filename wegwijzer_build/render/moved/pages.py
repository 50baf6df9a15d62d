"""Pages at addresses that were promised and are gone: each leads on, also where no server does so.

Such a page tells no more than its address did: not what the new page is called, nor what the site is about. A browser
follows it at once and keeps no entry of it in its history. The way out is there for who has to click by hand.

Data has none: a program would take such a page for the data. It is led on by a server that knows how (`hosting/`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from wegwijzer_build.model import Content
from wegwijzer_build.render.partials import EMBED, PAGE, Partials
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.output import Planned


def moved_pages(partials: Partials) -> Iterator[Planned]:
    """A page for each page and each embed that moved."""
    content = partials.site.content
    for old in moved_addresses(content):
        yield Planned(f"{old}index.html", partial(_page, partials, old, content.site.moved[old]), "site.yml")


def moved_addresses(content: Content) -> tuple[str, ...]:
    """The old addresses that have a page."""
    return tuple(old for old in content.site.moved if old.endswith("/"))


def _page(partials: Partials, old: str, new: str) -> bytes:
    site = partials.site
    here = Here(site, old)
    in_frame = old.startswith(addresses.EMBEDS)
    setting = EMBED if in_frame else PAGE
    context = {
        "lang": site.language.code,
        "href": here.to(new),
        "in_frame": in_frame,
        "heading": setting.heading,
        "stay": setting.stay,
        "layout": partials.origin(here.root, ("tree.css",), "", ("embed-state.js",), leaves=True),
    }
    return environment(site.language).get_template("moved/page.html.jinja").render(context).encode()
