"""A state of a tree as a page: a question with its answers, or an outcome with its advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.analyse import Analysis, Combination, State
from wegwijzer_build.model import Answer
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Here, Link, Site
from wegwijzer_build.render.tree.answer.view import AnswerView, answer_view
from wegwijzer_build.render.tree.conditions import simplest
from wegwijzer_build.render.tree.onward.view import onward


@dataclass(frozen=True)
class GivenView:
    """A question with the answers that lead here, and the link back to it."""

    question: str
    ask: str
    answers: tuple[str, ...]
    back_link: str


@dataclass(frozen=True)
class AppliesView:
    """Under "Dit geldt voor u als" stands what holds in any case and, where several ways lead here, one of these.

    Of many ways the simplest stand there. `others`: how many do not. `to_all`: where the whole tree is told as a text.
    """

    always: tuple[GivenView, ...]
    one_of: tuple[tuple[GivenView, ...], ...]
    others: int = 0
    to_all: str = ""

    @property
    def is_known(self) -> bool:
        """Whether this is just what the visitor answered: one way leads here, with one answer to each question."""
        return not self.one_of and all(len(given.answers) == 1 for given in self.always)


@dataclass(frozen=True)
class StateView:
    """One page of a tree. It looks the same on its own page and in a frame of others: links to states stay in either.

    `root`: the relative way to the root of the site, the same from both. `first`: contacts; `advice`: ids; `fragments`:
    advice → names; `contacts`: the ids of all that these name, each once. `reviewed`: when the advice was compared with
    its sources, in words; for paper, which gets older than the site. `for_whom`: at the start only, for whom this door
    is. `previous`: the question before this one; empty where several lead here. An outcome leads back by its answers.
    `plan`: all that this outcome can advise, as a file to fill in.
    """

    address: str
    root: str
    tree: str
    tree_title: str
    node: str
    state: str
    is_outcome: bool
    is_start: bool
    title: str
    for_whom: str
    description: str
    intro: Markup
    why: str
    answers: tuple[AnswerView, ...]
    remaining: int
    applies: AppliesView
    previous: str
    start_over: str
    informal: bool
    audience: Link
    first: tuple[str, ...]
    advice: tuple[str, ...]
    fragments: Mapping[str, tuple[str, ...]]
    contacts: tuple[str, ...]
    reviewed: str
    plan: Link | None = None


def state_view(site: Site, tree_name: str, analysis: Analysis, state: State) -> StateView:
    """Decide everything about the page of a state."""
    tree = analysis.tree
    folder = site.language.folder
    start = analysis.start
    here = Here(site, addresses.of_state(tree_name, state.id, start.id, folder))
    to_start = "" if state is start else "../" * (state.id.count("/") + 1)

    def to_state(target: str) -> str:
        return to_start + (f"{target}/" if target != start.id else "")

    def leading_on(name: str, answer: Answer) -> AnswerView:
        target = state.answers[name]
        other = onward(here, target, f"{to_start}../")
        return answer_view(name, answer, href=other.href if other else to_state(target), onward=other)

    answers: tuple[AnswerView, ...] = ()
    if state.is_outcome:
        outcome = tree.outcomes[state.node]
        title, intro, why = outcome.title, outcome.text, ""
    else:
        question = tree.questions[state.node]
        title, intro, why = question.ask, None, question.why or ""
        answers = tuple(leading_on(name, answer) for name, answer in question.answers.items())
    if state is start and tree.text:
        intro = tree.text
    return StateView(
        address=here.address,
        root=here.root,
        tree=tree_name,
        tree_title=tree.title,
        node=state.node,
        state=state.id,
        is_outcome=state.is_outcome,
        is_start=state is start,
        title=title,
        for_whom=(tree.for_whom or "") if state is start else "",
        description=f"{tree.title}: {title}",
        intro=here.html(intro),
        why=why,
        answers=answers,
        remaining=state.remaining,
        applies=_applies(analysis, state, to_state, here.root + addresses.of_text(tree_name, folder)),
        previous=_to_previous(analysis, state, to_state),
        start_over=to_start,
        informal=site.content.audiences[tree.audience].informal,
        audience=here.link("audiences", tree.audience),
        first=state.first,
        advice=state.advice,
        fragments=state.fragments,
        contacts=tuple(
            dict.fromkeys(contact for name in state.advice for contact in site.content.advice[name].contacts)
        ),
        reviewed=reviewed(site, state.advice),
        plan=next(iter(here.downloads(site.downloads.of("trees", tree_name, state.node))), None),
    )


def _to_previous(analysis: Analysis, state: State, to_state: Callable[[str], str]) -> str:
    before = analysis.came_from.get(state.id)
    if before is None:
        return ""
    answers = analysis.states[before].answers
    return to_state(before) + _chosen(answer for answer, target in answers.items() if target == state.id)


def _chosen(answers: Iterable[str]) -> str:
    """What is put behind a link back to a question: it marks the answer that was given there, if that was one."""
    names = tuple(answers)
    return f"#a-{names[0]}" if len(names) == 1 else ""


def reviewed(site: Site, advice: Iterable[str]) -> str:
    """When somebody compared some advice with its sources, in words: the day of the oldest; empty without any."""
    days = {site.content.advice[name].reviewed_on for name in advice}
    if not days:
        return ""
    day, _ = site.language.day(min(days)), site.language.gettext
    return (
        _("Nagekeken op {day}").format(day=day) if len(days) == 1 else _("Nagekeken op {day} of later").format(day=day)
    )


def _applies(analysis: Analysis, state: State, to_state: Callable[[str], str], to_all: str) -> AppliesView:
    """Split the combinations into what they share and what tells them apart."""

    def given(combination: Combination, names: Iterable[str]) -> tuple[GivenView, ...]:
        return tuple(_given(analysis, state, name, combination[name], to_state) for name in names)

    if not state.applies:
        return AppliesView((), ())
    first, *others = state.applies
    shared = [name for name, answers in first.items() if all(other.get(name) == answers for other in others)]
    shown = simplest(state.applies) if others else ()
    one_of = tuple(given(c, (name for name in c if name not in shared)) for c in shown)
    return AppliesView(given(first, shared), one_of, len(state.applies) - len(shown) if others else 0, to_all)


def _given(
    analysis: Analysis, state: State, name: str, answers: tuple[str, ...], to_state: Callable[[str], str]
) -> GivenView:
    question = analysis.tree.questions[name]
    said = tuple(question.answers[answer].say for answer in answers)
    back = state.back_links[name]
    asked_there = analysis.states[back].node == name
    return GivenView(name, question.ask, said, to_state(back) + (_chosen(answers) if asked_there else ""))
