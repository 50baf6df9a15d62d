"""Solutions and instruments: what one can have, and what one can use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from wegwijzer_build.model import BLANK, Blank, BlankType, Counts, Form, Instrument, Part, Reach, Solution
from wegwijzer_build.render.item.section import (
    NOTHING,
    PartView,
    RowsView,
    SectionView,
    SlideView,
    WholeText,
    outside,
)
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.prose import Paragraphs, paragraphs


def solution_sections(here: Here, _name: str, item: Solution) -> list[SectionView]:
    """For whom a solution is and what it costs, what speaks for it and what to watch."""
    _ = here.site.language.gettext
    own = here.site.content.site.words.reach.get(item.reach)
    plain = {
        Reach.OWN: _("één organisatie"),
        Reach.SHARED: _("enkele organisaties samen"),
        Reach.BRANCH: _("een hele branche"),
    }
    reach = own.one if own else plain[item.reach]
    rows = [(_("Voor"), reach), (_("Sector"), item.sector), (_("Kosten"), item.cost), (_("Telefoon"), item.phone)]
    known = tuple((label, value) for label, value in rows if value)
    good = tuple(map(escape, item.good))
    watch = tuple(map(escape, item.watch))
    return [
        SectionView(_("In het kort"), rows=known, links=outside(item.url)),
        *([SectionView(_("Wat ervoor pleit"), points=good)] if good else []),
        *([SectionView(_("Waar u op let"), points=watch)] if watch else []),
    ]


def instrument_sections(here: Here, name: str, item: Instrument) -> list[SectionView]:
    """What an instrument has to use: its words with their blanks, as a whole or each by itself, and what they mean."""
    _ = here.site.language.gettext
    parts = tuple(_part(here, item, part) for part in item.parts)
    files = here.downloads(here.site.downloads.of("instruments", name))
    fields = tuple((field.label, _filled_in(here, field)) for field in item.fields.values())
    if item.one_text:
        both = tuple(zip(item.parts, parts, strict=True))
        used = tuple(replace(view, text=NOTHING) for part, view in both if part.is_of_text)
        whole = [SectionView(_("De tekst"), whole=WholeText(used, item.signed_by))]
        bare = tuple(replace(view, say=(), ticks=(), table=None) if part.is_of_text else view for part, view in both)
        explained = tuple(view for view in bare if view.text or view.ticks)
    else:
        whole, explained = [], parts
    return [
        *([_as_files(here, item, files)] if files else []),
        *_in_other_languages(here, name, item),
        *([SectionView(_("De presentatie"), slides=_slides(item))] if item.slides else []),
        *whole,
        *([SectionView(_("Wat u invult"), rows=fields)] if fields else []),
        *([_counted(here, item.counts)] if item.counts else []),
        *([SectionView(_("Uitleg") if item.one_text else _("De onderdelen"), parts=explained)] if explained else []),
        *([SectionView(_("Waar het te vinden is"), links=outside(item.url))] if item.url else []),
    ]


def _as_files(here: Here, item: Instrument, files: tuple[Link, ...]) -> SectionView:
    heading = here.site.language.gettext("Als bestand")
    return SectionView(heading, files=files, files_of=item.title, text=_about_files(here, item))


def _in_other_languages(here: Here, name: str, item: Instrument) -> Iterator[SectionView]:
    """The same files for who reads another language: who takes them along reads that of the site."""
    files = tuple(
        Link(f"{site.language.own_name}: {link.words}", link.href, lang=site.language.code)
        for site in here.site.beside
        for link in here.downloads(site.downloads.of("instruments", name))
    )
    if files:
        yield SectionView(here.site.language.gettext("In andere talen"), files=files, files_of=item.title)


def _about_files(here: Here, item: Instrument) -> Markup:
    """What is in which file, where these differ."""
    _ = here.site.language.gettext
    if item.form is not Form.TEXT:
        return here.html(_("In Word vult u in en print u. De PDF print u, en daarna schrijft u erop."))
    apart = item.one_text and any(part.text for part in item.parts)
    return here.html(_("In Word staat alleen de tekst. In de PDF staat ook de uitleg.")) if apart else NOTHING


def _part(here: Here, item: Instrument, part: Part) -> PartView:
    table = None
    if part.table:
        rows = tuple(
            tuple(_with_blanks(paragraphs(cell or ""), item.fields) for cell in row) for row in part.table.rows
        )
        table = RowsView(part.table.columns, rows)
    return PartView(
        part.title,
        here.html(part.text),
        tuple(_with_blanks(paragraphs(words), item.fields) for words in part.say),
        tuple(map(here.inline, part.ticks)),
        table,
    )


def _slides(item: Instrument) -> tuple[SlideView, ...]:
    return tuple(
        SlideView(
            _blanks_in(slide.title, item.fields),
            tuple(_blanks_in(point, item.fields) for point in slide.points),
            _with_blanks(paragraphs(slide.say), item.fields),
            slide.seconds,
        )
        for slide in item.slides
    )


def _counted(here: Here, counts: Counts) -> SectionView:
    """What one chooses from on a sheet to count on."""
    _ = here.site.language.gettext
    rows = ((_("Soort"), "; ".join(counts.kinds)), (_("Wat er volgde"), "; ".join(counts.done)))
    return SectionView(_("Wat u telt"), rows=rows)


def _with_blanks(text: Paragraphs, fields: Mapping[str, Blank]) -> Paragraphs:
    """A text in which a blank says what is filled in there, so that what is copied says it too."""
    return tuple(tuple(_blanks_in(line, fields) for line in lines) for lines in text)


def _blanks_in(line: str, fields: Mapping[str, Blank]) -> Markup:
    return Markup("").join(
        Markup('<span class="ww-blank">[{}]</span>').format(fields[part].label) if nth % 2 else escape(part)
        for nth, part in enumerate(BLANK.split(line))
    )


def _filled_in(here: Here, field: Blank) -> str:
    """What is said of a field beside its label: of which type it is or what one chooses from, and what is meant."""
    _ = here.site.language.gettext
    types = {
        BlankType.TEXT: _("een paar woorden"),
        BlankType.LONG: _("een paar zinnen"),
        BlankType.DATE: _("een datum"),
        BlankType.NUMBER: _("een getal"),
        BlankType.CHOICE: _("kies uit: {choices}").format(choices="; ".join(field.choices)),
    }
    return f"{types[field.type]}. {field.explain}" if field.explain else types[field.type]
