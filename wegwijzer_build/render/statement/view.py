"""Advice, contacts and sources as a page shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from wegwijzer_build.model import FRAGMENT, Advice, Contact, Kind, Route, Source, Statement, Way, WayKind, text_for
from wegwijzer_build.render.shared import prose
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.shared.prose import Paragraphs, paragraphs

from .labels import route_labels, trait_labels, way_labels


@dataclass(frozen=True)
class KindView:
    """The legal weight of a statement: a word, and what it means for the reader."""

    id: str
    word: str
    meaning: str


@dataclass(frozen=True)
class SourceView:
    """A source: its own page here, and where it is published."""

    title: str
    lang: str
    """That of its title, where that is not the language of the page."""
    publisher: str
    names_lang: str
    """That of names of the content, such as its publisher's, where that is not the language of the page."""
    date: str
    number: str
    href: str
    url: str
    host: str
    checked_on: str


@dataclass(frozen=True)
class WayView:
    """One way to reach a contact; `href` is empty where there is nothing to click.

    `doubts`: what is not sure about it, for the page of the contact only.
    """

    word: str
    at: str
    href: str
    details: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class ContactView:
    """A contact as a card. `in_short`: what it is for. `traits` are the verified ones only. `checked_on`: in words.

    `expect`: what happens when one turns to it, for its own page.
    """

    id: str
    title: str
    href: str
    in_short: str
    limits: Markup
    expect: Markup
    ways: tuple[WayView, ...]
    traits: tuple[str, ...]
    checked_on: str
    person: str = ""
    speaks: str = ""


@dataclass(frozen=True)
class Rests:
    """What a statement rests on: its weight, its sources and its dates."""

    kind: KindView
    sources: tuple[SourceView, ...]
    dates: tuple[str, ...]


@dataclass(frozen=True)
class FragmentView:
    """A piece of an advice for some of its readers. `id`: with that of its advice, `kosten/klein`."""

    id: str
    for_whom: str
    text: Markup


@dataclass(frozen=True)
class HelpView:
    """Something to use with an advice, and the file of it that one fills in, if there is one."""

    to: Link
    file: Link | None = None


@dataclass(frozen=True)
class AdviceView:
    """One advice, told to one audience (or to all). `fragments`: all that it has. `helps` are things to use with it.

    `reach`: how to reach each of
    its contacts at once. `route`, where the advice is a way to go: what to know before one goes, as (question, answer).
    """

    id: str
    title: str
    href: str
    urgent: bool
    text: Markup
    fragments: tuple[FragmentView, ...]
    steps: tuple[Markup, ...]
    sourced_steps: bool
    say: tuple[Paragraphs, ...]
    route: tuple[tuple[str, Markup], ...]
    contacts: tuple[Link, ...]
    contact_ids: tuple[str, ...]
    reach: tuple[WayView | None, ...]
    helps: tuple[HelpView, ...]
    rests: Rests

    @property
    def own_steps(self) -> bool:
        """Whether it has steps that are advice of ours."""
        return bool(self.steps) and not self.sourced_steps


def kind_view(kind: Kind, language: Language) -> KindView:
    """The word for a kind and what it means."""
    _ = language.gettext
    word, meaning = {
        Kind.LAW: (_("Wet"), _("Dit staat in de wet en geldt nu.")),
        Kind.BILL: (_("Wetsvoorstel"), _("Dit is een voorstel. Het is nog geen wet en nog geen plicht.")),
        Kind.GUIDANCE: (_("Advies"), _("Dit is advies uit een leidraad of van een deskundige instelling. Geen wet.")),
        Kind.POLICY: (_("Beleid"), _("Zo kijkt of werkt de overheid, of een toezichthouder.")),
        Kind.PRACTICE: (_("Praktijk"), _("Dit werkt in de praktijk, of is ons eigen advies.")),
    }[kind]
    return KindView(kind.value, word, meaning)


