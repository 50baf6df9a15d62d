"""The pages of a tree as Markdown, ready for a generator that knows no trees: the same number, with the same words.

Links lead from state to state only: the others look for what a link leads to, and the articles are not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from wegwijzer_build.analyse import Analysis, State
from wegwijzer_build.model import Content, text_for
from wegwijzer_build.render.shared.addresses import of_embed
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.statement.view import kind_view
from wegwijzer_build.render.tree.state.view import AppliesView, StateView, state_view


def ready_pages(site: Site, name: str, analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    """Yield (address, title, Markdown) of every state: once as a page and once for a frame, at its `embed/` address."""
    for state in analysis.paged:
        view = state_view(site, name, analysis, state)
        text = "\n\n".join(_blocks(site, view, state))
        yield view.address, view.title, text
        yield of_embed(name, state.id, analysis.start.id), view.title, text


def _blocks(site: Site, view: StateView, state: State) -> Iterator[str]:
    yield f"{view.audience.words} › {view.tree_title}"
    if view.is_outcome:
        yield from _outcome(site, view, state)
    else:
        yield view.why
        yield "\n".join(f"- [{answer.say}]({answer.href})" for answer in view.answers)
        yield f"Nog hoogstens {view.remaining} vragen, deze meegeteld."
    yield from _applies(view.applies)
    yield f"[Begin opnieuw]({view.start_over or './'})"


def _outcome(site: Site, view: StateView, state: State) -> Iterator[str]:
    content = site.content
    audience = content.trees[view.tree].audience
    yield content.trees[view.tree].outcomes[state.node].text or ""
    yield "## Wat u nu kunt doen"
    yield "\n".join(f"1. {content.advice[name].title}" for name in view.advice)
    for name in view.advice:
        yield from _advice(content, name, audience)
    yield "## Wie kan helpen"
    for name in view.contacts:
        contact = content.contacts[name]
        yield f"### {contact.title}"
        yield contact.what_for
        yield "\n".join(f"- {way.at} {way.hours or ''}" for way in contact.ways)
        if contact.checked_on:
            yield f"Gelezen in een kopie van {site.language.partial_date(contact.checked_on)}"
    yield "## Waarom dit advies"
    kinds = dict.fromkeys(kind_view(content.advice[name].kind, site.language) for name in view.advice)
    yield "\n".join(f"- {kind.word}: {kind.meaning}" for kind in kinds)


def _advice(content: Content, name: str, audience: str) -> Iterator[str]:
    advice = content.advice[name]
    yield f"### {advice.title}"
    yield str(text_for(advice.text, audience))
    yield "\n".join(f"1. {step}" for step in text_for(advice.steps, audience) or ())
    for contact in advice.contacts:
        yield f"Wie kan helpen: {content.contacts[contact].title}"
    yield "\n".join(
        f"- {content.sources[source].title} {content.sources[source].publisher}" for source in advice.sources
    )
    yield f"Nagekeken op {advice.reviewed_on}. Meer over dit advies"


def _applies(applies: AppliesView) -> Iterator[str]:
    if applies.always:
        yield "## Dit geldt voor u als …"
    for group in (applies.always, *applies.one_of):
        yield "\n".join(
            f"- {given.ask} {' of '.join(given.answers)} "
            f"[Wijzig het antwoord op: {given.ask}]({given.back_link or './'})"
            for given in group
        )
