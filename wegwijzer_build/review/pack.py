"""What somebody reads before agreeing: numbered entries, what is signed with them, and how long the reading takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from math import ceil

from wegwijzer_build.catalogues import Catalogue
from wegwijzer_build.changes import ChangeView, Mark, RestsOn, rests_in_language, view_in_language
from wegwijzer_build.model import SigningRole
from wegwijzer_build.signing import Agreed, Agreement, ItemName, SignedTexts, path_of

WORDS_A_MINUTE = 150
"""Words in a minute for who has to agree to them: an assumption, slower than for pleasure; the page tells it."""


@dataclass(frozen=True)
class ToSign:
    """An item that is signed with an entry: its hash, and what each role said of it until now."""

    item: ItemName
    hash: str
    agreed: Mapping[SigningRole, Agreed]

    @property
    def path(self) -> str:
        return path_of(self.item)

    @property
    def is_signed(self) -> bool:
        """Whether somebody agreed in every role that is asked."""
        return all(each.agreement is Agreement.SIGNED for each in self.agreed.values())


@dataclass(frozen=True)
class PackEntry:
    """One thing to agree to. `number` counts from 1. `about`: items that it names, with what they rest on.

    `is_whole`: a text as it is, and not what differs in it. `to_sign` is empty where the content has nothing of it now.
    """

    number: int
    view: ChangeView
    to_sign: tuple[ToSign, ...]
    about: tuple[tuple[str, RestsOn], ...] = ()
    is_whole: bool = False

    @property
    def words(self) -> int:
        """How many words there are to read; those that stayed are read once."""
        now = [each.text for text in self.view.texts for each in text.after]
        out = [each.text for text in self.view.texts for each in text.before if each.mark is Mark.OUT]
        lines = (self.view.headline, *self.view.happenings, *self.view.lines, *(fact for _, fact in self.view.facts))
        return sum(len(text.split()) for text in (*out, *now, *lines))


@dataclass(frozen=True)
class Chapter:
    """Entries of one weight. `name`: its anchor; `title`: what it is called."""

    name: str
    title: str
    entries: tuple[PackEntry, ...]


@dataclass(frozen=True)
class Pack:
    """All that there is to agree to, made of messages. `old` is empty where nothing was compared.

    `roles`: in which it is asked. `summary`: how much there is of what. `unsure`: what could not be compared by its
    meaning.
    """

    old: str
    new: str
    on: date
    roles: tuple[SigningRole, ...]
    summary: str
    chapters: tuple[Chapter, ...]
    unsure: tuple[str, ...] = ()

    @cached_property
    def entries(self) -> tuple[PackEntry, ...]:
        """All entries, in the order of their numbers."""
        return tuple(entry for chapter in self.chapters for entry in chapter.entries)

    @cached_property
    def lost(self) -> tuple[PackEntry, ...]:
        """The entries in which somebody loses help."""
        return tuple(entry for entry in self.entries if entry.view.is_lost)

    @cached_property
    def words(self) -> int:
        """How many words there are to read."""
        return sum(entry.words for entry in self.entries)

    @property
    def minutes(self) -> int:
        """How long the reading takes."""
        return ceil(self.words / WORDS_A_MINUTE)

    @cached_property
    def to_sign(self) -> tuple[tuple[ToSign, tuple[int, ...]], ...]:
        """Each item that is signed with the pack, once, with the numbers of its entries."""
        found: dict[ItemName, tuple[ToSign, list[int]]] = {}
        for entry in self.entries:
            for each in entry.to_sign:
                found.setdefault(each.item, (each, []))[1].append(entry.number)
        return tuple((each, tuple(numbers)) for each, numbers in found.values())


def in_language(pack: Pack, tell: Catalogue) -> Pack:
    """The same in a language."""

    def entry(each: PackEntry) -> PackEntry:
        about = tuple((path, rests_in_language(rests, tell)) for path, rests in each.about)
        return replace(each, view=view_in_language(each.view, tell), about=about)

    chapters = (
        replace(each, title=tell(each.title), entries=tuple(map(entry, each.entries))) for each in pack.chapters
    )
    return replace(pack, summary=tell(pack.summary), chapters=tuple(chapters), unsure=tuple(map(tell, pack.unsure)))


def to_sign(items: Iterable[ItemName], texts: SignedTexts, roles: Iterable[SigningRole]) -> tuple[ToSign, ...]:
    """What of some items is signed; what the content of today does not hold is left out."""
    asked = tuple(roles)
    return tuple(
        ToSign(item, texts.hashes[item], {role: texts.of(item, role) for role in asked})
        for item in dict.fromkeys(items)
        if item in texts.hashes
    )
