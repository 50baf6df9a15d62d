"""The pages that are read rather than walked: home, audiences, lists, and a page for each item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import (
    Advice,
    Competency,
    Contact,
    Figure,
    Instrument,
    Model,
    Reach,
    Role,
    Situation,
    Solution,
    Source,
    Statement,
    Task,
    Term,
    told_to,
)
from wegwijzer_build.model.statement import EVERYONE
from wegwijzer_build.render import addresses, prose

from .collections import collection_words
from .page import Here, Link
from .statement import (
    AdviceView,
    ContactView,
    Rests,
    SourceView,
    advice_view,
    contact_view,
    contacts_of,
    rests_on,
    source_view,
    sources_of,
)

_NOTHING = Markup("")


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; `template` says how it is set."""

    heading: str
    template: str
    text: Markup = _NOTHING
    steps: tuple[Markup, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple[tuple[str, Markup], ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    caption: str = ""
    contacts: tuple[ContactView, ...] = ()
    sources: tuple[SourceView, ...] = ()


@dataclass(frozen=True)
class ItemView:
    """The page of one item: what it says, what that rests on, and `more` that is connected with it.

    `told` only on the page of an advice: what it says to each audience, under its heading. `contact` only on the page
    of a contact.
    """

    address: str
    collection: str
    id: str
    over: str
    over_href: str
    title: str
    description: str
    lead: Markup
    sections: tuple[Section, ...]
    rests: Rests | None
    more: tuple[Section, ...]
    contact: ContactView | None
    told: tuple[tuple[str, AdviceView], ...] = ()


def item_view(here: Here, collection: str, name: str) -> ItemView:
    """Decide everything about the page of an item."""
    item = here.site.content.items(collection)[name]
    words = collection_words(here.site.language)[collection]
    lead = _lead(item)
    told = _told(here, name, item) if isinstance(item, Advice) else ()
    return ItemView(
        address=here.address,
        collection=collection,
        id=name,
        over=words.one,
        over_href=here.to(addresses.of_collection(collection, here.site.language.folder)),
        title=here.title(collection, name),
        description=_short(lead),
        lead=here.html(lead) if not told else _NOTHING,
        sections=tuple(_SECTIONS[type(item)](here, name, item)),
        rests=rests_on(here, item) if isinstance(item, Statement) else None,
        more=tuple(_used_by(here, collection, name)),
        contact=contact_view(here, name, item) if isinstance(item, Contact) else None,
        told=told,
    )


def _lead(item: Model) -> str:
    """The text that opens the page of an item."""
    if isinstance(item, Contact):
        return item.what_for
    if isinstance(item, Source):
        return item.note or ""
    if isinstance(item, Figure):
        return ""
    text = getattr(item, "text", "")
    if isinstance(text, str):
        return text
    return str(text.get(EVERYONE, ""))


def _short(text: str, most: int = 160) -> str:
    """The first words of a text, for search engines."""
    words = prose.plain(text)
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def _links(here: Here, heading: str, collection: str, items: Sequence[str]) -> list[Section]:
    return [Section(heading, "links", links=here.links(collection, tuple(items)))] if items else []


def _told(here: Here, name: str, item: Advice) -> tuple[tuple[str, AdviceView], ...]:
    """What an advice says, per audience where that differs."""
    if EVERYONE in item.text and EVERYONE in (item.steps or {EVERYONE: ()}):
        return (("", advice_view(here, name, item, None)),)
    _ = here.site.language.gettext
    return tuple(
        (
            _("Voor de {audience}").format(audience=here.title("audiences", audience).lower()),
            advice_view(here, name, item, audience),
        )
        for audience in item.audiences
    )


def _advice(here: Here, _name: str, item: Advice) -> list[Section]:
    _ = here.site.language.gettext
    about = (*here.links("roles", item.roles), *here.links("tasks", item.tasks), *here.links("figures", item.figures))
    return [
        *_contacts(here, item.contacts),
        *([Section(_("Wat hierbij hoort"), "links", links=about)] if about else []),
    ]


def _contacts(here: Here, names: Sequence[str]) -> list[Section]:
    _ = here.site.language.gettext
    return [Section(_("Wie kan helpen"), "contacts", contacts=contacts_of(here, names))] if names else []


def _situation(here: Here, _name: str, item: Situation) -> list[Section]:
    _ = here.site.language.gettext
    sections = []
    for audience in dict.fromkeys([*item.text, *item.steps]):
        if audience == EVERYONE:
            heading, text = _("Wat te doen"), _NOTHING
        else:
            heading = _("Voor de {audience}").format(audience=here.title("audiences", audience).lower())
            text = here.html(told_to(item.text, audience) if audience in item.text else None)
        steps = tuple(here.inline(step) for step in item.steps.get(audience, ()))
        if text or steps:
            sections.append(Section(heading, "told", text=text, steps=steps))
    return sections


def _role(here: Here, _name: str, item: Role) -> list[Section]:
    _ = here.site.language.gettext
    clashes = [
        Section(
            _("Functies die hier niet bij passen"),
            "parts",
            parts=tuple((clash.function, here.html(clash.why)) for clash in item.clashes),
            sources=sources_of(here, tuple(dict.fromkeys(s for clash in item.clashes for s in clash.sources))),
        )
    ]
    return [
        *_links(here, _("Wat deze rol doet"), "tasks", item.tasks),
        *_links(here, _("Wat deze rol niet doet"), "tasks", item.never),
        *_links(here, _("Wat deze rol vraagt"), "competencies", item.competencies),
        *(clashes if item.clashes else []),
    ]


def _task(here: Here, _name: str, item: Task) -> list[Section]:
    return _links(here, here.site.language.gettext("Wat deze taak vraagt"), "competencies", item.competencies)


def _nothing_more(_here: Here, _name: str, _item: Competency) -> list[Section]:
    return []


def _solution(here: Here, _name: str, item: Solution) -> list[Section]:
    _ = here.site.language.gettext
    reach = {
        Reach.OWN: _("één werkgever"),
        Reach.SHARED: _("enkele werkgevers samen"),
        Reach.BRANCH: _("een hele branche"),
    }[item.reach]
    rows = [(_("Voor"), reach), (_("Sector"), item.sector), (_("Kosten"), item.cost), (_("Telefoon"), item.phone)]
    ways = (Link(item.url.removeprefix("https://").rstrip("/"), item.url),) if item.url else ()
    good = tuple(here.inline(text) for text in item.good)
    watch = tuple(here.inline(text) for text in item.watch)
    return [
        Section(_("In het kort"), "rows", rows=tuple((label, value) for label, value in rows if value), links=ways),
        *([Section(_("Wat ervoor pleit"), "points", steps=good)] if good else []),
        *([Section(_("Waar u op let"), "points", steps=watch)] if watch else []),
    ]


def _contact(here: Here, _name: str, item: Contact) -> list[Section]:
    _ = here.site.language.gettext
    return [
        Section(_("Waar wij dit vandaan hebben"), "sources", sources=sources_of(here, item.sources)),
    ]


def _instrument(here: Here, _name: str, item: Instrument) -> list[Section]:
    _ = here.site.language.gettext
    parts = tuple((part.title, here.html(part.text)) for part in item.parts)
    published = (Link(item.url.removeprefix("https://").rstrip("/"), item.url),) if item.url else ()
    return [
        *([Section(_("De onderdelen"), "parts", parts=parts)] if parts else []),
        *([Section(_("Waar het te vinden is"), "links", links=published)] if published else []),
    ]


def _figure(here: Here, _name: str, item: Figure) -> list[Section]:
    language = here.site.language
    _ = language.gettext
    rows = tuple((value.label, f"{language.number(value.value)} {item.unit}") for value in item.values)
    caption = _("{title}. {population}, {year}.").format(
        title=item.title, population=item.population, year=language.partial_date(item.year)
    )
    limits = [Section(_("Wat dit cijfer niet zegt"), "text", text=here.html(item.limits))] if item.limits else []
    return [
        Section(_("De cijfers"), "table", rows=rows, caption=caption),
        *limits,
        Section(_("Waar wij dit vandaan hebben"), "sources", sources=sources_of(here, item.sources)),
    ]


def _term(here: Here, _name: str, item: Term) -> list[Section]:
    _ = here.site.language.gettext
    also = [Section(_("Mensen zeggen ook"), "text", text=Markup("<p>{}</p>").format(", ".join(item.also)))]
    sources = [Section(_("Waar wij dit vandaan hebben"), "sources", sources=sources_of(here, item.sources))]
    return [*(also if item.also else []), *(sources if item.sources else [])]


def _source(here: Here, name: str, item: Source) -> list[Section]:
    view = source_view(here, name, item)
    _ = here.site.language.gettext
    rows = [
        (_("Uitgever"), view.publisher),
        (_("Datum"), view.date or _("niet bekend")),
        (_("Nummer"), view.number),
        (_("Wij lazen een kopie van"), view.checked_on or _("onbekende datum")),
    ]
    links = (Link(view.host, view.url),) if view.url else ()
    return [
        Section(_("Over deze bron"), "rows", rows=tuple((label, value) for label, value in rows if value), links=links)
    ]


_SECTIONS: dict[type[Model], Callable[..., list[Section]]] = {
    Advice: _advice,
    Situation: _situation,
    Role: _role,
    Task: _task,
    Competency: _nothing_more,
    Solution: _solution,
    Contact: _contact,
    Instrument: _instrument,
    Figure: _figure,
    Term: _term,
    Source: _source,
}


def _used_by(here: Here, collection: str, name: str) -> list[Section]:
    """The links the other way: the paths that show an advice, and everything that points here."""
    site = here.site
    _ = site.language.gettext
    sections = []
    if collection == "advice" and name in site.crossings.paths:
        ends: dict[str, list[str]] = {}
        for tree, outcome in site.crossings.paths[name]:
            ends.setdefault(tree, []).append(site.content.trees[tree].outcomes[outcome].title)
        shown = tuple(here.link("trees", tree, "; ".join(titles)) for tree, titles in ends.items())
        sections.append(Section(_("In deze keuzehulpen"), "links", links=shown))
    heading = _("Wat op deze bron rust") if collection == "sources" else _("Meer hierover")
    users = tuple(
        here.link(user_collection, user, collection_words(site.language)[user_collection].one)
        for user_collection, user in site.crossings.used_by.get((collection, name), ())
        if user_collection not in ("trees", "audiences")
    )
    return [*sections, *([Section(heading, "links", links=users)] if users else [])]
