"""What explains a question, looked at as an item: it has a weight, sources and a day of its own, as items have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from wegwijzer_build.model import Explanation, Model
from wegwijzer_build.problems import KeyPath
from wegwijzer_build.wording import say

from .context import RawItem

_KEY = "explain"


class ExplanationItem(RawItem):
    """The explanation at a question of a tree; its id is that of the tree and of the question: `wat-nu/grens`."""

    @property
    def one(self) -> str:
        return say("explanation")

    @cached_property
    def model(self) -> type[Model]:
        return Explanation


def explanations_of(item: RawItem) -> Iterator[ExplanationItem]:
    """The explanations in an item; only trees have any. What has another form is passed over."""
    questions = item.raw.get("questions") if isinstance(item.raw, dict) and item.collection == "trees" else None
    for name, question in questions.items() if isinstance(questions, dict) else ():
        explained = question.get(_KEY) if isinstance(question, dict) else None
        if isinstance(explained, dict):
            keys: KeyPath = (*item.keys, "questions", name, _KEY)
            yield ExplanationItem(item.collection, f"{item.id}/{name}", explained, item.sheet, keys)


def with_explanations(items: Iterable[RawItem]) -> Iterator[RawItem]:
    """Items, and behind each tree the explanations in it."""
    for item in items:
        yield item
        yield from explanations_of(item)


def is_explaining(item: RawItem, path: KeyPath) -> bool:
    """Tell whether a value of an item stands in an explanation."""
    of_question = item.collection == "trees" and path[:1] == ("questions",)
    return of_question and path[2:3] == (_KEY,)
