"""What the page of an item is made of: headings with what stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.render.picture.figure import FigureView
from wegwijzer_build.render.picture.view import PictureView
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.prose import Paragraphs
from wegwijzer_build.render.statement.view import ContactView, SourceView, contacts_of, sources_of

NOTHING = Markup("")


@dataclass(frozen=True)
class RowsView:
    """A table to fill in: what stands above its columns, and the words of each cell; empty ones are to write in."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Paragraphs, ...], ...]


@dataclass(frozen=True)
class PartView:
    """A part with a heading of its own. `say`: words to copy, as paragraphs of lines. `ticks`: points to tick off."""

    title: str
    text: Markup
    say: tuple[Paragraphs, ...] = ()
    ticks: tuple[Markup, ...] = ()
    table: RowsView | None = None


@dataclass(frozen=True)
class WholeText:
    """A text to use as a whole: its parts with their words, and who signs it."""

    parts: tuple[PartView, ...]
    signed_by: tuple[str, ...]


@dataclass(frozen=True)
class SlideView:
    """A slide: what stands on it, what is said with it as paragraphs of lines, and how many seconds it stands."""

    title: Markup
    points: tuple[Markup, ...]
    say: Paragraphs
    seconds: int


@dataclass(frozen=True)
class SectionView:
    """A heading with what stands under it. Most of what it can hold is empty; `steps` are in order, `points` not."""

    heading: str
    text: Markup = NOTHING
    steps: tuple[Markup, ...] = ()
    points: tuple[Markup, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple[PartView, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    whole: WholeText | None = None
    slides: tuple[SlideView, ...] = ()
    figure: FigureView | None = None
    picture: PictureView | None = None
    contacts: tuple[ContactView, ...] = ()
    sources: tuple[SourceView, ...] = ()
    files: tuple[Link, ...] = ()
    files_of: str = ""
    """What the files are of, for who hears a link without the page around it."""


def links_section(here: Here, heading: str, collection: str, items: Sequence[str]) -> list[SectionView]:
    """Some items of a collection; no section where there are none."""
    return [SectionView(heading, links=here.links(collection, tuple(items)))] if items else []


def contacts_section(here: Here, names: Sequence[str]) -> list[SectionView]:
    """Who can help; no section where nobody is named."""
    heading = here.site.language.gettext("Wie kan helpen")
    return [SectionView(heading, contacts=contacts_of(here, names))] if names else []


def sources_section(here: Here, names: Sequence[str]) -> list[SectionView]:
    """What an item that is no statement rests on; no section where it names nothing."""
    heading = here.site.language.gettext("Waar wij dit vandaan hebben")
    return [SectionView(heading, sources=sources_of(here, names))] if names else []


def outside(url: str | None) -> tuple[Link, ...]:
    """An address elsewhere, as a link that says where it goes."""
    return (Link(url.removeprefix("https://").rstrip("/"), url),) if url else ()
