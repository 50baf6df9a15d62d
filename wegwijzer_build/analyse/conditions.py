"""What a condition means: data in, yes or no out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wegwijzer_build.model import AllOf, Answer, AnyOf, Clause, Conditional, NoneOf, Tree, tree_named
from wegwijzer_build.problems import KeyPath

Facts = Mapping[str, str]
"""Question id → answer id, for every question that was asked."""


def fits(clause: Clause, facts: Facts) -> bool:
    """Tell whether a clause holds. A question that was not asked matches nothing; nor does a name of nothing."""
    if isinstance(clause, AnyOf):
        return any(fits(each, facts) for each in clause.any)
    if isinstance(clause, AllOf):
        return all(fits(each, facts) for each in clause.all)
    if isinstance(clause, NoneOf):
        return not any(fits(each, facts) for each in clause.unless)
    return not isinstance(clause, str) and all(facts.get(question) in answers for question, answers in clause.items())


def allowed(item: Conditional, facts: Facts) -> bool:
    """Tell whether `when` lets the item in; without `when` it always does."""
    return item.when is None or any(fits(clause, facts) for clause in item.when)


def taken_away(item: Conditional, facts: Facts) -> bool:
    """Tell whether `unless` takes the item away."""
    return item.unless is not None and any(fits(clause, facts) for clause in item.unless)


def holds(item: Conditional, facts: Facts) -> bool:
    """Tell whether an item holds: let in, and not taken away."""
    return allowed(item, facts) and not taken_away(item, facts)


def clauses_of(item: Conditional) -> Iterator[tuple[KeyPath, Clause]]:
    """All clauses of an item, each before those that it holds, with their key paths within it."""
    waiting: list[tuple[KeyPath, Clause]] = [
        ((word, index), clause)
        for word, condition in (("when", item.when), ("unless", item.unless))
        for index, clause in enumerate(condition or ())
    ]
    while waiting:
        keys, clause = waiting.pop(0)
        yield keys, clause
        waiting[:0] = inside(keys, clause)


def inside(keys: KeyPath, clause: Clause) -> list[tuple[KeyPath, Clause]]:
    """The clauses that a clause holds, with their key paths; none in a map."""
    if isinstance(clause, AnyOf):
        return [((*keys, "any", index), each) for index, each in enumerate(clause.any)]
    if isinstance(clause, AllOf):
        return [((*keys, "all", index), each) for index, each in enumerate(clause.all)]
    if isinstance(clause, NoneOf):
        return [((*keys, "unless", index), each) for index, each in enumerate(clause.unless)]
    return []


def maps_of(item: Conditional) -> Iterator[tuple[KeyPath, Mapping[str, Sequence[str]]]]:
    """All maps in the conditions of an item, with their key paths within it."""
    for keys, clause in clauses_of(item):
        if isinstance(clause, Mapping):
            yield keys, clause


def questions_named(items: Iterable[Conditional]) -> frozenset[str]:
    """All questions that the conditions of these items look at."""
    return frozenset(question for item in items for _, wanted in maps_of(item) for question in wanted)


def is_clear(item: Conditional, tree: Tree) -> bool:
    """Tell whether every name, question and answer in the conditions of an item stands for something."""
    return not any(isinstance(clause, str) for _, clause in clauses_of(item)) and all(
        question in tree.questions and all(answer in tree.questions[question].answers for answer in answers)
        for _, wanted in maps_of(item)
        for question, answers in wanted.items()
    )


def targets(answer: Answer, facts: Facts) -> tuple[str, ...]:
    """Where an answer leads under these facts: one node in a sound tree; none or several where it has a fault.

    `facts` include the answer just given. Each node is named once, in file order.
    """
    open_ways = [branch.to for branch in answer.next.branches if holds(branch, facts)]
    if not open_ways and answer.next.otherwise is not None:
        return (answer.next.otherwise,)
    return tuple(dict.fromkeys(open_ways))


def targets_named(answer: Answer) -> tuple[str, ...]:
    """Every node an answer can lead to, whatever its conditions say; each once, in file order."""
    named = [branch.to for branch in answer.next.branches]
    if answer.next.otherwise is not None:
        named.append(answer.next.otherwise)
    return tuple(dict.fromkeys(named))


def exits_of(tree: Tree) -> tuple[str, ...]:
    """Every way out into another tree, as it is written (`tree:wat-nu`), each once, in file order."""
    named = (
        target for question in tree.questions.values() for a in question.answers.values() for target in targets_named(a)
    )
    return tuple(dict.fromkeys(target for target in named if tree_named(target) is not None))
