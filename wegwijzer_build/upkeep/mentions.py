"""Where a word or a phrase stands, in content and in pages written by hand, and whether a visitor meets it there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from wegwijzer_build.by_hand import WrittenPage
from wegwijzer_build.model import Voice, Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import KeyPath, Place
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.validate.context import LANGUAGE_FOLDER, SITE, CheckContext, RawItem
from wegwijzer_build.validate.filled_in import filled_in
from wegwijzer_build.validate.lapsed import standing
from wegwijzer_build.validate.schema import values_of
from wegwijzer_build.wording import first_day

from .plain import Plain, plain
from .shown_in import shown_in

DOCS = "docs"
"""Stands for a collection at pages written by hand."""
_AROUND = 36
"""Characters that are shown on either side of what was found."""


@dataclass(frozen=True)
class Mention:
    """A place where it stands: the field (`ways 2 hours`), and some of the text around it.

    `unseen` says why no visitor reads this text; empty where they do. `filled_in`: it stands in the file of a contact,
    and is shown here.
    """

    place: Place
    field: str
    around: str
    unseen: str = ""
    filled_in: bool = False


@dataclass(frozen=True)
class MentioningItem:
    """An item, or a page by hand, with all places in it. `page`: its address. `trees`: those whose outcomes show it."""

    collection: str
    id: str
    title: str
    page: str
    trees: Mapping[str, int]
    mentions: tuple[Mention, ...]


def mentions_of(
    wanted: re.Pattern[str], context: CheckContext, pages: Iterable[WrittenPage]
) -> tuple[MentioningItem, ...]:
    """Every text that holds what is wanted, item by item in the order of the files, then the pages by hand."""
    found: list[MentioningItem] = []
    shown = shown_in(context)
    filled = filled_in(context).context
    gone = frozenset(_not_there(filled))
    for item, read in zip(context.written, filled.items, strict=True):
        mentions = tuple(_in_item(wanted, item, read, gone))
        if mentions:
            title = read.text("title") or item.id
            trees = shown.per_tree((item.collection, item.id))
            found.append(MentioningItem(item.collection, item.id, title, _page_of(item), trees, mentions))
    return (*found, *_in_pages(wanted, pages))


def _in_item(
    wanted: re.Pattern[str], item: RawItem, read: RawItem, gone: Container[tuple[str, str]]
) -> Iterator[Mention]:
    shown = {scalar.path: scalar.text for scalar in read.scalars}
    for scalar in item.scalars:
        if scalar.is_key or scalar.leaf.written is None:
            continue
        unseen = _unseen(item, scalar, gone)
        own = plain(scalar.text)
        spots = list(wanted.finditer(own.text))
        places = _places(wanted, item, scalar.path, len(spots))
        for match, place in zip(spots, places, strict=True):
            yield Mention(place, _field(scalar.path), _around(scalar.text, own, match), unseen)
        filled = shown.get(scalar.path, scalar.text)
        if not spots and filled != scalar.text:
            there = plain(filled)
            once = wanted.search(there.text)  # a link holds a number twice: as words, and as where it leads
            if once is not None:
                place = item.sheet.spot((*item.keys, *scalar.path), "](")
                yield Mention(place, _field(scalar.path), _around(filled, there, once), unseen, filled_in=True)


def _places(wanted: re.Pattern[str], item: RawItem, path: KeyPath, number: int) -> list[Place]:
    """The places of all that was found in a value; of the value itself where YAML writes it in another way."""
    if not number:
        return []
    keys = (*item.keys, *path)
    start, end = item.sheet.stretch(keys)
    written = plain(item.sheet.text[start:end])
    spots = [written.written(*match.span()) for match in wanted.finditer(written.text)][:number]
    whole = item.place(path)
    if len(spots) < number:
        return [whole] * number
    return [item.sheet.place_at(start + first, after - first, whole.keys) for first, after in spots]


def _in_pages(wanted: re.Pattern[str], pages: Iterable[WrittenPage]) -> Iterator[MentioningItem]:
    for page in pages:
        text = plain(page.text)
        mentions = []
        for match in wanted.finditer(text.text):
            first, after = text.written(*match.span())
            line = page.text.count("\n", 0, first)
            column = first - (page.text.rfind("\n", 0, first) + 1)
            field = "text" if line >= page.start else "front matter"
            around = _around(page.text, text, match)
            mentions.append(Mention(Place(page.shown, line + 1, column + 1, after - first), field, around))
        if mentions:
            title = dict(page.meta).get("title", page.name)
            yield MentioningItem(DOCS, page.name, title, address_of(page), {}, tuple(mentions))


def address_of(page: WrittenPage) -> str:
    """Where a page written by hand stands on the site."""
    path = page.name.removesuffix(".md")
    return "" if path == "index" else f"{path.removesuffix('/index')}/"


def _page_of(item: RawItem) -> str:
    if item.collection == LANGUAGE_FOLDER:
        return ""
    return addresses.HOME if item.collection == SITE else addresses.of_item(item.collection, item.id)


def _not_there(context: CheckContext) -> Iterator[tuple[str, str]]:
    """What is not shown on the day; of an item with a fault the days that stand in it tell."""
    values = values_of(context)[0]
    today = standing(values, context.as_of, without=context.loaded.without)
    yield from (*today.gone, *today.along)
    for item in context.items:
        begin, end = first_day(item.text("valid_from") or ""), first_day(item.text("valid_until") or "")
        has_days = (begin and begin > context.as_of) or (end and end < context.as_of)
        if has_days and item.id not in values.get(item.collection, ()):
            yield item.collection, item.id


def _unseen(item: RawItem, scalar: Scalar, gone: Container[tuple[str, str]]) -> str:
    """Why no visitor reads a text; empty where they do. `gone`: what is not shown today."""
    if item.collection == LANGUAGE_FOLDER or scalar.leaf.written is Written.REGEX:
        return "for the checks only"
    if scalar.leaf.voice is Voice.COLLEAGUES:
        return "for who edits only"
    if scalar.leaf.voice is Voice.VISITORS:
        return "for the search only"
    if (item.collection, item.id) not in gone:
        return ""
    days = ((word, item.text(key)) for word, key in (("from", "valid_from"), ("until", "valid_until")))
    holds = " ".join(f"{word} {day}" for word, day in days if day)
    return f"holds {holds}, and is not shown today" if holds else "not shown today"


def _field(path: KeyPath) -> str:
    """A key path to read: `ways 2 hours`; positions count from 1."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _around(text: str, compared: Plain, match: re.Match[str]) -> str:
    first, after = compared.written(*match.span())
    start, end = max(first - _AROUND, 0), min(after + _AROUND, len(text))
    words = " ".join(text[start:end].split())
    return ("…" if start else "") + words + ("…" if end < len(text) else "")
