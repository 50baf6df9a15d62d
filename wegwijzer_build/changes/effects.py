"""What changes in a tree that was walked jointly: effects that come to exactly the same people are one change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from wegwijzer_build.model import Tree

from .change import Change, ChangeKind, Effect, End, GivenAnswer, Where
from .joint import JointWalk
from .named import NamedContacts
from .pair import Asked, Parting, Stand
from .reading import ContentReading
from .side import Fact, Position, Side

_MET = frozenset([ChangeKind.TEXT, ChangeKind.ORDER])
"""What is a change by itself, wherever it is met."""
_LOSING = frozenset([ChangeKind.ADVICE_LOST, ChangeKind.CONTACT_LOST])
_GAINING = frozenset([ChangeKind.ADVICE_GAINED, ChangeKind.CONTACT_GAINED])


@dataclass(frozen=True)
class WalkedTree:
    """A tree in both readings, walked jointly. `other`: effects of texts that differ, which may show at its ends."""

    name: str
    old: ContentReading
    new: ContentReading
    walk: JointWalk
    other: frozenset[Effect] = field(default=frozenset())

    @property
    def trees(self) -> tuple[Tree, Tree]:
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
            look: Where(self.name, number, self.walk.total, self._said(self.walk.person(first[look])))
            for look, number in counts.items()
        }

    @cached_property
    def _at_ends(self) -> Mapping[tuple[Parting | None, Effect], list[int]]:
        """Where the trees parted, and an effect → the ends at which it happens after that, the nearest first."""
        known: dict[tuple[End, End], tuple[Effect, ...]] = {}
        found: dict[tuple[Parting | None, Effect], list[int]] = {}
        for number in self.walk.at_ends():
            stand = self.walk.stands[number]
            ends = self._ends(stand)
            if ends not in known:
                known[ends] = tuple(self._effects(*ends))
            for effect in known[ends]:
                found.setdefault((stand.parted, effect), []).append(number)
        return found

    def _effects(self, old: End, new: End) -> Iterator[Effect]:
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
            yield from (effect for effect in both if effect in self.other)
        here = Effect(ChangeKind.TEXT, tree, f"outcomes {new.node}")
        if old.node == new.node and here in self.other:
            yield here
        before, after = (
            tuple(item for item in one.advice if item in other.advice) for one, other in ((old, new), (new, old))
        )
        if before != after:
            yield Effect(ChangeKind.ORDER, tree, f"outcomes {new.node}")

    def _ends(self, stand: Stand) -> tuple[End, End]:
        return self._end(0, stand.old), self._end(1, stand.new)

    def _end(self, which: int, at: Position) -> End:
        """Where somebody ends in the old tree (0) or the new one (1)."""
        known = self._known_ends
        if (which, at) not in known:
            side = (self.walk.old, self.walk.new)[which]
            known[which, at] = self._seen(side, at, self._contacts[which])
        return known[which, at]

    def _seen(self, side: Side, at: Position, contacts: NamedContacts) -> End:
        if at.stopped_by is not None:
            return End(at.node, side.tree.questions[at.node].ask, stopped_by=at.stopped_by)
        advice = side.shown(at)
        return End(at.node, title_of(side.tree, at.node), advice, contacts.shown(at.node, advice))

    @cached_property
    def _known_ends(self) -> dict[tuple[int, Position], End]:
        return {}

    @cached_property
    def _contacts(self) -> tuple[NamedContacts, NamedContacts]:
        old, new = self.trees
        return NamedContacts(self.old.advice, old), NamedContacts(self.new.advice, new)

    def _counted(self, effect: Effect, stands: Iterable[int]) -> Effect:
        """An effect with its number of ways; of a contact that nobody sees any more, that it is lost for good."""
        is_gone = effect.kind is ChangeKind.CONTACT_LOST and effect.about[1] not in self._contacts_left
        kind = ChangeKind.CONTACT_GONE if is_gone else effect.kind
        return replace(effect, kind=kind, ways=sum(self.walk.ways[stand] for stand in stands))

    @cached_property
    def _contacts_left(self) -> frozenset[str]:
        """The contacts that somebody still sees in the new tree."""
        ends = (self._ends(self.walk.stands[number])[1] for number in self.walk.at_ends())
        return frozenset(contact for end in ends for contact in end.contacts)

    def _where(
        self, effect: Effect, stands: Iterable[int], under: Mapping[str, tuple[str, ...]] | None = None
    ) -> Where:
        stands = list(stands)
        number = sum(self.walk.ways[stand] for stand in stands)
        old, new = self._ends(self.walk.stands[stands[0]])
        person = self._said(self.walk.person(stands[0]))
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

    def _said(self, given: Iterable[Fact]) -> tuple[GivenAnswer, ...]:
        return tuple(said_of(self.trees, question, answer) for question, answer in given)


def said_of(trees: tuple[Tree, Tree], question: str, answer: str) -> GivenAnswer:
    """The words of a question and an answer: those of the new tree, where it has them."""
    old, new = (tree.questions.get(question) for tree in trees)
    asks = next((found.ask for found in (new, old) if found), question)
    says = (found.answers[answer].say for found in (new, old) if found and answer in found.answers)
    return GivenAnswer(question, asks, answer, next(says, answer))


def title_of(tree: Tree, node: str) -> str:
    """What an end is called; a way out into another tree has the name that it is written with."""
    return tree.outcomes[node].title if node in tree.outcomes else node


def _kind_of(effects: list[Effect]) -> ChangeKind:
    """The worst of what happens; lost and gained on the same ways is replaced."""
    order = list(ChangeKind)
    kinds = {effect.kind for effect in effects}
    if kinds & _LOSING and kinds & _GAINING and kinds <= _LOSING | _GAINING:
        return ChangeKind.REPLACED
    return min(kinds, key=order.index)
