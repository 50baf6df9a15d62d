"""What a statement rests on, as the last lines of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wegwijzer_build.model import Content, Source, Statement
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.statement.view import kind_view

from .paper import Block, Heading, Line, Listed, Paragraph, Words, line


def rests(content: Content, statement: Statement, language: Language, heading: int = 1) -> Iterator[Block]:
    """Weight, day and sources of a statement, under a heading."""
    _ = language.gettext
    kind = kind_view(statement.kind, language)
    yield Heading(heading, _("Waar dit op rust"))
    yield Paragraph(((Words(f"{kind.word}. ", bold=True), Words(kind.meaning)),))
    yield Paragraph((line(_("Nagekeken op {day}").format(day=language.day(statement.reviewed_on)) + "."),))
    yield sources(content, statement.sources, language)


def weight(content: Content, statement: Statement, language: Language, *, with_addresses: bool) -> Iterator[Block]:
    """The same in short, below a statement among others: its weight, its day, and each source."""
    kind = kind_view(statement.kind, language)
    looked_at = language.gettext("Nagekeken op {day}").format(day=language.day(statement.reviewed_on))
    yield Paragraph(((Words(f"{kind.word}. ", bold=True), Words(f"{kind.meaning} {looked_at}.")),), soft=True)
    for item in sources(content, statement.sources, language).items:
        yield Paragraph(item if with_addresses else item[:1], soft=True)


def sources(content: Content, names: Sequence[str], language: Language) -> Listed:
    """Sources with where they are published, as words: an address on paper leads nowhere by itself."""
    return Listed(tuple(tuple(_source(content.sources[name], language)) for name in names))


def _source(source: Source, language: Language) -> Iterator[Line]:
    date = language.partial_date(source.date) if source.date else ""
    yield line(", ".join(filter(None, (source.title, source.publisher, source.number, date))))
    if source.url:
        yield line(source.url)
