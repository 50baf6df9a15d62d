"""The pages that people read, for programs that read along: `llms.txt`, a list in Markdown (llmstxt.org).

States of trees are not in it: who needs these takes the data. Of a tree on one page it says no more than its address.
"""

from __future__ import annotations

from functools import partial

from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page, PageKind

from .files import INDEX

PATH = "llms.txt"


def llms_txt(site: Site) -> Planned:
    """The file. Addresses are whole where the site knows its own, else relative to its root."""
    return Planned(PATH, partial(_llms_txt, site))


def _llms_txt(site: Site) -> bytes:
    settings = site.content.site
    about = (PageKind.SEARCH, PageKind.COLLECTION, PageKind.NOTICES, PageKind.BY_HAND, PageKind.FOR_HOSTS)
    groups = {settings.title: [page for page in site.pages.all if page.kind in about]}
    groups |= {
        words.many: [*site.pages.items(name)] for name, words in collection_words(site.content, site.language).items()
    }
    lines = [f"# {settings.title}", "", f"> {settings.description}", "", f"[JSON]({settings.url or ''}{INDEX})"]
    for heading, pages in groups.items():
        lines += ["", f"## {heading}", "", *(_line(page, settings.url or "") for page in pages)] if pages else []
    return "\n".join([*lines, ""]).encode()


def _line(page: Page, url: str) -> str:
    title = (page.title_anywhere or page.title).replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({url}{page.address})"
