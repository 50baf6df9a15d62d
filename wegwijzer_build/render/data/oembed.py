"""What other sites need to show something of ours when somebody pastes its address: oEmbed 1.0, as static files.

All of it is absolute, so there is none where the site does not know its own address. Sites that show what they get this
way put it into a sandbox of their own, out of which nobody leaves: trees on one page, which are for whoever has to, are
not offered (adr/0018).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape

from wegwijzer_build.model import EMBEDDED
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.render.shared.output import Planned
from wegwijzer_build.render.shared.pages import Page

from .keys import ABSOLUTE, NUMBER, TEXT, Key, Schema, as_file, as_object, described

FOLDER = "oembed/"
TYPE = "application/json+oembed"
SANDBOX = "allow-scripts allow-same-origin allow-top-navigation allow-downloads"
"""What a frame of ours needs, and no more; the script for hosts says the same."""
_WIDTH, _HEIGHT = 640, 720
_COLLECTION_IN = {folder: collection for collection, folder in addresses.FOLDERS.items()}


@dataclass(frozen=True)
class Embedded:
    """Something that others can show. `page` and `embed` are addresses, relative to the root of the site.

    `file`: the address of its oEmbed data, empty where it is not offered that way.
    """

    collection: str
    id: str
    title: str
    page: str
    embed: str
    file: str

    @property
    def attribute(self) -> str:
        """With which attribute an element of the loader names it."""
        return "tree" if self.collection == "trees" else "item"

    @property
    def name(self) -> str:
        """What that attribute says."""
        return self.id if self.collection == "trees" else f"{self.collection}/{self.id}"


@dataclass(frozen=True)
class _Offer:
    what: Embedded
    site_title: str
    url: str

    @property
    def line(self) -> str:
        """The line of HTML that shows it."""
        source, title = escape(self.url + self.what.embed), escape(self.what.title)
        size = f'width="{_WIDTH}" height="{_HEIGHT}" loading="lazy"'
        may = f'sandbox="{SANDBOX}" allow="clipboard-write" referrerpolicy="no-referrer"'
        return f'<iframe src="{source}" title="{title}" {size} {may}></iframe>'


def _is(value: str) -> Schema:
    return {"const": value}


OEMBED: tuple[Key[_Offer], ...] = (
    Key("version", _is("1.0"), "The version of oEmbed.", lambda _: "1.0"),
    Key("type", _is("rich"), "HTML to show as it is.", lambda _: "rich"),
    Key("title", TEXT, "The title of the page.", lambda offer: offer.what.title),
    Key("provider_name", TEXT, "The name of the site.", lambda offer: offer.site_title),
    Key("provider_url", ABSOLUTE, "The address of the site.", lambda offer: offer.url),
    Key("html", TEXT, "A frame in one line.", lambda offer: offer.line),
    Key("width", NUMBER, "Its width in pixels.", lambda _: _WIDTH),
    Key("height", NUMBER, "Its height in pixels.", lambda _: _HEIGHT),
)


def oembed_schema() -> Schema:
    """The schema of such a file."""
    return described(OEMBED, "OEmbed", "What shows a tree or an item in a page of others (oEmbed 1.0).")


def embedded_trees(site: Site) -> Iterator[Embedded]:
    """Every tree, as others can show it."""
    return (embedded(site, page) for page in site.pages.items("trees"))


def embedded_items(site: Site) -> Iterator[Embedded]:
    """Every item of the collections that have embeds."""
    return (embedded(site, page) for collection in EMBEDDED for page in site.pages.items(collection))


def offered(whats: Iterable[Embedded]) -> Iterator[Embedded]:
    """Those that have oEmbed data."""
    return (what for what in whats if what.file)


def file_of(address: str) -> str:
    """The file that goes with the page at an address of this form, whether either is there; empty where none can."""
    folder, _, name = address.removesuffix("/").partition("/")
    collection = _COLLECTION_IN.get(folder, "")
    if not name or not address.endswith("/") or collection not in ("trees", *EMBEDDED):
        return ""
    return f"{FOLDER}{name}.json" if collection == "trees" else f"{FOLDER}{collection}/{name}.json"


def embedded_at(site: Site, address: str) -> Embedded | None:
    """What stands on a page, if others can show it."""
    page = site.pages.at(address)
    if page is None or not page.embed or page is not site.pages.item(page.collection, page.id):
        return None
    return embedded(site, page)


def embedded(site: Site, page: Page) -> Embedded:
    """What a page shows, as others can show it. The page has an embed, and shows an item or a tree from its start."""
    one_page = page.collection == "trees" and site.trees[page.id].page is not None
    name = page.id if page.collection == "trees" else f"{page.collection}/{page.id}"
    file = "" if one_page else f"{FOLDER}{site.language.folder}{name}.json"
    return Embedded(page.collection, page.id, page.title_anywhere, page.address, page.embed, file)


def oembed_data(site: Site, what: Embedded) -> dict[str, object]:
    """What an embedder is told."""
    about = site.content.site
    return as_object(OEMBED, _Offer(what, about.title, about.url or ""))


def oembed_files(site: Site) -> Iterator[Planned]:
    """A file for each."""
    if site.content.site.url:
        for each in (site, *site.beside):
            for what in offered((*embedded_trees(each), *embedded_items(each))):
                yield Planned(what.file, partial(_file, each, what))


def _file(site: Site, what: Embedded) -> bytes:
    return as_file(oembed_data(site, what))
