"""Other forms of a page for programs, which its head names: how to show it elsewhere, and the feed."""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.render.data import feed, oembed
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Here


@dataclass(frozen=True)
class Alternate:
    """One of them. `href` is absolute."""

    type: str
    title: str
    href: str


def alternates(here: Here) -> tuple[Alternate, ...]:
    """Those of a page. A site that does not know its own address has none, and neither has a page at any address."""
    site = here.site
    url, folder = site.content.site.url, site.language.folder
    if not url or here.base:
        return ()
    found = oembed.embedded_at(site, here.address)
    if found and found.file:
        return (Alternate(oembed.TYPE, found.title, url + found.file),)
    if here.address in (folder + addresses.HOME, addresses.of_collection("notices", folder)) and any(feed.feed(site)):
        return (Alternate(feed.TYPE, feed.feed_title(site), url + feed.PATH),)
    return ()
