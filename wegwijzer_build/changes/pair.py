"""Two trees side by side: where somebody stands in both, and how they go on.

The side goes on whose question the other will not come to; so trees that are alike go hand in hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from .side import Position, Side

Waiting = tuple[tuple[str, str, bool], ...]
"""Answers given in one tree that the other may still ask for: question, answer, and whether it has to ask for it."""


class Asked(StrEnum):
    """Which of the two trees asked a question of somebody."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


class Parting(NamedTuple):
    """The answer after which two trees go different ways, and where to; at the start there is no answer yet."""

    question: str
    answer: str
    old: str
    new: str


class Stand(NamedTuple):
    """What is remembered of somebody. `for_old`, `for_new`: answers that wait for the question to be asked there.

    `parted`: where the trees parted, until they are at one node again with no answer waiting.
    """

    old: Position
    new: Position
    for_old: Waiting = ()
    for_new: Waiting = ()
    parted: Parting | None = None

    @property
    def is_end(self) -> bool:
        """Tell, where nothing more is asked, whether all was asked for that had to be: else nobody is here."""
        return not self.for_old and not self.for_new

    @property
    def stopped(self) -> bool:
        """Whether one of the trees did not offer an answer that was given in the other."""
        return self.old.stopped_by is not None or self.new.stopped_by is not None


class Settled(NamedTuple):
    """A stand, and the questions of which is now known who asks them."""

    stand: Stand
    asked: tuple[tuple[str, Asked], ...]


class Pair:
    """Two trees, and how somebody goes on in them."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new
        self._offered: dict[str, tuple[str, ...]] = {}

    @property
    def start(self) -> Stand:
        """Where everyone begins."""
        old, new = self.old.start, self.new.start
        return Stand(old, new, parted=None if old.node == new.node else Parting("", "", old.node, new.node))

    def progress(self, stand: Stand) -> int:
        return self.old.progress(stand.old) + self.new.progress(stand.new)

    def steps(self, stand: Stand) -> Iterator[tuple[str, str, Settled]]:
        """Every answer that can be given next, and what becomes of it; each is one question answered."""
        if (stand.for_old or stand.for_new) and not self._can_settle(stand):
            return
        by_old, by_new = self.old.asks(stand.old), self.new.asks(stand.new)
        if by_old is None and by_new is None:
            return
        if by_old == by_new:
            yield from self._in_both(stand, by_old or "")
        elif self._old_goes_on(stand, by_old, by_new):
            yield from self.in_old(stand, by_old or "")
        else:
            other = Pair(self.new, self.old)
            for question, answer, settled in other.in_old(_swapped(stand), by_new or ""):
                yield question, answer, Settled(_swapped(settled.stand), _other_way_round(settled.asked))

    def _can_settle(self, stand: Stand) -> bool:
        """Tell whether every answer that has to be asked for still may be."""
        old = all(self.old.may_ask(stand.old, question) for question, _, must in stand.for_old if must)
        return old and all(self.new.may_ask(stand.new, question) for question, _, must in stand.for_new if must)

    def _old_goes_on(self, stand: Stand, by_old: str | None, by_new: str | None) -> bool:
        """Tell which side answers: the one whose question the other does not come to, else the old one."""
        if by_old is None or by_new is None:
            return by_new is None
        return not self.new.may_ask(stand.new, by_old) or self.old.may_ask(stand.old, by_new)

    def _in_both(self, stand: Stand, question: str) -> Iterator[tuple[str, str, Settled]]:
        in_both = ((question, Asked.BOTH),)
        for answer in self._answers(question):
            old, new = self.old.answer(stand.old, answer), self.new.answer(stand.new, answer)
            if old.node == new.node and not stand.for_old and not stand.for_new:
                yield question, answer, Settled(Stand(old, new), in_both)
                continue
            parted = stand.parted or Parting(question, answer, old.node, new.node)
            yield question, answer, self._settled(Stand(old, new, stand.for_old, stand.for_new, parted), in_both)

    def in_old(self, stand: Stand, question: str) -> Iterator[tuple[str, str, Settled]]:
        """Every answer to a question of the old tree, which the new one asks later or not at all."""
        later = self.new.may_ask(stand.new, question)
        offered = self.old.tree.questions[question].answers
        for answer in self._answers(question) if later else offered:
            moved = stand._replace(old=self.old.answer(stand.old, answer))
            if later:
                waiting = (*stand.for_new, (question, answer, answer not in offered))
                yield question, answer, self._settled(moved._replace(for_new=tuple(sorted(waiting))), ())
            else:
                yield question, answer, self._settled(moved, ((question, Asked.OLD),))

    def _answers(self, question: str) -> tuple[str, ...]:
        """All that either tree offers, first what the one has, then what only the other does."""
        if question not in self._offered:
            one, other = (side.tree.questions[question].answers for side in (self.new, self.old))
            self._offered[question] = tuple(dict.fromkeys((*one, *other)))
        return self._offered[question]

    def _settled(self, stand: Stand, asked: tuple[tuple[str, Asked], ...]) -> Settled:
        """Give every answer that is asked for and was given before; forget those that will not be asked for."""
        if not stand.for_old and not stand.for_new:
            return Settled(_met_again(stand), asked)
        old, for_old, of_old = _caught_up(self.old, stand.old, stand.for_old, Asked.NEW)
        new, for_new, of_new = _caught_up(self.new, stand.new, stand.for_new, Asked.OLD)
        return Settled(_met_again(Stand(old, new, for_old, for_new, stand.parted)), (*asked, *of_old, *of_new))


def _caught_up(
    side: Side, at: Position, waiting: Waiting, without: Asked
) -> tuple[Position, Waiting, tuple[tuple[str, Asked], ...]]:
    """One side with the answers given that wait for it, as far as it asks. `without`: who asked, if it does not."""
    asked: list[tuple[str, Asked]] = []
    answers = {question: answer for question, answer, _ in waiting}
    while (here := side.asks(at)) is not None and here in answers:
        at = side.answer(at, answers.pop(here))
        asked.append((here, Asked.BOTH))
    left = []
    for entry in waiting:
        question, _, must = entry
        if question not in answers:
            continue
        if must or side.may_ask(at, question):
            left.append(entry)
        else:
            asked.append((question, without))
    return at, tuple(left), tuple(asked)


def _met_again(stand: Stand) -> Stand:
    """A stand without where the trees parted, if they are at one node with nothing waiting, or one has stopped."""
    together = stand.old.node == stand.new.node and not stand.for_old and not stand.for_new
    return stand._replace(parted=None) if stand.parted and (together or stand.stopped) else stand


def _swapped(stand: Stand) -> Stand:
    parted = stand.parted and stand.parted._replace(old=stand.parted.new, new=stand.parted.old)
    return Stand(stand.new, stand.old, stand.for_new, stand.for_old, parted)


def _other_way_round(asked: tuple[tuple[str, Asked], ...]) -> tuple[tuple[str, Asked], ...]:
    other = {Asked.OLD: Asked.NEW, Asked.NEW: Asked.OLD, Asked.BOTH: Asked.BOTH}
    return tuple((question, other[by]) for question, by in asked)
