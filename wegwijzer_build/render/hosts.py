"""The pages for hosts: who shows our choice aids in pages of their own. One in Dutch, one in English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from . import addresses
from .environment import environment
from .output import Planned
from .pieces import Pieces
from .views.hosts import HostsView, hosts_view
from .views.page import Here

_PAGES = (("nl", addresses.HOSTS, addresses.HOSTS_ENGLISH), ("en", addresses.HOSTS_ENGLISH, addresses.HOSTS))
_TITLES = {"nl": "Insluiten in uw eigen site", "en": "Embedding in your own site"}
_SOME_TREES = {"nl": "Sommige keuzehulpen", "en": "Some choice aids"}
"""This page speaks two languages; no other does, so its words are in its templates and not in a catalogue."""


def host_pages(pieces: Pieces) -> Iterator[Planned]:
    """Both pages; none where there is no tree to show."""
    for lang, address, other in _PAGES:
        here = Here(pieces.site, address)
        on_one_page = pieces.site.content.site.words.one_page.get(lang, _SOME_TREES[lang])
        view = hosts_view(here, other, _TITLES[lang], on_one_page, pieces.about)
        if view:
            yield Planned(f"{address}index.html", partial(_page, pieces, here, view, lang))


def _page(pieces: Pieces, here: Here, view: HostsView, lang: str) -> bytes:
    told = {
        "view": view,
        "lang": lang,
        "around": pieces.site.language.code,
        "frame": pieces.around(here, styles=("article.css",), scripts=("article.js", "hosts.js")),
        "site_title": pieces.site.content.site.title,
    }
    return environment(pieces.site.language).get_template("hosts.html.jinja").render(told).encode()
