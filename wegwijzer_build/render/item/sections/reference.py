"""What one looks up: contacts, figures, pictures, terms and sources."""

from __future__ import annotations

from markupsafe import Markup

from wegwijzer_build.model import Contact, Figure, Picture, Source, Term
from wegwijzer_build.render.item.section import SectionView, sources_section
from wegwijzer_build.render.picture.figure import figure_view
from wegwijzer_build.render.picture.view import picture_view
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.statement.view import source_view


def contact_sections(here: Here, _name: str, item: Contact) -> list[SectionView]:
    """Where we know about a contact from; how to reach it stands above."""
    shown = [SectionView("", text=_portrait(here, item))] if item.picture else []
    return [*shown, *sources_section(here, item.sources)]


def _portrait(here: Here, contact: Contact) -> Markup:
    """A picture of who answers, here only: a picture that an outcome fetched would tell who came there."""
    src = here.to(here.site.assets[contact.picture or ""])
    return Markup('<p><img src="{}" alt="{}" width="160"></p>').format(src, contact.person or contact.title)


def figure_sections(here: Here, name: str, item: Figure) -> list[SectionView]:
    """A figure as chart and table, what it does not say, and where it is from."""
    _ = here.site.language.gettext
    limits = [SectionView(_("Wat dit cijfer niet zegt"), text=here.html(item.limits))] if item.limits else []
    return [
        SectionView(_("De cijfers"), figure=figure_view(here, name)),
        *limits,
        *sources_section(here, item.sources),
    ]


def picture_sections(here: Here, name: str, item: Picture) -> list[SectionView]:
    """A picture, and where what it shows is from."""
    return [
        SectionView("", picture=picture_view(here, name)),
        *sources_section(here, item.sources),
    ]


def term_sections(here: Here, _name: str, item: Term) -> list[SectionView]:
    """Other words for a term, and where its meaning is from."""
    _ = here.site.language.gettext
    also = SectionView(_("Mensen zeggen ook"), text=Markup("<p>{}</p>").format(", ".join(item.also)))
    return [*([also] if item.also else []), *sources_section(here, item.sources)]


def source_sections(here: Here, name: str, item: Source) -> list[SectionView]:
    """Who published a source, when, where, and which copy we read."""
    view = source_view(here, name, item)
    _ = here.site.language.gettext
    rows = [
        (_("Uitgever"), view.publisher),
        (_("Datum"), view.date or _("niet bekend")),
        (_("Nummer"), view.number),
        (_("Wij lazen een kopie van"), view.checked_on or _("onbekende datum")),
    ]
    links = (Link(view.host, view.url),) if view.url else ()
    known = tuple((label, value) for label, value in rows if value)
    return [SectionView(_("Over deze bron"), rows=known, links=links)]
