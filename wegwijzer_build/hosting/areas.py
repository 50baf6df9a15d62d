"""Which addresses are of an area, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from wegwijzer_build.model import EMBED_FOLDERS
from wegwijzer_build.render import PASSING_STEM
from wegwijzer_build.render.data import feed, oembed
from wegwijzer_build.render.shared import addresses

from .host import Host, tree_at
from .policy import Area

DATA_PLACES = ("api/", oembed.FOLDER, feed.PATH)
"""What stands at the root of the site and is for programs."""
DATA = f"(?:{'|'.join(re.escape(place) + ('' if place.endswith('/') else '$') for place in DATA_PLACES)})"
TREES = f"{addresses.FOLDERS['trees']}/"
ASSETS = "assets/"
_MARK = r"\.[0-9a-f]{8,}(?:\.min)?\.(?:css|js|svg|png|woff2)$"
PASSING = rf"{ASSETS}{PASSING_STEM}{_MARK}"
MARKED = rf"{ASSETS}(?!{PASSING_STEM}\.).+{_MARK}"

LANGUAGE = "(?:[a-z]{2}/)?"
"""Every page can take the folder of a language before its address."""


_PLACES: Mapping[Area, str] = {
    Area.EMBEDS: LANGUAGE + addresses.EMBEDS,
    Area.LOADER: re.escape(addresses.LOADER) + "$",
    Area.FOR_HOSTS: f"(?:{'|'.join(addresses.FOR_HOSTS)})",
    Area.DATA: DATA,
    Area.ASSETS: ASSETS,
    Area.MARKED: MARKED,
    Area.PASSING: PASSING,
}


def pattern(host: Host, area: Area) -> str:
    """The addresses of an area; empty where there are none."""
    root = f"^{re.escape(host.path)}"
    if area is Area.UNSEEN:
        of_trees, of_data = f"{LANGUAGE}(?:{TREES}|{addresses.EMBEDS})", f"(?:api/.*/|{oembed.FOLDER})"
        one_of = any_of(host.unseen)
        of_files = rf"{LANGUAGE}{addresses.DOWNLOADS}"
        return (
            rf"{root}(?:{of_trees}{one_of}(?:/|$)|{of_data}{one_of}\.json$|{of_files}{one_of}\.pdf$)"
            if host.unseen
            else ""
        )
    return root + _PLACES[area]


def steps(host: Host) -> str:
    """The embeds of states on the way through a tree, with the embed of its start as the first group."""
    return f"({pattern(host, Area.EMBEDS)}(?!{any_of(EMBED_FOLDERS)}/)[^/]+/)."


def unlogged(host: Host) -> str:
    """The pages of trees on one page; empty where there are none."""
    return f"^{re.escape(host.path)}{LANGUAGE}{TREES}{any_of(host.unseen)}(?:/|$)" if host.unseen else ""


def unlogged_data(host: Host) -> str:
    """The data of trees on one page; empty where there are none."""
    return rf"^{re.escape(host.path)}(?:api/.*|oembed)/{any_of(host.unseen)}\.json$" if host.unseen else ""


def moved(host: Host) -> Iterator[tuple[str, str]]:
    """Old addresses, with all below them, and where each leads; what shows an old page elsewhere moves with it."""
    for old, new in (*host.moved, *_with_oembed(host)):
        end = "(?:/|$)" if old.endswith("/") else "$"
        yield f"^{re.escape(host.path + old.rstrip('/'))}{end}", host.path + new


def _with_oembed(host: Host) -> Iterator[tuple[str, str]]:
    """The oEmbed data of each page that moved to one that has such data too."""
    for old, new in host.moved:
        before, after = oembed.file_of(old), oembed.file_of(new)
        if before and after and tree_at(new) not in host.one_page:  # of those there is none
            yield before, after


def assets(host: Host) -> str:
    """All styles and scripts."""
    return f"^{re.escape(host.path)}{ASSETS}"


def any_of(words: Iterable[str]) -> str:
    """Any of some words."""
    return f"(?:{'|'.join(map(re.escape, words))})"
