"""The advice that was looked at last, for who wants to keep up: an Atom feed (RFC 4287), from the dates of the content.

Ids and links are absolute, so there is none where the site does not know its own address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from wegwijzer_build.model import EVERYONE, Advice, Content

from . import addresses, prose
from .api.rights import LICENCE
from .output import Planned
from .views.page import Site

PATH = "feed.xml"
TYPE = "application/atom+xml"
MOST = 50


def feed(site: Site) -> Iterator[Planned]:
    """The file, if the site has an address and any advice."""
    if site.content.site.url and site.content.advice:
        yield Planned(PATH, partial(_feed, site, site.content.site.url))


def changed(content: Content) -> list[tuple[date, str]]:
    """When each advice changed last, the newest first: the day it was compared with its sources, or began to hold.

    A day still to come does not count. What day it is does not matter either: the last review of any advice does.
    """
    today = max(advice.reviewed_on for advice in content.advice.values())
    days = ((_changed(advice, today), name) for name, advice in content.advice.items())
    return sorted(days, key=lambda found: (-found[0].toordinal(), found[1]))[:MOST]


def _changed(advice: Advice, today: date) -> date:
    begins = advice.valid_from
    return max(advice.reviewed_on, begins) if begins and begins <= today else advice.reviewed_on


def _feed(site: Site, url: str) -> bytes:
    about, entries = site.content.site, changed(site.content)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language.code)}>',
        f"<id>{escape(url + PATH)}</id>",
        f"<title>{escape(about.title)}</title>",
        f"<subtitle>{escape(about.tagline)}</subtitle>",
        f"<updated>{_moment(entries[0][0])}</updated>",
        f"<author><name>{escape(about.title)}</name></author>",
        f"<rights>{escape(LICENCE['id'])}: {escape(LICENCE['url'])}</rights>",
        f'<link rel="self" type="{TYPE}" href={quoteattr(url + PATH)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>',
    ]
    for day, name in entries:
        lines += _entry(url + addresses.of_item("advice", name), site.content.advice[name], day)
    return "\n".join([*lines, "</feed>", ""]).encode()


def _entry(at: str, advice: Advice, day: date) -> list[str]:
    summary = prose.in_short(advice.text.get(EVERYONE, next(iter(advice.text.values()))))
    return [
        "<entry>",
        f"<id>{escape(at)}</id>",
        f"<title>{escape(advice.title)}</title>",
        f"<updated>{_moment(day)}</updated>",
        f'<link rel="alternate" type="text/html" href={quoteattr(at)}/>',
        f"<summary>{escape(summary)}</summary>",
        "</entry>",
    ]


def _moment(day: date) -> str:
    """The content knows days only."""
    return f"{day.isoformat()}T00:00:00Z"
