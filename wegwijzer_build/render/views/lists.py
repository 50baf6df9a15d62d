"""The pages that lead on to others: home, an audience, a collection, and the search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import Contact, Figure, Model, Solution, Source, Statement
from wegwijzer_build.render import addresses, prose

from .collections import collection_words
from .page import Here, Link
from .statement import KindView, kind_view


@dataclass(frozen=True)
class Entry:
    """An item in a list: its title, what it is about, and its weight if it is a statement."""

    title: str
    href: str
    about: str
    kind: KindView | None
    note: str


@dataclass(frozen=True)
class Group:
    """Entries under a heading; the heading is empty where a list has no parts."""

    heading: str
    entries: tuple[Entry, ...]
    more: Link | None = None


@dataclass(frozen=True)
class Door:
    """An audience as a way in."""

    id: str
    words: str
    about: str
    href: str


@dataclass(frozen=True)
class ListView:
    """A page that leads on. `doors` are the audiences; `starts` the trees one can begin.

    `is_door`: the page of an audience, with so much on it that titles must do.
    """

    address: str
    title: str
    description: str
    over: str
    lead: Markup
    doors: tuple[Door, ...]
    starts: tuple[Entry, ...]
    groups: tuple[Group, ...]
    is_door: bool = False


@dataclass(frozen=True)
class SearchView:
    """The search page: everything from A to Z, and where the script finds its library and its index."""

    address: str
    title: str
    description: str
    groups: tuple[Group, ...]
    library: str
    index: str
    root: str


_FIRST_WORDS = 140


def home_view(here: Here) -> ListView:
    """The front page: three doors, the trees, and what else there is."""
    site = here.site.content.site
    words = collection_words(here.site.language)
    folder = here.site.language.folder
    listed = [name for name in words if name not in ("audiences", "trees") and here.site.content.items(name)]
    topics = tuple(
        Entry(words[name].many, here.to(addresses.of_collection(name, folder)), words[name].intro, None, "")
        for name in listed
    )
    return ListView(
        address=here.address,
        title=site.title,
        description=site.description,
        over=site.tagline,
        lead=here.html(site.text),
        doors=doors(here),
        starts=_starts(here, tuple(here.site.content.trees)),
        groups=(Group(here.site.language.gettext("Opzoeken"), topics),),
    )


def doors(here: Here) -> tuple[Door, ...]:
    """The audiences as ways in, in their order."""
    in_order = sorted(here.site.content.audiences.items(), key=lambda entry: entry[1].order)
    return tuple(Door(name, a.door, a.door_text, here.to_item("audiences", name)) for name, a in in_order)


def audience_view(here: Here, name: str) -> ListView:
    """The page of an audience: its trees first, then all that is written for it."""
    content = here.site.content
    _ = here.site.language.gettext
    audience = content.audiences[name]
    advice = [item for item, a in content.advice.items() if name in a.audiences]
    instruments = [item for item, i in content.instruments.items() if name in i.audiences]
    situations = [item for item, s in content.situations.items() if name in s.text or "iedereen" in s.text]
    contacts = [item for item, c in content.contacts.items() if not c.audiences or name in c.audiences]
    groups = [
        Group(_("Wat u kunt doen") if name != "werknemer" else _("Wat je kunt doen"), _entries(here, "advice", advice)),
        Group(_("Hoe iemand werkt"), _entries(here, "situations", situations)),
        Group(_("Om te gebruiken"), _entries(here, "instruments", instruments)),
        Group(_("Hulp en contact"), _entries(here, "contacts", contacts)),
    ]
    return ListView(
        address=here.address,
        title=audience.door,
        description=audience.door_text,
        over=_("Voor de {audience}").format(audience=audience.title.lower()),
        lead=here.html(audience.text),
        doors=(),
        starts=_starts(here, tuple(tree for tree, t in content.trees.items() if t.audience == name)),
        groups=tuple(group for group in groups if group.entries),
        is_door=True,
    )


def collection_view(here: Here, collection: str) -> ListView:
    """The list of all items of a collection."""
    content = here.site.content
    words = collection_words(here.site.language)[collection]
    names = sorted(content.items(collection), key=lambda name: sort_key(here.title(collection, name)))
    groups: tuple[Group, ...]
    if collection == "trees":
        groups = ()
    elif collection == "solutions":
        groups = _solutions(here, names)
    else:
        groups = (Group("", _entries(here, collection, names)),)
    return ListView(
        address=here.address,
        title=words.many,
        description=words.intro,
        over="",
        lead=Markup("<p>{}</p>").format(words.intro),
        doors=doors(here) if collection == "audiences" else (),
        starts=_starts(here, names) if collection == "trees" else (),
        groups=groups if collection != "audiences" else (),
    )


def everything_view(here: Here, library: str, index: str) -> SearchView:
    """The search page: a box that works with script, and everything from A to Z that works without.

    `library`: the name of the asset that searches; `index`: the address of what it searches.
    """
    _ = here.site.language.gettext
    words = collection_words(here.site.language)
    found: dict[str, list[Entry]] = {}
    for collection in words:
        for name in here.site.content.items(collection):
            title = here.title(collection, name)
            letter = sort_key(title)[:1].upper()
            entry = Entry(title, here.to_item(collection, name), "", None, words[collection].one)
            found.setdefault(letter if letter.isalpha() else "0–9", []).append(entry)
    groups = tuple(
        Group(letter, tuple(sorted(found[letter], key=lambda entry: sort_key(entry.title)))) for letter in sorted(found)
    )
    return SearchView(
        address=here.address,
        title=_("Zoeken"),
        description=_("Zoek in de hele wegwijzer, of kies uit alles van A tot Z."),
        groups=groups,
        library=here.to(here.site.assets[library]),
        index=here.to(index),
        root=here.root,
    )


def sort_key(title: str) -> str:
    """A title as it is looked up: without accents, quotes and capitals."""
    plain = unicodedata.normalize("NFD", title).casefold()
    return "".join(char for char in plain if char.isalnum() or char == " ").strip()


def about(item: Model) -> str:
    """The first words of what an item says."""
    text = getattr(item, "text", None) or ""
    if isinstance(item, Contact):
        text = item.what_for
    elif isinstance(item, Source):
        text = item.publisher
    elif isinstance(item, Figure):
        text = item.population
    words = prose.plain(str(text) if isinstance(text, str) else str(next(iter(text.values()), "")))
    sentence = words.split(". ")[0].rstrip(".") + "." if words else ""
    return sentence if len(sentence) <= _FIRST_WORDS else sentence[: sentence.rfind(" ", 0, _FIRST_WORDS)] + " …"


def _entries(here: Here, collection: str, names: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(_entry(here, collection, name) for name in names)


def _entry(here: Here, collection: str, name: str) -> Entry:
    item = here.site.content.items(collection)[name]
    kind = kind_view(item.kind, here.site.language) if isinstance(item, Statement) else None
    note = (item.sector or "") if isinstance(item, Solution) else ""
    return Entry(here.title(collection, name), here.to_item(collection, name), about(item), kind, note)


def _starts(here: Here, trees: Iterable[str]) -> tuple[Entry, ...]:
    _ = here.site.language
    started = []
    for name in trees:
        tree = here.site.content.trees[name]
        most = here.site.trees[name].start.remaining
        note = _.ngettext("hoogstens {n} vraag", "hoogstens {n} vragen", most).format(n=most)
        started.append(Entry(tree.title, here.to_item("trees", name), prose.plain(tree.text or ""), None, note))
    return tuple(started)


def _solutions(here: Here, names: list[str]) -> tuple[Group, ...]:
    _ = here.site.language.gettext
    solutions = here.site.content.solutions
    headings = {"own": _("Voor één werkgever"), "shared": _("Samen met andere werkgevers"), "branch": _("Per branche")}
    return tuple(
        Group(heading, _entries(here, "solutions", [name for name in names if solutions[name].reach == reach]))
        for reach, heading in headings.items()
        if any(solution.reach == reach for solution in solutions.values())
    )
