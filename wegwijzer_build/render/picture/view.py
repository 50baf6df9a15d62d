"""A picture of our own: moments, steps, factors or routes, as text in boxes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.model import Factors, MomentState, Picture, Routes, Steps, Timeline
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.statement.view import SourceView, route_view, sources_of


@dataclass(frozen=True)
class PicturePart:
    """A thing in a picture. `at` and `is_open` only of a moment: when it is, and whether it is still to come."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    at: str = ""
    is_open: bool = False


Row = tuple[Link, tuple[Markup, ...]]
"""A route, and what is answered about it."""


@dataclass(frozen=True)
class PictureView:
    """A picture. `kind` says how its `parts` are shown; factors stand around `centre`.

    `head` and `rows`, only of routes: the questions, and each route with its answers.
    """

    id: str
    title: str
    href: str
    kind: str
    description: Markup
    sources: tuple[SourceView, ...]
    parts: tuple[PicturePart, ...] = ()
    centre: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def picture_view(here: Here, name: str) -> PictureView:
    """Decide about one picture."""
    picture = here.site.content.pictures[name]
    head, rows = _table(here, picture) if isinstance(picture, Routes) else ((), ())
    return PictureView(
        id=name,
        title=picture.title,
        href=here.to_item("pictures", name),
        kind=picture.kind,
        description=here.html(picture.description),
        sources=sources_of(here, picture.sources),
        parts=_parts(here, picture),
        centre=picture.centre if isinstance(picture, Factors) else "",
        head=head,
        rows=rows,
    )


def _parts(here: Here, picture: Picture) -> tuple[PicturePart, ...]:
    if isinstance(picture, Timeline):
        return tuple(
            PicturePart(
                moment.title,
                moment.text or "",
                at=_at(here, moment.at, moment.state),
                is_open=moment.state is MomentState.OPEN,
            )
            for moment in picture.moments
        )
    if isinstance(picture, Steps):
        return tuple(PicturePart(step.title, step.text or "", step.choices) for step in picture.steps)
    if isinstance(picture, Factors):
        return tuple(PicturePart(factor.title, "", factor.items) for factor in picture.factors)
    return ()


def _at(here: Here, at: str, state: MomentState) -> str:
    """When a moment is, and in words whether it is still open: a ring instead of a dot does not say that to all."""
    return at if state is MomentState.DONE else here.site.language.gettext("{at} (nog open)").format(at=at)


def _table(here: Here, picture: Routes) -> tuple[tuple[str, ...], tuple[Row, ...]]:
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
