"""Advice and situations: what is said to whom, and who can help."""

from __future__ import annotations

from wegwijzer_build.model import EVERYONE, Advice, Situation, text_for
from wegwijzer_build.render.item.section import NOTHING, SectionView, contacts_section
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.statement.view import AdviceView, advice_view


def views_per_audience(here: Here, name: str, item: Advice) -> tuple[tuple[str, AdviceView], ...]:
    """What an advice says, as (heading, advice) per audience where that differs."""
    texts = [item.text, item.steps or {EVERYONE: ()}]
    texts += [fragment.text for fragment in item.fragments.values()]
    if item.route:
        texts += [item.route.who_knows, item.route.how_long, item.route.stopping, item.route.then]
    if all(EVERYONE in text for text in texts):
        return (("", advice_view(here, name, item, None)),)
    return tuple((_for(here, audience), advice_view(here, name, item, audience)) for audience in item.audiences)


def advice_sections(here: Here, _name: str, item: Advice) -> list[SectionView]:
    """Who can help, and what else an advice is about."""
    _ = here.site.language.gettext
    about = (*here.links("roles", item.roles), *here.links("tasks", item.tasks), *here.links("figures", item.figures))
    return [
        *contacts_section(here, item.contacts),
        *([SectionView(_("Wat hierbij hoort"), links=about)] if about else []),
    ]


def situation_sections(here: Here, _name: str, item: Situation) -> list[SectionView]:
    """What holds in a situation for each audience, and what to do."""
    _ = here.site.language.gettext
    sections = []
    for audience in dict.fromkeys([*item.text, *item.steps]):
        if audience == EVERYONE:
            heading, text = _("Wat te doen"), NOTHING
        else:
            heading = _for(here, audience)
            text = here.html(text_for(item.text, audience) if audience in item.text else None)
        steps = tuple(here.inline(step) for step in item.steps.get(audience, ()))
        if text or steps:
            sections.append(SectionView(heading, text=text, steps=steps))
    return sections


def _for(here: Here, audience: str) -> str:
    _ = here.site.language.gettext
    return _("Voor de {audience}").format(audience=here.site.language.lower(here.title("audiences", audience)))
