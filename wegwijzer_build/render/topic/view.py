"""A subject told as a whole: sections, each with its weight, and all that goes with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from wegwijzer_build.model import Section, Topic
from wegwijzer_build.render.item.section import SectionView as MoreSection
from wegwijzer_build.render.item.view import used_by
from wegwijzer_build.render.lists.entries import Group, entries
from wegwijzer_build.render.picture.figure import FigureView, figure_view
from wegwijzer_build.render.picture.view import PictureView, picture_view
from wegwijzer_build.render.shared import addresses, prose
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.statement.view import (
    ContactView,
    KindView,
    Rests,
    SourceView,
    contacts_of,
    kind_view,
    rests_on,
    sources_of,
)

from .overviews import OverviewView, overview_view


@dataclass(frozen=True)
class TopicSection:
    """A part of a topic. `kind` is shown where a topic holds several; `sources` are its own."""

    heading: str
    anchor: str
    kind: KindView | None
    text: Markup
    sources: tuple[SourceView, ...]
    pictures: tuple[PictureView, ...]
    figures: tuple[FigureView, ...]
    overview: OverviewView | None
    groups: tuple[Group, ...]
    contacts: tuple[ContactView, ...]

    @property
    def is_wide(self) -> bool:
        """Whether something in it needs all of a wide screen, so that nothing can stand beside its text."""
        return self.overview is not None or any(picture.rows for picture in self.pictures)


@dataclass(frozen=True)
class TopicView:
    """The page of a topic. `contents` says whether it is long enough for a list of its parts."""

    id: str
    over: str
    over_href: str
    title: str
    lang: str
    description: str
    lead: Markup
    contents: bool
    sections: tuple[TopicSection, ...]
    rests: Rests
    more: tuple[MoreSection, ...]


def topic_view(here: Here, name: str) -> TopicView:
    """Decide everything about the page of a topic."""
    topic = here.site.content.topics[name]
    words = collection_words(here.site.content, here.site.language)["topics"]
    return TopicView(
        id=name,
        over=words.many,
        over_href=here.to(addresses.of_collection("topics", here.site.language.folder)),
        title=topic.title,
        lang=topic.language or "",
        description=prose.in_short(topic.text),
        lead=here.html(topic.text),
        contents=len(topic.sections) > 2 and not topic.language,
        sections=tuple(_section(here, topic, number) for number in range(len(topic.sections))),
        rests=replace(rests_on(here, topic), sources=sources_of(here, _sources(topic))),
        more=tuple(used_by(here, "topics", name)),
    )


def _with_dutch(here: Here, topic: Topic, text: Markup) -> Markup:
    """A text; on a page in another language what stands in bold is to be said or shown in that of the site."""
    if not topic.language:
        return text
    return Markup(str(text).replace("<strong>", f'<strong lang="{here.site.language.code}">'))  # noqa: S704 - HTML of ours


def _sources(topic: Topic) -> tuple[str, ...]:
    """What all of it rests on. A page in another language says so at its end only: the words for it are not in that."""
    of_sections = (name for section in topic.sections for name in section.sources) if topic.language else ()
    return tuple(dict.fromkeys((*topic.sources, *of_sections)))


def _section(here: Here, topic: Topic, number: int) -> TopicSection:
    section = topic.sections[number]
    kinds = {each.kind or topic.kind for each in topic.sections}
    says_kind = (len(kinds) > 1 or section.sources) and not topic.language
    return TopicSection(
        heading=section.title,
        anchor=f"deel-{number + 1}",
        kind=kind_view(section.kind or topic.kind, here.site.language) if says_kind else None,
        text=_with_dutch(here, topic, here.html(section.text)),
        sources=sources_of(here, section.sources) if not topic.language else (),
        pictures=tuple(picture_view(here, name) for name in section.pictures),
        figures=tuple(figure_view(here, name) for name in section.figures),
        overview=overview_view(here, section.shows, section.sides) if section.shows else None,
        groups=_groups(here, topic, section),
        contacts=contacts_of(here, section.contacts),
    )


def _groups(here: Here, topic: Topic, section: Section) -> tuple[Group, ...]:
    _ = here.site.language.gettext
    informal = all(here.site.content.audiences[name].informal for name in topic.audiences)

    def group(heading: str, collection: str, names: Sequence[str]) -> Group:
        return Group(heading, entries(here, collection, names))

    groups = (
        group(_("Wat je kunt doen") if informal else _("Wat u kunt doen"), "advice", section.advice),
        group(_("Oplossingen"), "solutions", section.solutions),
        group(_("Om te gebruiken"), "instruments", section.instruments),
    )
    return tuple(each for each in groups if each.entries)
