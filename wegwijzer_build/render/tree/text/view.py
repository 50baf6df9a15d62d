"""A whole tree as a text: to read, to print, or for a works council or lawyer to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import FRAGMENT, Answer, Case, Tree, tree_named
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.pages import tells_nothing
from wegwijzer_build.render.statement.explained import ExplanationView, explanation_view
from wegwijzer_build.render.statement.view import AdviceView, ContactView, KindView, advice_view, contacts_of, kind_view
from wegwijzer_build.render.tree.answer.view import AnswerView, WayOn, answer_view
from wegwijzer_build.render.tree.conditions import ConditionView, condition_view
from wegwijzer_build.render.tree.onward.view import onward

_ALWAYS = ConditionView((), ())


@dataclass(frozen=True)
class QuestionText:
    """A question with its answers."""

    anchor: str
    ask: str
    why: str
    explained: ExplanationView | None
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class UseText:
    """An advice in an outcome, and when it shows there."""

    to: Link
    kind: KindView
    condition: ConditionView


@dataclass(frozen=True)
class FirstText:
    """A contact that comes first in an outcome, and when."""

    to: Link
    condition: ConditionView


@dataclass(frozen=True)
class OutcomeText:
    """An outcome with the contacts that come first, and its advice."""

    anchor: str
    title: str
    text: Markup
    first: tuple[FirstText, ...]
    advice: tuple[UseText, ...]


@dataclass(frozen=True)
class CaseText:
    """An example: who, what was answered, and what came of it. `onward`: they go on in another tree."""

    name: str
    answers: tuple[tuple[str, str], ...]
    outcome: Link
    advice: tuple[Link, ...]
    onward: bool


@dataclass(frozen=True)
class TreeTextView:
    """The page. `advice` with their anchors: all that an outcome can show. `is_neutral`: the title tells nothing.

    `files`: the same to take along.
    """

    tree: str
    title: str
    is_neutral: bool
    over: str
    over_href: str
    for_whom: str
    intro: Markup
    start: Link
    most: int
    questions: tuple[QuestionText, ...]
    outcomes: tuple[OutcomeText, ...]
    advice: tuple[tuple[str, AdviceView], ...]
    contacts: tuple[ContactView, ...]
    cases: tuple[CaseText, ...]
    files: tuple[Link, ...] = ()


def text_title(here: Here, name: str) -> str:
    """The title of the text of a tree; of a tree that is to leave no traces, one that tells nothing."""
    page = here.site.pages.at(addresses.of_text(name, here.site.language.folder))
    return page.title if page else ""


def tree_text_view(here: Here, name: str) -> TreeTextView:
    """Decide everything about the text of a tree."""
    site = here.site
    _ = site.language.gettext
    tree = site.content.trees[name]
    start = Link(_("Begin de keuzehulp"), here.to_item("trees", name))
    used = dict.fromkeys(use.advice for outcome in tree.outcomes.values() for use in outcome.advice)
    advice = tuple(
        (f"advies-{item}", advice_view(here, item, site.content.advice[item], tree.audience)) for item in used
    )
    contacts = dict.fromkeys(contact for item in used for contact in site.content.advice[item].contacts)
    return TreeTextView(
        tree=name,
        title=text_title(here, name),
        is_neutral=tells_nothing(tree),
        over=here.title("audiences", tree.audience),
        over_href=here.to_item("audiences", tree.audience),
        for_whom=tree.for_whom or "",
        intro=here.html(tree.text),
        start=start,
        most=site.trees[name].start.remaining,
        questions=tuple(_question(here, tree, question) for question in tree.questions),
        outcomes=tuple(_outcome(here, tree, outcome) for outcome in tree.outcomes),
        advice=advice,
        contacts=contacts_of(here, tuple(contacts)),
        cases=() if here.site.spoken else tuple(_case(here, tree, case) for case in tree.cases),
        files=here.downloads(site.downloads.of("trees", name)),
    )


def _to(here: Here, tree: Tree, node: str) -> Link:
    if other := onward(here, node):
        return Link(other.title, here.to_item("trees", other.tree))
    words = tree.questions[node].ask if node in tree.questions else tree.outcomes[node].title
    return Link(words, f"#stap-{node}")


def _question(here: Here, tree: Tree, name: str) -> QuestionText:
    question = tree.questions[name]
    answers = tuple(answer_view(answer, a, ways=tuple(_ways(here, tree, a))) for answer, a in question.answers.items())
    explained = explanation_view(here, question.explain)
    return QuestionText(f"stap-{name}", question.ask, question.why or "", explained, answers)


def _ways(here: Here, tree: Tree, answer: Answer) -> Iterator[WayOn]:
    for branch in answer.next.branches:
        leaves = tree_named(branch.to) is not None
        yield WayOn(_to(here, tree, branch.to), condition_view(tree, branch, here.site.language), onward=leaves)
    if (last := answer.next.otherwise) is not None:
        yield WayOn(_to(here, tree, last), _ALWAYS, otherwise=True, onward=tree_named(last) is not None)


def _outcome(here: Here, tree: Tree, name: str) -> OutcomeText:
    outcome = tree.outcomes[name]
    uses = tuple(
        UseText(_to_advice(here, use.use), _weight(here, use.advice), condition_view(tree, use, here.site.language))
        for use in outcome.advice
    )
    first = tuple(
        FirstText(here.link("contacts", each.use), condition_view(tree, each, here.site.language))
        for each in outcome.first
    )
    return OutcomeText(f"stap-{name}", outcome.title, here.html(outcome.text), first, uses)


def _case(here: Here, tree: Tree, case: Case) -> CaseText:
    answers = tuple(
        (tree.questions[question].ask, tree.questions[question].answers[answer].say)
        for question, answer in case.answers.items()
    )
    advice = tuple(_to_advice(here, name) for name in case.advice)
    return CaseText(case.name, answers, _to(here, tree, case.outcome), advice, tree_named(case.outcome) is not None)


def _to_advice(here: Here, name: str) -> Link:
    """The advice in the text; of a fragment its words say for whom it is."""
    item, _, fragment = name.partition(FRAGMENT)
    for_whom = f" · {here.site.content.advice[item].fragments[fragment].for_whom}" if fragment else ""
    return Link(here.title("advice", item) + for_whom, f"#advies-{item}")


def _weight(here: Here, name: str) -> KindView:
    return kind_view(here.site.content.advice[name].kind, here.site.language)
