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

from wegwijzer_build.analyse.subject import Subject, targets_in
from wegwijzer_build.model import tree_named
from wegwijzer_build.near import nearest
from wegwijzer_build.problems import KeyPath, Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Look up every node that the tree names."""
    tree = subject.tree
    if tree.start not in tree.questions:
        yield _unknown(subject, tree.start, ("start",), "a question", list(tree.questions))
    known = [*tree.questions, *tree.outcomes]
    for keys, target in targets_in(tree):
        if target not in subject.graph.next:
            yield _unknown(subject, target, keys, "a question or an outcome", known)
    for index, case in enumerate(tree.cases):
        if case.outcome not in subject.graph.ends:
            yield _unknown(subject, case.outcome, ("cases", index, "outcome"), "an outcome", subject.graph.ends)


def _unknown(subject: Subject, name: str, keys: KeyPath, what: str, known: Sequence[str]) -> Problem:
    guess = nearest(name, known)
    hint = f"expected the id of {what} of this tree"
    if tree_named(name) is not None:
        hint = f"no way on leads to that tree{f'; did you mean {guess!r}?' if guess else ''}"
    elif guess:
        line = subject.place_of_node(guess).line
        hint = f"did you mean '{guess}' (line {line})?"
    return Problem(subject.place(keys), "unknown-target", f"'{name}' is not {what}", hint)
