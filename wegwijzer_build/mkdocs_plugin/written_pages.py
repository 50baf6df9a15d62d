"""The pages written by hand as the list of pages has them, in the language of the content and in others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Mapping
from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig

from wegwijzer_build.by_hand import ByHand, WrittenPage
from wegwijzer_build.render import Output, Page, PageKind
from wegwijzer_build.translation import Translations

from .configuration import title_of

_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s:#]+\.md)(#[^()\s]*)?\)")
"""A link to a page: its words, the path of its file from here, and a heading on it."""


def pages_by_hand(config: MkDocsConfig, by_hand: ByHand, language: str) -> tuple[Page, ...]:
    """The pages written by hand: first those that the menu names, in its order; of what is nested the first page."""
    menu: dict[str, str] = {}
    for entry in config.nav or []:
        for title, target in entry.items() if isinstance(entry, dict) else ():
            path = target
            while isinstance(path, list) and path:
                path = next(iter(path[0].values())) if isinstance(path[0], dict) else path[0]
            if isinstance(path, str) and path.endswith(".md"):
                menu[path] = str(title)
    written = {page.name: page for page in by_hand.pages}
    names = dict.fromkeys((*(name for name in menu if name in written), *written))
    return tuple(_page_by_hand(written[name], menu.get(name, ""), language) for name in names)


def _page_by_hand(written: WrittenPage, in_menu: str, language: str) -> Page:
    address = Output(written.name, b"").address
    found_by = tuple(filter(None, (typed.strip() for typed in dict(written.meta).get("found_by", "").split(","))))
    return Page(address, title_of(written), PageKind.BY_HAND, language, in_menu=in_menu, found_by=found_by)


def pages_translated(translations: Translations | None, by_hand: ByHand) -> dict[str, tuple[WrittenPage, ...]]:
    """Language → the pages of docs/ that there are in it, in the folder of the language."""
    found: dict[str, tuple[WrittenPage, ...]] = {}
    pages = {page.name.removesuffix(".md"): (page.meta, page.body) for page in by_hand.pages}
    for code in translations.offers if translations else ():
        said = {name: translations.page(code, name, pages) for name in pages} if translations else {}
        found[code] = tuple(
            WrittenPage(f"{code}/{name}.md", f"docs/{name}.md", page[1], 0, page[0])
            for name, page in said.items()
            if page
        )
    return found


def by_hand_in(translated: Mapping[str, tuple[WrittenPage, ...]]) -> dict[str, tuple[Page, ...]]:
    """The same as the list of pages has them: in the menu by their titles."""
    return {
        code: tuple(_page_by_hand(page, title_of(page), code) for page in pages) for code, pages in translated.items()
    }


def with_links_that_lead(page: WrittenPage, there: Container[str]) -> WrittenPage:
    """A page in which links to pages that its language does not have are words only. `there`: the files that it has."""
    folder = posixpath.dirname(page.name)

    def led(link: re.Match[str]) -> str:
        return link[0] if posixpath.normpath(posixpath.join(folder, link[2])) in there else link[1]

    return replace(page, text=_LINK.sub(led, page.text))
