"""What every page knows: where it is, how to link from there, and in which language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import unescape

from markupsafe import Markup

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.look import Look
from wegwijzer_build.model import Content
from wegwijzer_build.translation import Spoken

from . import addresses, prose
from .crossings import Crossings, crossings_of
from .downloads import Download, Downloads, in_words
from .environment import lang_attributes
from .language import Language
from .pages import Pages

_BOLD = re.compile("<strong>([^<]+)</strong>")
_MARKS = "\N{LEFT-TO-RIGHT MARK}"
"""What a translator puts around words from left to right."""


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere. `note` is said beside them; `lang`: their language, if not that of the page."""

    words: str
    href: str
    note: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Site:
    """All that pages are made from."""

    content: Content
    trees: Mapping[str, Analysis]
    language: Language
    files: Mapping[str, bytes]
    """Styles, scripts and pictures by their names (`article.css`)."""
    assets: Mapping[str, str]
    """The same names → their addresses on the site (in `assets/`, with a mark of its contents)."""
    pages: Pages
    downloads: Downloads = field(default_factory=Downloads)
    ahead: date | None = None
    """The day that the site is an example of, where it is no site of today."""
    look: Look = field(default_factory=Look)
    spoken: Spoken | None = None
    """How what is said here was translated; None in the language of the content."""
    quoted: frozenset[str] = frozenset()
    """In another language: what stands in bold in the original, and is to be said so where it stands here as well."""
    everywhere: Mapping[str, Pages] = field(default_factory=dict)
    """Language → all its pages, that of the content first; empty where there is no other."""
    beside: tuple[Site, ...] = ()
    """The same site in the other languages; only that of the content has them."""

    @property
    def original(self) -> str:
        """The language of the content, by its code: names and titles of others, such as sources, are in that."""
        return next(iter(self.everywhere), self.language.code)

    @cached_property
    def crossings(self) -> Crossings:
        """Which item points to which; read when the first page asks."""
        return crossings_of(self.content)


def trees_in_order(content: Content) -> tuple[str, ...]:
    """All trees: audience by audience as their doors stand, first the one that is named after it, then by title."""

    def key(name: str) -> tuple[int, bool, str]:
        tree = content.trees[name]
        return content.audiences[tree.audience].order, name != tree.audience, tree.title

    return tuple(sorted(content.trees, key=key))


def first_trees(content: Content) -> tuple[str, ...]:
    """The tree with which each audience begins."""
    first: dict[str, str] = {}
    for name in trees_in_order(content):
        first.setdefault(content.trees[name].audience, name)
    return tuple(first.values())


@dataclass(frozen=True)
class Here:
    """The page being made. All links are relative, so that the site works under any path of any host.

    Only a page that is shown at addresses of others (404) needs a `base` instead: the path of the root on its host.
    """

    site: Site
    address: str
    base: str = ""

    @property
    def root(self) -> str:
        """The relative way to the root of the site."""
        return self.base or "../" * self.address.count("/")

    def to(self, address: str) -> str:
        """A link to an address of the site."""
        folder = self.site.language.folder
        if folder and address.startswith(folder):
            return self.home + address.removeprefix(folder) or "./"
        return self.root + address or "./"

    def to_item(self, collection: str, item: str) -> str:
        """A link to the page of an item."""
        return self.to(addresses.of_item(collection, item, self.site.language.folder))

    def link(self, collection: str, item: str, note: str = "") -> Link:
        """The title of an item, leading to its page."""
        return Link(self.title(collection, item), self.to_item(collection, item), note, self.lang(collection, item))

    def links(self, collection: str, items: tuple[str, ...]) -> tuple[Link, ...]:
        """The titles of some items of a collection, each leading to its page."""
        return tuple(self.link(collection, item) for item in items)

    def title(self, collection: str, item: str) -> str:
        """The title of an item."""
        return str(getattr(self.site.content.items(collection)[item], "title"))  # noqa: B009 - all items have one

    def lang(self, collection: str, item: str) -> str:
        """The language of the title of an item, where it is another than that of the page; empty where it is not."""
        untold = self.site.original if collection == "sources" else ""
        found = getattr(self.site.content.items(collection)[item], "language", None) or untold
        return "" if found == self.site.language.code else found

    def downloads(self, files: Iterable[Download]) -> tuple[Link, ...]:
        """Files to take along, each by what it is and how large."""
        return tuple(Link(in_words(file, self.site.language), self.to(file.address)) for file in files)

    def html(self, text: str | None) -> Markup:
        """A text of the content as HTML, with links that work from this page."""
        return self._with_quotes(prose.html(text, self.home)) if text else Markup("")

    def inline(self, text: str) -> Markup:
        """A text of the content as HTML without a paragraph around it."""
        return self._with_quotes(prose.inline(text, self.home))

    def _with_quotes(self, html: Markup) -> Markup:
        """Each name and sentence to say that a translation left in the original language, told to be in that."""
        quoted, lang = self.site.quoted, lang_attributes(self.site.original, self.site.language.direction)

        def marked(found: re.Match[str]) -> str:
            return f"<strong{lang}>{found[1]}</strong>" if unescape(found[1]).strip(_MARKS) in quoted else found[0]

        return Markup(_BOLD.sub(marked, html)) if quoted else html  # noqa: S704 - what is added is ours

    @property
    def home(self) -> str:
        """The way to the folder of the language: what a text links to has a page there."""
        folder = self.site.language.folder
        is_below = folder and not self.base and self.address.startswith(folder)
        return self.root.removeprefix("../") if is_below else self.root + folder

    @property
    def abroad(self) -> Markup:
        """On a page in another language, what stands beside who to call; else nothing."""
        return self.html(self.site.content.site.abroad) if self.site.spoken else Markup("")

    def foreign(self) -> tuple[Link, ...]:
        """The short pages for who does not read the language of the site, in the order of topics."""
        if self.site.language.folder:
            return ()
        topics = self.site.content.topics
        names = sorted((name for name, topic in topics.items() if topic.language), key=lambda name: topics[name].order)
        return self.links("topics", tuple(names))
