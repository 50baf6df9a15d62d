"""A condition, or a value in it, that can never hold or always does (impossible-condition).

No answers lead here with these facts: the question is asked later or on another way, or its answer leads elsewhere.
The same goes for an `unless` that never takes anything away, for an `otherwise` that is never needed, and for a `when`
that always holds where it stands: then all who come here gave such answers, and it decides nothing. What never happens
only misleads who reads the file, and often hides a slip. What is written once and used in several places is told where
it helps nowhere. Values of one question that cannot come here, such as those of a group, are told together.

Bad:
    # 'inhuur' is asked after 'branche'
    - {use: inleners, when: {branche: ja, inhuur: nooit-gevraagd}}

Good:
    - {use: inleners, when: {inhuur: ja}}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wegwijzer_build.analyse.conditions import Facts, allowed, fits, holds, inside, questions_named
from wegwijzer_build.analyse.context import ExploredTreeContext, branch_keys, facts_of
from wegwijzer_build.model import AllOf, AnyOf, Clause, Conditional, NoneOf, Use
from wegwijzer_build.problems import KeyPath, Place, Problem
from wegwijzer_build.wording import in_turns, joined, say, say_many

MOST_VALUES = 12
"""Values that are named in one message."""
_NEVER_HOLDS = say("can never hold here")
_NEVER_TAKES = say("never takes anything away here")


@dataclass(frozen=True)
class _Verdict:
    """What came of judging one thing that stands in the file, in one of the places where it is used.

    `what` tells apart things at one place. `values`: of a value that never comes, it and how the sentence goes on.
    """

    place: Place
    what: str
    problem: Problem | None = None
    value: str = ""
    map_place: Place | None = None
    sentence: tuple[str, str] = ("", "")


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Hold every condition against all facts that occur where it stands."""
    verdicts = [*_of_ways_on(context), *_of_advice(context)]
    helping = {(verdict.place, verdict.what) for verdict in verdicts if verdict.problem is None}
    yield from _together(verdict for verdict in verdicts if (verdict.place, verdict.what) not in helping)


def _together(verdicts: Iterable[_Verdict]) -> Iterator[Problem]:
    """Each thing once, and the values of one question in one map together, where the first of them stands."""
    values: dict[tuple[Place | None, tuple[str, str]], dict[str, Problem]] = {}
    others: dict[tuple[Place, str], Problem] = {}
    for verdict in verdicts:
        if verdict.problem is not None and verdict.value:
            values.setdefault((verdict.map_place, verdict.sentence), {}).setdefault(verdict.value, verdict.problem)
        elif verdict.problem is not None:
            others.setdefault((verdict.place, verdict.what), verdict.problem)
    found_all = list(others.values())
    for (_, (question, ending)), found in values.items():
        first = min(found.values(), key=lambda problem: problem.place)
        names = [f"'{value}'" for value in found]
        named: str = ", ".join(names[:MOST_VALUES])
        if (more := len(names) - MOST_VALUES) > 0:
            named = say("{values} and {more} more", values=named, more=more)
        message = (
            say_many(
                "the value {values} of '{question}' can never hold here",
                "the values {values} of '{question}' can never hold here",
                len(names),
                values=named,
                question=question,
            )
            if ending == _NEVER_HOLDS
            else say_many(
                "the value {values} of '{question}' never takes anything away here",
                "the values {values} of '{question}' never take anything away here",
                len(names),
                values=named,
                question=question,
            )
        )
        found_all.append(Problem(first.place, first.rule, message, first.hint, first.details))
    yield from sorted(found_all, key=lambda problem: problem.place)


