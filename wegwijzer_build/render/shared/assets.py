"""Styles and scripts: each made of the partials that stand with the component they serve, named by their contents.

The styles of a tree on one page are kept by no browser, so that no disk tells who was there: on the site all of them
have the same name, and servers send them with `no-store` (`hosting/policy.py`). That is of no use for scripts: Chromium
keeps those as compiled code whatever a server says. So such trees load none that other pages do not load as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from wegwijzer_build.look import SCHEMES, Look, is_picture, style

from . import addresses, style_words
from .environment import FOLDER
from .language import DUTCH, Language
from .output import Planned

TOKENS = "../look/tokens.css"
_BASE = (TOKENS, "styles/base.css")
_PARTS = (
    "statement/advice.css",
    "statement/contact.css",
    "shared/terms.css",
    "layout/leave/style.css",
)
_SHARED = (*_BASE, "layout/top.css", "layout/bottom.css", "layout/languages.css", *_PARTS)
ONE_PAGE = "layout/leave/one-page.css"
_STATE = (
    "tree/answer/style.css",
    "statement/explained.css",
    "tree/applies/style.css",
    "styles/print.css",
)
FRAME = "styles/frame.css"
LEAVE = "layout/leave/script.js"
IN_FRAME = "layout/leave/frame.js"
IN_OUTCOMES = "[data-one-page] statement/say.js"
IN_LANGUAGES = "[data-one-page] tree/one_page/language.js"
AHEAD = "layout/ahead.css"
"""Styles that only the example of a later day needs."""
RIGHT_TO_LEFT = "styles/rtl.css"
"""Styles that only a language needs that is written from right to left."""
FOLDER_OF_ASSETS = "assets/"
PASSING = "passing/"
"""What the names of assets begin with that no browser may keep."""
PASSING_STEM = "page"
"""What all of these are called on the site: nothing that tells one tree, or one kind of tree, from another."""
BUNDLES: Mapping[str, tuple[str, ...]] = {
    "tree.css": (*_SHARED, *_STATE),
    "embed-state.css": (*_BASE, FRAME, *_PARTS, *_STATE),
    "passing/one-page.css": (
        *_SHARED,
        FRAME,
        "tree/answer/style.css",
        "statement/explained.css",
        "statement/say.css",
        "tree/one_page/style.css",
        ONE_PAGE,
        "styles/print.css",
    ),
    "article.css": (
        *_SHARED,
        FRAME,
        "styles/article.css",
        "lists/entries.css",
        "lists/notices.css",
        "search/style.css",
        "picture/style.css",
        "shared/table.css",
        "statement/say.css",
        "statement/whole.css",
        "statement/files.css",
        "item/slides.css",
        "hosts/line.css",
        "styles/print.css",
    ),
    "article.js": (LEAVE, "layout/top.js", "tree/one_page/script.js", IN_OUTCOMES, IN_LANGUAGES),
    "embed.js": (
        f"[data-leave] {LEAVE}",
        f"[data-leave] {IN_FRAME}",
        "tree/one_page/script.js",
        IN_OUTCOMES,
        "hosts/embed.js",
    ),
    "embed-state.js": (LEAVE, IN_FRAME, "hosts/embed.js"),
    "menu.js": (LEAVE, "layout/top.js"),
    "copy.js": ("statement/say.js",),
    "slides.js": ("item/slides.js",),
    "hosts.js": ("hosts/line.js", "statement/say.js"),
    "search.js": ("search/script.js",),
    "find.js": ("search/find.js",),
}
"""Asset → the files it is made of, in order. A script behind a selector runs only where something fits that."""

_STRICT = b'"use strict";'
_HOSTS = b'"embed_hosts"'
"""Where the origins go in the script of embeds."""


def read_assets(
    embed_hosts: Iterable[str] = (),
    styles: Sequence[str] = (),
    languages: Sequence[Language] = (DUTCH,),
    look: Look | None = None,
) -> dict[str, bytes]:
    """Put the assets together from the files beside this module.

    `embed_hosts`: origins that may greet an embed. `styles`: what all styles hold beside what they always do.
    `languages`: those that pages are in. `look`: what comes over the tokens, with logo and typefaces.
    """
    listed = ", ".join(map(json.dumps, embed_hosts)).encode()
    brought = _brought(look or Look())
    at = {name: address.removeprefix(FOLDER_OF_ASSETS) for name, address in addressed(brought).items()}
    over = style(look or Look(), at.__getitem__).encode()
    files = {
        name: (b"" if name.endswith(".css") else b"\n").join(
            _part(part) + (over if part == TOKENS else b"")
            for part in (*parts, *(styles if name.endswith(".css") else ()))
        )
        for name, parts in BUNDLES.items()
    }
    for name, parts in BUNDLES.items():
        if ONE_PAGE in parts:
            files[name] += style_words.of_one_page(languages)
    if any(language.direction == "rtl" for language in languages):
        files["article.css"] += _part(RIGHT_TO_LEFT)
    return {name: data.replace(_HOSTS, listed) for name, data in files.items()} | brought


def _brought(look: Look) -> dict[str, bytes]:
    """What a look brings as files of its own: logo, typefaces and pictures of people."""
    shown = {look.logo(scheme) for scheme in SCHEMES} | {font.file for font in look.fonts}
    return {name: data for name, data in look.files.items() if name in shown or is_picture(name)}


def icon(look: Look) -> Markup:
    """The picture in the tab of the browser, as an address that holds it: one request less on every page."""
    return _as_address(look.files.get("icon.svg") or _read(FOLDER / "styles/icon.svg"))


@lru_cache
def _as_address(drawing: bytes) -> Markup:
    # Quotes become codes, so that it stands in an attribute whatever is drawn.
    return Markup("data:image/svg+xml,") + Markup(quote(drawing, safe=" =/:,'<>"))  # noqa: S704 - see above


def addressed(assets: Mapping[str, bytes]) -> dict[str, str]:
    """Asset → its address, with a mark of its contents in the name: browsers may keep it for good, or not at all."""
    found = {}
    for name, data in assets.items():
        stem, _, ending = name.rpartition(".")
        stem = PASSING_STEM if name.startswith(PASSING) else stem
        found[name] = f"{FOLDER_OF_ASSETS}{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
    return found


def style_of(tree: str) -> str:
    """The asset with the styles of a tree on one page."""
    return f"{PASSING}{tree}.css"


def asset_files(assets: Mapping[str, bytes]) -> Iterator[Planned]:
    """The files of the assets."""
    for name, address in addressed(assets).items():
        yield Planned(address, partial(bytes, assets[name]))


def loader() -> Planned:
    """The script for pages of others: the one file of ours whose name says nothing of its contents."""
    return Planned(addresses.LOADER, partial(_read, FOLDER / "hosts/loader.js"))


def _part(part: str) -> bytes:
    selector, _, name = part.rpartition(" ")
    data = _read(FOLDER / name)
    if not selector:
        return data
    return _STRICT + f'if (document.querySelector("{selector}"))\n'.encode() + data.removeprefix(_STRICT)


def _read(path: Path) -> bytes:
    """A file as visitors get it: styles and scripts without comments and layout."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        text = cssmin(text).replace("}\n}", "}}")
    elif path.suffix == ".js":
        text = jsmin(text)
    return text.strip().encode()
