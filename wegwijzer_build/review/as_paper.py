"""A pack as a paper, of which a Word file is made: to send round, tick in and sign where nobody reads a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wegwijzer_build.catalogues import ENGLISH, Catalogue
from wegwijzer_build.changes import ChangeView, Mark, MarkedWords, RestsOn, TextView, sentences
from wegwijzer_build.downloads.paper import (
    Block,
    Heading,
    Line,
    Listed,
    Paper,
    Paragraph,
    Signatures,
    Ticks,
    Words,
    line,
)
from wegwijzer_build.model import SigningRole
from wegwijzer_build.render.shared.language import DUTCH
from wegwijzer_build.wording import choice, say

from .pack import WORDS_A_MINUTE, Pack, PackEntry, in_language
from .said import said_of


def as_paper(pack: Pack, tell: Catalogue = ENGLISH) -> Paper:
    """The whole pack. Words taken out are struck through, those put in are bold."""
    spoken = in_language(pack, tell)
    compared = f"{pack.old} → {pack.new}" if pack.old else pack.new
    blocks = (*_opening(spoken, tell), *_chapters(spoken, tell), *_signature(spoken, tell))
    return Paper(f"{tell(say('To agree to'))}: {compared}, {pack.on}", DUTCH.code, pack.on, tuple(blocks))


def _opening(pack: Pack, tell: Catalogue) -> Iterator[Block]:
    yield Paragraph((line(pack.summary),))
    reading = say(
        "{entries} entries, {words} words: about {minutes} minutes, at {pace} words a minute.",
        entries=len(pack.entries),
        words=f"{pack.words:,}",
        minutes=pack.minutes,
        pace=WORDS_A_MINUTE,
    )
    yield Paragraph((line(tell(reading)),))
    if pack.lost:
        yield Heading(1, tell(say("Who loses what")))
        yield Listed(tuple((line(_lost(entry)),) for entry in pack.lost))
    for unsure in pack.unsure:
        yield Paragraph((line(unsure),))
    yield Paragraph((line(tell(sentences.COUNTED)),))


def _lost(entry: PackEntry) -> str:
    happened = "; ".join(entry.view.happenings)
    return f"{entry.number}: {entry.view.headline}" + (f": {happened}" if happened else "")


def _chapters(pack: Pack, tell: Catalogue) -> Iterator[Block]:
    for chapter in pack.chapters:
        yield Heading(1, chapter.title)
        for entry in chapter.entries:
            yield from _entry(entry, tell)


def _entry(entry: PackEntry, tell: Catalogue) -> Iterator[Block]:
    view = entry.view
    yield Heading(2, f"{entry.number} {view.headline}")
    if view.accepted:
        yield Paragraph(((Words(f"{tell(say('Accepted:'))} ", bold=True), Words(view.accepted)),))
    if view.happenings:
        yield Listed(tuple((line(each),) for each in view.happenings))
    for name, value in view.facts:
        yield Paragraph(((Words(f"{name}: ", bold=True), Words(value)),))
    if view.shown_in:
        yield Paragraph((line(f"{tell(say('Shown in'))} {'; '.join(view.shown_in)}."),))
    for text in view.texts:
        yield from _text(text, tell, is_whole=entry.is_whole)
    if view.lines:
        yield Paragraph(tuple(line(each) for each in view.lines), soft=True)
    for path, rests in _rests(view, entry):
        yield from _rest(path, rests, tell)
    if entry.to_sign:
        yield Paragraph(tuple(line(f"{each.path}@{each.hash}") for each in entry.to_sign), soft=True)
        yield Paragraph(tuple(line(tell(each)) for each in said_of(entry)), soft=True)
    yield Ticks((line(tell(say("agreed"))), line(tell(say("remark:")))))


def _text(text: TextView, tell: Catalogue, *, is_whole: bool) -> Iterator[Block]:
    yield Heading(3, text.key)
    nothing = line(tell(say("nothing")), italic=True)
    if not is_whole:
        yield Paragraph((line(tell(say("before")), bold=True), _marked(text.before) or nothing))
        yield Paragraph((line(tell(say("now")), bold=True), _marked(text.after) or nothing))
    else:
        yield Paragraph((_marked(text.after),))


def _marked(words: Iterable[MarkedWords]) -> Line:
    return tuple(
        Words(each.text, bold=each.mark is Mark.IN, struck=each.mark is Mark.OUT) for each in words if each.text
    )


def _rests(view: ChangeView, entry: PackEntry) -> Iterator[tuple[str, RestsOn]]:
    if view.rests:
        yield "", view.rests
    yield from entry.about


def _rest(path: str, rests: RestsOn, tell: Catalogue) -> Iterator[Block]:
    said = [f"{path}:"] if path else []
    said += [f"{tell(say('kind'))}: {rests.kind}."] if rests.kind else []
    said += [f"{name}: {day}." for name, day in rests.dates]
    if rests.sources:
        said.append(f"{tell(say('Rests on:'))} {'; '.join(map(str, rests.sources))}.")
    if said:
        yield Paragraph((line(" ".join(said)),), soft=True)


def _signature(pack: Pack, tell: Catalogue) -> Iterator[Block]:
    yield Heading(1, tell(say("Signature")))
    yield Signatures(tuple(tell(choice(role.value)) for role in pack.roles or tuple(SigningRole)))
    if pack.to_sign:
        yield Listed(
            tuple(
                (line(f"{each.path}@{each.hash} ({', '.join(map(str, numbers))})"),) for each, numbers in pack.to_sign
            )
        )
