"""The pages to read: home, lists, items, topics, and every tree as a text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from wegwijzer_build.model import COLLECTIONS

from .item.view import ItemView, item_view
from .lists.view import ListView, SearchView, audience_view, collection_view, everything_view, home_view
from .partials import Partials
from .search.index import PATH as SEARCH_INDEX
from .shared import addresses
from .shared.environment import environment
from .shared.here import Here, Site
from .shared.numbers import kept_whole
from .shared.output import Planned
from .shared.terms import explained
from .topic.view import TopicView, topic_view
from .tree.text.view import tree_text_view

ArticleView = ItemView | ListView | SearchView | TopicView


def articles(partials: Partials) -> Iterator[Planned]:
    """Every article, in the order of the collections."""
    site = partials.site
    yield _article(site, addresses.HOME, "lists/home", home_view)
    yield _article(
        site, addresses.SEARCH, "search/page", partial(everything_view, library="lunr.js", index=SEARCH_INDEX)
    )
    for collection in COLLECTIONS:
        name = collection.name
        if site.content.items(name):
            at = addresses.of_collection(name)
            yield _article(site, at, "lists/list", partial(collection_view, collection=name))
        for item in site.content.items(name):
            path = f"{name}.yml" if collection.in_one_file else f"{name}/{item}.yml"
            yield _tree_text(partials, item, path) if name == "trees" else _item(site, name, item, path)


def _item(site: Site, collection: str, name: str, path: str) -> Planned:
    at = addresses.of_item(collection, name)
    if collection == "audiences":
        return _article(site, at, "lists/list", partial(audience_view, name=name), path)
    if collection == "topics":
        return _article(site, at, "topic/page", partial(topic_view, name=name), path)
    return _article(site, at, "item/page", partial(item_view, collection=collection, name=name), path)


def _article(
    site: Site, address: str, template: str, look: Callable[[Here], ArticleView], path: str | None = None
) -> Planned:
    """A page as Markdown: a head of its title and description, then one block of HTML that is passed on as it is."""
    here = Here(site, site.language.folder + address)

    def make() -> bytes:
        view = look(here)
        front_matter = (("title", getattr(view, "tab", view.title)), ("description", view.description))
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front_matter if value)
        body = environment(site.language).get_template(f"{template}.html.jinja").render(view=view)
        body = kept_whole(explained(body, here), site.content)
        return f"---\n{head}---\n\n{body}\n".encode()

    return Planned(f"{here.address}index.md", make, path)


def _tree_text(partials: Partials, name: str, path: str) -> Planned:
    """All of a tree as a text. It is long, so it does without the style of the theme."""
    site = partials.site
    here = Here(site, addresses.of_text(name, site.language.folder))

    def make() -> bytes:
        around = partials.around(here, styles=("article.css",), scripts=("article.js",), edit_path=path)
        template = environment(site.language).get_template("tree/text/page.html.jinja")
        context = {
            "view": tree_text_view(here, name),
            "layout": around,
            "lang": site.language.code,
            "site_title": site.content.site.title,
        }
        return kept_whole(explained(template.render(context), here), site.content).encode()

    return Planned(f"{here.address}index.html", make, path)
