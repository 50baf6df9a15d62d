"""What somebody meets at the ends of their ways through two trees, and what that differs in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from wegwijzer_build.model import CONTACT, Tree

from .change import ChangeKind, Effect, End, GivenAnswer
from .named import NamedContacts
from .pair import Stand
from .reading import ContentReading
from .side import Fact, Position, Side


@dataclass(frozen=True)
class Ends:
    """The ends of two trees that are walked jointly. `texts`: effects of texts that differ and may show there."""

    name: str
    readings: tuple[ContentReading, ContentReading]
    sides: tuple[Side, Side]
    texts: frozenset[Effect] = frozenset()

    def of(self, stand: Stand) -> tuple[End, End]:
        """Where somebody ends in the old tree, and in the new one."""
        return self._end(0, stand.old), self._end(1, stand.new)

    def effects(self, old: End, new: End) -> Iterator[Effect]:
        """What comes to who ends here: lost, gained, elsewhere, in another order, in other words."""
        tree = ("trees", self.name)
        if old.stopped_by is not None:
            yield Effect(ChangeKind.ANSWER_NEW, tree, f"{old.node} {old.stopped_by}")
            return
        if new.stopped_by is not None:
            yield Effect(ChangeKind.ANSWER_GONE, tree, f"{new.node} {new.stopped_by}")
            return
        if old.node != new.node:
            yield Effect(ChangeKind.MOVED, tree, "", old.node, new.node)
        for collection, lost, gained, before, after in (
            ("advice", ChangeKind.ADVICE_LOST, ChangeKind.ADVICE_GAINED, old.advice, new.advice),
            ("contacts", ChangeKind.CONTACT_LOST, ChangeKind.CONTACT_GAINED, old.contacts, new.contacts),
        ):
            yield from (Effect(lost, (collection, item)) for item in before if item not in after)
            yield from (Effect(gained, (collection, item)) for item in after if item not in before)
            both = (Effect(ChangeKind.TEXT, (collection, item)) for item in after if item in before)
            yield from (effect for effect in both if effect in self.texts)
        here = Effect(ChangeKind.TEXT, tree, f"outcomes {new.node}")
        if old.node == new.node and here in self.texts:
            yield here
        before, after = (
            tuple(item for item in one.advice if item in other.advice) for one, other in ((old, new), (new, old))
        )
        if before != after:
            yield Effect(ChangeKind.ORDER, tree, f"outcomes {new.node}")
        if old.node == new.node and old.first != new.first:
            yield Effect(ChangeKind.FIRST, tree, f"outcomes {new.node}", ", ".join(old.first), ", ".join(new.first))

    def _end(self, which: int, at: Position) -> End:
        """Where somebody ends in the old tree (0) or the new one (1)."""
        known = self._known_ends
        if (which, at) not in known:
            side = self.sides[which]
            known[which, at] = self._seen(side, at, self._contacts[which])
        return known[which, at]

    def _seen(self, side: Side, at: Position, contacts: NamedContacts) -> End:
        if at.stopped_by is not None:
            return End(at.node, side.tree.questions[at.node].ask, stopped_by=at.stopped_by)
        names = side.shown(at)
        advice = tuple(name for name in names if not name.startswith(CONTACT))
        first = tuple(name.removeprefix(CONTACT) for name in names if name.startswith(CONTACT))
        everybody = tuple(dict.fromkeys((*first, *contacts.shown(at.node, advice))))
        return End(at.node, _title_of(side.tree, at.node), advice, everybody, first)

    @cached_property
    def _known_ends(self) -> dict[tuple[int, Position], End]:
        return {}

    @cached_property
    def _contacts(self) -> tuple[NamedContacts, NamedContacts]:
        old, new = (NamedContacts(r, s.tree) for r, s in zip(self.readings, self.sides, strict=True))
        return old, new

    def said(self, given: Iterable[Fact]) -> tuple[GivenAnswer, ...]:
        """Answers with their words, and those of their questions."""
        old, new = (side.tree for side in self.sides)
        return tuple(_in_words((old, new), question, answer) for question, answer in given)


def _in_words(trees: tuple[Tree, Tree], question: str, answer: str) -> GivenAnswer:
    """The words of a question and an answer: those of the new tree, where it has them."""
    old, new = (tree.questions.get(question) for tree in trees)
    asks = next((found.ask for found in (new, old) if found), question)
    says = (found.answers[answer].say for found in (new, old) if found and answer in found.answers)
    return GivenAnswer(question, asks, answer, next(says, answer))


def _title_of(tree: Tree, node: str) -> str:
    """What an end is called; a way out into another tree has the name that it is written with."""
    return tree.outcomes[node].title if node in tree.outcomes else node