def source_view(here: Here, name: str, source: Source) -> SourceView:
    """One source."""
    language = here.site.language
    return SourceView(
        title=source.title,
        lang=here.lang("sources", name),
        publisher=source.publisher,
        names_lang="" if here.site.original == language.code else here.site.original,
        date=language.partial_date(source.date) if source.date else "",
        number=" ".join(filter(None, (source.published_in, source.number))),
        href=here.to_item("sources", name),
        url=source.url or "",
        host=(urlsplit(source.url).hostname or "").removeprefix("www.") if source.url else "",
        checked_on=language.day(source.checked_on) if source.checked_on else "",
    )


def sources_of(here: Here, names: Sequence[str]) -> tuple[SourceView, ...]:
    """Some sources by their ids."""
    return tuple(source_view(here, name, here.site.content.sources[name]) for name in names)


def rests_on(here: Here, statement: Statement) -> Rests:
    """Weight, sources and dates of a statement."""
    language = here.site.language
    _ = language.gettext
    dates = []
    if statement.valid_from:
        dates.append(_("Geldt vanaf {day}").format(day=language.day(statement.valid_from)))
    if statement.valid_until:
        dates.append(_("Wij kijken dit opnieuw na vóór {day}").format(day=language.day(statement.valid_until)))
    dates.append(_("Nagekeken op {day}").format(day=language.day(statement.reviewed_on)))
    return Rests(kind_view(statement.kind, language), sources_of(here, statement.sources), tuple(dates))


