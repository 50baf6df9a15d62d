"""The pages of trees: a page for each state, or one for the whole tree; each also for a frame on pages of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from jinja2 import Template

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.render.layout.alternates import alternates
from wegwijzer_build.render.partials import EMBED, PAGE, Layout, Partials, Setting
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.assets import style_of
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.numbers import kept_whole
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.terms import Telling, explained
from wegwijzer_build.render.tree.one_page.view import one_page_view
from wegwijzer_build.render.tree.state.view import StateView, state_view


def tree_pages(partials: Partials, name: str, analysis: Analysis) -> Iterator[Planned]:
    """Every page of a tree."""
    return _one_page(partials, name, analysis) if analysis.page else _states(partials, name, analysis)


def _states(partials: Partials, name: str, analysis: Analysis) -> Iterator[Planned]:
    site = partials.site
    templates = environment(site.language)
    page, embed = (templates.get_template(f"tree/state/{name}.html.jinja") for name in ("page", "embed"))
    dated, edit_path = _last_reviewed(partials, name), f"trees/{name}.yml"

    def make_page(look: Callable[[], StateView]) -> bytes:
        view = look()
        return _filled(page, partials, PAGE, view, partials.layout(view.root, ("tree.css",), edit_path))

    def make_embed(look: Callable[[], StateView]) -> bytes:
        view = look()
        around = partials.origin(view.root, ("embed-state.css",), dated, ("embed-state.js",), leaves=True)
        return _filled(embed, partials, EMBED, view, around)

    start, folder = analysis.start.id, site.language.folder
    for state in analysis.paged:
        look = cache(partial(state_view, site, name, analysis, state))
        at = addresses.of_state(name, state.id, start, folder)
        yield Planned(f"{at}index.html", partial(make_page, look), edit_path)
        at = addresses.of_embed(name, state.id, start, folder)
        yield Planned(f"{at}index.html", partial(make_embed, look), edit_path)


def _filled(template: Template, partials: Partials, setting: Setting, view: StateView, around: Layout) -> bytes:
    site = partials.site
    audience = site.content.trees[view.tree].audience
    advice = [partials.advice(view.root, setting, audience, name) for name in view.advice]
    context = {
        "view": view,
        "setting": setting,
        "partials": partials,
        "layout": around,
        "lang": site.language.code,
        "site_title": site.content.site.title,
        "canonical": site.content.site.url + view.address if site.content.site.url else "",
        "alternates": alternates(Here(site, view.address)) if view.is_start else (),
        "advice": advice,
        "contacts": [partials.contact(view.root, setting, name) for name in view.contacts],
        "kinds": [partials.weight(kind) for kind in dict.fromkeys(item.kind for item in advice)],
    }
    page = explained(template.render(context), Here(site, view.address), Telling.BRIEF)
    return kept_whole(page, site.content).encode()


def _one_page(partials: Partials, name: str, analysis: Analysis) -> Iterator[Planned]:
    site = partials.site
    start, folder, edit_path = analysis.start.id, site.language.folder, f"trees/{name}.yml"
    styles = (style_of(name),)

    def make(setting: Setting, template: str, around: Callable[[], Layout]) -> bytes:
        view = one_page_view(site, name, analysis, setting.heading)
        context = {
            "view": view,
            "layout": around(),
            "stay": setting.stay,
            "lang": site.language.code,
            "canonical": site.content.site.url + view.address if site.content.site.url else "",
        }
        page = environment(site.language).get_template(template).render(context)
        page = explained(page, Here(site, view.address), Telling.TRACELESS)
        return kept_whole(page, site.content).encode()

    at = addresses.of_state(name, start, start, folder)
    around = partial(partials.around, Here(site, at), styles=styles, scripts=("article.js",), edit_path=edit_path)
    yield Planned(f"{at}index.html", partial(make, PAGE, "tree/one_page/page.html.jinja", around), edit_path)
    at = addresses.of_embed(name, start, start, folder)
    dated = _last_reviewed(partials, name)
    around = partial(partials.origin, Here(site, at).root, styles, dated, ("embed.js",), leaves=True)
    yield Planned(f"{at}index.html", partial(make, EMBED, "tree/one_page/embed.html.jinja", around), edit_path)


def _last_reviewed(partials: Partials, tree: str) -> str:
    """The last day on which someone compared an advice of the tree with its sources, in a phrase."""
    content, language = partials.site.content, partials.site.language
    uses = (use for outcome in content.trees[tree].outcomes.values() for use in outcome.advice)
    day = language.day(max(content.advice[use.use].reviewed_on for use in uses))
    return language.gettext("nagekeken op {day}").format(day=day)