def _of_advice(context: ExploredTreeContext) -> Iterator[_Verdict]:
    for outcome, o in context.tree.outcomes.items():
        here = _Here(context, (outcome, None))
        for index, first in enumerate(o.first if here.seen and outcome not in context.touched else ()):
            if context.is_clear(first):
                yield from here.judge(first, ("outcomes", outcome, "first", index), say("contact"))
        of: Use | None = None
        for index, use in enumerate(o.advice if here.seen and outcome not in context.touched else ()):
            of = of if use.is_fragment else use
            if context.is_clear(use):
                what = say("fragment") if use.is_fragment else say("advice")
                yield from here.judge(
                    use, ("outcomes", outcome, "advice", index), what, of if use.is_fragment else None
                )


def _of_ways_on(context: ExploredTreeContext) -> Iterator[_Verdict]:
    for question, q in context.tree.questions.items():
        for answer, a in q.answers.items():
            here = _Here(context, (question, answer))
            if not here.seen or question in context.touched:
                continue
            branches, count = a.next.branches, len(a.next.branches)
            for index, branch in enumerate(branches):
                if context.is_clear(branch):
                    yield from here.judge(branch, branch_keys(question, answer, index, count), say("way on"))
            if context.is_clear(*branches) and a.next.otherwise is not None:
                keys = (*branch_keys(question, answer, None, count), "otherwise")
                message = say("this 'otherwise' is never needed: the ways before it fit all that can happen")
                needed = not all(any(holds(branch, facts) for branch in branches) for facts in here.seen)
                yield here.verdict(keys, "" if needed else message, of_key=True)


