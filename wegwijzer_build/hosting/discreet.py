"""Which requests may be for a tree on one page, judged by their first line as it was sent.

nginx refuses some requests before it has read the address in them, and people send addresses with a sign too many, cut
off, or written in another way. So this looks at the line itself, and takes for discreet whatever is not surely about
something else: a line too few in a log harms nobody. Letter case counts nowhere but in `_AS_SENT`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wegwijzer_build.model import EMBED_FOLDERS
from wegwijzer_build.render.data import oembed
from wegwijzer_build.render.shared import addresses

from .areas import ASSETS, LANGUAGE, TREES, any_of, moved
from .host import Host

_AS_SENT = r"^(?![A-Z_-]+ /\S* HTTP/\d\.\d\z)"
"""Not what a browser asks with, or nothing at all: broken off, of another protocol, with the host in it."""
_ENCODED = r"%(?:25|2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7e)"
"""A letter, digit or other plain sign that somebody wrote as a code; no browser does."""
_ODD = r"[^? ]*(?:[^\w/.~? -]|//|/\.(?!well-known/))"
"""An address with a sign or a turn in it that no address of a page has."""
_END = r"(?:[/? ]|$)"
_METHOD = r"^\S+ "


def discreet(host: Host) -> Iterator[tuple[str, bool]]:
    """Regular expressions for the line of a request, each with whether it is discreet; the first that fits holds.

    Without trees on one page none is needed.
    """
    trees, names = re.escape(TREES.rstrip("/")), any_of(host.unseen)
    known = rf"{any_of(host.paged)}{_END}|" if host.paged else ""
    yield f"~{_AS_SENT}", True
    yield f"~*{_ENCODED}", True
    yield rf"~*{trees}(?!/(?:{known}[? ])|[? ])", True
    yield f"~*{_ours(host)}{_ODD}", True
    # The name of a tree may be that of something else as well: of that its own address only, with nothing behind it.
    root = f"~{_METHOD}{re.escape(host.path)}{LANGUAGE}"
    if host.alike:
        yield f"{root}{any_of(host.alike)} ", False
    if host.paged:
        strange = [name for name in host.unseen if name not in host.nodes]
        but = rf"(?!{any_of(strange)}{_END})" if strange else ""
        yield f"{root}(?:{TREES}|{addresses.EMBEDS}){any_of(host.paged)}/{but}[^? ]* ", False
    yield f"{root}(?:{addresses.EMBEDS}|{oembed.FOLDER}){any_of(EMBED_FOLDERS)}/[^? ]* ", False
    yield rf"~*{_ours(host)}\S*(?:(?<![a-z])|%[0-9a-f]{{2}}){names}(?![a-z])", True


def quiet(host: Host) -> Iterator[str]:
    """What else nobody notes down: who sees something of ours on a page of others, and who came by an old address."""
    yield f"~*{_METHOD}{re.escape(host.path)}{LANGUAGE}(?:{addresses.EMBEDS}|{ASSETS})"
    for old, _ in moved(host):
        yield f"~*{_METHOD}{old.removeprefix('^').replace('$', '[? ]')}"


def mistaken(host: Host) -> str:
    """Regular expression for the status of an answer with the line before it: ours, and not what was asked for."""
    return rf"~*^(?!20[06] |304 )\d+ {_ours(host).removeprefix('^')}"


def _ours(host: Host) -> str:
    """The line up to the path of the site; the rest of its host is the business of somebody else."""
    if not host.folder:
        return _METHOD
    folder = r"/(?:\.?/)*".join(map(re.escape, host.folder.split("/")))
    return rf"{_METHOD}(?:(?!{folder})[^? ])*+{folder}"
