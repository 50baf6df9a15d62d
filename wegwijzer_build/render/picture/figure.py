"""A figure as a chart with the table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from wegwijzer_build.model import Figure, Measured
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.statement.view import SourceView, sources_of

from .drawing import Bar, bars


@dataclass(frozen=True)
class FigureView:
    """A figure. `caption` says what was measured, of whom and when; `chart` and `rows` say the same numbers."""

    id: str
    title: str
    href: str
    caption: str
    chart: Markup
    rows: tuple[tuple[str, str], ...]
    limits: Markup
    sources: tuple[SourceView, ...]


def figure_view(here: Here, name: str, place: str = "") -> FigureView:
    """Decide about one figure. `place` tells charts on one page apart."""
    figure = here.site.content.figures[name]
    language = here.site.language
    _ = language.gettext
    caption = _("{title}. {population}, {year}.").format(
        title=figure.title.rstrip("."), population=figure.population, year=_years(here, figure)
    )
    values = [
        Bar(_label(here, value), value.value, f"{language.number(value.value)} {figure.unit}")
        for value in figure.values
    ]
    numbers = "; ".join(f"{value.label}: {value.said}" for value in values)
    description = _("Staafdiagram. {numbers}. Dezelfde getallen staan in de tabel.").format(numbers=numbers)
    full = Decimal(100) if figure.unit == "%" else None
    return FigureView(
        id=name,
        title=figure.title,
        href=here.to_item("figures", name),
        caption=caption,
        chart=bars(f"grafiek{place}-{name}", caption, description, values, full),
        rows=tuple((value.label, value.said) for value in values),
        limits=here.html(figure.limits),
        sources=sources_of(here, figure.sources),
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
