"""Which addresses are of an area, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wegwijzer_build.model import EMBED_FOLDERS
from wegwijzer_build.render import addresses, feed
from wegwijzer_build.render.api import oembed

from .host import Host
from .policy import Area

DATA_PLACES = ("api/", oembed.FOLDER, feed.PATH)
"""What stands at the root of the site and is for programs."""
DATA = f"(?:{'|'.join(re.escape(place) + ('' if place.endswith('/') else '$') for place in DATA_PLACES)})"
TREES = f"{addresses.FOLDERS['trees']}/"
ASSETS = "assets/"
MARKED = ASSETS + r".+\.[0-9a-f]{8,}(?:\.min)?\.(?:css|js)$"

_LANGUAGE = "(?:[a-z]{2}/)?"
"""Every page can take the folder of a language before its address."""


_PLACES: Mapping[Area, str] = {
    Area.EMBEDS: _LANGUAGE + addresses.EMBEDS,
    Area.LOADER: re.escape(addresses.LOADER) + "$",
    Area.FOR_HOSTS: f"(?:{'|'.join(addresses.FOR_HOSTS)})",
    Area.DATA: DATA,
    Area.MARKED: MARKED,
}


def pattern(host: Host, area: Area) -> str:
    """The addresses of an area; empty where there are none."""
    root = f"^{re.escape(host.path)}"
    if area is Area.UNSEEN:
        return f"{root}{_LANGUAGE}(?:{TREES}|{addresses.EMBEDS}){_one_of(host)}(?:/|$)" if host.unseen else ""
    return root + _PLACES[area]


def steps(host: Host) -> str:
    """The embeds of states on the way through a tree, with the embed of its start as the first group."""
    return f"({pattern(host, Area.EMBEDS)}(?!(?:{'|'.join(EMBED_FOLDERS)})/)[^/]+/)."


def unlogged(host: Host) -> str:
    """The pages of trees on one page; empty where there are none."""
    return f"^{re.escape(host.path)}{_LANGUAGE}{TREES}{_one_of(host)}(?:/|$)" if host.unseen else ""


def unlogged_data(host: Host) -> str:
    """The data of trees on one page; empty where there are none."""
    return rf"^{re.escape(host.path)}(?:api/.*|oembed)/{_one_of(host)}\.json$" if host.unseen else ""


def moved(host: Host) -> Iterator[tuple[str, str]]:
    """Old addresses, with all below them, and where each leads; what shows an old page elsewhere moves with it."""
    for old, new in (*host.moved, *_with_oembed(host)):
        end = "(?:/|$)" if old.endswith("/") else "$"
        yield f"^{re.escape(host.path + old.rstrip('/'))}{end}", host.path + new


def _with_oembed(host: Host) -> Iterator[tuple[str, str]]:
    """The oEmbed data of each page that moved to one that has such data too."""
    for old, new in host.moved:
        before, after = oembed.file_of(old), oembed.file_of(new)
        if before and after:
            yield before, after


def assets(host: Host) -> str:
    """All styles and scripts."""
    return f"^{re.escape(host.path)}{ASSETS}"


def _one_of(host: Host) -> str:
    return f"(?:{'|'.join(map(re.escape, host.unseen))})"
