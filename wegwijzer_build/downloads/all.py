"""Every file to take along: what it is made from, and how. Nothing is made before somebody asks, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import Content, Form, Instrument
from wegwijzer_build.render.shared.downloads import Download, Downloads, FileType
from wegwijzer_build.render.shared.language import Language
from wegwijzer_build.render.shared.pages import title_anywhere

from .colours import AS_THEY_COME, Colours
from .counts import Tally, sheet_file, tally_of
from .of_instrument import paper_of
from .of_outcome import last_read, plan_of
from .of_tree import whole
from .paper import Paper
from .pdf.document import pdf_file
from .slides import Deck, deck_of, slides_file
from .word.document import word_file

_MOST = 1024
"""How many files are kept while a site is shown and made again: one whose text is the same is not made anew."""


def downloads_of(
    content: Content, trees: Mapping[str, Analysis], language: Language, colours: Colours = AS_THEY_COME
) -> Downloads:
    """All files of a site."""
    found = [*_of_instruments(content, language, colours)]
    for name, analysis in trees.items():
        found += _of_tree(content, name, analysis, language, colours)
    return Downloads(tuple(found))


def _of_instruments(content: Content, language: Language, colours: Colours) -> Iterator[Download]:
    for name, instrument in content.instruments.items():
        if instrument.is_ours and _may_be_kept(content, instrument):
            yield from _of_instrument(content, name, instrument, language, colours)


def _may_be_kept(content: Content, instrument: Instrument) -> bool:
    """Whether somebody else than an employee uses it: a file stays on the computer, which may be the employer's."""
    return any(not content.audiences[audience].informal for audience in instrument.audiences)


def _of_instrument(
    content: Content, name: str, instrument: Instrument, language: Language, colours: Colours
) -> Iterator[Download]:
    link = content.site.url or ""

    def file(type_: FileType, made: partial[bytes], variant: str = "", ending: str = "") -> Download:
        title, day = instrument.title, instrument.reviewed_on
        called = f"{name}{ending}"
        item = "instruments", name
        return Download(called, type_, title, language.code, day, *item, made, variant=variant, folder=language.folder)

    if instrument.slides:
        yield file(FileType.SLIDES, partial(_slides, replace(deck_of(instrument, link), colours=colours), language))
    if instrument.counts:
        tally = replace(tally_of(instrument, instrument.counts), colours=colours)
        yield file(FileType.SHEET, partial(_sheet, tally, language))
    if instrument.slides or instrument.counts:
        return
    of_instrument = partial(paper_of, content, instrument, language, link)
    paper = partial(_painted, of_instrument, colours)
    bare = partial(_painted, partial(of_instrument, with_explanation=False), colours)
    yield file(FileType.WORD, partial(_word, bare, language))
    if instrument.form is Form.POSTER:
        yield file(FileType.PDF, partial(_pdf, paper, language), "A4")
        yield file(FileType.PDF, partial(_pdf, paper, language, "a3"), "A3", "-a3")
    else:
        yield file(FileType.PDF, partial(_pdf, paper, language))


def _of_tree(
    content: Content, name: str, analysis: Analysis, language: Language, colours: Colours
) -> Iterator[Download]:
    tree = analysis.tree
    item, day = ("trees", name), last_read(content, tree)
    make = partial(_pdf, partial(_painted, partial(whole, content, tree, language), colours), language)
    of_all = Download(name, FileType.PDF, title_anywhere(tree), language.code, day, *item, make, folder=language.folder)
    yield of_all
    for outcome, end in tree.outcomes.items() if tree.plan else ():
        yield replace(
            of_all,
            name=f"{name}-{outcome}",
            type=FileType.WORD,
            title=end.title,
            day=last_read(content, tree, outcome),
            make=partial(
                _word, partial(_painted, partial(plan_of, content, tree, outcome, language), colours), language
            ),
            outcome=outcome,
        )


def _painted(paper: Callable[[], Paper], colours: Colours) -> Paper:
    return replace(paper(), colours=colours)


def _word(paper: Callable[[], Paper], language: Language) -> bytes:
    return _word_of(paper(), language)


def _pdf(paper: Callable[[], Paper], language: Language, size: str = "a4") -> bytes:
    return _pdf_of(paper(), language, size)


@lru_cache(_MOST)
def _word_of(paper: Paper, language: Language) -> bytes:
    return word_file(paper, language)


@lru_cache(_MOST)
def _pdf_of(paper: Paper, language: Language, size: str) -> bytes:
    return pdf_file(paper, language, size)


@lru_cache(_MOST)
def _slides(deck: Deck, language: Language) -> bytes:
    return slides_file(deck, language)


@lru_cache(_MOST)
def _sheet(tally: Tally, language: Language) -> bytes:
    return sheet_file(tally, language)
