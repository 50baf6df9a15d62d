"""A way on leads to a question or an outcome that does not exist (unknown-target).

Every `start`, `next`, `to` and `otherwise`, and the `outcome` of every case, names a question or an outcome of the
same tree. A slip of the pen here would leave a visitor on a page that is not there.

Bad:
    answers:
      ja: {say: Ja, next: branch}

Good:
    answers:
      ja: {say: Ja, next: branche}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse.subject import Subject, branch_keys
from wegwijzer_build.problems import KeyPath, Problem, did_you_mean


def check(subject: Subject) -> Iterator[Problem]:
    """Look up every node that the tree names."""
    tree = subject.tree
    if tree.start not in tree.questions:
        yield _unknown(subject, tree.start, ("start",), "a question", list(tree.questions))
    for question, q in tree.questions.items():
        for answer, a in q.answers.items():
            branches = a.next.branches
            for index, branch in enumerate(branches):
                if branch.to not in subject.graph.next:
                    keys = (*branch_keys(question, answer, index, len(branches)), "to")
                    yield _unknown(subject, branch.to, keys, "a question or an outcome", subject.graph.nodes)
            if a.next.otherwise is not None and a.next.otherwise not in subject.graph.next:
                keys = (*branch_keys(question, answer, None, len(branches)), "otherwise")
                yield _unknown(subject, a.next.otherwise, keys, "a question or an outcome", subject.graph.nodes)
    for index, case in enumerate(tree.cases):
        if case.outcome not in tree.outcomes:
            yield _unknown(subject, case.outcome, ("cases", index, "outcome"), "an outcome", list(tree.outcomes))


def _unknown(subject: Subject, name: str, keys: KeyPath, what: str, known: list[str] | tuple[str, ...]) -> Problem:
    guess = did_you_mean(name, known)
    hint = f"expected the id of {what} of this tree"
    if guess:
        section = "questions" if guess in subject.tree.questions else "outcomes"
        line = subject.place((section, guess), of_key=True).line
        hint = f"did you mean '{guess}' (line {line})?"
    return Problem(subject.place(keys), "unknown-target", f"'{name}' is not {what}", hint)
