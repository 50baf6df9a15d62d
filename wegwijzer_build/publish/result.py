"""Looks over a built site before it is put in place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

_NO_ADDRESS = frozenset(["404.html"])
"""Pages that are shown at addresses of others."""


def differing_pages(folder: Path, addresses: frozenset[str]) -> str:
    """Compare the pages in a folder with the addresses that the content asks for.

    Returns a sentence naming up to five that are missing or too many; empty if they are the same.
    """
    found = {_address(path.relative_to(folder).as_posix()) for path in folder.rglob("*.html")}
    found -= {_address(name) for name in _NO_ADDRESS}
    missing, extra = sorted(addresses - found), sorted(found - addresses)
    sentences = []
    if missing:
        sentences.append(f"{len(missing)} pages are missing: {_some(missing)}")
    if extra:
        sentences.append(f"{len(extra)} pages are there that nothing asked for: {_some(extra)}")
    return f"{len(addresses)} pages were asked for; " + "; ".join(sentences) if sentences else ""


def broken_links(folder: Path) -> Iterator[tuple[str, str]]:
    """Follow every link, style, script and picture of every page within the site.

    Yields (page, link) for each that leads to nothing, or to a part of a page that is not there.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = sorted(name for name in files if name.endswith(".html") and name not in _NO_ADDRESS)
    return broken_on(pages, files, lambda page: (folder / page).read_text(encoding="utf-8"))


def broken_on(pages: Iterable[str], files: Set[str], text: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Follow every link of some pages of a site that has these files; `text` gives a page. Yields as `broken_links`."""
    parts: dict[str, frozenset[str]] = {}  # page → the names of its parts, read when a link asks for one of them

    def parts_of(page: str) -> frozenset[str]:
        if page not in parts:
            parts[page] = read_text(text(page)).names
        return parts[page]

    # From pages in one folder a link leads to one place, and from pages of one depth those to the root do.
    known: dict[tuple[str, str], str | None] = {}
    for page in pages:
        read = read_text(text(page))
        for link in read.links:
            path, _, anchor = link.partition("#")
            start = _start(page, path)
            if start not in known:
                known[start] = _target(*start, files)
            target = known[start] if path else page
            if target is None:
                yield page, link
            elif anchor and target.endswith(".html"):
                names = read.names if target == page else parts_of(target)
                if unquote(anchor) not in names:
                    yield page, link


def _start(page: str, path: str) -> tuple[str, str]:
    """The folder that a link starts from once its steps up are taken, and what is left of the link."""
    folder = page.rpartition("/")[0]
    while path.startswith("../") and folder:
        path, folder = path[3:], folder.rpartition("/")[0]
    return folder, path


def _target(base: str, path: str, files: Set[str]) -> str | None:
    """The file that a link leads to; empty for what is not on this site, None for nothing."""
    try:
        parts = urlsplit(path)
    except ValueError:  # half an address, as `https://[`
        return None
    if parts.scheme or parts.netloc:
        return ""
    target = posixpath.normpath(posixpath.join(base, unquote(parts.path)))
    for name in (target, posixpath.normpath(f"{target}/index.html")):
        if name in files:
            return name
    return None


@dataclass(frozen=True)
class Read:
    """Where a page leads, each once, and the names of its parts."""

    links: tuple[str, ...]
    names: frozenset[str]


_TAG = re.compile(r"""<[a-zA-Z][^\s>]*\s(?:[^>"']+|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(r"""\s(href|src|id)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


def read_text(page: str) -> Read:
    """Read the tags of a page. Its text is escaped, as ours and that of MkDocs is: a `<` opens a tag."""
    links: dict[str, None] = {}
    names: set[str] = set()
    for tag in dict.fromkeys(_TAG.findall(page)):
        of_tag, name = _read_tag(tag)
        links |= of_tag
        names |= name
    return Read(tuple(links), frozenset(names))


@lru_cache(maxsize=65536)  # most tags stand on many pages
def _read_tag(tag: str) -> tuple[dict[str, None], frozenset[str]]:
    """Where one tag leads, and its name if it has one."""
    found = [(name, unescape("".join(values))) for name, *values in _ATTRIBUTE.findall(tag)]
    canonical = tag.startswith("<link") and 'rel="canonical"' in tag
    links = {value: None for name, value in found if name != "id" and value and not canonical}
    return links, frozenset(value for name, value in found if name == "id" and value)


def _address(path: str) -> str:
    if PurePosixPath(path).name == "index.html":
        return path.removesuffix("index.html")
    return path


def _some(addresses: list[str]) -> str:
    shown = [f"/{address}" for address in addresses[:5]]
    return ", ".join(shown) + (" …" if len(addresses) > 5 else "")
