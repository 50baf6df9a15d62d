"""A picture of our own, with in words what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import Factors, MomentState, Picture, Routes, Steps, Timeline
from wegwijzer_build.render.shared import prose
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.statement.view import SourceView, route_view, sources_of

from .drawing import Point, factors, routes, steps, timeline


@dataclass(frozen=True)
class InWords:
    """A thing in a picture, in words."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class PictureView:
    """A picture. `in_words` is all of it in words, `ordered` where the order matters.

    `head` and `rows`, only for routes: the same as a table; each row a route with its answers.
    """

    id: str
    title: str
    href: str
    drawing: Markup
    description: Markup
    sources: tuple[SourceView, ...]
    in_words: tuple[InWords, ...] = ()
    ordered: bool = True
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Link, tuple[Markup, ...]], ...] = ()


def picture_view(here: Here, name: str, place: str = "") -> PictureView:
    """Decide about one picture. `place` tells drawings on one page apart."""
    picture = here.site.content.pictures[name]
    sheet = (f"afbeelding{place}-{name}", picture.title, prose.plain(picture.description))
    in_words, ordered = _in_words(here, picture), not isinstance(picture, Factors)
    head, rows = _table(here, picture) if isinstance(picture, Routes) else ((), ())
    return PictureView(
        id=name,
        title=picture.title,
        href=here.to_item("pictures", name),
        drawing=_drawing(here, picture, sheet),
        description=here.html(picture.description),
        sources=sources_of(here, picture.sources),
        in_words=in_words,
        ordered=ordered,
        head=head,
        rows=rows,
    )


def _drawing(here: Here, picture: Picture, sheet: tuple[str, str, str]) -> Markup:
    if isinstance(picture, Timeline):
        points = [
            Point(_at(here, moment.at, moment.state), moment.title, moment.text or "", moment.state is MomentState.OPEN)
            for moment in picture.moments
        ]
        return timeline(*sheet, points)
    if isinstance(picture, Steps):
        return steps(*sheet, [(step.title, step.text or "", step.choices) for step in picture.steps])
    if isinstance(picture, Factors):
        return factors(*sheet, picture.centre, [(factor.title, factor.items) for factor in picture.factors])
    if isinstance(picture, Routes):
        head, rows = _table(here, picture)
        boards = [
            (link.words, tuple(zip(head, (str(cell.striptags()) for cell in cells), strict=True)))
            for link, cells in rows
        ]
        return routes(*sheet, boards)
    raise TypeError(f"no drawing for {type(picture).__name__}")


def _in_words(here: Here, picture: Picture) -> tuple[InWords, ...]:
    if isinstance(picture, Timeline):
        return tuple(
            InWords(f"{_at(here, moment.at, moment.state)}: {moment.title}", moment.text or "")
            for moment in picture.moments
        )
    if isinstance(picture, Steps):
        return tuple(InWords(step.title, step.text or "", step.choices) for step in picture.steps)
    if isinstance(picture, Factors):
        return tuple(InWords(factor.title, "", factor.items) for factor in picture.factors)
    return ()


def _at(here: Here, at: str, state: MomentState) -> str:
    """When a moment is, and in words whether it is still open: a ring instead of a dot does not say that to all."""
    return at if state is MomentState.DONE else here.site.language.gettext("{at} (nog open)").format(at=at)


Table = tuple[tuple[str, ...], tuple[tuple[Link, tuple[Markup, ...]], ...]]


def _table(here: Here, picture: Routes) -> Table:
    """The questions about every route, and each route with its answers, all told to one audience."""
    found = {name: here.site.content.advice[name] for name in picture.routes}
    first, *others = found.values()
    shared = [audience for audience in first.audiences if all(audience in other.audiences for other in others)]
    per_route = {
        name: route_view(here, advice.route, (shared or advice.audiences)[0])
        for name, advice in found.items()
        if advice.route
    }
    head = tuple(label for label, _answer in next(iter(per_route.values()), ()))
    rows = tuple(
        (here.link("advice", name), tuple(answer for _label, answer in facts)) for name, facts in per_route.items()
    )
    return head, rows
