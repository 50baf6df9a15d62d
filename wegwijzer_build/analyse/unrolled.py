"""Circles of arrows that nobody can walk: the questions that would have to stand there twice for the circle to go.

Two questions may come in an order that depends on an earlier answer. Their arrows go round, though no visitor meets a
question twice. The proof needs arrows that all lead forward, so one of the two has to stand there twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Tree

from .conditions import questions_named
from .exploration import LeadsTo

MOST_WALKED = 20_000
"""Questions, with the answers that matter there, that are looked at before a circle is taken for one to walk."""

Stand = tuple[str, frozenset[tuple[str, str]]]
"""A question, and the answers given before that some condition looks at."""


@dataclass(frozen=True)
class Copy:
    """A question as it has to stand in the tree once more.

    `coming`: the questions (or copies) and answers from which it is come to. `leading`: answer → where it leads.
    """

    name: str
    of: str
    coming: tuple[tuple[str, str], ...]
    leading: Mapping[str, tuple[str, ...]]


def copies_for(tree: Tree, circle: frozenset[str]) -> tuple[Copy, ...] | None:
    """The copies with which a circle would go, in file order; None where some walk meets a question of it twice.

    The tree has no fault but circles. None as well where too much would have to be looked at.
    """
    ways = _walked(tree, circle)
    order = None if ways is None else _in_order(ways)
    if ways is None or order is None:
        return None
    place = {question: index for index, question in enumerate(tree.questions)}
    turn: dict[Stand, int] = {}
    for stand in order:
        turn.setdefault(stand, 0)
        for _, target in ways[stand]:
            if target in ways:
                back = place[target[0]] <= place[stand[0]]
                turn[target] = max(turn.get(target, 0), turn[stand] + back)
    numbers = {q: sorted({turn[stand] for stand in ways if stand[0] == q}) for q in circle}

    def name(stand: Stand) -> str:
        at = numbers[stand[0]].index(turn[stand]) if stand in ways else 0
        return f"{stand[0]}-{at + 1}" if at else stand[0]

    coming: dict[str, dict[tuple[str, str], None]] = {}
    leading: dict[str, dict[str, dict[str, None]]] = {}
    for stand in order:
        for answer, target in ways[stand]:
            leading.setdefault(name(stand), {}).setdefault(answer, {})[name(target)] = None
            coming.setdefault(name(target), {})[name(stand), answer] = None
    copied = sorted({(place[s[0]], name(s), s[0]) for s in ways if name(s) != s[0]})
    return tuple(
        Copy(copy, of, tuple(coming[copy]), {a: tuple(to) for a, to in leading.get(copy, {}).items()})
        for _, copy, of in copied
    )


def _walked(tree: Tree, circle: frozenset[str]) -> dict[Stand, list[tuple[str, Stand]]] | None:
    """How everybody who comes into a circle stands there, and goes on; None where that is too much to look at."""
    answers = {(q, name): LeadsTo(a) for q, question in tree.questions.items() for name, a in question.answers.items()}
    looked_at = questions_named(
        branch for q in tree.questions.values() for a in q.answers.values() for branch in a.next.branches
    )
    begin: Stand = (tree.start, frozenset())
    found: dict[Stand, list[tuple[str, Stand]]] = {begin: []}
    waiting = [begin]
    for stand in waiting:
        question, known = stand
        for name in tree.questions[question].answers:
            given = {**dict(known), question: name}
            seen = tuple((q, a) for q, a in given.items() if q in answers[question, name].questions)
            for target in answers[question, name].under(seen):
                on: Stand = (target, frozenset((q, a) for q, a in given.items() if q in looked_at))
                found[stand].append((name, on))
                if target in tree.questions and on not in found:
                    found[on] = []
                    waiting.append(on)
        if len(found) > MOST_WALKED:
            return None
    return {stand: ways for stand, ways in found.items() if stand[0] in circle}


def _in_order(ways: Mapping[Stand, list[tuple[str, Stand]]]) -> list[Stand] | None:
    """All stands, each behind those that lead to it; None where a question is met twice."""
    after: dict[Stand, frozenset[str]] = {}
    done: list[Stand] = []
    for begin in ways:
        path = [(begin, iter(ways[begin]))]
        on_path = {begin}
        while path:
            stand, following = path[-1]
            if stand in after:
                on_path.discard(path.pop()[0])
                continue
            target = next((to for _, to in following if to in ways and to not in after), None)
            if target is None:
                met = {to[0] for _, to in ways[stand] if to in ways}
                after[stand] = frozenset(met.union(*(after[to] for _, to in ways[stand] if to in ways)))
                if stand[0] in after[stand]:
                    return None
                done.append(stand)
                on_path.discard(path.pop()[0])
            elif target in on_path:
                return None
            else:
                on_path.add(target)
                path.append((target, iter(ways[target])))
    return done[::-1]
