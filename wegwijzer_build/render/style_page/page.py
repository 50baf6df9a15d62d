"""All components on one page, each with an item of the content, and every pair of colours with its contrast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from wegwijzer_build.look import DARK, LIGHT, PAIRS, measured
from wegwijzer_build.model import COLLECTIONS, Kind, Model, Token
from wegwijzer_build.render.item.view import item_view
from wegwijzer_build.render.lists.view import home_view
from wegwijzer_build.render.partials import PAGE, Partials
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.statement.view import kind_view
from wegwijzer_build.render.topic.view import topic_view

STYLES = "style-page.css"
"""The asset with the colours of this page: no page has styles of its own in its text."""

_MOST = 8
"""Items of a collection that are shown."""


@dataclass(frozen=True)
class PairView:
    """Two colours that are read together: their tokens, the least contrast, and what it is on each screen."""

    front: str
    behind: str
    least: str
    light: str
    dark: str


@dataclass(frozen=True)
class StylePageView:
    """The page. `components`: what a component is shown with → the component."""

    title: str
    pairs: tuple[PairView, ...]
    kinds: tuple[Markup, ...]
    first: tuple[Markup, ...]
    boards: tuple[Link, ...]
    components: tuple[Markup, ...]


def style_page(partials: Partials) -> Iterator[Planned]:
    """The page, where the look asks for it."""
    if partials.site.look.style_page:
        yield Planned(f"{addresses.STYLE_PAGE}index.html", partial(_page, partials))


def styles() -> bytes:
    """The colours of each pair, and of each token."""
    pairs = (
        f".ww-pair--{front.value}--{behind.value}{{background:var(--ww-{behind.value});color:var(--ww-{front.value})}}"
        for front, behind, _ in PAIRS
    )
    return "".join((*pairs, ".ww-pair{padding:.5rem;font-weight:600}")).encode()


def _page(partials: Partials) -> bytes:
    site = partials.site
    here = Here(site, addresses.STYLE_PAGE)
    layout = partials.around(here, styles=("tree.css", "article.css", STYLES), scripts=("article.js",), to_read=True)
    template = environment(site.language).get_template("style_page/page.html.jinja")
    context = {
        "view": _view(partials, here),
        "layout": layout,
        "lang": site.language.code,
        "site_title": site.content.site.title,
    }
    return template.render(context).encode()


def _view(partials: Partials, here: Here) -> StylePageView:
    site = partials.site
    look = site.look
    found = {(pair.scheme, pair.front, pair.behind): f"{int(pair.contrast * 10) / 10:g}" for pair in measured(look)}

    def pair(front: Token, behind: Token, least: float) -> PairView:
        ratios = (found.get((scheme, front, behind), "") for scheme in (LIGHT, DARK))
        return PairView(front.value, behind.value, f"{least:g}", *ratios)

    firsts = list(site.content.contacts)[:2]
    return StylePageView(
        title=site.language.gettext("Stijl van deze site"),
        pairs=tuple(pair(*each) for each in PAIRS),
        kinds=tuple(partials.weight(kind_view(kind, site.language)) for kind in Kind),
        first=tuple(partials.first(here.root, name) for name in firsts),
        boards=_boards(here),
        components=tuple(_components(partials, here)),
    )


def _components(partials: Partials, here: Here) -> Iterator[Markup]:
    """The home page, and of each collection the items that together hold all that its items hold, as on their pages."""
    content = here.site.content
    yield _filled(here, "lists/home", home_view(here))
    for collection in COLLECTIONS:
        if not collection.has_pages or collection.name in ("audiences", "trees"):
            continue
        for name in _varied(content.items(collection.name)):
            if collection.name == "topics":
                yield _filled(here, "topic/page", topic_view(here, name))
            else:
                yield _filled(here, "item/page", item_view(here, collection.name, name))
    for name in _varied(content.advice):
        audience = content.advice[name].audiences[0]
        yield partials.advice(
            here.root, PAGE, audience, name, tuple(content.advice[name].fragments), is_open=True
        ).article


def _varied(items: Mapping[str, Model]) -> list[str]:
    """Items that hold something which none before them does, and not too many."""
    seen: set[str] = set()
    found: list[str] = []
    for name, item in items.items():
        held = set(_keys(item.model_dump(mode="json", exclude_defaults=True)))
        if not held <= seen:
            seen |= held
            found.append(name)
    return found[:_MOST]


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _filled(here: Here, template: str, view: object) -> Markup:
    text = environment(here.site.language).get_template(f"{template}.html.jinja").render(view=view)
    return Markup(text)  # noqa: S704 - the template escapes


def _boards(here: Here) -> tuple[Link, ...]:
    """The answers of the first question there is, all leading to the start of its tree."""
    for name, tree in here.site.content.trees.items():
        question = tree.questions[tree.start]
        return tuple(Link(answer.say, here.to_item("trees", name)) for answer in question.answers.values())
    return ()
