"""All files of the site, one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import COLLECTIONS, Content

from . import addresses
from .api import api_files
from .assets import addressed, asset_files, read_assets
from .crossings import crossings_of
from .environment import environment
from .language import DUTCH
from .manual import ADDRESS as MANUAL
from .manual import manual_page
from .output import Output, Planned
from .pieces import Frame, Pieces
from .rules import rules
from .search import PATH as SEARCH_INDEX
from .search import search_index
from .trees import tree_pages
from .views.article import ItemView, item_view
from .views.lists import ListView, SearchView, audience_view, collection_view, everything_view, home_view
from .views.page import Here, Site

ArticleView = ItemView | ListView | SearchView


def site_of(content: Content, trees: Mapping[str, Analysis], libraries: Mapping[str, bytes]) -> Site:
    """Bring together all that pages are made from.

    `libraries`: scripts of others that pages load, by name; the search needs `lunr.js`.
    """
    files = {**read_assets(), **libraries}
    styles = files.pop("one-page.css")
    for name, analysis in trees.items():
        if analysis.page:
            files[f"{name}.css"] = styles + b"\n" + rules(analysis.page).encode()
    return Site(content, trees, crossings_of(content), DUTCH, files, addressed(files))


def plan(pieces: Pieces) -> Iterator[Planned]:
    """Yield every file of the site but the hand-written pages: assets, articles, states, embeds, data."""
    site = pieces.site
    yield from asset_files(site.files)
    yield from _articles(site)
    for name, analysis in site.trees.items():
        yield from tree_pages(pieces, name, analysis)
    yield from api_files(site)
    yield search_index(site)
    yield manual_page()


def render(pieces: Pieces) -> Iterator[Output]:
    """Make every file of the plan, one by one."""
    return (planned.output() for planned in plan(pieces))


def page_addresses(content: Content, trees: Mapping[str, Analysis]) -> frozenset[str]:
    """The address of every page that the model asks for, counted apart from rendering to hold it to account."""
    found = {addresses.HOME, addresses.SEARCH, MANUAL}
    for collection in COLLECTIONS:
        items = content.items(collection.name)
        if items:
            found.add(addresses.of_collection(collection.name))
        found.update(addresses.of_item(collection.name, item) for item in items)
    for name, analysis in trees.items():
        if not analysis.page:
            found.update(addresses.of_state(name, state, analysis.start.id) for state in analysis.states)
    return frozenset(found)


def embed_addresses(trees: Mapping[str, Analysis]) -> frozenset[str]:
    """The address of every page that is there for others to show; no search engine should list them."""
    return frozenset(
        addresses.of_embed(name, state, analysis.start.id)
        for name, analysis in trees.items()
        for state in ([analysis.start.id] if analysis.page else analysis.states)
    )


def frame(pieces: Pieces, address: str, edit_path: str | None = None, base: str = "") -> Frame:
    """Top and bottom of an article at an address; `base` as in `Here`."""
    site = pieces.site
    scripts = ("menu.js", "search.js") if address == site.language.folder + addresses.SEARCH else ("menu.js",)
    return pieces.around(Here(site, address, base), styles=("article.css",), scripts=scripts, edit_path=edit_path)


def _articles(site: Site) -> Iterator[Planned]:
    folder = site.language.folder
    content = site.content

    def article(
        address: str, template: str, view_of: Callable[[Here], ArticleView], path: str | None = None
    ) -> Planned:
        at = folder + address
        return Planned(f"{at}index.md", lambda: _article(site, template, view_of(Here(site, at))), path)

    yield article(addresses.HOME, "home", home_view)
    yield article(addresses.SEARCH, "search", partial(everything_view, library="lunr.js", index=SEARCH_INDEX))
    for collection in COLLECTIONS:
        name = collection.name
        if content.items(name):
            yield article(addresses.of_collection(name), "list", partial(collection_view, collection=name))
        for item in content.items(name):
            at = addresses.of_item(name, item)
            path = f"{name}.yml" if collection.in_one_file else f"{name}/{item}.yml"
            if name == "audiences":
                yield article(at, "list", partial(audience_view, name=item), path)
            elif name != "trees":
                yield article(at, "item", partial(item_view, collection=name, name=item), path)


def _article(site: Site, template: str, view: ArticleView) -> bytes:
    """A page as Markdown: a head of its title and description, then one block of HTML that is passed on as it is."""
    head = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in (("title", view.title), ("description", view.description))
        if value
    )
    body = _fill(site, f"{template}.html.jinja", view=view)
    return f"---\n{head}---\n\n{body}\n".encode()


def _fill(site: Site, template: str, **values: object) -> str:
    return environment(site.language).get_template(template).render(**values)
