"""What a condition means: data in, yes or no out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wegwijzer_build.model import Answer, Conditional, Tree, tree_named

Facts = Mapping[str, str]
"""Question id → answer id, for every question that was asked."""


def fits(wanted: Mapping[str, Sequence[str]], facts: Facts) -> bool:
    """Tell whether every question named was asked and got one of the answers named."""
    return all(facts.get(question) in answers for question, answers in wanted.items())


def allowed(item: Conditional, facts: Facts) -> bool:
    """Tell whether `when` lets the item in; without `when` it always does."""
    return item.when is None or any(fits(wanted, facts) for wanted in item.when)


def taken_away(item: Conditional, facts: Facts) -> bool:
    """Tell whether `unless` takes the item away."""
    return item.unless is not None and any(fits(wanted, facts) for wanted in item.unless)


def holds(item: Conditional, facts: Facts) -> bool:
    """Tell whether an item holds: let in, and not taken away."""
    return allowed(item, facts) and not taken_away(item, facts)


def questions_named(items: Iterable[Conditional]) -> frozenset[str]:
    """All questions that the conditions of these items look at."""
    return frozenset(
        question
        for item in items
        for condition in (item.when or (), item.unless or ())
        for wanted in condition
        for question in wanted
    )


def is_clear(item: Conditional, tree: Tree) -> bool:
    """Tell whether every question and answer that the conditions of an item name is there."""
    return all(
        question in tree.questions and all(answer in tree.questions[question].answers for answer in answers)
        for condition in (item.when or (), item.unless or ())
        for wanted in condition
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
