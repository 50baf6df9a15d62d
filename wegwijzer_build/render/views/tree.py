"""A state of a tree as a page: a question with its answers, or an outcome with its advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.analyse import Analysis, Combination, State
from wegwijzer_build.render import addresses

from .page import Here, Link, Site
from .statement import AdviceView, ContactView, KindView, SourceView, advice_view, contacts_of


@dataclass(frozen=True)
class AnswerView:
    """An answer to click."""

    id: str
    say: str
    href: str
    unsure: bool


@dataclass(frozen=True)
class GivenView:
    """A question with the answers that lead here, and where to change it."""

    question: str
    ask: str
    answers: tuple[str, ...]
    change: str


@dataclass(frozen=True)
class AppliesView:
    """Under "Dit geldt voor u als" stands what holds in any case and, where several ways lead here, one of these."""

    always: tuple[GivenView, ...]
    one_of: tuple[tuple[GivenView, ...], ...]


@dataclass(frozen=True)
class StateView:
    """One page of a tree."""

    address: str
    tree: str
    tree_title: str
    node: str
    state: str
    is_outcome: bool
    is_start: bool
    title: str
    description: str
    intro: Markup
    why: str
    answers: tuple[AnswerView, ...]
    remaining: int
    applies: AppliesView
    start_over: str
    informal: bool
    audience: Link
    advice: tuple[AdviceView, ...]
    contacts: tuple[ContactView, ...]
    sources: tuple[SourceView, ...]
    kinds: tuple[KindView, ...]
    edit_path: str


def state_view(site: Site, tree_name: str, analysis: Analysis, state: State) -> StateView:
    """Decide everything about the page of a state."""
    tree = analysis.tree
    folder = site.language.folder
    here = Here(site, addresses.of_state(tree_name, state.id, analysis.start.id, folder))

    def to_state(target: str) -> str:
        return addresses.relative(here.address, addresses.of_state(tree_name, target, analysis.start.id, folder))

    answers: tuple[AnswerView, ...] = ()
    if state.is_outcome:
        outcome = tree.outcomes[state.node]
        title, intro, why = outcome.title, outcome.text, ""
    else:
        question = tree.questions[state.node]
        title, intro, why = question.ask, None, question.why or ""
        answers = tuple(
            AnswerView(name, answer.say, to_state(state.answers[name]), answer.unsure)
            for name, answer in question.answers.items()
        )
    if state is analysis.start and tree.text:
        intro = tree.text
    advice = tuple(advice_view(here, name, site.content.advice[name], tree.audience) for name in state.advice)
    return StateView(
        address=here.address,
        tree=tree_name,
        tree_title=tree.title,
        node=state.node,
        state=state.id,
        is_outcome=state.is_outcome,
        is_start=state is analysis.start,
        title=title,
        description=f"{tree.title}: {title}",
        intro=here.html(intro),
        why=why,
        answers=answers,
        remaining=state.remaining,
        applies=_applies(analysis, state, to_state),
        start_over=to_state(analysis.start.id),
        informal=site.content.audiences[tree.audience].informal,
        audience=here.link("audiences", tree.audience),
        advice=advice,
        contacts=contacts_of(here, _each_once(name for item in advice for name in item.contact_ids)),
        sources=_sources(advice),
        kinds=tuple(dict.fromkeys(item.rests.kind for item in advice)),
        edit_path=f"trees/{tree_name}.yml",
    )


def _applies(analysis: Analysis, state: State, to_state: Callable[[str], str]) -> AppliesView:
    """Split the combinations into what they share and what tells them apart."""

    def given(combination: Combination, names: Iterable[str]) -> tuple[GivenView, ...]:
        return tuple(_given(analysis, state, name, combination[name], to_state) for name in names)

    if not state.applies:
        return AppliesView((), ())
    shared = [
        name for name in state.applies[0] if all(other.get(name) == state.applies[0][name] for other in state.applies)
    ]
    one_of = tuple(given(c, (name for name in c if name not in shared)) for c in state.applies)
    return AppliesView(given(state.applies[0], shared), one_of if len(one_of) > 1 else ())


def _given(
    analysis: Analysis, state: State, name: str, answers: tuple[str, ...], to_state: Callable[[str], str]
) -> GivenView:
    question = analysis.tree.questions[name]
    said = tuple(question.answers[answer].say for answer in answers)
    return GivenView(name, question.ask, said, to_state(state.changes[name]))


def _sources(advice: Iterable[AdviceView]) -> tuple[SourceView, ...]:
    by_id = {source.id: source for item in advice for source in item.rests.sources}
    return tuple(by_id.values())


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
