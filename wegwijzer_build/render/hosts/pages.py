"""The pages for hosts: who shows our choice aids in pages of their own. One in Dutch, one in English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from wegwijzer_build.render.partials import Partials
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.output import Planned

from .view import HostsView, hosts_view

_PAGES = (("nl", addresses.HOSTS, addresses.HOSTS_ENGLISH), ("en", addresses.HOSTS_ENGLISH, addresses.HOSTS))
_TITLES = {"nl": "Insluiten in uw eigen site", "en": "Embedding in your own site"}
"""This page speaks two languages; no other does, so its words are in its templates and not in a catalogue."""


def host_pages(partials: Partials) -> Iterator[Planned]:
    """Both pages; none where there is no tree to show."""
    for lang, address, other in _PAGES:
        here = Here(partials.site, address)
        view = hosts_view(here, other, _TITLES[lang], partials.by_hand)
        if view:
            yield Planned(f"{address}index.html", partial(_page, partials, here, view, lang))


def _page(partials: Partials, here: Here, view: HostsView, lang: str) -> bytes:
    context = {
        "view": view,
        "lang": lang,
        "around": partials.site.language.code,
        "layout": partials.around(here, styles=("article.css",), scripts=("article.js", "hosts.js")),
        "site_title": partials.site.content.site.title,
    }
    return environment(partials.site.language).get_template("hosts/page.html.jinja").render(context).encode()
