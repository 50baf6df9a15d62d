"""The list of pages: each with its address, its title and how it is made. Whatever names pages reads it.

Articles, states, embeds, sitemap, search, A to Z, oEmbed, feed, menus, `llms.txt` and the data come from this one list.
`page_addresses` in `site.py` counts the pages once more, apart from it, to hold it to account.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TypeVar

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import EMBEDDED, WITH_PAGES, Audience, Content, Delivery, Model, Source, Tree

from . import addresses
from .collections import collection_words
from .language import Language

K = TypeVar("K", bound=Hashable)


class PageKind(Enum):
    """How a page is made. `site.py` names the function of each."""

    HOME = "home"
    SEARCH = "search"
    COLLECTION = "collection"
    NOTICES = "notices"
    """All that is told of what is different now, each whole."""
    ITEM = "item"
    STATE = "state"
    """A state of a tree, the start among them; a whole tree where it is delivered as one page."""
    TREE_TEXT = "tree text"
    MANUAL = "manual"
    FOR_HOSTS = "for hosts"
    BY_HAND = "by hand"
    """Written in docs/; the builder of articles makes it."""
    MOVED = "moved"
    WITHHELD = "withheld"
    """Who to call, at the address of a tree whose translation is not right (any more)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page. `edit_path`: the file it is made from, in the content.

    `title_anywhere`: its title where it may tell nothing: on any page, in any file, in a history. `language`: the code.
    `collection` and `id` name the item that it shows, and `state` which state of that tree; at the start of a tree all
    three are there. `embed`: the address of the same for a frame of others. `in_menu`: of a page by hand, what the
    menu calls it; `found_by`: what people type for that.
    """

    address: str
    title: str
    kind: PageKind
    language: str
    collection: str = ""
    id: str = ""
    state: str = ""
    title_anywhere: str = ""
    embed: str = ""
    edit_path: str | None = None
    in_menu: str = ""
    found_by: tuple[str, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether search engines may list it: not what only leads on."""
        return self.kind not in (PageKind.MOVED, PageKind.WITHHELD)


@dataclass(frozen=True)
class Pages:
    """All pages, in the order of the site: home, search, collection by collection, and what goes with these."""

    all: tuple[Page, ...]

    def of_kind(self, kind: PageKind) -> tuple[Page, ...]:
        """The pages that are made in one way."""
        return self._by_kind.get(kind, ())

    def items(self, collection: str) -> tuple[Page, ...]:
        """The pages of the items of a collection, in file order; of a tree its start."""
        return self._by_collection.get(collection, ())

    def item(self, collection: str, name: str) -> Page:
        """The page of an item; of a tree its start. Raises KeyError where there is none."""
        return self._of_items[collection, name]

    def at(self, address: str) -> Page | None:
        """The page at an address."""
        return self._by_address.get(address)

    @cached_property
    def _of_items(self) -> Mapping[tuple[str, str], Page]:
        found: dict[tuple[str, str], Page] = {}
        for page in self.all:
            if page.kind in (PageKind.ITEM, PageKind.STATE):
                found.setdefault((page.collection, page.id), page)
        return found

    @cached_property
    def _by_collection(self) -> Mapping[str, tuple[Page, ...]]:
        return _grouped(self._of_items.values(), lambda page: page.collection)

    @cached_property
    def _by_kind(self) -> Mapping[PageKind, tuple[Page, ...]]:
        return _grouped(self.all, lambda page: page.kind)

    @cached_property
    def _by_address(self) -> Mapping[str, Page]:
        return {page.address: page for page in self.all}


def _grouped(pages: Iterable[Page], key: Callable[[Page], K]) -> Mapping[K, tuple[Page, ...]]:
    found: dict[K, list[Page]] = {}
    for page in pages:
        found.setdefault(key(page), []).append(page)
    return {name: tuple(of_name) for name, of_name in found.items()}


_FOR_HOSTS = {"nl": "Insluiten in uw eigen site", "en": "Embedding in your own site"}
"""These pages speak two languages; no others do, so their words are in their templates and not in a catalogue."""


def tells_nothing(tree: Tree) -> bool:
    """Whether a tree goes by a title from which nobody can tell what it is about: one on one page."""
    return tree.delivery is Delivery.ONE_PAGE and tree.neutral_title is not None


