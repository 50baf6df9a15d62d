"""A tree uses a name that stands for nothing (unknown-name).

A name in a tree is used nowhere (unused-name).

A name in a tree stands for two things (taken-name).

A condition leads back to itself (circular-name).

What a tree says more than once gets a name: `groups` of answers in a question, `conditions` and `lists` of advice in
the tree. A group is used in conditions on its own question. A `next` of a question is for answers that have none of
their own; where each has one, nobody needs it.

Bad:
    conditions: {zonder-baas: {werk: [zzp, vrijwilliger]}}
    outcomes:
      praten: {advice: [{use: bedrijfsarts, unless: zonder-bas}]}

Good:
    conditions: {zonder-baas: {werk: [zzp, vrijwilliger]}}
    outcomes:
      praten: {advice: [{use: bedrijfsarts, unless: zonder-baas}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wegwijzer_build.model import Clause, Conditional, Question, Tree, Use
from wegwijzer_build.problems import KeyPath
from wegwijzer_build.wording import did_you_mean, nearest, quoted, say

from .plain_trees import circular_names, clauses_within, strange_groups
from .violation import Violation

Found = Iterator[tuple[KeyPath, Violation, bool]]
"""Key paths with what is wrong there; whether it is about the key."""


def violations(tree: Tree, advice: Sequence[str]) -> Found:
    """Look up all names that a tree that fits its schema uses. `advice`: the ids of all there is."""
    used_conditions, used_lists, used_groups = set[str](), set[str](), set[tuple[str, str]]()
    for keys, clause in _clauses(tree):
        if isinstance(clause, str):
            used_conditions.add(clause)
            if clause not in tree.conditions:
                hint = _condition_hint(tree, clause)
                message = say("{name} is not a condition of this tree", name=quoted(clause))
                yield keys, Violation("unknown-name", message, hint), False
        elif isinstance(clause, Mapping):
            for question, answers in clause.items():
                named = [a for a in answers if question in tree.questions and a in tree.questions[question].groups]
                used_groups |= {(question, name) for name in named}
            for question, position, name, of in strange_groups(tree, clause):
                message = say(
                    "'{name}' is a group of answers to '{of}', not to '{question}'", name=name, of=of, question=question
                )
                hint = say("its answers are: {answers}", answers=", ".join(tree.questions[question].answers))
                yield (*keys, question, position), Violation("unknown-name", message, hint), False
    for keys, name in _lists_used(tree):
        used_lists.add(name)
        if name not in tree.lists:
            message = say("{name} is not a list of advice of this tree", name=quoted(name))
            yield keys, Violation("unknown-name", message, did_you_mean(name, list(tree.lists))), False
    yield from _in_lists(tree)
    yield from _unused(tree, used_conditions, used_lists, used_groups)
    yield from _taken(tree, advice)
    yield from _circular(tree)
    for question, q in tree.questions.items():
        yield from _of_question(question, q)


def _clauses(tree: Tree) -> Iterator[tuple[KeyPath, Clause]]:
    for question, q in tree.questions.items():
        ways = [(("questions", question, "answers", name, "next"), a.next) for name, a in q.answers.items()]
        for keys, following in [*ways, *([(("questions", question, "next"), q.next)] if q.next else [])]:
            for index, branch in enumerate(following.branches):
                yield from _of_item(branch, (*keys, index))
    for where, lists in (("outcomes", {o: out.advice for o, out in tree.outcomes.items()}), ("lists", tree.lists)):
        for name, uses in lists.items():
            for index, use in enumerate(uses):
                inner = ("advice",) if where == "outcomes" else ()
                yield from _of_item(use, (where, name, *inner, index))
    for outcome, o in tree.outcomes.items():
        for index, first in enumerate(o.first):
            yield from _of_item(first, ("outcomes", outcome, "first", index))
    for name, condition in tree.conditions.items():
        yield from clauses_within(condition, ("conditions", name))


def _of_item(item: Conditional, keys: KeyPath) -> Iterator[tuple[KeyPath, Clause]]:
    for word, condition in (("when", item.when), ("unless", item.unless)):
        yield from clauses_within(condition or (), (*keys, word))
    for fragment, condition in item.with_.items() if isinstance(item, Use) else ():
        yield from clauses_within(condition or (), (*keys, "with", fragment))


def _lists_used(tree: Tree) -> Iterator[tuple[KeyPath, str]]:
    for outcome, o in tree.outcomes.items():
        for index, use in enumerate(o.advice):
            if use.list is not None:
                yield ("outcomes", outcome, "advice", index, "list"), use.list


def _in_lists(tree: Tree) -> Found:
    for name, uses in tree.lists.items():
        for index, use in enumerate(uses):
            if use.list is not None:
                message = say("a list of advice holds advice, and no other list")
                hint = say("name its advice here, or use both lists in the outcome")
                yield ("lists", name, index, "list"), Violation("circular-name", message, hint), False


def _condition_hint(tree: Tree, name: str) -> str:
    for question, q in tree.questions.items():
        if name in q.groups:
            return say(
                "it is a group of answers to '{question}': write {written}",
                question=question,
                written=f"{{{question}: {name}}}",
            )
    return did_you_mean(name, list(tree.conditions))


def _unused(tree: Tree, conditions: set[str], lists: set[str], groups: set[tuple[str, str]]) -> Found:
    for where, names, used in (("conditions", tree.conditions, conditions), ("lists", tree.lists, lists)):
        for name in names:
            if name not in used:
                message = say("nothing uses {name}", name=quoted(name))
                yield (where, name), Violation("unused-name", message, say("use it, or take it out")), True
    for question, q in tree.questions.items():
        for name in q.groups:
            if (question, name) not in groups:
                message = say("no condition on '{question}' uses {name}", question=question, name=quoted(name))
                violation = Violation("unused-name", message, say("use it, or take it out"))
                yield ("questions", question, "groups", name), violation, True


def _taken(tree: Tree, advice: Sequence[str]) -> Found:
    for name in tree.conditions:
        if name in tree.questions:
            message = say("{name} is a question of this tree", name=quoted(name))
            yield ("conditions", name), Violation("taken-name", message, say("give one another name")), True
    for name in tree.lists:
        if name in advice:
            message = say("{name} is an advice", name=quoted(name))
            yield ("lists", name), Violation("taken-name", message, say("give the list another name")), True


def _circular(tree: Tree) -> Found:
    for name in sorted(circular_names(tree), key=list(tree.conditions).index):
        message = say("the condition {name} is made of itself", name=quoted(name))
        violation = Violation("circular-name", message, say("write out what is meant in one of them"))
        yield ("conditions", name), violation, True


def _of_question(name: str, question: Question) -> Found:
    keys: KeyPath = ("questions", name)
    lacking = [answer for answer, a in question.answers.items() if not a.next.is_given]
    if question.next is None:
        for answer in lacking:
            hint = say("add 'next: …' here, or to the question, for all its answers that have none")
            violation = Violation("missing-key", say("an answer needs the key 'next', or its question does"), hint)
            yield (*keys, "answers", answer), violation, True
    elif question.answers and not lacking:
        message = say("no answer needs this 'next': each has its own")
        yield (*keys, "next"), Violation("unused-name", message, say("take it out, or those that say the same")), True
    for group, answers in question.groups.items():
        if group in question.answers:
            message = say("{group} is an answer to '{question}'", group=quoted(group), question=name)
            violation = Violation("taken-name", message, say("give the group another name"))
            yield (*keys, "groups", group), violation, True
        for index, answer in enumerate(answers):
            if answer not in question.answers:
                guess = nearest(answer, list(question.answers))
                message = say("'{answer}' is not an answer to '{question}'", answer=answer, question=name)
                hint = (
                    say("did you mean '{guess}'?", guess=guess)
                    if guess
                    else say("its answers are: {answers}", answers=", ".join(question.answers))
                )
                if answer in question.groups:
                    message, hint = say("a group holds answers, and no other group"), say("name its answers here")
                yield (*keys, "groups", group, index), Violation("unknown-name", message, hint), False
