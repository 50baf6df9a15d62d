"""A condition, or a value in it, that can never hold or always does (impossible-condition).

No answers lead here with these facts: the question is asked later or on another way, or its answer leads elsewhere.
The same goes for an `unless` that never takes anything away, for an `otherwise` that is never needed, and for a `when`
that always holds where it stands: then all who come here gave such answers, and it decides nothing. What never happens
only misleads who reads the file, and often hides a slip.

Bad:
    # 'inhuur' is asked after 'branche'
    - {use: inleners, when: {branche: ja, inhuur: nooit-gevraagd}}

Good:
    - {use: inleners, when: {inhuur: ja}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wegwijzer_build.analyse.conditions import Facts, allowed, fits, holds, questions_named
from wegwijzer_build.analyse.context import ExploredTreeContext, branch_keys, facts_of
from wegwijzer_build.model import Conditional
from wegwijzer_build.problems import KeyPath, Problem


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Hold every condition against all facts that occur where it stands."""
    yield from _ways_on(context)
    for outcome, o in context.tree.outcomes.items():
        here = _Here(context, (outcome, None))
        if here.seen and outcome not in context.touched:
            for index, use in enumerate(o.advice):
                if context.is_clear(use):
                    yield from here.judge(use, ("outcomes", outcome, "advice", index), "advice")


def _ways_on(context: ExploredTreeContext) -> Iterator[Problem]:
    for question, q in context.tree.questions.items():
        for answer, a in q.answers.items():
            here = _Here(context, (question, answer))
            if not here.seen or question in context.touched:
                continue
            count = len(a.next.branches)
            for index, branch in enumerate(a.next.branches):
                if context.is_clear(branch):
                    yield from here.judge(branch, branch_keys(question, answer, index, count), "way on")
            if (
                context.is_clear(*a.next.branches)
                and a.next.otherwise is not None
                and all(any(holds(branch, facts) for branch in a.next.branches) for facts in here.seen)
            ):
                keys = (*branch_keys(question, answer, None, count), "otherwise")
                yield here.never(keys, "this 'otherwise' is never needed: the ways before it fit all that can happen")


class _Here:
    """A place with conditions, and all facts that occur there with the configuration that shows each first."""

    def __init__(self, context: ExploredTreeContext, at: tuple[str, str | None]) -> None:
        seen = context.exploration.seen_at.get(at, {})
        self._context = context
        self._then = at[1]
        self._first = next(iter(seen.values()), None)
        self._columns: dict[str, list[str | None]] = {}
        self.seen = [facts_of(projection) for projection in seen]

    def never(self, keys: KeyPath, message: str, *, of_key: bool = True) -> Problem:
        """A finding about something that never happens, or never does not, with the shortest way to where it stands."""
        way = self._context.way_to(self._first, then=self._then) if self._first else ""
        return Problem(
            self._context.place(keys, of_key=of_key),
            "impossible-condition",
            message,
            "take it out, or mend the condition or the ways that should lead here",
            (f"the shortest way here: {way}",),
        )

    def judge(self, item: Conditional, keys: KeyPath, what: str) -> Iterator[Problem]:
        """Judge one conditional item."""
        all_facts = self._as_seen_by(item)
        faulty = list(self._condition(item.when, all_facts, (*keys, "when"), "can never hold here"))
        yield from faulty
        let_in = [facts for facts in all_facts if allowed(item, facts)]
        if item.when is not None and len(let_in) == len(all_facts):
            yield self.never((*keys, "when"), f"this 'when' always holds here: it keeps the {what} from nobody")
        if faulty and not let_in:
            return
        yield from self._condition(item.unless, let_in, (*keys, "unless"), "never takes anything away here")
        if item.unless is not None and not any(holds(item, facts) for facts in let_in):
            yield self.never((*keys, "unless"), f"this 'unless' takes the {what} away in every case")

    def _as_seen_by(self, item: Conditional) -> list[Facts]:
        """All facts, cut down to the questions that an item names: however much is seen, that is little."""
        named = tuple(questions_named([item]))
        for question in named:
            if question not in self._columns:
                self._columns[question] = [facts.get(question) for facts in self.seen]
        different = set(zip(*(self._columns[question] for question in named), strict=True))
        return [{q: a for q, a in zip(named, answers, strict=True) if a is not None} for answers in different]

    def _condition(
        self,
        condition: Sequence[Mapping[str, Sequence[str]]] | None,
        seen: Sequence[Facts],
        keys: KeyPath,
        verdict: str,
    ) -> Iterator[Problem]:
        for index, wanted in enumerate(condition or ()):
            fitting = [facts for facts in seen if fits(wanted, facts)]
            if not fitting:
                yield self.never((*keys, index), f"this condition {verdict}: {_in_words(wanted)}", of_key=False)
                continue
            for question, answers in wanted.items():
                given = {facts[question] for facts in fitting}
                for position, answer in enumerate(answers):
                    if answer not in given:
                        message = f"the value '{answer}' of '{question}' {verdict}"
                        yield self.never((*keys, index, question, position), message, of_key=False)


def _in_words(wanted: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(f"{question} = {' or '.join(answers)}" for question, answers in wanted.items())
