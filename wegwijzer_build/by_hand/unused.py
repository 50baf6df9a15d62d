"""Nothing leads to a page or a file written by hand (docs-unused, a warning).

A page that stands in no menu (`nav` in mkdocs.yml) and that no other page links to is published all the same, and
search engines find it: a draft that was not meant to be read yet. Put it in the menu, link to it, or name it under
`exclude_docs` in mkdocs.yml until it is ready. A picture or document that no page shows or links to is left out.

Bad:
    docs/concept.md, in no menu

Good:
    exclude_docs: concept.md
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from wegwijzer_build.problems import Place, Problem, Severity
from wegwijzer_build.wording import say

from .files import DocsFile
from .texts import leads
from .written import WrittenPage

Names = frozenset[str]


def targets_of(page: WrittenPage) -> Iterator[tuple[str, str]]:
    """The links of a page to others, as they are written, each with the path below docs/ that it leads to."""
    for link in leads(page):
        path = unquote(link.partition("#")[0].partition("?")[0])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
        if path and target != page.name:
            yield link, target


def led_to(pages: Iterable[WrittenPage]) -> Names:
    """The paths below docs/ that pages lead to, other than to themselves."""
    found = set()
    for page in pages:
        for _, target in targets_of(page):
            # `over.md` and, as some write it, the address it gets: `over/` seen from the page `index`.
            found |= {target, f"{target}.md", f"{target}/index.md"}
    return frozenset(found)


def unused_pages(pages: Iterable[WrittenPage], in_menu: Names, led: Names) -> Iterator[Problem]:
    """Pages that a visitor can only come across."""
    for page in pages:
        if page.name not in in_menu | led:
            message = say("this page stands in no menu and no page links to it, and yet it is published")
            hint = say("put it under 'nav' in mkdocs.yml, or under 'exclude_docs' while it is a draft")
            yield Problem(Place(page.shown), "docs-unused", message, hint, severity=Severity.WARNING)


def unused_files(files: Iterable[DocsFile], led: Names) -> Iterator[Problem]:
    """Pictures and documents that are left out."""
    for file in files:
        if file.name not in led:
            message = say("no page shows this or links to it, so it is left out")
            hint = say("link to it from a page, or take it out of docs/")
            yield Problem(Place(file.shown), "docs-unused", message, hint, severity=Severity.WARNING)
