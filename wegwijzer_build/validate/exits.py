"""An answer leads on to a tree that is not there, or back into its own (unknown-tree).

Where a way on leads to another tree, `tree:` stands before its id: `next: tree:wat-nu`. That tree is there. It may
be for another audience. Within a tree a way on leads to a question or an outcome by its id alone.

Bad:
    questions:
      wie:
        ask: Over wie gaat het?
        answers:
          mij: {say: Over mij, unsure: true, next: tree:wernemer}

Good:
    questions:
      wie:
        ask: Over wie gaat het?
        answers:
          mij: {say: Over mij, unsure: true, next: tree:werknemer}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model import is_id, tree_named
from wegwijzer_build.problems import KeyPath, Problem, as_one
from wegwijzer_build.wording import did_you_mean, quoted, say

from .context import CheckContext, RawItem
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Look up every tree that a way on names."""
    yield from as_one(_unknown(context))


def _unknown(context: CheckContext) -> Iterator[Problem]:
    for item in context.items:
        if item.collection == "trees":
            for keys, name in named_in(item):
                if violation := _violation(context, item, name):
                    yield item.problem(keys, violation)


def named_in(tree: RawItem) -> Iterator[tuple[KeyPath, str]]:
    """Each place in a tree that names another, with the id that it names."""
    for keys, leading in (*answers_of(tree), *_questions_of(tree)):
        following = leading.get("next")
        ways = following if isinstance(following, list) else [{"": following}]
        for index, way in enumerate(ways):
            for key in ("", "to", "otherwise"):
                target = way.get(key) if isinstance(way, dict) else None
                name = tree_named(target) if isinstance(target, str) else None
                if name is not None and is_id(name):
                    yield (*keys, "next", *((index, key) if key else ())), name


def _questions_of(tree: RawItem) -> Iterator[tuple[KeyPath, dict[str, object]]]:
    questions = tree.raw.get("questions") if isinstance(tree.raw, dict) else None
    for question, q in questions.items() if isinstance(questions, dict) else ():
        if isinstance(q, dict):
            yield ("questions", question), dict(q)


def answers_of(tree: RawItem) -> Iterator[tuple[KeyPath, dict[str, object]]]:
    """The answers of a tree as they were read, each with its key path; what has another form is passed over."""
    questions = tree.raw.get("questions") if isinstance(tree.raw, dict) else None
    for question, q in questions.items() if isinstance(questions, dict) else ():
        answers = q.get("answers") if isinstance(q, dict) else None
        for answer, a in answers.items() if isinstance(answers, dict) else ():
            if isinstance(a, dict):
                yield ("questions", question, "answers", answer), dict(a)


def _violation(context: CheckContext, tree: RawItem, name: str) -> Violation | None:
    if name == tree.id:
        message = say("{name} is this tree itself", name=quoted(f"tree:{name}"))
        return Violation("unknown-tree", message, say("leave out 'tree:' and lead to a question or an outcome of it"))
    without = context.loaded.without
    if ("trees", name) in without and ("trees", tree.id) not in without:
        message = say("this leads on in the tree {name}, which the edition leaves out", name=quoted(name))
        hint = say("put a tree of your own in the place of this one, or keep {name}", name=quoted(name))
        return Violation("unknown-tree", message, hint)
    if context.exists("trees", name):
        return None
    others = [other for other in context.ids["trees"] if other != tree.id]
    return Violation(
        "unknown-tree", say("there is no tree {name} to go on in", name=quoted(name)), did_you_mean(name, others)
    )
