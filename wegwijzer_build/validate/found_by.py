"""A tree is found by a word that none of its answers names (found-by-without-answer).

Who types "kapot" has to find an answer that says it. So a word for a kind of thing stands at the answer that names
that kind, in `found_by` there. The search then finds the tree by it. At the tree itself stand words for the door as a
whole: who comes here, and what for. A word that some answer claims stays away from trees without such an answer.

Bad:
    # none of its answers is about bullying; one of another tree has found_by: [gepest]
    found_by: [collega, gepest]

Good:
    found_by: [collega, gepest]
    questions:
      wat-is-er:
        ask: Wat is er gebeurd?
        answers:
          pesten: {say: Ik word gepest, unsure: true, next: pesten, found_by: [gepest]}
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import quoted, say

from .context import CheckContext, RawItem
from .exits import answers_of
from .violation import Violation

_MOST_LISTED = 3


def check(context: CheckContext) -> Iterator[Problem]:
    """Hold the words of each tree against those of all answers."""
    trees = [item for item in context.items if item.collection == "trees"]
    claimed = {tree.id: frozenset(_claimed(tree)) for tree in trees}
    for tree in trees:
        for index, word in _words(tree.raw):
            claiming = [name for name, words in claimed.items() if _same(word) in words]
            if claiming and tree.id not in claiming:
                message = say("nobody who types {word} finds an answer here that says so", word=quoted(word))
                yield tree.problem(("found_by", index), Violation("found-by-without-answer", message, _hint(claiming)))


def _hint(claiming: list[str]) -> str:
    names = ", ".join(quoted(name) for name in claiming[:_MOST_LISTED])
    if len(claiming) > _MOST_LISTED:
        names = say("{names} and more", names=names)
    return say(
        "put it in 'found_by' of the answer that names it, or take it out; answers of {names} have it", names=names
    )


def _claimed(tree: RawItem) -> Iterator[str]:
    for _keys, answer in answers_of(tree):
        yield from (_same(word) for _index, word in _words(answer))


def _words(raw: object) -> Iterator[tuple[int, str]]:
    found_by = raw.get("found_by") if isinstance(raw, dict) else None
    for index, word in enumerate(found_by if isinstance(found_by, list) else ()):
        if isinstance(word, str):
            yield index, word


def _same(word: str) -> str:
    """Words that the search takes for one."""
    return " ".join(word.casefold().split())
