"""A whole tree as one page: every question, outcome, advice and contact once, each with what makes it show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.analyse import Analysis, NodeKind, OnePage, Patterns
from wegwijzer_build.model import Tree
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Here, Link, Site
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.statement.explained import ExplanationView, explanation_view
from wegwijzer_build.render.statement.view import (
    AdviceView,
    ContactView,
    FirstView,
    FragmentView,
    KindView,
    advice_view,
    contacts_of,
    first_view,
)
from wegwijzer_build.render.tree.answer.view import AnswerView, answer_view
from wegwijzer_build.render.tree.conditions import MOST_SHOWN, said, simplest
from wegwijzer_build.render.tree.onward.view import Onward, onward

LARGE, FEW = 1_000, 3
"""States, and ways: of a part with more ways than these a larger tree says only the simplest. All have to be sent."""

Lines = Callable[[str, str], tuple[str, ...]]
"""The lines that say when a part holds, by its kind and name."""


@dataclass(frozen=True)
class ShownFirst:
    """A contact that comes first in an outcome, with the name of the part and the lines that say when."""

    contact: FirstView
    part: str
    holds_when: tuple[str, ...]


@dataclass(frozen=True)
class NodeView:
    """A question, an outcome, or another tree to go on in.

    `holds_when`: one line for each way here; empty where it always shows. Of an outcome: the contacts that come
    `first`, and its advice in `brief`, as id and title, in its own order.
    """

    id: str
    kind: NodeKind
    title: str
    why: str
    intro: Markup
    answers: tuple[AnswerView, ...]
    remaining: int
    holds_when: tuple[str, ...]
    onward: Onward | None = None
    explained: ExplanationView | None = None
    first: tuple[ShownFirst, ...] = ()
    brief: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ShownAdvice:
    """An advice with the lines that say when it holds, and its fragments that may show, each with those."""

    advice: AdviceView
    holds_when: tuple[str, ...]
    fragments: tuple[tuple[FragmentView, tuple[str, ...]], ...]


@dataclass(frozen=True)
class OnePageView:
    """The page. `advice` and its fragments come with the lines that say when; a contact holds where advice names it.

    `expected`: contacts that come first somewhere, of which is told what happens when one turns to them. `abroad`: on a
    page in another language, what stands beside these.
    """

    address: str
    root: str
    heading: int
    tree: str
    title: str
    intro: Markup
    informal: bool
    audience: Link
    nodes: tuple[NodeView, ...]
    advice: tuple[ShownAdvice, ...]
    contacts: tuple[ContactView, ...]
    kinds: tuple[KindView, ...]
    expected: tuple[FirstView, ...]
    abroad: Markup


def one_page_view(site: Site, name: str, analysis: Analysis, heading: int = 1) -> OnePageView:
    """Decide everything about the page of a tree that is delivered as one. `heading`: the level of its highest."""
    page = analysis.page
    if page is None:
        raise ValueError(f"the tree {name} is delivered as pages")
    tree = analysis.tree
    here = Here(site, addresses.of_item("trees", name, site.language.folder))

    def lines(kind: str, part: str) -> tuple[str, ...]:
        return holds_when(tree, page.patterns[kind, part], site.language, brief=len(analysis.states) > LARGE)

    advice = tuple(_advice(here, tree.audience, page, lines, item) for item in page.advice)
    nodes = tuple(_node(here, analysis, page, lines, node) for node in page.nodes)
    first = {each.contact.id: each.contact for node in nodes for each in node.first if each.contact.expect}
    return OnePageView(
        address=here.address,
        root=here.root,
        heading=heading,
        tree=name,
        title=site.pages.item("trees", name).title_anywhere,
        intro=here.html(tree.text),
        informal=site.content.audiences[tree.audience].informal,
        audience=here.link("audiences", tree.audience),
        nodes=nodes,
        advice=advice,
        contacts=contacts_of(here, page.contacts),
        kinds=tuple(dict.fromkeys(each.advice.rests.kind for each in advice)),
        expected=tuple(first.values()),
        abroad=here.abroad,
    )


def _first(here: Here, lines: Lines, outcome: str, name: str) -> ShownFirst:
    part = f"{outcome} {name}"
    when = lines("first", part)
    return ShownFirst(first_view(here, name), part, when if when != lines("node", outcome) else ())


def _advice(here: Here, audience: str, page: OnePage, lines: Lines, name: str) -> ShownAdvice:
    view = advice_view(here, name, here.site.content.advice[name], audience)
    fragments = tuple((each, lines("fragment", each.id)) for each in view.fragments if each.id in page.fragments)
    return ShownAdvice(view, lines("advice", name), fragments)


def _node(here: Here, analysis: Analysis, page: OnePage, lines: Lines, name: str) -> NodeView:
    tree, when = analysis.tree, lines("node", name)
    if other := onward(here, name):
        return NodeView(name, NodeKind.TREE, other.title, "", Markup(""), (), 0, when, other)
    if name in tree.outcomes:
        outcome = tree.outcomes[name]
        first = tuple(_first(here, lines, name, each.use) for each in outcome.first)
        titles = {use.use: here.title("advice", use.use) for use in outcome.advice if use.use in page.advice}
        text = here.html(outcome.text)
        brief = tuple(titles.items())
        return NodeView(name, NodeKind.OUTCOME, outcome.title, "", text, (), 0, when, first=first, brief=brief)
    question = tree.questions[name]
    answers = tuple(answer_view(answer, a) for answer, a in question.answers.items())
    why, remaining = question.why or "", page.remaining[name]
    explained = explanation_view(here, question.explain)
    return NodeView(
        name, NodeKind.QUESTION, question.ask, why, Markup(""), answers, remaining, when, explained=explained
    )


def holds_when(tree: Tree, ways: Patterns, language: Language, *, brief: bool = False) -> tuple[str, ...]:
    """When a part holds, for reading: a line for each way, `Vraag? antwoord / antwoord; vraag? antwoord`.

    A question of which every answer will do says nothing and is left out. Nothing at all: the part always shows. Of
    many ways the simplest are told, and how many others there are. `brief`: of more than a few only the very simplest.
    """
    telling = dict.fromkeys(
        tuple((q, answers) for q, answers in way if len(answers) < len(tree.questions[q].answers))
        for way in filter(None, ways)
    )
    shown = simplest(tuple(telling), 1 if brief and len(telling) > FEW else MOST_SHOWN)
    lines = [said(tree, way) or language.gettext("De vragen hiervoor zijn beantwoord") for way in shown]
    if others := len(telling) - len(shown):
        more = language.ngettext(
            "nog %(num)s andere combinatie van antwoorden", "nog %(num)s andere combinaties van antwoorden", others
        )
        lines.append(more % {"num": others})
    return tuple(dict.fromkeys(lines))
