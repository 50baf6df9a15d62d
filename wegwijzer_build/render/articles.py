"""The pages to read: home, lists, items, topics, and every tree as a text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from .item.view import ItemView, item_view
from .lists.notices import NoticesView, notices_view
from .lists.view import ListView, SearchView, audience_view, collection_view, everything_view, home_view
from .partials import Partials
from .search.index import path_of
from .shared.as_it_reads import as_it_reads
from .shared.environment import environment
from .shared.here import Here, Site
from .shared.output import Planned
from .shared.pages import Page, PageKind
from .shared.terms import with_terms
from .topic.view import TopicView, topic_view
from .tree.text.view import tree_text_view
from .withheld.view import WithheldView, withheld_view

ArticleView = ItemView | ListView | NoticesView | SearchView | TopicView | WithheldView


def article(partials: Partials, page: Page) -> Iterator[Planned]:
    """A page to read."""
    site = partials.site
    template, look = _LOOKS.get(page.kind) or _look_of_item(page)
    yield Planned(f"{page.address}index.md", partial(_article, site, page, template, look))


Look = Callable[[Here, Page], ArticleView]

_LOOKS: Mapping[PageKind, tuple[str, Look]] = {
    PageKind.HOME: ("lists/home", lambda here, _page: home_view(here)),
    PageKind.SEARCH: (
        "search/page",
        lambda here, _page: everything_view(
            here, library=_library(here.site), finder="find.js", index=path_of(here.site.language)
        ),
    ),
    PageKind.COLLECTION: ("lists/list", lambda here, page: collection_view(here, page.collection)),
    PageKind.NOTICES: ("lists/notices", lambda here, _page: notices_view(here)),
    PageKind.WITHHELD: ("withheld/page", lambda here, page: withheld_view(here, page.title)),
}
"""Kind of page → its template, and the view of it."""


def _library(site: Site) -> str:
    """The asset with the search library that knows the words of the language."""
    of_language = f"lunr-{site.language.code}.js"
    return of_language if site.language.folder and of_language in site.assets else "lunr.js"


def _look_of_item(page: Page) -> tuple[str, Look]:
    if page.collection == "audiences":
        return "lists/list", lambda here, page: audience_view(here, page.id)
    if page.collection == "topics":
        return "topic/page", lambda here, page: topic_view(here, page.id)
    return "item/page", lambda here, page: item_view(here, page.collection, page.id)


def _article(site: Site, page: Page, template: str, look: Look) -> bytes:
    """A page as Markdown: a head of its title and description, then one block of HTML that is passed on as it is."""
    here = Here(site, page.address)
    view = look(here, page)
    front_matter = (("title", page.title), ("description", _in_short(view.description)))
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front_matter if value)
    body = environment(site.language).get_template(f"{template}.html.jinja").render(view=view)
    body = as_it_reads(with_terms(body, here), site)
    return f"---\n{head}{END_OF_HEAD}{body}\n".encode()


END_OF_HEAD = "---\n\n"
"""What stands between the head of an article and its HTML."""


_MOST = 200
"""Characters of a description that search engines show."""


def _in_short(description: str) -> str:
    """A description, of one that is too long its first sentences, or else its first words."""
    if len(description) <= _MOST:
        return description
    sentences, end, _ = description[:_MOST].rpartition(". ")
    return f"{sentences}." if end else description[: _MOST - 1].rpartition(" ")[0] + "…"


def tree_text(partials: Partials, page: Page) -> Iterator[Planned]:
    """All of a tree as a text. It is long, so it does without the style of the theme."""
    yield Planned(f"{page.address}index.html", partial(_tree_text, partials, page))


def _tree_text(partials: Partials, page: Page) -> bytes:
    site = partials.site
    here = Here(site, page.address)
    context = {
        "view": tree_text_view(here, page.id),
        "layout": partials.around(
            here, styles=("article.css",), scripts=("article.js",), edit_path=page.edit_path, to_read=True
        ),
        "lang": site.language.code,
        "site_title": site.content.site.title,
    }
    template = environment(site.language).get_template("tree/text/page.html.jinja")
    return as_it_reads(with_terms(template.render(context), here), site).encode()
