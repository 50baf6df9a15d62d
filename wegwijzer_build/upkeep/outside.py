"""All addresses of others that the site leads to, with every place where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

from wegwijzer_build.by_hand import WrittenPage, place_of
from wegwijzer_build.by_hand.texts import leads
from wegwijzer_build.model import Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import Place
from wegwijzer_build.validate.context import LANGUAGE_FOLDER, SITE, CheckContext
from wegwijzer_build.validate.markdown import links_in

_WEB = ("https://", "http://")
_OURS = frozenset(["url", "edit_url", "embed_hosts"])
"""What site.yml says of addresses that lead nobody away."""


@dataclass(frozen=True)
class Outside:
    """An address of others, without the part behind `#`, and where it stands."""

    address: str
    places: tuple[Place, ...]


def outside_of(context: CheckContext, pages: Iterable[WrittenPage]) -> tuple[Outside, ...]:
    """Each address once, in the order of the files: content, then the pages written by hand."""
    found: dict[str, list[Place]] = {}
    for href, place in (*_in_content(context), *_in_pages(pages)):
        if href.startswith(_WEB):
            found.setdefault(urldefrag(href).url, []).append(place)
    return tuple(Outside(address, tuple(places)) for address, places in found.items())


def _in_content(context: CheckContext) -> Iterator[tuple[str, Place]]:
    for item in context.written:
        if item.collection == LANGUAGE_FOLDER:
            continue
        for scalar in item.scalars:
            if item.collection == SITE and scalar.path[0] in _OURS:
                continue
            for href in _hrefs(scalar):
                yield href, item.sheet.spot((*item.keys, *scalar.path), href)


def _hrefs(scalar: Scalar) -> Iterator[str]:
    text = scalar.text.strip()
    if scalar.leaf.written is Written.MARKDOWN:
        yield from (link.href for link in links_in(text)) if "http" in text else ()
    elif text.startswith(_WEB) and " " not in text:
        yield text


def _in_pages(pages: Iterable[WrittenPage]) -> Iterator[tuple[str, Place]]:
    for page in pages:
        for href in leads(page):
            if href.startswith(_WEB):
                yield href, place_of(page, href)
