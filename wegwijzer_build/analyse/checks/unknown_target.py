"""A way on leads to a question or an outcome that does not exist (unknown-target).

Every `start`, `next`, `to` and `otherwise`, and the `outcome` of every case, names a question or an outcome of the
same tree. A slip of the pen here would leave a visitor on a page that is not there. Where a way leads on to another
tree, `tree:` stands before its id.

Bad:
    answers:
      ja: {say: Ja, next: branch}

Good:
    answers:
      ja: {say: Ja, next: branche}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wegwijzer_build.analyse.context import TreeContext, targets_in
from wegwijzer_build.model import tree_named
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import nearest, say


def check(context: TreeContext) -> Iterator[Problem]:
    """Look up every node that the tree names."""
    tree = context.tree
    if tree.start not in tree.questions:
        yield _unknown(context, tree.start, ("start",), say("a question"), list(tree.questions))
    known = [*tree.questions, *tree.outcomes]
    for keys, target in targets_in(tree):
        if target not in context.graph.next:
            yield _unknown(context, target, keys, say("a question or an outcome"), known)
    for index, case in enumerate(tree.cases):
        if case.outcome not in context.graph.ends:
            yield _unknown(context, case.outcome, ("cases", index, "outcome"), say("an outcome"), context.graph.ends)


def _unknown(context: TreeContext, name: str, keys: KeyPath, what: str, known: Sequence[str]) -> Problem:
    guess = nearest(name, known)
    hint = say("expected the id of {what} of this tree", what=what)
    if tree_named(name) is not None:
        hint = say("no way on leads to that tree")
        if guess:
            hint = say("no way on leads to that tree; did you mean {guess}?", guess=repr(guess))
    elif guess:
        line = context.place_of_node(guess).line
        hint = say("did you mean '{guess}' (line {line})?", guess=guess, line=line)
    return Problem(context.place(keys), "unknown-target", say("'{name}' is not {what}", name=name, what=what), hint)
