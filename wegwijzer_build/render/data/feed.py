"""What was compared with its sources last, for who wants to keep up: an Atom feed (RFC 4287), from the content's dates.

An entry tells the day of that, and no more: that something was compared does not mean that its words changed. Ids and
links are absolute, so there is none where the site does not know its own address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from wegwijzer_build.model import COLLECTIONS, Figure, Picture, Statement
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.first_words import first_words
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page

PATH = "feed.xml"
TYPE = "application/atom+xml"
ENOUGH = 50
"""Days are listed until there are so many entries; the last of them is listed whole."""

Compared = Statement | Figure | Picture
"""What carries the day on which somebody compared it with its sources, on its page as well."""


class News(NamedTuple):
    """An item, and the day on which it was compared with its sources or began to hold, whichever was last."""

    day: date
    page: Page
    item: Compared


def feed(site: Site) -> Iterator[Planned]:
    """The file, if the site has an address and anything to tell."""
    if site.content.site.url and any(_compared(site)):
        yield Planned(PATH, partial(_feed, site, site.content.site.url))


def news(site: Site) -> tuple[News, ...]:
    """The newest days, each as a whole, the newest first; within a day in the order of the collections and ids.

    What day it is does not matter: what has yet to begin is not there.
    """
    found = (News(_day(item), page, item) for page, item in _compared(site))
    news: list[News] = []
    for _of_day, entries in groupby(sorted(found, key=lambda each: -each.day.toordinal()), lambda each: each.day):
        if len(news) >= ENOUGH:
            break
        news += entries
    return tuple(news)


def _compared(site: Site) -> Iterator[tuple[Page, Compared]]:
    for collection in COLLECTIONS:
        items = site.content.items(collection.name)
        for page in sorted(site.pages.items(collection.name), key=lambda page: page.id):
            item = items[page.id]
            if isinstance(item, Compared):
                yield page, item


def _day(item: Compared) -> date:
    begins = item.valid_from if isinstance(item, Statement) else None
    return max(item.reviewed_on, begins) if begins else item.reviewed_on


def _feed(site: Site, url: str) -> bytes:
    site_itself, entries = site.content.site, news(site)
    licence = site_itself.licence
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language.code)}>',
        f"<id>{escape(url + PATH)}</id>",
        f"<title>{escape(site_itself.title)}</title>",
        f"<subtitle>{escape(site_itself.tagline)}</subtitle>",
        f"<updated>{_moment(entries[0].day)}</updated>",
        f"<author><name>{escape(site_itself.title)}</name></author>",
        *([f"<rights>{escape(licence.id)}: {escape(licence.url)}</rights>"] if licence else []),
        f'<link rel="self" type="{TYPE}" href={quoteattr(url + PATH)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>',
    ]
    for entry in entries:
        lines += _entry(site, url, entry)
    return "\n".join([*lines, "</feed>", ""]).encode()


def _entry(site: Site, url: str, entry: News) -> list[str]:
    at, title, collection = url + entry.page.address, entry.page.title_anywhere, entry.page.collection
    kind = collection_words(site.content, site.language)[collection].one
    return [
        "<entry>",
        f"<id>{escape(at)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{_moment(entry.day)}</updated>",
        f'<link rel="alternate" type="text/html" href={quoteattr(at)}/>',
        f"<category term={quoteattr(collection)} label={quoteattr(kind)}/>",
        f"<summary>{escape(_summary(site, entry.item))}</summary>",
        "</entry>",
    ]


def _summary(site: Site, item: Compared) -> str:
    """On which days it was compared and began to hold, and what it is about."""
    _, day = site.language.gettext, site.language.day
    sentences = [_("Met de bronnen vergeleken op {day}.").format(day=day(item.reviewed_on))]
    if isinstance(item, Statement) and item.valid_from:
        sentences.append(_("Geldt vanaf {day}.").format(day=day(item.valid_from)))
    return " ".join((*sentences, first_words(item)))


def _moment(day: date) -> str:
    """The content knows days only."""
    return f"{day.isoformat()}T00:00:00Z"
