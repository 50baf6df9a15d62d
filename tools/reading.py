"""A built site as a visitor's program finds it: pages, what stands on them, and where they lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html
from markdown_it import MarkdownIt

ANYWHERE = "https://host.invalid/een/pad/"
"""Stands for wherever the site is put."""

EMBEDS = "embed/"

IN_A_LANGUAGE = re.compile(r"([a-z]{2})/(?!embedding/)")
"""How the address of a page in another language begins."""

NOT_FOUND = "404.html"
"""Shown at addresses of others, so the one page that may not link relatively."""


@dataclass(frozen=True)
class Link:
    """A link as written, and the page of the site that it leads to; `address` is None where it leads outside."""

    words: str
    href: str
    address: str | None
    fragment: str


@dataclass(frozen=True, eq=False)
class Page:
    """One page. `address`: relative to the root of the site, `keuzehulp/werkgever/`."""

    address: str
    source: str

    @property
    def folder(self) -> str:
        """The folder of its language, `pl/`; empty where it is in that of the content."""
        found = IN_A_LANGUAGE.match(self.address)
        return found[0] if found else ""

    @cached_property
    def root(self) -> Any:
        """The whole document."""
        return html.document_fromstring(self.source.encode(), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def body(self) -> Any:
        return self.root.find("body")

    @cached_property
    def main(self) -> Any:
        """What the page is about, without top and bottom."""
        return self.root.find(".//main")

    @cached_property
    def title(self) -> str:
        return words(self.root.find("head/title"))

    @cached_property
    def heading(self) -> str:
        return words(self.root.find(".//h1"))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.root.xpath("//@id"))

    def link(self, element: Any) -> Link:
        """Follow a link the way a browser does."""
        return self.follow(element.get("href"), words(element))

    def follow(self, href: str, said: str = "") -> Link:
        """Where an address on this page leads."""
        whole, fragment = urldefrag(urljoin(ANYWHERE + self.address, href))
        inside = whole.startswith(ANYWHERE)
        return Link(said, href, unquote(whole.removeprefix(ANYWHERE)) if inside else None, unquote(fragment))

    def links(self, within: Any | None = None) -> Iterator[Link]:
        """Every link to click."""
        for element in (self.root if within is None else within).iterfind(".//a[@href]"):
            yield self.link(element)


@dataclass(frozen=True, eq=False)
class Site:
    """All pages by address, those for frames of others apart, and the folder they stand in.

    `moved`: what stands at addresses that moved, pages and embeds, and is nothing but a way on.
    """

    folder: Path
    pages: Mapping[str, Page]
    embeds: Mapping[str, Page]
    moved: Mapping[str, Page]

    @cached_property
    def dutch(self) -> Mapping[str, Page]:
        """The pages in the language of the content."""
        return {address: page for address, page in self.pages.items() if not page.folder}

    @cached_property
    def dutch_embeds(self) -> Mapping[str, Page]:
        """What of these others can show."""
        return {address: page for address, page in self.embeds.items() if not page.folder}

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folders of the other languages."""
        return tuple(sorted({page.folder for page in self.pages.values()} - {""}))

    def json(self, path: str) -> Any:
        """A data file of the site."""
        return json.loads((self.folder / path).read_text(encoding="utf-8"))

    @cached_property
    def trees(self) -> Mapping[str, Any]:
        """Tree id → what the API tells of it."""
        return {file.stem: self.json(f"api/v1/trees/{file.name}") for file in self.folder.glob("api/v1/trees/*.json")}

    @cached_property
    def advice(self) -> Mapping[str, Any]:
        """Advice id → what the API tells of it."""
        return dict(self.json("api/v1/advice.json")["advice"])


def read_site(folder: Path) -> Site:
    """Read every page below a folder."""
    pages: dict[str, Page] = {}
    embeds: dict[str, Page] = {}
    moved: dict[str, Page] = {}
    for file in sorted(folder.rglob("*.html")):
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        page = Page(address, file.read_text(encoding="utf-8"))
        found = embeds if address.removeprefix(page.folder).startswith(EMBEDS) else pages
        (moved if '<meta http-equiv="refresh"' in page.source else found)[address] = page
    return Site(folder, pages, embeds, moved)


def words(element: Any) -> str:
    """What an element says, with single spaces, but what is hidden in it."""
    if element.find(".//*[@hidden]") is None:
        return " ".join(element.text_content().split())
    return " ".join("".join(element.xpath(".//text()[not(ancestor::*[@hidden])]")).split())


def contacts_in(article: Any) -> list[str]:
    """The ids of the contacts that an advice names; on one page by what the cards of that page call them."""
    if named := article.xpath(".//*[@data-contact]/@data-contact"):
        return [str(name) for name in named]
    cards = article.getroottree().xpath("//section[@data-contact]")
    called = {words(card.xpath(".//h3|.//h4")[0]): card.get("data-contact") for card in cards}
    return [called[words(name)] for name in article.xpath(".//p[@class='ww-reach']/span/b")]


def sources_in(element: Any) -> list[str]:
    """The ids of the sources that an element lists."""
    links = element.xpath("descendant-or-self::ul[@class='ww-sources']//a/@href")
    return [href.rstrip("/").rpartition("/")[2] for href in links]


@cache
def in_words(markdown: str | None) -> str:
    """What a text of the data says, with single spaces."""
    return words(html.fragment_fromstring(MarkdownIt().render(markdown), "div")) if markdown else ""
