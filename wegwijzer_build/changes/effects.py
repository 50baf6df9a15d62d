"""What changes in a tree that was walked jointly: effects that come to exactly the same people are one change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wegwijzer_build.model import Tree

from .change import Change, ChangeKind, Effect, End, Where
from .ends import Ends
from .joint import JointWalk
from .pair import Asked, Parting
from .side import Fact

_MET = frozenset([ChangeKind.TEXT, ChangeKind.ORDER, ChangeKind.FIRST])
"""What is a change by itself, wherever it is met."""
_LOSING = frozenset([ChangeKind.ADVICE_LOST, ChangeKind.CONTACT_LOST])
_GAINING = frozenset([ChangeKind.ADVICE_GAINED, ChangeKind.CONTACT_GAINED])


@dataclass(frozen=True)
class WalkedTree:
    """A tree in both readings, walked jointly, with what its ends show."""

    name: str
    walk: JointWalk
    ends: Ends

    @property
    def trees(self) -> tuple[Tree, Tree]:
        """The tree as it was, and as it is."""
        return self.walk.old.tree, self.walk.new.tree

    def changes(self) -> Iterator[Change]:
        """Everything that happens at the ends; what is met in several trees is told of each."""
        met: dict[Effect, list[int]] = defaultdict(list)
        parted: dict[Parting, dict[Effect, list[int]]] = defaultdict(dict)
        together: dict[tuple[int, ...], list[Effect]] = defaultdict(list)
        for (parting, effect), stands in self._at_ends.items():
            if effect.kind in _MET:
                met[effect] += stands
            elif parting is not None:
                parted[parting][effect] = stands
            else:
                together[tuple(stands)].append(effect)
        for effect, stands in met.items():
            yield Change(effect.kind, (effect,), (self._where(effect, sorted(stands)),))
        causes = [
            *((same, [self._counted(effect, same) for effect in effects], None) for same, effects in together.items()),
            *((*self._after(effects), parting) for parting, effects in parted.items()),
        ]
        under = self._under([same for same, _, _ in causes])
        for (same, effects, parting), answers in zip(causes, under, strict=True):
            where = replace(self._where(effects[0], same, answers), parted=parting)
            yield Change(_kind_of(effects), tuple(effects), (where,))

    def _after(self, effects: Mapping[Effect, list[int]]) -> tuple[tuple[int, ...], list[Effect]]:
        """All that comes of one parting, what comes to most first, and the ends at which anything does."""
        ends = tuple(sorted({stand for stands in effects.values() for stand in stands}))
        found = [self._counted(effect, stands) for effect, stands in effects.items()]
        order = list(ChangeKind)
        return ends, sorted(found, key=lambda effect: (order.index(effect.kind), -effect.ways))

    def asked(self) -> Mapping[tuple[str, Asked], Where]:
        """Each question, and by which tree it is asked: on how many ways, and who is asked it first."""
        counts: Counter[tuple[str, Asked]] = Counter()
        first: dict[tuple[str, Asked], int] = {}
        for at, steps in enumerate(self.walk.steps):
            for step in steps:
                for question, by in step.asked:
                    on = self.walk.ends if by is Asked.BOTH else self.walk.whole
                    if on[step.to] and self.walk.ways[at]:
                        counts[question, by] += self.walk.ways[at] * on[step.to]
                        first.setdefault((question, by), at)
        return {
            look: Where(self.name, number, self.walk.total, self.ends.said(self.walk.person(first[look])))
            for look, number in counts.items()
        }

    @cached_property
    def _at_ends(self) -> Mapping[tuple[Parting | None, Effect], list[int]]:
        """Where the trees parted, and an effect → the ends at which it happens after that, the nearest first."""
        known: dict[tuple[End, End], tuple[Effect, ...]] = {}
        found: dict[tuple[Parting | None, Effect], list[int]] = {}
        for number in self.walk.at_ends():
            stand = self.walk.stands[number]
            here = self.ends.of(stand)
            if here not in known:
                known[here] = tuple(self.ends.effects(*here))
            for effect in known[here]:
                found.setdefault((stand.parted, effect), []).append(number)
        return found

    def _counted(self, effect: Effect, stands: Iterable[int]) -> Effect:
        """An effect with its number of ways; of a contact that nobody sees any more, that it is lost for good."""
        is_gone = effect.kind is ChangeKind.CONTACT_LOST and effect.about[1] not in self._contacts_left
        kind = ChangeKind.CONTACT_GONE if is_gone else effect.kind
        return replace(effect, kind=kind, ways=sum(self.walk.ways[stand] for stand in stands))

    @cached_property
    def _contacts_left(self) -> frozenset[str]:
        """The contacts that somebody still sees in the new tree."""
        ends = (self.ends.of(self.walk.stands[number])[1] for number in self.walk.at_ends())
        return frozenset(contact for end in ends for contact in end.contacts)

    def _where(
        self, effect: Effect, stands: Iterable[int], under: Mapping[str, tuple[str, ...]] | None = None
    ) -> Where:
        stands = list(stands)
        number = sum(self.walk.ways[stand] for stand in stands)
        old, new = self.ends.of(self.walk.stands[stands[0]])
        person = self.ends.said(self.walk.person(stands[0]))
        if effect.kind is ChangeKind.TEXT:
            return Where(self.name, number, self.walk.total, person)
        return Where(self.name, number, self.walk.total, person, under, old, new)

    def _under(self, sets: list[tuple[int, ...]]) -> list[dict[str, tuple[str, ...]]]:
        """For each set of ends: question → the answers that lead there, where not all do. One pass, a bit for each."""
        marks = [0] * len(self.walk.stands)
        for bit, stands in enumerate(sets):
            for stand in stands:
                marks[stand] |= 1 << bit
        leads: dict[Fact, int] = {}
        for at in reversed(self.walk.order):
            for step in self.walk.steps[at]:
                if self.walk.ends[step.to] and self.walk.ways[at]:
                    look = (step.question, step.answer)
                    leads[look] = leads.get(look, 0) | marks[step.to]
                    marks[at] |= marks[step.to]
        all_of = Counter(question for question, _ in leads)
        found: list[dict[str, tuple[str, ...]]] = []
        for bit in range(len(sets)):
            answers: dict[str, list[str]] = defaultdict(list)
            for (question, answer), mask in leads.items():
                if mask >> bit & 1:
                    answers[question].append(answer)
            found.append({q: tuple(sorted(given)) for q, given in answers.items() if len(given) < all_of[q]})
        return found


def _kind_of(effects: list[Effect]) -> ChangeKind:
    """The worst of what happens; lost and gained on the same ways is replaced."""
    order = list(ChangeKind)
    kinds = {effect.kind for effect in effects}
    if kinds & _LOSING and kinds & _GAINING and kinds <= _LOSING | _GAINING:
        return ChangeKind.REPLACED
    return min(kinds, key=order.index)
