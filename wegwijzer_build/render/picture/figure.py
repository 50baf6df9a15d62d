"""A figure: its numbers in a table, each with a bar as long as it is large."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from wegwijzer_build.model import Figure, Measured
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.statement.view import SourceView, sources_of

from .bar import bars


@dataclass(frozen=True)
class ValueView:
    """A value: what it is of, how much it is in words, and its bar."""

    label: str
    said: str
    bar: Markup


@dataclass(frozen=True)
class FigureView:
    """A figure. `caption` says what was measured, of whom and when."""

    id: str
    title: str
    href: str
    caption: str
    values: tuple[ValueView, ...]
    limits: Markup
    sources: tuple[SourceView, ...]


def figure_view(here: Here, name: str) -> FigureView:
    """Decide about one figure."""
    figure = here.site.content.figures[name]
    _ = here.site.language.gettext
    caption = _("{title}. {population}, {year}.").format(
        title=figure.title.rstrip("."), population=figure.population, year=_years(here, figure)
    )
    return FigureView(
        id=name,
        title=figure.title,
        href=here.to_item("figures", name),
        caption=caption,
        values=values_of(here, figure),
        limits=here.html(figure.limits),
        sources=sources_of(here, figure.sources),
    )


def values_of(here: Here, figure: Figure) -> tuple[ValueView, ...]:
    """The values of a figure, with bars on one scale: of shares, each of the whole."""
    drawn = bars([value.value for value in figure.values], Decimal(100) if figure.unit == "%" else None)
    return tuple(
        ValueView(_label(here, value), f"{here.site.language.number(value.value)} {figure.unit}", bar)
        for value, bar in zip(figure.values, drawn, strict=True)
    )


def _label(here: Here, value: Measured) -> str:
    if value.year is None or value.year in value.label:
        return value.label
    return f"{value.label}, {here.site.language.partial_date(value.year)}"


def _years(here: Here, figure: Figure) -> str:
    language = here.site.language
    own = sorted({value.year for value in figure.values if value.year})
    *first, last = [language.partial_date(year) for year in own or [figure.year]]
    return language.gettext("{years} en {year}").format(years=", ".join(first), year=last) if first else last
