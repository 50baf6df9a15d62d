"""Items for a frame on pages of others: what the page of an item says, one level of headings deeper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import cast

from markupsafe import Markup

from wegwijzer_build.model import Contact, Figure, Model, Statement
from wegwijzer_build.render.layout.scripts import scripts_of
from wegwijzer_build.render.partials import Partials
from wegwijzer_build.render.shared.as_it_reads import as_it_reads
from wegwijzer_build.render.shared.environment import environment
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page
from wegwijzer_build.render.shared.terms import with_terms
from wegwijzer_build.render.statement.view import copy_of

from .view import item_view

_HEADING = re.compile(r"(?<=<)(/?)h([1-5])(?=[\s>])")


def item_embed(partials: Partials, page: Page) -> Iterator[Planned]:
    """The embed of an item, where others can show it."""
    if page.embed:
        yield Planned(f"{page.embed}index.html", partial(_embed, partials, page))


def _embed(partials: Partials, of: Page) -> bytes:
    site, collection, name = partials.site, of.collection, of.id
    here = Here(site, of.embed)
    view = item_view(here, collection, name)
    templates = environment(site.language)
    body = templates.get_template("item/page.html.jinja").render(view=view)
    dated = _dated(site.content.items(collection)[name], site.language)
    origin = partials.origin(here.root, ("article.css",), dated, (*scripts_of(Here(site, of.address)), "embed.js"))
    context = {
        "view": view,
        "title": of.title,
        "body": Markup(_for_frame(body)),  # noqa: S704 - the template escapes
        "layout": partials.in_languages(origin, here, of.address),
        "lang": site.language.code,
        "site_title": site.content.site.title,
        "page": here.to(of.address),
        "canonical": site.content.site.url + of.address if site.content.site.url else "",
    }
    whole = with_terms(templates.get_template("item/embed.html.jinja").render(context), here)
    return as_it_reads(whole, site).encode()


def _for_frame(body: str) -> str:
    """Each heading one level lower, since the page around has the first. A `<` in our HTML opens a tag."""
    return _HEADING.sub(lambda found: f"{found[1]}h{int(found[2]) + 1}", body)


def _dated(item: Model, language: Language) -> str:
    """How old it is: when somebody compared it with its sources; of a contact, from when the copy is that was read."""
    if isinstance(item, Contact):
        phrase = copy_of(item, language)
        return phrase[:1].lower() + phrase[1:]
    day = language.day(cast("Statement | Figure", item).reviewed_on)
    return language.gettext("nagekeken op {day}").format(day=day)
