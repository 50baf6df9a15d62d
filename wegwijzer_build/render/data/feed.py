"""What is different on the site, for who wants to keep up: an Atom feed (RFC 4287) of the notices in the content.

Page and feed are made of one list. Ids and links are absolute, so there is no feed where the site does not know its own
address, and none where there is nothing to tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from wegwijzer_build.model import Notice
from wegwijzer_build.render.shared import addresses, prose
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.output import Planned

PATH = "feed.xml"
TYPE = "application/atom+xml"
MOST = 50
"""Only so many notices are in it, the newest; the page has all."""


def feed(site: Site) -> Iterator[Planned]:
    """The file, if the site has an address and anything to tell."""
    if site.content.site.url and site.content.notices:
        yield Planned(PATH, partial(_feed, site, site.content.site.url))


def feed_title(site: Site) -> str:
    """What the feed is called: as the page of the same."""
    return collection_words(site.content, site.language)["notices"].many


def _feed(site: Site, url: str) -> bytes:
    site_itself, notices = site.content.site, site.content.notices
    licence = site_itself.licence
    page = url + addresses.of_collection("notices", site.language.folder)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language.code)}>',
        f"<id>{escape(url + PATH)}</id>",
        f"<title>{escape(f'{site_itself.title}: {feed_title(site)}')}</title>",
        f"<subtitle>{escape(site_itself.tagline)}</subtitle>",
        f"<updated>{_moment(max(notice.date for notice in notices.values()))}</updated>",
        f"<author><name>{escape(site_itself.title)}</name></author>",
        *([f"<rights>{escape(licence.id)}: {escape(licence.url)}</rights>"] if licence else []),
        f'<link rel="self" type="{TYPE}" href={quoteattr(url + PATH)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
    ]
    for name, notice in islice(notices.items(), MOST):
        lines += _entry(site, url, name, notice)
    return "\n".join([*lines, "</feed>", ""]).encode()


def _entry(site: Site, url: str, name: str, notice: Notice) -> Iterator[str]:
    at = url + addresses.of_item("notices", name, site.language.folder)
    yield "<entry>"
    yield f"<id>{escape(at)}</id>"
    yield f"<title>{escape(notice.title)}</title>"
    yield f"<updated>{_moment(notice.date)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(at)}/>'
    for audience in notice.audiences:
        title = site.content.audiences[audience].title
        yield f"<category term={quoteattr(audience)} label={quoteattr(title)}/>"
    yield f'<content type="html">{escape(str(prose.html(notice.text, url)))}</content>'
    yield "</entry>"


def _moment(day: date) -> str:
    """The content knows days only."""
    return f"{day.isoformat()}T00:00:00Z"
