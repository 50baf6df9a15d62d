"""What a change is: effects that come to the same people, with how many ways lead there, and the shortest of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wegwijzer_build.problems import Place

from .differences import Difference
from .pair import Parting
from .reading import ItemName

NOWHERE = Place("")


class Level(StrEnum):
    """How much a change weighs."""

    LOST = "lost"
    """Somebody is without help that they had, or ends elsewhere."""
    CHANGED = "changed"
    GAINED = "gained"


class ChangeKind(StrEnum):
    """What happens, the worst first: in this order changes are told."""

    CONTACT_GONE = "contact-gone"
    """A contact that people saw in a tree, and that nobody sees there any longer."""
    TREE_GONE = "tree-gone"
    ADVICE_LOST = "advice-lost"
    CONTACT_LOST = "contact-lost"
    """People lose a contact that others in the tree still see."""
    MOVED = "moved"
    """People end elsewhere."""
    REPLACED = "replaced"
    """Advice or contacts are lost, and others gained, on exactly the same ways."""
    ANSWER_GONE = "answer-gone"
    """An answer that people gave is not offered."""
    ITEM_GONE = "item-gone"
    """An advice or a contact that no tree showed."""
    BY_TEXT = "by-text"
    """What could not be read, compared line by line."""
    ITEM_REMOVED = "item-removed"
    TEXT = "text"
    """What people read differs, or what stands beside it: kind, sources, dates."""
    NOT_ASKED = "not-asked"
    """A question that people are asked no longer."""
    ASKED = "asked"
    ORDER = "order"
    """The advice that both show stands in another order."""
    FIRST = "first"
    """Other contacts come first, or in another order."""
    PAGE = "page"
    """A page written by hand."""
    EXAMPLES = "examples"
    ADVICE_GAINED = "advice-gained"
    CONTACT_GAINED = "contact-gained"
    ANSWER_NEW = "answer-new"
    OUTCOME_NEW = "outcome-new"
    TREE_NEW = "tree-new"
    ITEM_ADDED = "item-added"

    @property
    def level(self) -> Level:
        """How much it weighs."""
        order = list(ChangeKind)
        if order.index(self) < order.index(ChangeKind.BY_TEXT):
            return Level.LOST
        return Level.CHANGED if order.index(self) < order.index(ChangeKind.ADVICE_GAINED) else Level.GAINED


@dataclass(frozen=True)
class Effect:
    """One thing that happens. `about`: an item. `part`: of a tree, the question, outcome or answer that it is about."""

    kind: ChangeKind
    about: ItemName
    part: str = ""
    before: str = ""
    after: str = ""
    ways: int = field(default=0, compare=False)
    """On how many ways it happens, where that is on some of those of its change."""


@dataclass(frozen=True)
class GivenAnswer:
    """A question and the answer that was given, with the words of both."""

    question: str
    ask: str
    answer: str
    say: str


@dataclass(frozen=True)
class End:
    """Where a way ends. `node`: an outcome, `tree:<id>`, or the question at which it stopped.

    `stopped_by`: the answer that is not offered there. `advice`, `contacts`: ids of what is shown, in order; `first`:
    the contacts that come before all else.
    """

    node: str
    title: str
    advice: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    stopped_by: str | None = None


@dataclass(frozen=True)
class Where:
    """A tree in which a change shows: on how many ways of answering, of how many, and for whom first.

    `person`: the fewest answers that lead there. `under`: question → the answers without which it does not happen, for
    each question that matters. `before`, `after`: where that person ends; None where the change is met on the way.
    `parted`: the answer after which the two trees part, where that is the cause.
    """

    tree: str
    ways: int
    total: int
    person: tuple[GivenAnswer, ...] = ()
    under: Mapping[str, tuple[str, ...]] | None = None
    before: End | None = None
    after: End | None = None
    parted: Parting | None = None


@dataclass(frozen=True)
class Change:
    """Effects that come to exactly the same people, or one thing that differs wherever it shows.

    `differences`: each text or value that is another. `lines`: as `diff` writes them, where texts could not be read.
    `place`: where its cause stands in the new content, or stood in the old. `accepted`: the reason that was given.
    """

    kind: ChangeKind
    effects: tuple[Effect, ...]
    where: tuple[Where, ...] = ()
    differences: tuple[Difference, ...] = ()
    lines: tuple[str, ...] = ()
    place: Place = NOWHERE
    accepted: str | None = None

    @property
    def level(self) -> Level:
        """How much it weighs."""
        return self.kind.level

    @property
    def ways(self) -> int:
        """On how many ways it shows, over all trees."""
        return sum(where.ways for where in self.where)

    @property
    def id(self) -> str:
        """A hash of this change alone: what happens, to what, from what to what, and under which answers.

        It stays while other things are edited, and is another as soon as this change is.
        """
        about = [[e.kind, *e.about, e.part, e.before, e.after] for e in sorted(self.effects, key=_in_order)]
        texts = [[d.key, _words(d.before), _words(d.after)] for d in self.differences]
        happens = [] if self.differences else [[w.tree, sorted((w.under or {}).items())] for w in self.where]
        whole = json.dumps([self.kind, about, texts, self.lines, happens], ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()[:12]


def _in_order(effect: Effect) -> tuple[str, ...]:
    return (effect.kind, *effect.about, effect.part)


def _words(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())
