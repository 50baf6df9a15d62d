"""All files of the site, one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.analyse import Analysis, OnePage
from wegwijzer_build.model import COLLECTIONS, Content

from . import addresses
from .api import api_outputs
from .assets import addressed, asset_outputs, read_assets
from .crossings import crossings_of
from .environment import environment
from .language import DUTCH
from .output import Output
from .rules import rules
from .search import PATH as SEARCH_INDEX
from .search import search_output
from .views.article import item_view
from .views.frame import FrameView, frame_view
from .views.lists import audience_view, collection_view, everything_view, home_view
from .views.one_page import one_page_view
from .views.page import Here, Site
from .views.tree import state_view

About = tuple[tuple[str, str], ...]
"""Titles and addresses of the pages that are written by hand."""


@dataclass(frozen=True)
class Frame:
    """What stands around an article, as HTML, for the builder that makes a page of it."""

    head: Markup
    top: Markup
    bottom: Markup


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


def render(site: Site, about: About = ()) -> Iterator[Output]:
    """Yield every file of the site but the hand-written pages: assets, articles, states, data."""
    yield from asset_outputs(site.files)
    yield from _articles(site)
    for name, analysis in site.trees.items():
        if analysis.page:
            yield _one_page(site, name, analysis, analysis.page, about)
        else:
            yield from _states(site, name, analysis, about)
    yield from api_outputs(site)
    yield search_output(site)


def page_addresses(content: Content, trees: Mapping[str, Analysis]) -> frozenset[str]:
    """The address of every page that the model asks for, counted apart from rendering to hold it to account."""
    found = {addresses.HOME, addresses.SEARCH}
    for collection in COLLECTIONS:
        items = content.items(collection.name)
        if items:
            found.add(addresses.of_collection(collection.name))
        found.update(addresses.of_item(collection.name, item) for item in items)
    for name, analysis in trees.items():
        if not analysis.page:
            found.update(addresses.of_state(name, state, analysis.start.id) for state in analysis.states)
    return frozenset(found)


def frame(site: Site, address: str, about: About = (), edit_path: str | None = None, base: str = "") -> Frame:
    """Top and bottom of an article at an address; `base` as in `Here`."""
    scripts = ("menu.js", "search.js") if address == site.language.folder + addresses.SEARCH else ("menu.js",)
    view = frame_view(
        Here(site, address, base), styles=("article.css",), scripts=scripts, edit_path=edit_path, about=about
    )
    head, top, bottom = (
        Markup(_fill(site, f"{part}/template.html.jinja", frame=view))  # noqa: S704 - the template escapes
        for part in ("head", "top", "bottom")
    )
    return Frame(head, top, bottom)


def _articles(site: Site) -> Iterator[Output]:
    folder = site.language.folder
    content = site.content

    def here(address: str) -> Here:
        return Here(site, folder + address)

    yield _article(site, "home", home_view(here(addresses.HOME)))
    search = here(addresses.SEARCH)
    yield _article(site, "search", everything_view(search, library="lunr.js", index=SEARCH_INDEX))
    for collection in COLLECTIONS:
        name = collection.name
        if content.items(name):
            yield _article(site, "list", collection_view(here(addresses.of_collection(name)), name))
        for item in content.items(name):
            at = here(addresses.of_item(name, item))
            path = f"{name}.yml" if collection.in_one_file else f"{name}/{item}.yml"
            if name == "audiences":
                yield _article(site, "list", audience_view(at, item), path)
            elif name != "trees":
                yield _article(site, "item", item_view(at, name, item), path)


def _article(site: Site, template: str, view: object, edit_path: str | None = None) -> Output:
    """A page as Markdown: a head of its title and description, then one block of HTML that is passed on as it is."""
    address, title, description = (getattr(view, name) for name in ("address", "title", "description"))
    head = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in (("title", title), ("description", description))
        if value
    )
    body = _fill(site, f"{template}.html.jinja", view=view)
    path = f"{address}index.md"
    return Output(path, f"---\n{head}---\n\n{body}\n".encode(), edit_path)


def _states(site: Site, name: str, analysis: Analysis, about: About) -> Iterator[Output]:
    template = environment(site.language).get_template("state.html.jinja")
    for state in analysis.states.values():
        view = state_view(site, name, analysis, state)
        frame: FrameView = frame_view(
            Here(site, view.address), styles=("tree.css",), edit_path=view.edit_path, about=about
        )
        data = template.render(view=view, frame=frame).encode()
        yield Output(f"{view.address}index.html", data, view.edit_path)


def _one_page(site: Site, name: str, analysis: Analysis, page: OnePage, about: About) -> Output:
    view = one_page_view(site, name, analysis, page)
    around = frame_view(
        Here(site, view.address),
        styles=(f"{name}.css",),
        scripts=("one-page.js",),
        edit_path=view.edit_path,
        about=about,
    )
    data = _fill(site, "one-page.html.jinja", view=view, frame=around).encode()
    return Output(f"{view.address}index.html", data, view.edit_path)


def _fill(site: Site, template: str, **values: object) -> str:
    return environment(site.language).get_template(template).render(**values)
