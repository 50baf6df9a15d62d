"""A tree as data: all its states, and where each answer leads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from wegwijzer_build.analyse import Analysis, NodeKind, State
from wegwijzer_build.model import Answer, Content, Delivery, tree_named
from wegwijzer_build.render import addresses
from wegwijzer_build.render.views.page import title_anywhere

from .rights import RIGHTS
from .told import TEXT, URL, Key, Schema, by_id, described, listed, properties_of, record, told


class _Tree(NamedTuple):
    name: str
    analysis: Analysis


class _State(NamedTuple):
    content: Content
    tree: str
    analysis: Analysis
    state: State

    @property
    def title(self) -> str:
        tree, node = self.analysis.tree, self.state.node
        if other := tree_named(node):
            return title_anywhere(self.content.trees[other])
        return tree.outcomes[node].title if self.state.is_outcome else tree.questions[node].ask

    @property
    def url(self) -> str:
        """All states of a tree on one page live at its address; a way out has that of the other tree."""
        if other := tree_named(self.state.node):
            return addresses.of_item("trees", other)
        start = self.analysis.start.id
        return addresses.of_state(self.tree, start if self.analysis.page else self.state.id, start)

    @property
    def answers(self) -> list[dict[str, object]]:
        if not self.state.is_question:
            return []
        answers = self.analysis.tree.questions[self.state.node].answers
        return [told(_ANSWER, _Answer(name, answer, self.state.answers[name])) for name, answer in answers.items()]


class _Answer(NamedTuple):
    name: str
    answer: Answer
    to: str


_TREE: tuple[Key[_Tree], ...] = (
    Key("tree", TEXT, "The id of the tree.", lambda it: it.name),
    Key("audience", TEXT, "For whom it is, an id of audiences.json.", lambda it: it.analysis.tree.audience),
    Key(
        "delivery",
        {"type": "string", "enum": [each.value for each in Delivery]},
        "pages: a page for each state. one-page: all of the tree at one address, for who must leave no traces.",
        lambda it: it.analysis.tree.delivery.value,
    ),
    Key("title", TEXT, "What the tree is called.", lambda it: title_anywhere(it.analysis.tree)),
    Key("for_whom", TEXT, "For whom this door is, in one line.", lambda it: it.analysis.tree.for_whom, optional=True),
    Key("start", TEXT, "The id of the state to begin at.", lambda it: it.analysis.start.id),
)
_ANSWER: tuple[Key[_Answer], ...] = (
    Key("id", TEXT, "The id of the answer within its question.", lambda it: it.name),
    Key("say", TEXT, "What the answer says.", lambda it: it.answer.say),
    Key("to", TEXT, "The id of the state that it leads to.", lambda it: it.to),
)
_STATE: tuple[Key[_State], ...] = (
    Key("node", TEXT, "The id of the question or outcome, or tree:<id> of another tree.", lambda it: it.state.node),
    Key(
        "kind",
        {"type": "string", "enum": [kind.value for kind in NodeKind]},
        "question: something is asked here. outcome: an end with advice. tree: an end that leads on to another tree.",
        lambda it: it.state.kind.value,
    ),
    Key(
        "facts",
        by_id(listed(TEXT)),
        "Earlier questions that matter here → the answers with which one can come here.",
        lambda it: dict(it.state.facts),
    ),
    Key("url", URL, "Its page, or the start of the other tree, relative to the root of the site.", lambda it: it.url),
    Key("title", TEXT, "The question, or the title of the outcome or of the other tree.", lambda it: it.title),
    Key("answers", listed(described(_ANSWER)), "The answers in their order; none at an end.", lambda it: it.answers),
    Key(
        "advice",
        listed(TEXT),
        "Ids of advice.json in the order to show; none but at an outcome.",
        lambda it: it.state.advice,
    ),
)


def tree_data(content: Content, name: str, analysis: Analysis, most: int | None = None) -> dict[str, object]:
    """A tree with all its states, or the first of them; `url` is relative to the root of the site."""
    return {**_head(content, name, analysis), "states": dict(islice(_states(content, name, analysis), most))}


def tree_json(content: Content, name: str, analysis: Analysis) -> bytes:
    """The same, with a line for each state: quick to write, and a change shows as the lines that changed."""
    head = json.dumps(_head(content, name, analysis), ensure_ascii=False, indent=1).removesuffix("\n}")
    states = _states(content, name, analysis)
    lines = (f"{json.dumps(state)}: {json.dumps(data, ensure_ascii=False)}" for state, data in states)
    return (head + ',\n "states": {\n' + ",\n".join(lines) + "\n}\n}\n").encode()


def tree_schema() -> Schema:
    """The schema of the file of any tree."""
    states: Schema = {**by_id(described(_STATE)), "description": "All states by their ids."}
    properties = {**properties_of(_TREE), **properties_of(RIGHTS), "states": states}
    optional = {key.name for key in _TREE if key.optional}
    required = [name for name in properties if name not in optional]
    return record(properties, required, "A tree with all its states.")


def _head(content: Content, name: str, analysis: Analysis) -> dict[str, object]:
    return {**told(_TREE, _Tree(name, analysis)), **told(RIGHTS, content.site)}


def _states(content: Content, name: str, analysis: Analysis) -> Iterator[tuple[str, dict[str, object]]]:
    for state in analysis.states.values():
        yield state.id, told(_STATE, _State(content, name, analysis, state))
