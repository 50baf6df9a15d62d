"""The page of an item that is read rather than walked: what it says, what that rests on, and what is near it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import (
    EVERYONE,
    Advice,
    Competency,
    Contact,
    Figure,
    Instrument,
    Model,
    Picture,
    Role,
    Situation,
    Solution,
    Source,
    Statement,
    Task,
    Term,
)
from wegwijzer_build.render.item.sections.advice import advice_sections, situation_sections, views_per_audience
from wegwijzer_build.render.item.sections.reference import (
    contact_sections,
    figure_sections,
    picture_sections,
    source_sections,
    term_sections,
)
from wegwijzer_build.render.item.sections.roles import competency_sections, role_sections, task_sections
from wegwijzer_build.render.item.sections.solutions import instrument_sections, solution_sections
from wegwijzer_build.render.shared import addresses, prose
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.statement.view import AdviceView, ContactView, Rests, contact_view, rests_on

from .section import NOTHING, SectionView


@dataclass(frozen=True)
class ItemView:
    """The page of one item: what it says, what that rests on, and `more` that is connected with it.

    `per_audience` only on the page of an advice: what it says to each audience, under its heading. `contact` only on
    the page of a contact.
    """

    collection: str
    id: str
    over: str
    over_href: str
    title: str
    lang: str
    description: str
    lead: Markup
    sections: tuple[SectionView, ...]
    rests: Rests | None
    more: tuple[SectionView, ...]
    contact: ContactView | None
    per_audience: tuple[tuple[str, AdviceView], ...] = ()
    abroad: Markup = NOTHING


def item_view(here: Here, collection: str, name: str) -> ItemView:
    """Decide everything about the page of an item."""
    item = here.site.content.items(collection)[name]
    words = collection_words(here.site.content, here.site.language)[collection]
    lead = _lead(item)
    per_audience = views_per_audience(here, name, item) if isinstance(item, Advice) else ()
    return ItemView(
        collection=collection,
        id=name,
        over=words.one,
        over_href=here.to(addresses.of_collection(collection, here.site.language.folder)),
        title=here.title(collection, name),
        lang=here.lang(collection, name),
        description=prose.in_short(lead or _instead(item)),
        lead=here.html(lead) if not per_audience else NOTHING,
        sections=tuple(sections_of(here, name, item)),
        rests=rests_on(here, item) if isinstance(item, Statement) else None,
        more=tuple(used_by(here, collection, name)),
        contact=contact_view(here, name, item) if isinstance(item, Contact) else None,
        abroad=here.abroad if isinstance(item, Contact) else NOTHING,
        per_audience=per_audience,
    )


def _lead(item: Model) -> str:
    """The text that opens the page of an item."""
    if isinstance(item, Contact):
        return item.what_for
    if isinstance(item, Source):
        return item.note or ""
    text = getattr(item, "text", "")
    if isinstance(text, str):
        return text
    return str(text.get(EVERYONE, ""))


def _instead(item: Model) -> str:
    """What describes an item that opens without a text."""
    if isinstance(item, Advice):
        return next(iter(item.text.values()), item.title)
    if isinstance(item, Source):
        return ", ".join(part for part in (item.title, item.publisher, item.number) if part)
    return item.description if isinstance(item, Picture) else str(getattr(item, "title", ""))


_SECTIONS: tuple[tuple[type[Model], Callable[..., list[SectionView]]], ...] = (
    (Advice, advice_sections),
    (Situation, situation_sections),
    (Role, role_sections),
    (Task, task_sections),
    (Competency, competency_sections),
    (Solution, solution_sections),
    (Contact, contact_sections),
    (Instrument, instrument_sections),
    (Picture, picture_sections),
    (Figure, figure_sections),
    (Term, term_sections),
    (Source, source_sections),
)


def sections_of(here: Here, name: str, item: Model) -> list[SectionView]:
    """What stands under the opening of an item."""
    return next(sections(here, name, item) for model, sections in _SECTIONS if isinstance(item, model))


_LISTED_ELSEWHERE = ("trees", "audiences")
_LISTED_ABOVE = {"tasks": (*_LISTED_ELSEWHERE, "roles")}
"""Collection → those whose links the page of an item tells already, in its own words."""


def used_by(here: Here, collection: str, name: str) -> list[SectionView]:
    """The links the other way: the paths that show an advice, and everything that points here."""
    site = here.site
    _ = site.language.gettext
    sections = []
    if collection == "advice" and name in site.crossings.paths:
        ends: dict[str, list[str]] = {}
        for tree, outcome in site.crossings.paths[name]:
            ends.setdefault(tree, []).append(site.content.trees[tree].outcomes[outcome].title)
        shown = tuple(here.link("trees", tree, "; ".join(titles)) for tree, titles in ends.items())
        sections.append(SectionView(_("In deze keuzehulpen"), links=shown))
    heading = _("Wat op deze bron rust") if collection == "sources" else _("Meer hierover")
    users = tuple(
        here.link(user_collection, user, collection_words(site.content, site.language)[user_collection].one)
        for user_collection, user in site.crossings.used_by.get((collection, name), ())
        if user_collection not in _LISTED_ABOVE.get(collection, _LISTED_ELSEWHERE)
    )
    return [*sections, *([SectionView(heading, links=users)] if users else [])]
