"""Styles and scripts: each made of the pieces that stand with the component they serve, named by their contents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import quote

from .environment import FOLDER
from .output import Planned

_SHARED = (
    "styles/tokens.css",
    "styles/base.css",
    "components/top/style.css",
    "components/bottom/style.css",
    "components/advice/style.css",
    "components/contact/style.css",
    "components/term/style.css",
    "components/leave/style.css",
)
BUNDLES: Mapping[str, tuple[str, ...]] = {
    "tree.css": (
        *_SHARED,
        "components/answers/style.css",
        "components/applies/style.css",
        "components/leave/tree.css",
        "styles/print.css",
    ),
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
        "styles/print.css",
    ),
    "one-page.js": ("components/leave/script.js", "components/top/script.js", "components/one_page/script.js"),
    "embed-one-page.js": ("components/leave/script.js", "components/one_page/script.js"),
    "menu.js": ("components/leave/script.js", "components/top/script.js"),
    "copy.js": ("components/say/script.js",),
    "search.js": ("components/search/script.js",),
}
"""Asset → the files it is made of, in order."""


def read_assets() -> dict[str, bytes]:
    """Put the assets together from the files beside this module."""
    return {name: b"\n".join(_read(FOLDER / piece) for piece in pieces) for name, pieces in BUNDLES.items()}


@lru_cache
def icon() -> str:
    """The picture in the tab of the browser, as an address that holds it: one request less on every page."""
    return "data:image/svg+xml," + quote(_read(FOLDER / "icons/icon.svg"), safe=" =/:,")


def addressed(assets: Mapping[str, bytes]) -> dict[str, str]:
    """Asset → its address, with a mark of its contents in the name, so that browsers may keep it for good."""
    addresses = {}
    for name, data in assets.items():
        stem, _, ending = name.rpartition(".")
        addresses[name] = f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
    return addresses


def asset_files(assets: Mapping[str, bytes]) -> Iterator[Planned]:
    """The files of the assets."""
    for name, address in addressed(assets).items():
        yield Planned(address, partial(bytes, assets[name]))


def _read(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        text = _slim(text)
    elif path.suffix == ".js":
        text = re.sub(r"^\s*(?:/\*.*?\*/)?\s*", "", text, flags=re.DOTALL | re.MULTILINE)
    return text.strip().encode()


def _slim(css: str) -> str:
    """A stylesheet without comments and layout. It trusts our style: one declaration or selector per line."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"^(\s*[\w-]+): ", r"\1:", css, flags=re.MULTILINE)
    css = re.sub(r"\s*\n\s*", "\n", css)
    return re.sub(r"(?<=[{};,])\n", "", css.replace(" {", "{")).replace(";}", "}")
