"""The page that tells what is different on the site: each notice whole, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from wegwijzer_build.render.data import feed
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Here, Link


@dataclass(frozen=True)
class NoticeView:
    """A notice. `day`: its date in words; `audiences`: whom it is about, empty for everybody."""

    anchor: str
    title: str
    date: date
    day: str
    audiences: tuple[Link, ...]
    text: Markup


@dataclass(frozen=True)
class NoticesView:
    """The page. `feed`: where the same can be followed; empty where there is none."""

    title: str
    description: str
    notices: tuple[NoticeView, ...]
    feed: str


def notices_view(here: Here) -> NoticesView:
    """Decide everything about the page."""
    site = here.site
    words = collection_words(site.content, site.language)["notices"]
    notices = tuple(
        NoticeView(
            anchor=addresses.anchor(name),
            title=notice.title,
            date=notice.date,
            day=site.language.day(notice.date),
            audiences=here.links("audiences", notice.audiences),
            text=here.html(notice.text),
        )
        for name, notice in site.content.notices.items()
    )
    return NoticesView(words.many, words.intro, notices, here.to(feed.PATH) if any(feed.feed(site)) else "")