def way_view(way: Way, language: Language) -> WayView:
    """One way to reach a contact, as something to click where that helps."""
    _ = language.gettext
    word = way_labels(language)[way.by]
    details = [text.rstrip(".") for text in (way.cost, way.hours, way.note) if text]
    doubts = [way.doubt.rstrip(".")] if way.doubt else []
    if way.to_be_called:
        doubts.append(_("nummer en tijden nog niet nagebeld") if way.hours else _("nog niet nagebeld"))
    at, href = way.at, ""
    if way.by is WayKind.PHONE:
        href = "tel:" + re.sub(r"[^\d+]", "", way.at)
    elif way.by is WayKind.MAIL:
        href = f"mailto:{way.at}"
    elif way.at.startswith("https://"):
        parts = urlsplit(way.at)
        at, href = ((parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/")), way.at
    return WayView(word, at, href, tuple(details), tuple(doubts))


def contact_view(here: Here, name: str, contact: Contact) -> ContactView:
    """One contact."""
    language = here.site.language
    known = (("free", contact.free), ("anonymous", contact.anonymous), ("confidential", contact.confidential))
    labels = trait_labels(language)
    traits = [labels[name][0 if has else 1] for name, has in known if has is not None]
    if contact.languages:
        traits.append(speaks(contact, language))
    return ContactView(
        id=name,
        title=called(contact),
        href=here.to_item("contacts", name),
        in_short=prose.first_sentence(contact.what_for),
        limits=here.html(contact.limits),
        expect=here.inline(contact.expect or ""),
        ways=tuple(way_view(way, language) for way in contact.ways),
        traits=tuple(traits),
        checked_on=copy_of(contact, language),
        person=contact.person or "",
        speaks=speaks(contact, language) if contact.languages else "",
    )


def called(contact: Contact) -> str:
    """The name of a contact, with that of who answers."""
    return f"{contact.title}, {contact.person}" if contact.person else contact.title


def speaks(contact: Contact, language: Language) -> str:
    """The languages in which one can talk with a contact, in words."""
    names = ", ".join(language.name_of(code) for code in contact.languages)
    return language.gettext("Talen: {languages}").format(languages=names)


def copy_of(contact: Contact, language: Language) -> str:
    """From when is what is told of a contact, in words: when somebody called, and the date of what was read."""
    _ = language.gettext
    said = [_("Nagebeld op {day}").format(day=language.day(contact.called_on))] if contact.called_on else []
    if contact.inside and not contact.sources and contact.checked_on is None:
        return " · ".join(said)  # who belongs to the organisation is no copy of a page
    if contact.checked_on is None:
        said.append(_("Gelezen in een kopie zonder datum"))
    else:
        said.append(_("Gelezen in een kopie van {day}").format(day=language.partial_date(contact.checked_on)))
    return " · ".join(said)


@dataclass(frozen=True)
class FirstView:
    """A contact to turn to first, in few words: its best ways, of which one needs no phone if it has one.

    `expect`: what happens when one turns to it, where that is known.
    """

    id: str
    title: str
    ways: tuple[WayView, ...]
    expect: Markup
    speaks: str = ""


def first_view(here: Here, name: str) -> FirstView:
    """One contact, as an outcome puts it first."""
    contact = here.site.content.contacts[name]
    language = here.site.language
    calls = [way for way in contact.ways if way.by is WayKind.PHONE][:1]
    others = [way for way in contact.ways if way.by is not WayKind.PHONE][:1]
    ways = sorted((*calls, *others), key=contact.ways.index)
    return FirstView(
        name,
        called(contact),
        tuple(way_view(way, language) for way in ways),
        here.inline(contact.expect or ""),
        speaks(contact, language) if contact.languages else "",
    )


def contacts_of(here: Here, names: Sequence[str]) -> tuple[ContactView, ...]:
    """Some contacts by their ids."""
    return tuple(contact_view(here, name, here.site.content.contacts[name]) for name in names)


def advice_view(here: Here, name: str, advice: Advice, audience: str | None) -> AdviceView:
    """One advice as told to an audience. Without one: the text for all, or the first audience's."""
    chosen = audience or advice.audiences[0]
    return AdviceView(
        id=name,
        title=advice.title,
        href=here.to_item("advice", name),
        urgent=advice.urgent,
        text=here.html(text_for(advice.text, chosen)),
        fragments=tuple(
            FragmentView(f"{name}{FRAGMENT}{key}", each.for_whom, here.inline(text))
            for key, each in advice.fragments.items()
            if (text := text_for(each.text, chosen)) is not None
        ),
        steps=tuple(here.inline(step) for step in text_for(advice.steps, chosen) or ()),
        sourced_steps=advice.sourced_steps,
        say=tuple(map(paragraphs, text_for(advice.say, chosen) or ())),
        route=route_view(here, advice.route, chosen) if advice.route else (),
        contacts=here.links("contacts", advice.contacts),
        contact_ids=advice.contacts,
        reach=tuple(_best_way(here, contact) for contact in advice.contacts),
        helps=(
            *(_instrument(here, instrument, chosen) for instrument in advice.instruments),
            *map(HelpView, here.links("solutions", advice.solutions)),
            *map(HelpView, here.links("situations", advice.situations)),
        ),
        rests=rests_on(here, advice),
    )


def _instrument(here: Here, name: str, audience: str) -> HelpView:
    """An instrument with the first of its files; employees get none, since a file stays on the computer."""
    files = () if here.site.content.audiences[audience].informal else here.site.downloads.of("instruments", name)[:1]
    return HelpView(here.link("instruments", name), next(iter(here.downloads(files)), None))


def _best_way(here: Here, contact: str) -> WayView | None:
    """The first way of a contact that somebody can tap, if it has one."""
    views = (way_view(way, here.site.language) for way in here.site.content.contacts[contact].ways)
    return next((view for view in views if view.href), None)


def route_view(here: Here, route: Route, audience: str) -> tuple[tuple[str, Markup], ...]:
    """What to know about a route before taking it, as told to an audience."""
    labels = route_labels(here.site.language, informal=here.site.content.audiences[audience].informal)
    texts = (route.who_knows, route.how_long, route.stopping, route.then)
    return tuple(
        (label, here.inline(text_for(text, audience) or "")) for label, text in zip(labels.values(), texts, strict=True)
    )
