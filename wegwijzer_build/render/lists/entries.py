"""Lists of items: each with its title, what it is about and its weight, in groups."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from wegwijzer_build.model import Figure, Reach, Solution, Source, Statement
from wegwijzer_build.render.picture.figure import ValueView, values_of
from wegwijzer_build.render.shared.first_words import first_words
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.statement.view import KindView, kind_view


@dataclass(frozen=True)
class Entry:
    """An item in a list: its title, what it is about, its weight if it is a statement, its values if a figure.

    `lang` and `about_lang`: the language of the one and of the other, where that is not the language of the page.
    `files`: what of it one can take along.
    """

    title: str
    href: str
    about: str
    kind: KindView | None
    note: str
    values: tuple[ValueView, ...] = ()
    lang: str = ""
    about_lang: str = ""
    files: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Group:
    """Entries under a heading; the heading is empty where a list has no parts."""

    heading: str
    entries: tuple[Entry, ...]


def sort_key(title: str) -> str:
    """A title as it is looked up: without accents, quotes and capitals."""
    plain = unicodedata.normalize("NFD", title).casefold()
    return "".join(char for char in plain if char.isalnum() or char == " ").strip()


def entries(here: Here, collection: str, names: Iterable[str]) -> tuple[Entry, ...]:
    """Some items of a collection as a list."""
    return tuple(entry(here, collection, name) for name in names)


def entry(here: Here, collection: str, name: str) -> Entry:
    """One item as it stands in a list."""
    item = here.site.content.items(collection)[name]
    kind = kind_view(item.kind, here.site.language) if isinstance(item, Statement) else None
    note = (item.sector or "") if isinstance(item, Solution) else ""
    values = values_of(here, item) if isinstance(item, Figure) else ()
    return Entry(
        here.title(collection, name),
        here.to_item(collection, name),
        first_words(item),
        kind,
        note,
        values,
        lang := here.lang(collection, name),
        "" if isinstance(item, Source) else lang,
        here.downloads(here.site.downloads.of(collection, name)) if collection != "trees" else (),
    )


def by_title(here: Here, collection: str) -> list[str]:
    """The items of a collection in the order in which people look them up; topics stand in an order of their own."""
    items = here.site.content.items(collection)
    names = sorted(items, key=lambda name: sort_key(here.title(collection, name)))
    return sorted(names, key=lambda name: getattr(items[name], "order", 0)) if collection == "topics" else names


def solution_groups(here: Here) -> tuple[Group, ...]:
    """All solutions: for one, for several together, and then by sector."""
    _ = here.site.language.gettext
    solutions = here.site.content.solutions
    plain = {
        Reach.OWN: _("Voor één organisatie"),
        Reach.SHARED: _("Samen met andere organisaties"),
        Reach.BRANCH: _("Per branche"),
    }
    own = here.site.content.site.words.reach
    headings = {reach: own[reach].heading if reach in own else heading for reach, heading in plain.items()}
    groups: dict[str, list[str]] = {heading: [] for heading in headings.values()}
    sectors = sorted({s.sector for s in solutions.values() if s.sector}, key=sort_key)
    groups |= {_("Branche: {sector}").format(sector=sector): [] for sector in sectors}
    for name in by_title(here, "solutions"):
        solution = solutions[name]
        heading = _("Branche: {sector}").format(sector=solution.sector) if solution.sector else ""
        groups[heading or headings[solution.reach]].append(name)
    return tuple(Group(heading, entries(here, "solutions", names)) for heading, names in groups.items() if names)
