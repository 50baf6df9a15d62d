"""Looks over a built site before it is put in place."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Set
from html.parser import HTMLParser
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
    told = []
    if missing:
        told.append(f"{len(missing)} pages are missing: {_some(missing)}")
    if extra:
        told.append(f"{len(extra)} pages are there that nothing asked for: {_some(extra)}")
    return f"{len(addresses)} pages were asked for; " + "; ".join(told) if told else ""


def broken_links(folder: Path) -> Iterator[tuple[str, str]]:
    """Follow every link, style, script and picture of every page within the site.

    Yields (page, link) for each that leads to nothing, or to a part of a page that is not there.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    read = {name: _read(folder / name) for name in sorted(files) if name.endswith(".html")}
    names = {page: frozenset(reader.names) for page, reader in read.items()}
    for page, reader in read.items():
        for link in dict.fromkeys(reader.links):
            if page not in _NO_ADDRESS and not _leads_somewhere(page, link, files, names):
                yield page, link


def _leads_somewhere(page: str, link: str, files: Set[str], names: Mapping[str, frozenset[str]]) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:  # half an address, as `https://[`
        return False
    if parts.scheme or parts.netloc:
        return True
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    if target not in files:
        target = posixpath.normpath(f"{target}/index.html")
    if target not in files:
        return False
    return not parts.fragment or target not in names or unquote(parts.fragment) in names[target]


class _Reader(HTMLParser):
    """Collects where a page leads, and the names of its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name == "id":
                self.names.append(value)
            elif value and name in ("href", "src") and not (tag == "link" and ("rel", "canonical") in attrs):
                self.links.append(value)


def _read(page: Path) -> _Reader:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def _address(path: str) -> str:
    if PurePosixPath(path).name == "index.html":
        return path.removesuffix("index.html")
    return path


def _some(addresses: list[str]) -> str:
    shown = [f"/{address}" for address in addresses[:5]]
    return ", ".join(shown) + (" …" if len(addresses) > 5 else "")
