"""The pages that lead on to others: home, an audience, a collection, and the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import EVERYONE
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Here, Link, first_trees, trees_in_order
from wegwijzer_build.render.shared.pages import PageKind
from wegwijzer_build.render.statement.view import FirstView, first_view

from .entries import Entry, Group, by_title, entries, solution_groups, sort_key


@dataclass(frozen=True)
class Door:
    """An audience as a way in."""

    words: str
    about: str
    href: str


@dataclass(frozen=True)
class ListView:
    """A page that leads on. `doors` are the audiences; `starts` the trees one can begin.

    `folded`: what stands above the groups where there is so much that they are folded, and titles must do. `acute`: who
    to call at once. `needs`: what somebody may need → who to turn to. `come_for`: what most people come for.
    `foreign`: short pages in other languages.
    """

    title: str
    description: str
    over: str
    lead: Markup
    doors: tuple[Door, ...]
    starts: tuple[Entry, ...]
    groups: tuple[Group, ...]
    folded: str = ""
    acute: Markup = Markup("")  # noqa: RUF009 - it is frozen
    needs: tuple[tuple[str, tuple[FirstView, ...]], ...] = ()
    come_for: tuple[Markup, ...] = ()
    foreign: tuple[Link, ...] = ()


@dataclass(frozen=True)
class SearchView:
    """The search page: everything from A to Z, and where the script finds its library, what finds, and its index.

    `danger`: who may be needed at once, to show where somebody types that. `help`: what stands there if nothing is
    found.
    """

    title: str
    description: str
    groups: tuple[Group, ...]
    library: str
    finder: str
    index: str
    root: str
    danger: tuple[FirstView, ...]
    help: Markup


def home_view(here: Here) -> ListView:
    """The front page: a door for each audience, the trees, and what else there is."""
    site = here.site.content.site
    words = collection_words(here.site.content, here.site.language)
    lists = {page.collection: page for page in here.site.pages.of_kind(PageKind.COLLECTION)}
    collections = tuple(
        Entry(lists[name].title, here.to(lists[name].address), words[name].intro, None, "")
        for name in words
        if name in lists and name not in ("audiences", "trees", "topics")
    )
    topics = tuple(
        Entry(here.title("topics", name), here.to_item("topics", name), "", None, "")
        for name in by_title(here, "topics")
        if not here.lang("topics", name)
    )
    _ = here.site.language.gettext
    first = first_trees(here.site.content)
    more = _starts(here, (name for name in trees_in_order(here.site.content) if name not in first))
    groups = (
        Group(_("Meer keuzehulpen"), more),
        Group(words["topics"].many, topics),
        Group(_("Opzoeken"), collections),
    )
    return ListView(
        title=site.title,
        description=site.description or site.title,
        over=site.tagline or site.title,
        lead=here.html(site.text),
        doors=doors(here),
        starts=_starts(here, first_trees(here.site.content)),
        groups=tuple(group for group in groups if group.entries),
        acute=here.html(site.acute) + here.abroad,
        foreign=here.foreign(),
    )


def doors(here: Here) -> tuple[Door, ...]:
    """The audiences as ways in, in their order."""
    in_order = sorted(here.site.content.audiences.items(), key=lambda entry: entry[1].order)
    return tuple(Door(a.door, a.door_text, here.to_item("audiences", name)) for name, a in in_order)


def audience_view(here: Here, name: str) -> ListView:
    """The page of an audience: its trees first, then all that is written for it."""
    content = here.site.content
    _ = here.site.language.gettext
    audience = content.audiences[name]
    trees = [tree for tree in trees_in_order(content) if content.trees[tree].audience == name]
    topics = [item for item in by_title(here, "topics") if name in content.topics[item].audiences]
    advice = [item for item, a in content.advice.items() if name in a.audiences]
    instruments = [item for item, i in content.instruments.items() if name in i.audiences]
    situations = [item for item, s in content.situations.items() if name in s.text or EVERYONE in s.text]
    contacts = [item for item, c in content.contacts.items() if not c.audiences or name in c.audiences]
    groups = [
        *_advice_by_tree(here, trees, advice),
        Group(_("Meer keuzehulpen"), _starts(here, trees[1:])),
        Group(_("Onderwerpen"), entries(here, "topics", topics)),
        Group(_("Hoe iemand werkt"), entries(here, "situations", situations)),
        Group(_("Om te gebruiken"), entries(here, "instruments", instruments)),
        Group(_("Hulp en contact"), entries(here, "contacts", contacts)),
    ]
    return ListView(
        title=audience.door,
        description=audience.door_text,
        over=_("Voor de {audience}").format(audience=here.site.language.lower(audience.title)),
        lead=here.html(audience.text),
        doors=(),
        starts=_starts(here, trees[:1]),
        groups=tuple(group for group in groups if group.entries),
        folded=_("Wat je kunt doen") if audience.informal else _("Wat u kunt doen"),
        come_for=tuple(here.inline(each) for each in audience.come_for),
    )


def _advice_by_tree(here: Here, trees: Iterable[str], advice: Iterable[str]) -> Iterator[Group]:
    """Advice under the first of some trees that shows it; what none shows comes last."""
    content, left = here.site.content, list(advice)
    for tree in trees:
        shown = [use.advice for outcome in content.trees[tree].outcomes.values() for use in outcome.advice]
        if found := [name for name in dict.fromkeys(shown) if name in left]:
            left = [name for name in left if name not in found]
            yield Group(here.title("trees", tree), entries(here, "advice", found))
    yield Group(here.site.language.gettext("Meer adviezen"), entries(here, "advice", left))


def collection_view(here: Here, collection: str) -> ListView:
    """The list of all items of a collection."""
    words = collection_words(here.site.content, here.site.language)[collection]
    names = trees_in_order(here.site.content) if collection == "trees" else by_title(here, collection)
    groups: tuple[Group, ...]
    if collection == "trees":
        groups = (Group(here.site.language.gettext("Als tekst, om te lezen of na te kijken"), _texts(here)),)
    elif collection == "solutions":
        groups = solution_groups(here)
    else:
        groups = (Group("", entries(here, collection, names)),)
    needs = _needs(here) if collection == "contacts" else ()
    if needs:
        groups = (Group(here.site.language.gettext("Van A tot Z"), groups[0].entries),)
    return ListView(
        title=words.many,
        description=words.intro,
        over="",
        lead=Markup("<p>{}</p>").format(words.intro) + (here.abroad if needs else Markup("")),
        doors=doors(here) if collection == "audiences" else (),
        starts=_starts(here, names) if collection == "trees" else (),
        groups=groups if collection != "audiences" else (),
        needs=needs,
        foreign=here.foreign() if needs else (),
    )


def _needs(here: Here) -> tuple[tuple[str, tuple[FirstView, ...]], ...]:
    return tuple(
        (each.need, tuple(first_view(here, name) for name in each.contacts)) for each in here.site.content.site.needs
    )


def everything_view(here: Here, library: str, finder: str, index: str) -> SearchView:
    """The search page: a box that works with script, and everything from A to Z that works without.

    `library` and `finder`: the names of the assets that search; `index`: the address of what they search.
    """
    _ = here.site.language.gettext
    words = collection_words(here.site.content, here.site.language)
    typed = here.site.content.language.typed
    publishers = _publishers_of_namesakes(here)
    found: dict[str, list[Entry]] = {}
    for collection in words:
        for page in here.site.pages.items(collection):
            title = here.title(collection, page.id)
            letter = sort_key(title)[:1].upper()
            lang = here.lang(collection, page.id)
            published = publishers.get(page.id, "") if collection == "sources" else ""
            note = f"{words[collection].one}, {published}" if published else words[collection].one
            entry = Entry(title, here.to(page.address), "", None, note, lang=lang)
            found.setdefault(letter if letter.isalpha() else "0–9", []).append(entry)
    groups = tuple(
        Group(letter, tuple(sorted(found[letter], key=lambda entry: sort_key(entry.title)))) for letter in sorted(found)
    )
    return SearchView(
        title=_("Zoeken"),
        description=_("Zoek in de hele wegwijzer, of kies uit alles van A tot Z."),
        groups=groups,
        library=here.to(here.site.assets[library]),
        finder=here.to(here.site.assets[finder]),
        index=here.to(index),
        root=here.root,
        danger=tuple(first_view(here, each.contact) for each in (typed.danger if typed else ())),
        help=here.html(here.site.content.site.acute) or Markup("<p>{}</p>").format(words["contacts"].intro),
    )


def _publishers_of_namesakes(here: Here) -> dict[str, str]:
    """Source → who published it, where another has the same title."""
    sources = here.site.content.sources
    often = Counter(source.title for source in sources.values())
    return {name: source.publisher for name, source in sources.items() if often[source.title] > 1}


def _texts(here: Here) -> tuple[Entry, ...]:
    """Every tree as a text."""
    folder = here.site.language.folder
    return tuple(
        Entry(tree.title, here.to(addresses.of_text(name, folder)), "", None, "")
        for name, tree in ((name, here.site.content.trees[name]) for name in trees_in_order(here.site.content))
    )


def _starts(here: Here, trees: Iterable[str]) -> tuple[Entry, ...]:
    _ = here.site.language
    started = []
    for name in trees:
        tree = here.site.content.trees[name]
        most = here.site.trees[name].start.remaining
        note = _.ngettext("hoogstens {n} vraag", "hoogstens {n} vragen", most).format(n=most)
        started.append(Entry(tree.title, here.to_item("trees", name), tree.for_whom or "", None, note))
    return tuple(started)
