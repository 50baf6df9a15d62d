"""A whole tree on paper: every question, every outcome and every advice, for who reads or agrees to all of it."""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.model import (
    FRAGMENT,
    Advice,
    Answer,
    Conditional,
    Content,
    Question,
    Tree,
    text_for,
    tree_named,
)
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.shared.pages import tells_nothing, title_anywhere
from wegwijzer_build.render.statement.labels import route_labels

from .of_outcome import for_whom, fragment_of, last_read
from .paper import Block, Heading, Line, Listed, Paper, Paragraph, Words, line
from .sourced import sources, weight
from .written import blocks_of, row_of, with_gaps


def whole(content: Content, tree: Tree, language: Language) -> Paper:
    """All of a tree. Of one that is to leave no traces the title tells nothing, and no sheet says whose it is."""
    return Paper(
        title=title_anywhere(tree),
        lang=language.code,
        day=last_read(content, tree),
        blocks=tuple(_blocks(content, tree, language)),
        foot="" if tells_nothing(tree) else content.site.title,
    )


def _blocks(content: Content, tree: Tree, language: Language) -> Iterator[Block]:
    _ = language.gettext
    if tree.for_whom:
        yield Paragraph((line(tree.for_whom, bold=True),))
    yield from blocks_of(tree.text)
    yield Heading(1, _("De vragen"))
    for question in tree.questions.values():
        yield from _question(content, tree, question, language)
    yield Heading(1, _("De uitkomsten"))
    for name in tree.outcomes:
        yield from _outcome(content, tree, name, language)
    yield Heading(1, _("De adviezen"))
    used = dict.fromkeys(use.advice for outcome in tree.outcomes.values() for use in outcome.advice)
    for name in used:
        yield from _advice(content, tree, content.advice[name], language)


def _question(content: Content, tree: Tree, question: Question, language: Language) -> Iterator[Block]:
    yield Heading(2, question.ask)
    if question.why:
        yield Paragraph((line(question.why),))
    if question.explain:
        yield Heading(3, question.explain.title)
        yield from blocks_of(question.explain.text)
        yield sources(content, question.explain.sources, language)
    yield Listed(tuple(tuple(_answer(content, tree, answer, language)) for answer in question.answers.values()))


def _answer(content: Content, tree: Tree, answer: Answer, language: Language) -> Iterator[Line]:
    _ = language.gettext
    yield (Words(answer.say, bold=True), *((Words(f" {answer.explain}"),) if answer.explain else ()))
    onward = _("Verder met:")
    for branch in answer.next.branches:
        yield line(f"{onward} {_name(content, tree, branch.to)}")
        for said in for_whom(tree, (branch,), language):
            yield from said.lines
    if (last := answer.next.otherwise) is not None:
        words = _("Anders verder met:") if answer.next.branches else onward
        yield line(f"{words} {_name(content, tree, last)}")


def _name(content: Content, tree: Tree, node: str) -> str:
    if other := tree_named(node):
        return title_anywhere(content.trees[other])
    return tree.questions[node].ask if node in tree.questions else tree.outcomes[node].title


def _outcome(content: Content, tree: Tree, name: str, language: Language) -> Iterator[Block]:
    _ = language.gettext
    outcome = tree.outcomes[name]
    yield Heading(2, outcome.title)
    yield from blocks_of(outcome.text)
    if outcome.first:
        yield Paragraph((line(_("Eerst staat hier wie kan helpen:")),))
        yield Listed(
            tuple(
                (line(content.contacts[first.use].title), *_conditions(tree, first, language))
                for first in outcome.first
            )
        )
    uses = []
    for use in outcome.advice:
        advice, _of, fragment = use.use.partition(FRAGMENT)
        title = content.advice[advice].title
        title += f" · {content.advice[advice].fragments[fragment].for_whom}" if fragment else ""
        uses.append((line(title, bold=True), *_conditions(tree, use, language)))
    yield Listed(tuple(uses), numbered=True)


def _conditions(tree: Tree, use: Conditional, language: Language) -> Iterator[Line]:
    for said in for_whom(tree, (use,), language):
        yield from said.lines


def _advice(content: Content, tree: Tree, advice: Advice, language: Language) -> Iterator[Block]:
    _, audience = language.gettext, tree.audience
    yield Heading(2, advice.title)
    yield from blocks_of(text_for(advice.text, audience))
    for fragment in advice.fragments:
        yield from fragment_of(advice, fragment, audience)
    if steps := text_for(advice.steps, audience):
        yield Listed(tuple((row_of(step),) for step in steps), numbered=True)
    for words in text_for(advice.say, audience) or ():
        yield from with_gaps(words)
    if advice.route:
        labels = route_labels(language, informal=content.audiences[audience].informal)
        texts = (advice.route.who_knows, advice.route.how_long, advice.route.stopping, advice.route.then)
        for label, text in zip(labels.values(), texts, strict=True):
            yield Paragraph(((Words(f"{label} ", bold=True), *row_of(text_for(text, audience) or "")),))
    for contact in advice.contacts:
        ways = "; ".join(way.at for way in content.contacts[contact].ways)
        yield Paragraph((line(f"{content.contacts[contact].title}: {ways}"),))
    yield from weight(content, advice, language, with_addresses=True)