def title_anywhere(tree: Tree) -> str:
    """The title of a tree that may stand on any page and in any file: of one on one page, that which tells nothing."""
    return tree.neutral_title if tells_nothing(tree) and tree.neutral_title else tree.title


def moved_addresses(content: Content) -> tuple[str, ...]:
    """The old addresses that have a page; those of data have none, since a program would take it for the data."""
    return tuple(old for old in content.site.moved if old.endswith("/"))


def pages_of(
    content: Content,
    trees: Mapping[str, Analysis],
    language: Language,
    by_hand: Iterable[Page] = (),
    withheld: Iterable[str] = (),
) -> Pages:
    """List every page of the site in a language. `by_hand`: those written in docs/; `withheld`: trees not shown."""
    at = (addresses.of_item("trees", name, language.folder) for name in withheld)
    title = language.gettext("Hulp")
    instead = (Page(address, title, PageKind.WITHHELD, language.code) for address in at)
    said_once = () if language.folder else _said_once(content, trees, language)
    return Pages((*_made(content, trees, language), *said_once, *by_hand, *instead))


def _made(content: Content, trees: Mapping[str, Analysis], language: Language) -> Iterator[Page]:
    _, code, folder = language.gettext, language.code, language.folder
    words = collection_words(content, language)
    yield Page(folder + addresses.HOME, content.site.title, PageKind.HOME, code)
    yield Page(folder + addresses.SEARCH, _("Zoeken"), PageKind.SEARCH, code)
    for collection in WITH_PAGES:
        name = collection.name
        if content.items(name):
            yield Page(addresses.of_collection(name, folder), words[name].many, PageKind.COLLECTION, code, name)
        for item, value in content.items(name).items():
            path = f"{name}.yml" if collection.in_one_file else f"{name}/{item}.yml"
            if name == "trees":
                yield from _of_tree(item, trees.get(item), content.trees[item], language, path)
            else:
                yield _of_item(name, item, value, language, path)
    if content.notices:
        at, title = addresses.of_collection("notices", folder), words["notices"].many
        yield Page(at, title, PageKind.NOTICES, code, edit_path="notices.yml")


def _said_once(content: Content, trees: Mapping[str, Analysis], language: Language) -> Iterator[Page]:
    """The pages that there are in the language of the content only, or that speak several by themselves."""
    code = language.code
    yield Page(addresses.MANUAL, language.gettext("Controles"), PageKind.MANUAL, code)
    if not all(analysis.page for analysis in trees.values()):
        for address, spoken in addresses.for_hosts(code).items():
            yield Page(address, _FOR_HOSTS[spoken], PageKind.FOR_HOSTS, spoken)
    for old in moved_addresses(content):
        yield Page(old, "", PageKind.MOVED, code, edit_path="site.yml")


def _of_item(collection: str, name: str, item: Model, language: Language, path: str) -> Page:
    title = str(getattr(item, "title"))  # noqa: B009 - all items have one
    if isinstance(item, Audience):
        in_tab = item.door
    else:
        in_tab = f"{title}, {item.publisher}" if isinstance(item, Source) else title
    return Page(
        addresses.of_item(collection, name, language.folder),
        in_tab,
        PageKind.ITEM,
        language.code,
        collection,
        name,
        title_anywhere=title,
        embed=addresses.of_item_embed(collection, name, language.folder) if collection in EMBEDDED else "",
        edit_path=path,
    )


def _of_tree(name: str, analysis: Analysis | None, tree: Tree, language: Language, path: str) -> Iterator[Page]:
    folder, code = language.folder, language.code
    at, title = addresses.of_text(name, folder), title_anywhere(tree)
    of_text = language.gettext("Op één pagina: {title}").format(title=title)
    yield Page(at, of_text, PageKind.TREE_TEXT, code, "trees", name, title_anywhere=of_text, edit_path=path)
    if analysis is None:
        return
    start = analysis.start.id
    for state in (analysis.start,) if analysis.page else analysis.paged:
        node = tree.questions[state.node].ask if state.is_question else tree.outcomes[state.node].title
        yield Page(
            addresses.of_state(name, state.id, start, folder),
            tree.title if state.id == start else node,
            PageKind.STATE,
            code,
            "trees",
            name,
            state.id,
            title_anywhere=title if state.id == start else node,
            embed=addresses.of_embed(name, state.id, start, folder),
            edit_path=path,
        )