class _Here:
    """A place with conditions, and all facts that occur there with the configuration that shows each first."""

    def __init__(self, context: ExploredTreeContext, at: tuple[str, str | None]) -> None:
        seen = context.exploration.seen_at.get(at, {})
        self._context = context
        self._then = at[1]
        self._first = next(iter(seen.values()), None)
        self._columns: dict[str, list[str | None]] = {}
        self.seen = [facts_of(projection) for projection in seen]

    def verdict(self, keys: KeyPath, message: str, what: str = "", *, of_key: bool = False) -> _Verdict:
        """That something is as it should be, or a sentence about what never happens, with the shortest way there."""
        place = self._context.place(keys, of_key=of_key)
        return _Verdict(place, what, self._problem(place, message) if message else None)

    def _problem(self, place: Place, message: str) -> Problem:
        way = self._context.way_to(self._first, then=self._then) if self._first else ""
        hint = say("take it out, or mend the condition or the ways that should lead here")
        return Problem(place, "impossible-condition", message, hint, (say("the shortest way here: {way}", way=way),))

    def judge(
        self, item: Conditional, keys: KeyPath, what: str, among: Conditional | None = None
    ) -> Iterator[_Verdict]:
        """Judge one conditional item: by all who come here, or by those `among` them for whom another item holds."""
        all_facts = [facts for facts in self._as_seen_by(item) if among is None or holds(among, facts)]
        let_in = [facts for facts in all_facts if allowed(item, facts)]
        if item.when is not None:
            yield from self._any(item.when, all_facts, (*keys, "when"), _NEVER_HOLDS)
            always = len(let_in) == len(all_facts)
            message = say("this 'when' always holds here: it keeps the {what} from nobody", what=what)
            if among is not None:
                message = say("this condition always holds here: all who see the advice see the fragment")
            yield self.verdict((*keys, "when"), message if always else "", "always", of_key=True)
            if not let_in:
                yield from self._never_by_name((*keys, "when"), len(item.when))
        if item.unless is not None and let_in:
            yield from self._any(item.unless, let_in, (*keys, "unless"), _NEVER_TAKES)
            left = any(holds(item, facts) for facts in let_in)
            message = say("this 'unless' takes the {what} away in every case", what=what)
            yield self.verdict((*keys, "unless"), "" if left else message, "all", of_key=True)

    def _never_by_name(self, keys: KeyPath, count: int) -> Iterator[_Verdict]:
        """A condition that may hold elsewhere, where it is written down, is told where its name stands."""
        place = self._context.place(keys)
        if all(self._context.place((*keys, index)).keys[: len(place.keys)] != place.keys for index in range(count)):
            yield self.verdict(keys, say("this 'when' can never hold here"), "never", of_key=True)

    def _as_seen_by(self, item: Conditional) -> list[Facts]:
        """All facts, cut down to the questions that an item names: however much is seen, that is little."""
        named = tuple(questions_named([item]))
        for question in named:
            if question not in self._columns:
                self._columns[question] = [facts.get(question) for facts in self.seen]
        different = set(zip(*(self._columns[question] for question in named), strict=True))
        return [{q: a for q, a in zip(named, answers, strict=True) if a is not None} for answers in different]

    def _any(self, clauses: Sequence[Clause], seen: Sequence[Facts], keys: KeyPath, ending: str) -> Iterator[_Verdict]:
        for index, clause in enumerate(clauses):
            yield from self._clause(clause, seen, (*keys, index), ending)

    def _clause(self, clause: Clause, seen: Sequence[Facts], keys: KeyPath, ending: str) -> Iterator[_Verdict]:
        if isinstance(clause, AnyOf):
            yield from self._any(clause.any, seen, (*keys, "any"), ending)
        elif isinstance(clause, AllOf):
            yield from self._all(clause, seen, keys, ending)
        elif isinstance(clause, NoneOf):
            yield from self._none(clause, seen, keys, ending)
        elif isinstance(clause, Mapping):
            yield from self._map(clause, seen, keys, ending)

    def _all(self, clause: AllOf, seen: Sequence[Facts], keys: KeyPath, ending: str) -> Iterator[_Verdict]:
        """Each clause is judged where the others hold: of those that take away, where all that let in do."""
        parts = inside(keys, clause)
        letting_in: list[tuple[KeyPath, Clause]] = [
            (path, part) for path, part in parts if not isinstance(part, NoneOf)
        ]
        taking: list[tuple[KeyPath, Clause]] = [(path, part) for path, part in parts if isinstance(part, NoneOf)]
        fitting = [facts for facts in seen if all(fits(part, facts) for _, part in letting_in)]
        message = say("this condition {verdict}: its parts never hold together", verdict=ending)
        yield self.verdict(keys, "" if fitting else message, "together")
        for path, part in letting_in if fitting else ():
            others = [facts for facts in seen if all(fits(other, facts) for at, other in letting_in if at != path)]
            yield from self._clause(part, others, path, ending)
        for path, part in taking if fitting else ():
            yield from self._clause(part, fitting, path, ending)

    def _none(self, clause: NoneOf, seen: Sequence[Facts], keys: KeyPath, ending: str) -> Iterator[_Verdict]:
        yield from self._any(clause.unless, seen, (*keys, "unless"), _NEVER_TAKES)
        left = any(fits(clause, facts) for facts in seen)
        message = say("this condition {verdict}: its 'unless' takes away all", verdict=ending)
        yield self.verdict(keys, "" if left else message, "all")

    def _map(
        self, wanted: Mapping[str, Sequence[str]], seen: Sequence[Facts], keys: KeyPath, ending: str
    ) -> Iterator[_Verdict]:
        fitting = [facts for facts in seen if all(facts.get(q) in answers for q, answers in wanted.items())]
        message = say("this condition {verdict}: {condition}", verdict=ending, condition=_in_words(wanted))
        yield self.verdict(keys, "" if fitting else message, "map")
        map_place = self._context.place(keys)
        for question, answers in wanted.items() if fitting else ():
            given = {facts[question] for facts in fitting}
            for position, answer in enumerate(answers):
                place = self._context.place((*keys, question, position))
                problem = None if answer in given else self._problem(place, "")
                yield _Verdict(place, answer, problem, answer, map_place, (question, ending))


def _in_words(wanted: Mapping[str, Sequence[str]]) -> str:
    return joined(joined([f"{question} = ", in_turns(answers)], "") for question, answers in wanted.items())
