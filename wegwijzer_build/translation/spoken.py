"""The content in another language: what of it can be shown, and in which state. Trees stay as they were proved."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, cast

from wegwijzer_build.model import (
    COLLECTIONS,
    TO_TREE,
    Instrument,
    Model,
    Settings,
    SpokenSearch,
    Tree,
    Written,
    tree_named,
)
from wegwijzer_build.validate.contact_ways import NamedWays
from wegwijzer_build.validate.filled_in import with_ways
from wegwijzer_build.validate.pruning import GONE, Pruning
from wegwijzer_build.validate.succession import Name

from .offered import SHOWN_WITH, Items, Offered, shown_by
from .po import Translation, is_right_to_left
from .reviews import Moved, Review, Scrutiny, mark_of
from .surviving import lost, same_facts
from .texts import CONTEXT_SEPARATOR, Text, retold

SITE = ("site", "site")
_TITLE = "site/title"
_NAMES_OF_CONTACT = frozenset(["title", "person", "at"])
"""What of a contact is the same in all languages, where nobody says otherwise: who it is, and the number or place."""


@dataclass(frozen=True)
class Spoken:
    """What the site says in a language.

    `missing`: what is offered and not there, since it or something it shows is not translated. `withdrawn`: what has a
    text that is no longer right. `stale`: what is shown though its Dutch is newer → the day of the translation, where
    that is known. `papers`: instruments of which only the files are there. `levels`: how well each item was read.
    """

    code: str
    items: Items
    site: Settings
    missing: frozenset[Name] = frozenset()
    withdrawn: frozenset[Name] = frozenset()
    stale: Mapping[Name, date | None] = field(default_factory=dict)
    papers: Mapping[str, Instrument] = field(default_factory=dict)
    search: SpokenSearch = field(default_factory=SpokenSearch)
    levels: Mapping[Name, Scrutiny] = field(default_factory=dict)
    _level_of: dict[Name, Scrutiny] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def is_there(self) -> bool:
        """Whether there is a site in the language at all: its home and its doors are translated."""
        return SITE not in self.missing and not any(name[0] == "audiences" for name in self.missing)

    @property
    def least(self) -> Scrutiny:
        """How well the text was read that was read least."""
        return min(self.levels.values(), key=_how_well, default=Scrutiny.NONE)

    def level_of(self, name: Name) -> Scrutiny:
        """How well an item was read, with all that it shows."""
        if name not in self._level_of:
            self._level_of[name] = self._least_of(name)
        return self._level_of[name]

    def _least_of(self, name: Name) -> Scrutiny:
        found, ahead = set[Name](), [name]
        while ahead:
            each = ahead.pop()
            if each in found or each not in self._shown:
                continue
            found.add(each)
            ahead += self._shown[each]
        levels = (self.levels[each] for each in found if each in self.levels)
        return min(levels, key=_how_well, default=Scrutiny.NONE)

    @cached_property
    def _shown(self) -> Mapping[Name, frozenset[Name]]:
        """What each item shows on its own page."""
        return {
            (collection, name): frozenset(shown for shown in shown_by(item) if shown[0] in SHOWN_WITH)
            for collection, items in self.items.items()
            for name, item in items.items()
        }

    @property
    def withheld(self) -> tuple[str, ...]:
        """The trees that are offered and cannot be shown: who to call stands at their addresses."""
        return tuple(sorted(name for collection, name in self.missing if collection == "trees"))


@dataclass(frozen=True)
class Dutch:
    """What is translated. `before`: a text with ways filled in → as its author wrote it; `ways`: all ways by name.

    `gone`: what is not among the items on the day; `instead`: of these, what stands in the place of which.
    """

    items: Items
    site: Settings
    before: Mapping[str, str]
    ways: NamedWays
    gone: frozenset[Name] = frozenset()
    instead: Mapping[Name, Name] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What is known of a language: its translations by place and Dutch, what was read back, reviews, moved meanings."""

    entries: Mapping[tuple[str, str], Translation]
    back: Mapping[tuple[str, str], str] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    moved: Mapping[str, Moved] = field(default_factory=dict)
    search: SpokenSearch = field(default_factory=SpokenSearch)
    said_anew: frozenset[Name] = frozenset()
    """What an edition says otherwise than its base."""

    @cached_property
    def scrutiny(self) -> Mapping[str, Scrutiny]:
        """How well each item was read (`advice/bel-112`), as its texts are now."""
        return {item: self._scrutiny(item, mark) for item, mark in self.marks.items()}

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """The mark of the texts of each item, as they are now."""
        found: dict[str, list[Translation]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.item, []).append(entry)
        return {item: mark_of(some, self.back) for item, some in found.items()}

    def _scrutiny(self, item: str, mark: str) -> Scrutiny:
        review = self.reviews.get(item)
        return review.level if review is not None and review.texts == mark else Scrutiny.NONE


