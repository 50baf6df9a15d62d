"""In which other languages a page is, and how its translation was made."""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.language import language_of
from wegwijzer_build.render.shared.pages import Page, PageKind
from wegwijzer_build.render.shared.scrutiny import said_of
from wegwijzer_build.translation import Scrutiny, Spoken

_ALWAYS = (PageKind.HOME,)


@dataclass(frozen=True)
class Translated:
    """What a page says of its translation: in its language, and in that of the content. `original`: where that is."""

    said: str
    said_there: str
    language_there: str
    original: str
    words: str


def languages_of(here: Here) -> tuple[Link, ...]:
    """The same page in each other language that it is in, by the language's own name."""
    return tuple(
        Link(language_of(code).own_name, here.to(address), lang=code)
        for code, address in _addresses(here)
        if code != here.site.language.code
    )


def everywhere(here: Here) -> tuple[tuple[str, str], ...]:
    """Language → the address of the page in it, its own among them; empty where it is in one language only."""
    found = tuple(_addresses(here))
    return found if len(found) > 1 else ()


def _addresses(here: Here) -> list[tuple[str, str]]:
    site = here.site
    if here.base or not site.everywhere:
        return []
    original, *_ = site.everywhere
    bare = here.address.removeprefix(site.language.folder)
    found = []
    for code, pages in site.everywhere.items():
        address = bare if code == original else f"{code}/{bare}"
        page = pages.at(address)
        if page is not None and page.language == code:
            found.append((code, address))
    return found


def translated_view(here: Here, page: str) -> Translated | None:
    """How what a page says was translated; None in the language of the content. `page`: the address that it is of."""
    site, spoken = here.site, here.site.spoken
    if spoken is None:
        return None
    original = next(iter(site.everywhere))
    level = _level(spoken, site.pages.at(page))
    there = language_of(original)
    at = site.everywhere[original].at(page.removeprefix(site.language.folder))
    return Translated(
        said_of(level, site.language),
        said_of(level, there),
        original,
        here.to(at.address if at else addresses.HOME),
        there.own_name,
    )


def _level(spoken: Spoken, page: Page | None) -> Scrutiny:
    """How well all of a page was read: as well as what of it was read least."""
    of_item = page is not None and bool(page.id)
    return spoken.level_of((page.collection, page.id)) if page is not None and of_item else spoken.least
