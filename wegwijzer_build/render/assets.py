"""Styles and scripts: each made of the pieces that stand with the component they serve, named by their contents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import quote

from rcssmin import cssmin
from rjsmin import jsmin

from . import addresses
from .environment import FOLDER
from .output import Planned

_BASE = ("styles/tokens.css", "styles/base.css")
_PARTS = (
    "components/advice/style.css",
    "components/contact/style.css",
    "components/term/style.css",
    "components/leave/style.css",
)
_SHARED = (*_BASE, "components/top/style.css", "components/bottom/style.css", *_PARTS)
_STATE = (
    "components/answers/style.css",
    "components/applies/style.css",
    "components/leave/tree.css",
    "styles/print.css",
)
BUNDLES: Mapping[str, tuple[str, ...]] = {
    "tree.css": (*_SHARED, *_STATE),
    "embed-state.css": (*_BASE, *_PARTS, *_STATE),
    "one-page.css": (
        *_SHARED,
        "components/answers/style.css",
        "components/one_page/style.css",
        "components/leave/one-page.css",
        "styles/print.css",
    ),
    "article.css": (
        *_SHARED,
        "styles/article.css",
        "components/entries/style.css",
        "components/search/style.css",
        "components/drawing/style.css",
        "components/table/style.css",
        "components/say/style.css",
        "components/line/style.css",
        "styles/print.css",
    ),
    "one-page.js": ("components/leave/script.js", "components/top/script.js", "components/one_page/script.js"),
    "embed.js": ("components/embed/script.js",),
    "embed-state.js": ("components/leave/script.js", "components/leave/frame.js", "components/embed/script.js"),
    "embed-one-page.js": (
        "components/leave/script.js",
        "components/leave/frame.js",
        "components/one_page/script.js",
        "components/embed/script.js",
    ),
    "leave.js": ("components/leave/script.js",),
    "menu.js": ("components/leave/script.js", "components/top/script.js"),
    "copy.js": ("components/say/script.js",),
    "hosts.js": ("components/line/script.js", "components/say/script.js"),
    "search.js": ("components/search/script.js",),
}
"""Asset → the files it is made of, in order."""

_HOSTS = b'"embed_hosts"'
"""Where the origins go in the script of embeds."""


def read_assets(embed_hosts: Iterable[str] = ()) -> dict[str, bytes]:
    """Put the assets together from the files beside this module. `embed_hosts`: origins that may greet an embed."""
    listed = ", ".join(map(json.dumps, embed_hosts)).encode()
    files = {name: b"\n".join(_read(FOLDER / piece) for piece in pieces) for name, pieces in BUNDLES.items()}
    return {name: data.replace(_HOSTS, listed) for name, data in files.items()}


@lru_cache
def icon() -> str:
    """The picture in the tab of the browser, as an address that holds it: one request less on every page."""
    return "data:image/svg+xml," + quote(_read(FOLDER / "icons/icon.svg"), safe=" =/:,")


def addressed(assets: Mapping[str, bytes]) -> dict[str, str]:
    """Asset → its address, with a mark of its contents in the name, so that browsers may keep it for good."""
    found = {}
    for name, data in assets.items():
        stem, _, ending = name.rpartition(".")
        found[name] = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
    return found


def asset_files(assets: Mapping[str, bytes]) -> Iterator[Planned]:
    """The files of the assets."""
    for name, address in addressed(assets).items():
        yield Planned(address, partial(bytes, assets[name]))


def loader() -> Planned:
    """The script for pages of others: the one file of ours whose name says nothing of its contents."""
    return Planned(addresses.LOADER, partial(_read, FOLDER / "components/loader/script.js"))


def _read(path: Path) -> bytes:
    """A file as visitors get it: styles and scripts without comments and layout."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        text = cssmin(text)
    elif path.suffix == ".js":
        text = jsmin(text)
    return text.strip().encode()