def spoken(code: str, dutch: Dutch, there: Offered, known: Known, instead: Callable[[str], str]) -> Spoken:
    """Tell the content of a day in another language.

    `there`: what the language is offered. `instead`: from the translated lines on who to call, the sentence that stands
    in the place of a withdrawn text.
    """
    acute = known.entries.get(("site/acute", dutch.before.get(dutch.site.acute or "", dutch.site.acute or "")))
    card = instead(
        with_ways(acute.says, Written.MARKDOWN, dutch.ways, right_to_left=is_right_to_left(code)) if acute else ""
    )
    papers = {("instruments", name): item for name, item in there.papers.items()}
    said = {
        name: _Telling(name, dutch, known, card, right_to_left=is_right_to_left(code))
        for name in (SITE, *_names(there), *papers)
    }
    items: dict[str, dict[str, Any]] = {each.name: {} for each in COLLECTIONS}
    for (collection, name), telling in said.items():
        if collection == "site":
            telling.item(there.site)
        elif (collection, name) in papers:
            telling.item(papers[collection, name])
        else:
            items[collection][name] = telling.item(there.items[collection][name])
    site = said[SITE].made
    missing = _with_what_needs_them({name for name, telling in said.items() if telling.is_missing}, there)
    scrutiny = known.scrutiny
    pruning = Pruning(there.gone | dutch.gone | frozenset(missing - {SITE}), dutch.instead)
    left = {
        each.name: {k: v for k, v in pruning.items(each.name, items[each.name]).items() if v is not GONE}
        for each in COLLECTIONS
    }
    return Spoken(
        code,
        left,
        cast("Settings", pruning.items("site", {"site": site})["site"]),
        frozenset(missing),
        frozenset(name for name, telling in said.items() if telling.is_withdrawn),
        {name: telling.review.on if telling.review else None for name, telling in said.items() if telling.is_stale},
        {name: said["instruments", name].made for _, name in papers if not said["instruments", name].is_missing},
        known.search,
        {
            name: scrutiny[telling.id]
            for name, telling in said.items()
            if name not in missing and telling.id in scrutiny
        },
    )


_how_well = {level: place for place, level in enumerate(Scrutiny)}.__getitem__


def _names(there: Offered) -> Iterator[Name]:
    yield from ((each.name, name) for each in COLLECTIONS for name in there.items[each.name])


class _Telling:
    """Tells one item, and remembers what became of its texts."""

    def __init__(self, name: Name, dutch: Dutch, known: Known, card: str, *, right_to_left: bool) -> None:
        self._right_to_left = right_to_left
        self.name, self._dutch, self._known, self._card = name, dutch, known, card
        self.id = "site" if name == SITE else "/".join(name)
        self.review = known.reviews.get(self.id)
        self.is_missing = self.is_withdrawn = self.is_stale = False
        self.made: Any = None

    def item(self, item: Model) -> Any:
        self._shape = shape_mark(item) if isinstance(item, Tree) else ""
        self.made = retold(item, self.id, self._tell)
        return self.made

    def _tell(self, text: Text) -> str | None:
        raw = self._dutch.before.get(text.words, text.words)
        entry = self._known.entries.get((text.context, raw))
        if entry is None or not entry.says or entry.guess or (not entry.before and any(lost(entry))):
            if text.typed or (text.may_go and self.name[0] == "sources"):
                return None
            if self._is_of_edition(text):
                return text.words if text.context == _TITLE else ""
            if self._is_own_contact:
                is_name = text.context.rpartition(CONTEXT_SEPARATOR)[2] in _NAMES_OF_CONTACT
                return text.words if is_name else None if text.may_go else ""
            self.is_missing = True
            return text.words
        if entry.before:
            self.is_stale = True
            if self._has_moved(entry):
                self.is_withdrawn = True
                return self._withdrawn(text)
        return with_ways(entry.says, text.written, self._dutch.ways, right_to_left=self._right_to_left)

    def _is_of_edition(self, text: Text) -> bool:
        """Whether an edition says this of itself. Its name holds in all languages, and its sentences are left out.

        For these few words that nobody translated yet, nobody has to miss a whole language.
        """
        collection, _, key = text.context.partition("/")
        return self.name == SITE and (collection, key) in self._known.said_anew

    @property
    def _is_own_contact(self) -> bool:
        """Whether it is somebody of the own organisation: named by everybody, with what nobody translated left out."""
        collection, name = self.name
        return collection == "contacts" and name in self._dutch.site.contacts_first

    def _has_moved(self, entry: Translation) -> bool:
        """Whether a stale text says something that is wrong by now, and not only in older words."""
        moved, review = self._known.moved.get(self.id), self.review
        if moved is not None and (review is None or review.on < moved.on):
            return True
        if self._shape and review is not None and review.shape is not None and review.shape != self._shape:
            return True
        return not same_facts(entry.before, entry.words)

    def _withdrawn(self, text: Text) -> str | None:
        if text.may_go:
            return None
        if text.written is Written.MARKDOWN:
            return self._card
        self.is_missing = True  # there is no room for more than a few words
        return text.words


def _with_what_needs_them(missing: set[Name], there: Offered) -> set[Name]:
    """What cannot be shown, with all that shows it. Of a source only its note is translated: it is always there."""
    found = {name for name in missing if name[0] != "sources"}
    needs = {name: set(_needs(there.items[name[0]][name[1]])) for name in _names(there)}
    more = True
    while more:
        new = {name for name, needed in needs.items() if name not in found and needed & found}
        found |= new
        more = bool(new)
    return found


def _needs(item: Model) -> Iterator[Name]:
    yield from (name for name in shown_by(item) if name[0] in SHOWN_WITH)
    if isinstance(item, Tree):
        yield from (("trees", name) for name in leads_to(item))


def leads_to(tree: Tree) -> Iterator[str]:
    """The other trees in which some answers go on."""
    for question in tree.questions.values():
        for target in _targets(question):
            if target.startswith(TO_TREE):
                yield tree_named(target) or ""


def _targets(question: Any) -> Iterator[str]:
    for ways in (question.next, *(answer.next for answer in question.answers.values())):
        if ways is not None:
            yield from ways.targets


def shape_mark(tree: Tree) -> str:
    """A mark of what a tree does, apart from its words: its ways, conditions, first contacts and advice."""
    bare = retold(tree, "", lambda _text: "").model_copy(update={"cases": ()})
    return hashlib.sha256(bare.model_dump_json().encode()).hexdigest()[:12]
