"""An outcome as a plan: every step that it can advise, with room for who does it, when, and a tick once it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wegwijzer_build.model import FRAGMENT, Advice, Conditional, Content, Tree, text_for
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.tree.conditions import condition_view

from .paper import Block, Grid, Heading, Line, Paper, Paragraph, Words, line
from .sourced import weight
from .written import blocks_of, row_of


def plan_of(content: Content, tree: Tree, outcome: str, language: Language) -> Paper:
    """All that an outcome can advise, one after another; under what holds for some only stands for whom."""
    end = tree.outcomes[outcome]
    return Paper(
        title=end.title,
        lang=language.code,
        day=last_read(content, tree, outcome),
        blocks=tuple(_blocks(content, tree, outcome, language)),
        foot=content.site.title,
    )


def last_read(content: Content, tree: Tree, outcome: str = "") -> date:
    """The day on which an advice of an outcome, or of a whole tree, was last compared with what it rests on."""
    ends = [tree.outcomes[outcome]] if outcome else tree.outcomes.values()
    return max(content.advice[use.advice].reviewed_on for end in ends for use in end.advice)


def _blocks(content: Content, tree: Tree, outcome: str, language: Language) -> Iterator[Block]:
    _ = language.gettext
    end = tree.outcomes[outcome]
    yield Paragraph((line(tree.title, bold=True),))
    how = _(
        "Dit is uw plan. Zet bij elke stap wie het doet en wanneer, en vink af wat klaar is. Haal weg wat voor u niet "
        "geldt."
    )
    yield Paragraph((line(how),))
    yield Paragraph((line(_("De stappen zijn ons advies, tenzij er iets anders staat.")),))
    used = dict.fromkeys(use.advice for use in end.advice)
    for name in used:
        advice = content.advice[name]
        yield Heading(1, advice.title)
        whole = [use for use in end.advice if use.name == name]
        yield from for_whom(tree, whole, language)
        has_steps = bool(text_for(advice.steps, tree.audience))
        yield from blocks_of(text_for(advice.text, tree.audience)) if has_steps else ()
        yield from weight(content, advice, language, with_addresses=False)
        yield _steps(tree, advice, language)
        if advice.sourced_steps and has_steps:
            yield Paragraph((line(_("De stappen komen uit de bronnen.")),), soft=True)
        for use in end.advice:
            if use.advice == name and use.is_fragment:
                yield from fragment_of(advice, use.use.partition(FRAGMENT)[2], tree.audience)


def fragment_of(advice: Advice, name: str, audience: str) -> Iterator[Paragraph]:
    """A piece of an advice, with for whom it is; nothing where it says nothing to an audience."""
    fragment = advice.fragments[name]
    if (said := text_for(fragment.text, audience)) is not None:
        yield Paragraph(((Words(f"{fragment.for_whom}: ", bold=True), *row_of(said)),))


def for_whom(tree: Tree, uses: Sequence[Conditional], language: Language) -> Iterator[Paragraph]:
    """For whom something holds, where that is not everybody who comes here."""
    _ = language.gettext
    for use in uses:
        condition = condition_view(tree, use, language)
        for lines, one, more in (
            (condition.when, _("Dit geldt als:"), _("Dit geldt als één van deze klopt:")),
            (condition.unless, _("Dit geldt niet als:"), _("Dit geldt niet als één van deze klopt:")),
        ):
            if lines:
                yield Paragraph((line(one if len(lines) == 1 else more), *map(line, lines)), soft=True)


def _steps(tree: Tree, advice: Advice, language: Language) -> Grid:
    """Its steps; where it has none, what it says is the one step."""
    _ = language.gettext
    steps: tuple[str, ...] = text_for(advice.steps, tree.audience) or ()
    rows: list[tuple[Line, ...]] = [(row_of(step),) for step in steps]
    if not rows:
        rows.append(tuple(_opening(text_for(advice.text, tree.audience) or "")))
    return Grid(
        caption=advice.title,
        columns=(_("Wat"), _("Wie"), _("Wanneer"), _("Klaar")),
        rows=tuple((row, (), (), ()) for row in rows),
        shares=(58, 17, 15, 10),
        ticked=3,
    )


def _opening(text: str) -> Iterator[Line]:
    for block in blocks_of(text):
        if isinstance(block, Paragraph):
            yield from block.lines
