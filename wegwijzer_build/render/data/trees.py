"""A tree as data: all its states, and where each answer leads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from wegwijzer_build.analyse import Analysis, NodeKind, State
from wegwijzer_build.model import Answer, Case, Content, Delivery, Explanation, Kind, Outcome, Question, tree_named
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.pages import title_anywhere

from .keys import (
    FLAG,
    MARKDOWN,
    NUMBER,
    TEXT,
    URL,
    Key,
    Schema,
    as_object,
    by_id,
    described,
    listed,
    properties_of,
    record,
    word,
)
from .rights import rights, rights_of
from .scrutiny import SCRUTINY, scrutiny_of


class _Tree(NamedTuple):
    name: str
    analysis: Analysis


class _State(NamedTuple):
    folder: str
    content: Content
    tree: str
    analysis: Analysis
    state: State

    @property
    def question(self) -> Question | None:
        return self.analysis.tree.questions.get(self.state.node)

    @property
    def outcome(self) -> Outcome | None:
        return self.analysis.tree.outcomes.get(self.state.node)

    @property
    def title(self) -> str:
        if self.question:
            return self.question.ask
        if self.outcome:
            return self.outcome.title
        return title_anywhere(self.content.trees[tree_named(self.state.node) or ""])

    @property
    def url(self) -> str:
        """All states of a tree on one page live at its address; a way out has that of the other tree."""
        if other := tree_named(self.state.node):
            return addresses.of_item("trees", other, self.folder)
        start = self.analysis.start.id
        return addresses.of_state(self.tree, start if self.analysis.page else self.state.id, start, self.folder)

    @property
    def answers(self) -> list[dict[str, object]]:
        answers = self.question.answers if self.question else {}
        return [as_object(_ANSWER, _Answer(name, answer, self.state.answers[name])) for name, answer in answers.items()]

    @property
    def explain(self) -> dict[str, object] | None:
        explained = self.question.explain if self.question else None
        return as_object(_EXPLANATION, explained) if explained else None


class _Answer(NamedTuple):
    name: str
    answer: Answer
    to: str


_EXPLANATION: tuple[Key[Explanation], ...] = (
    Key("title", TEXT, "What is explained.", lambda it: it.title),
    Key("text", MARKDOWN, "What is meant, and what counts.", lambda it: it.text),
    Key("kind", word(kind.value for kind in Kind), "Its legal weight.", lambda it: it.kind.value),
    Key("sources", listed(TEXT), "Ids of sources.json that it rests on.", lambda it: it.sources),
)
_ANSWER: tuple[Key[_Answer], ...] = (
    Key("id", TEXT, "The id of the answer within its question.", lambda it: it.name),
    Key("say", TEXT, "What the answer says.", lambda it: it.answer.say),
    Key("explain", TEXT, "What is meant by it.", lambda it: it.answer.explain, True),
    Key("unsure", FLAG, "Whether it is the answer of who does not know.", lambda it: it.answer.unsure),
    Key("to", TEXT, "The id of the state that it leads to.", lambda it: it.to),
)
_CASE: tuple[Key[Case], ...] = (
    Key("name", TEXT, "Who this is about.", lambda case: case.name),
    Key(
        "answers",
        by_id(TEXT, "CaseAnswers", "Question → the answer that was given, by their ids."),
        "What this person answers to the questions that are asked.",
        lambda case: dict(case.answers),
    ),
    Key("outcome", TEXT, "The node that this person comes to.", lambda case: case.outcome),
    Key(
        "advice",
        listed(TEXT),
        "Ids of the advice that this person sees; a fragment of one has its name behind a slash (kosten/klein).",
        lambda case: case.advice,
    ),
)
_TREE: tuple[Key[_Tree], ...] = (
    Key("tree", TEXT, "The id of the tree.", lambda it: it.name),
    Key("audience", TEXT, "For whom it is, an id of audiences.json.", lambda it: it.analysis.tree.audience),
    Key(
        "delivery",
        word(each.value for each in Delivery),
        "pages: a page for each state. one-page: all of the tree at one address, for who must leave no traces.",
        lambda it: it.analysis.tree.delivery.value,
    ),
    Key(
        "title",
        TEXT,
        "What the tree is called where anybody may see it: of some trees on one page, words that tell nothing.",
        lambda it: title_anywhere(it.analysis.tree),
    ),
    Key(
        "full_title",
        TEXT,
        "What it helps with: the title by which it is offered. It may tell too much for the page of the tree itself.",
        lambda it: it.analysis.tree.title,
    ),
    Key("for_whom", TEXT, "For whom this door is, in one line.", lambda it: it.analysis.tree.for_whom, optional=True),
    Key("text", MARKDOWN, "What a visitor gets from it; shown at its start.", lambda it: it.analysis.tree.text, True),
    Key("start", TEXT, "The id of the state to begin at.", lambda it: it.analysis.start.id),
    Key(
        "cases",
        listed(described(_CASE, "Case")),
        "Examples, each of which was walked when the site was made: they can test a program as well.",
        lambda it: [as_object(_CASE, case) for case in it.analysis.tree.cases],
    ),
)
_STATE: tuple[Key[_State], ...] = (
    Key("node", TEXT, "The id of the question or outcome, or tree:<id> of another tree.", lambda it: it.state.node),
    Key(
        "kind",
        word(kind.value for kind in NodeKind),
        "question: something is asked here. outcome: an end with advice. tree: an end that leads on to another tree.",
        lambda it: it.state.kind.value,
    ),
    Key(
        "facts",
        by_id(listed(TEXT), "Facts", "Question → answers, by their ids."),
        "Earlier questions that matter here → the answers with which one can come here.",
        lambda it: dict(it.state.facts),
    ),
    Key("url", URL, "Its page, or the start of the other tree, relative to the root of the site.", lambda it: it.url),
    Key("title", TEXT, "The question, or the title of the outcome or of the other tree.", lambda it: it.title),
    Key("why", TEXT, "Why the question is asked.", lambda it: it.question.why if it.question else None, True),
    Key(
        "explain",
        described(_EXPLANATION, "Explanation", "What is meant by a question: to show to who asks for it."),
        "What is meant by the question, and what counts.",
        lambda it: it.explain,
        optional=True,
    ),
    Key(
        "text",
        MARKDOWN,
        "What the outcome says before its advice; who is in danger may be told so here.",
        lambda it: it.outcome.text if it.outcome else None,
        optional=True,
    ),
    Key(
        "answers",
        listed(described(_ANSWER, "Answer")),
        "The answers in their order; none at an end.",
        lambda it: it.answers,
    ),
    Key(
        "remaining",
        NUMBER,
        "The most questions still to answer, this one included; 0 at an end. As the page says it: a tree on one page "
        "says the same for a question whatever was answered before.",
        lambda it: it.analysis.page.remaining[it.state.node] if it.analysis.page else it.state.remaining,
    ),
    Key(
        "first",
        listed(TEXT),
        "Ids of contacts.json to turn to before anything else is read, in the order to show; none but at an outcome.",
        lambda it: it.state.first,
    ),
    Key(
        "advice",
        listed(TEXT),
        "Ids of advice.json in the order to show; none but at an outcome.",
        lambda it: it.state.advice,
    ),
    Key(
        "fragments",
        by_id(listed(TEXT), "ShownFragments", "Advice → its fragments, by their names."),
        "Advice shown here → the names of its fragments that are shown with it: what is for these readers only.",
        lambda it: {name: list(fragments) for name, fragments in it.state.fragments.items()},
    ),
)


def tree_data(content: Content, name: str, analysis: Analysis, most: int | None = None) -> dict[str, object]:
    """A tree with all its states, or the first of them; `url` is relative to the root of the site."""
    return {**_head(content, name, analysis), "states": dict(islice(_states(content, name, analysis, ""), most))}


def tree_json(site: Site, name: str) -> bytes:
    """The same in the language of a site, with a line for each state: quick to write, and a change shows as lines."""
    content, analysis = site.content, site.trees[name]
    begun = {**_head(content, name, analysis), **scrutiny_of(site, "trees", name)}
    head = json.dumps(begun, ensure_ascii=False, indent=1).removesuffix("\n}")
    states = _states(content, name, analysis, site.language.folder)
    lines = (f"{json.dumps(state)}: {json.dumps(data, ensure_ascii=False)}" for state, data in states)
    return (head + ',\n "states": {\n' + ",\n".join(lines) + "\n}\n}\n").encode()


def tree_schema(*, licensed: bool) -> Schema:
    """The schema of the file of any tree."""
    states = by_id(described(_STATE, "State"), "StateById", "All states by their ids.")
    properties = {**properties_of(_TREE), **properties_of(rights(licensed=licensed)), "states": states}
    optional = {key.name for key in _TREE if key.optional}
    required = [name for name in properties if name not in optional]
    return record("Tree", {**properties, **SCRUTINY}, required, "A tree with all its states.")


def _head(content: Content, name: str, analysis: Analysis) -> dict[str, object]:
    return {**as_object(_TREE, _Tree(name, analysis)), **rights_of(content.site)}


def _states(
    content: Content, name: str, analysis: Analysis, folder: str = ""
) -> Iterator[tuple[str, dict[str, object]]]:
    for state in analysis.states.values():
        yield state.id, as_object(_STATE, _State(folder, content, name, analysis, state))
