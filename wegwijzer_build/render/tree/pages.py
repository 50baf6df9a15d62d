"""The pages of trees: a page for each state, or one for the whole tree; each also for a frame on pages of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from jinja2 import Template

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.render.layout.alternates import alternates
from wegwijzer_build.render.layout.view import hreflang
from wegwijzer_build.render.partials import EMBED, PAGE, Display, Layout, Partials
from wegwijzer_build.render.shared.as_it_reads import as_it_reads
from wegwijzer_build.render.shared.assets import style_of
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here, Site
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page
from wegwijzer_build.render.shared.terms import Telling, with_terms
from wegwijzer_build.render.tree.one_page.view import one_page_view
from wegwijzer_build.render.tree.state.view import StateView, reviewed, state_view

_BLOCKS = (
    "article|aside|body|d[dlt]|details|div|footer|form|h[1-6]|head|header|html|legend|li|link|main|meta|nav|[ou]l|p|"
    "script|section|summary|title"
)
_BETWEEN_BLOCKS = re.compile(rf"\n+(?=</?(?:{_BLOCKS})\b)")


def tree_pages(partials: Partials, page: Page) -> Iterator[Planned]:
    """A page of a tree, and the same for a frame of others."""
    analysis = partials.site.trees[page.id]
    return _one_page(partials, page, analysis) if analysis.page else _state(partials, page, analysis)


def _state(partials: Partials, page: Page, analysis: Analysis) -> Iterator[Planned]:
    site = partials.site
    look = cache(partial(state_view, site, page.id, analysis, analysis.states[page.state]))
    edit_path = page.edit_path

    def make_page() -> bytes:
        template = environment(site.language).get_template("tree/state/page.html.jinja")
        view = look()
        layout = partials.layout(view.root, ("tree.css",), edit_path)
        layout = partials.in_languages(layout, Here(site, page.address), page.address)
        return _filled(template, partials, PAGE, view, layout)

    def make_embed() -> bytes:
        template = environment(site.language).get_template("tree/state/embed.html.jinja")
        view, dated = look(), _dated(partials, page.id)
        around = partials.origin(view.root, ("embed-state.css",), dated, ("embed-state.js",), leaves=True)
        around = partials.in_languages(around, Here(site, page.embed), page.address)
        return _filled(template, partials, EMBED, view, around)

    yield Planned(f"{page.address}index.html", make_page)
    yield Planned(f"{page.embed}index.html", make_embed)


def _filled(template: Template, partials: Partials, display: Display, view: StateView, around: Layout) -> bytes:
    site = partials.site
    audience = site.content.trees[view.tree].audience
    advice = [
        partials.advice(view.root, display, audience, name, view.fragments.get(name, ()), is_open=index == 0)
        for index, name in enumerate(view.advice)
    ]
    context = {
        "view": view,
        "display": display,
        "partials": partials,
        "layout": around,
        "lang": site.language.code,
        "site_title": site.content.site.title,
        "canonical": site.content.site.url + view.address if site.content.site.url else "",
        "hreflang": hreflang(Here(site, view.address)),
        "alternates": alternates(Here(site, view.address)) if view.is_start else (),
        "first": [partials.first(view.root, name) for name in view.first],
        "advice": advice,
        "contacts": [partials.contact(view.root, display, name) for name in view.contacts],
        "kinds": [partials.weight(kind) for kind in dict.fromkeys(item.kind for item in advice)],
    }
    page = with_terms(template.render(context), Here(site, view.address), Telling.BRIEF)
    return _tight(as_it_reads(page, site)).encode()


def _one_page(partials: Partials, page: Page, analysis: Analysis) -> Iterator[Planned]:
    site, name, edit_path = partials.site, page.id, page.edit_path
    styles = (style_of(name),)

    def make(display: Display, template: str, around: Callable[[], Layout]) -> bytes:
        view = one_page_view(site, name, analysis, display.heading)
        context = {
            "view": view,
            "layout": around(),
            "stay": display.stay,
            "lang": site.language.code,
            "canonical": site.content.site.url + view.address if site.content.site.url else "",
            "reviewed": _reviewed(site, name),
        }
        html = environment(site.language).get_template(template).render(context)
        html = with_terms(html, Here(site, view.address), Telling.TRACELESS)
        return _tight(as_it_reads(html, site)).encode()

    around = partial(
        partials.around, Here(site, page.address), styles=styles, scripts=("article.js",), edit_path=edit_path
    )
    yield Planned(f"{page.address}index.html", partial(make, PAGE, "tree/one_page/page.html.jinja", around))
    dated, here = _dated(partials, name), Here(site, page.embed)

    def origin() -> Layout:
        layout = partials.origin(here.root, styles, dated, ("embed.js",), leaves=True)
        return partials.in_languages(layout, here, page.address)

    yield Planned(f"{page.embed}index.html", partial(make, EMBED, "tree/one_page/embed.html.jinja", origin))


def _dated(partials: Partials, tree: str) -> str:
    """When somebody compared the advice of a tree with its sources, for behind a comma."""
    phrase = _reviewed(partials.site, tree)
    return phrase[:1].lower() + phrase[1:]


def _reviewed(site: Site, tree: str) -> str:
    outcomes = site.content.trees[tree].outcomes.values()
    return reviewed(site, (use.advice for outcome in outcomes for use in outcome.advice))


def _tight(page: str) -> str:
    """A page without what stands between its blocks and shows nowhere: of thousands of states every byte counts."""
    return _BETWEEN_BLOCKS.sub("", page)
