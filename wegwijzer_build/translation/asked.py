"""What has to be translated for a language: an entry for each text of all that it is offered, file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from wegwijzer_build.model import COLLECTIONS, Audience, Model, Statement, Tree

from .offered import Offered
from .po import Translation
from .texts import Text, texts_of

SITE = "site"
PAGES = "pages"
"""The file of pages written by hand."""


def asked_of(offered: Offered, before: Mapping[str, str]) -> dict[str, list[Translation]]:
    """File → its entries, without translations, in the order of the content.

    `before`: a text with the ways of contacts filled in → as its author wrote it, which is what is translated.
    """
    files: dict[str, dict[tuple[str, str], Translation]] = {}

    def add(file: str, entry: Translation) -> None:
        files.setdefault(file, {}).setdefault(entry.key, entry)

    for file, name, item, path in _items(offered):
        for text in texts_of(item, name):
            entry = _entry(text, item, path, offered)
            add(file, Translation(entry.context, before.get(entry.words, entry.words), notes=entry.notes, file=path))
    return {file: list(entries.values()) for file, entries in files.items()}


def asked_of_pages(pages: Mapping[str, tuple[str, ...]]) -> list[Translation]:
    """The same for pages written by hand, all in one file: the name of each page → its texts."""
    found = (
        Translation(f"{PAGES}/{page}", words, file=f"docs/{page}.md")
        for page, texts in pages.items()
        for words in texts
    )
    return list({entry.key: entry for entry in found}.values())


def file_of(collection: str, item: str) -> str:
    """The file of translations in which an item stands, without its ending: a tree has one of its own."""
    return f"tree-{item}" if collection == "trees" else collection


def _items(offered: Offered) -> Iterator[tuple[str, str, Model, str]]:
    """Each item with its file, what opens its contexts, and the content file that it stands in."""
    yield SITE, SITE, offered.site, "content/site.yml"
    for each in COLLECTIONS:
        for name, item in offered.items[each.name].items():
            path = f"content/{each.name}.yml" if each.in_one_file else f"content/{each.name}/{name}.yml"
            yield file_of(each.name, name), f"{each.name}/{name}", item, path
    for name, item in offered.papers.items():
        yield "instruments", f"instruments/{name}", item, f"content/instruments/{name}.yml"


_INFORMAL = "the reader is spoken to informally"
_FORMAL = "the reader is spoken to formally"
_TYPED = "what visitors type; not shown; other words may be used, as many as you like, with ; between"


def _entry(text: Text, item: Model, path: str, offered: Offered) -> Translation:
    notes = []
    if isinstance(item, Statement):
        notes.append(f"kind: {item.kind.value}")
    audience = _audience(text, item, offered)
    if audience is not None:
        notes.append(_INFORMAL if audience.informal else _FORMAL)
    if text.typed:
        notes.append(_TYPED)
    return Translation(text.context, text.words, notes=tuple(notes), file=path)


def _audience(text: Text, item: Model, offered: Offered) -> Audience | None:
    """To whom a text speaks, where that is clear."""
    audiences = cast("Mapping[str, Audience]", offered.items["audiences"])
    if isinstance(item, Audience):
        return item
    if isinstance(item, Tree):
        return audiences.get(item.audience)
    named = [name for name in text.context.split("/") if name in audiences]
    of_item = getattr(item, "audiences", ())
    some = named or (list(of_item) if len(of_item) == 1 else [])
    return audiences.get(some[0]) if some else None
