"""What a page for hosts shows: each way to embed, with lines to copy and the thing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from wegwijzer_build.model import HostsLanguage
from wegwijzer_build.render.data import feed
from wegwijzer_build.render.data.files import EMBEDS
from wegwijzer_build.render.data.oembed import (
    SANDBOX,
    Embedded,
    embedded,
    embedded_items,
    embedded_trees,
)
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.collections import collection_words
from wegwijzer_build.render.shared.here import Here, first_trees

_SOME_TREES = {"nl": "Sommige keuzehulpen", "en": "Some choice aids"}
_SOMEWHERE = "https://…/"


@dataclass(frozen=True)
class Sample:
    """Something to embed, and how an element of the loader names it."""

    it: Embedded

    @property
    def named(self) -> str:
        """The attribute of the element."""
        return f'{self.it.attribute}="{self.it.name}"'


@dataclass(frozen=True)
class EmbedKind:
    """Everything of one collection that can be embedded. `words`: what the site calls it."""

    words: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class SpokenLanguage:
    """A language that embeds are in: its code, what its speakers call it, and an example."""

    code: str
    name: str
    sample: Sample


@dataclass(frozen=True)
class HostsView:
    """The page. `language`: of the site; `other`: the page in another language, empty where there is none.

    `site`: the address of the site as it stands in lines to copy; `hosts`: who may embed already.
    `kinds`: all that can be embedded; `list`: the address of the same as data. `one_page`, `item`: missing where the
    content has none; `on_one_page`: which trees are; `feed`, `licence`, `privacy`: empty
    where there is none.
    """

    root: str
    language: str
    other: str
    title: str
    site: Markup
    is_known: bool
    feed: str
    loader: str
    sandbox: str
    tree: Sample
    one_page: Sample | None
    item: Sample | None
    kinds: tuple[EmbedKind, ...]
    list: str
    hosts: tuple[str, ...]
    on_one_page: str
    licence: str
    propose: str
    privacy: str
    languages: tuple[SpokenLanguage, ...] = ()


def hosts_view(here: Here, other: str, title: str, language: str) -> HostsView:
    """Decide everything about a page for hosts. `other`: that in another language, or "". There is a tree of pages."""
    content = here.site.content
    trees = dict.fromkeys((*first_trees(content), *content.trees))
    paged = [name for name in trees if not here.site.trees[name].page]
    on_one = [name for name in trees if here.site.trees[name].page]
    url = content.site.url
    return HostsView(
        root=here.root,
        language=here.site.language.code,
        other=here.to(other) if other else "",
        title=title,
        site=Markup.escape(url) if url else Markup('<span data-site="{}">{}</span>').format(here.root, _SOMEWHERE),
        is_known=bool(url),
        feed=here.to(feed.PATH) if any(feed.feed(here.site)) else "",
        loader=addresses.LOADER,
        sandbox=SANDBOX,
        tree=_sample(here, "trees", paged[0]),
        one_page=_sample(here, "trees", on_one[0]) if on_one else None,
        item=_sample(here, "advice", next(iter(content.advice))) if content.advice else None,
        kinds=tuple(_kinds(here)),
        list=EMBEDS,
        hosts=content.site.embed_hosts,
        on_one_page=content.site.words.one_page.get(HostsLanguage(language), _SOME_TREES[language]),
        licence=content.site.licence.id if content.site.licence else "",
        propose=f"{content.site.edit_url}site.yml" if content.site.edit_url else "",
        privacy=here.to(addresses.PRIVACY) if here.site.pages.at(addresses.PRIVACY) else "",
        languages=tuple(_languages(here)),
    )


def _languages(here: Here) -> Iterator[SpokenLanguage]:
    """The languages that embeds are in beside that of the site, each with a tree that can be shown in it."""
    for site in here.site.beside:
        for page in site.pages.items("trees")[:1]:
            yield SpokenLanguage(site.language.code, site.language.own_name, Sample(embedded(site, page)))


def _sample(here: Here, collection: str, name: str) -> Sample:
    return Sample(embedded(here.site, here.site.pages.item(collection, name)))


def _kinds(here: Here) -> Iterator[EmbedKind]:
    words = collection_words(here.site.content, here.site.language)
    embeds = (*embedded_trees(here.site), *embedded_items(here.site))
    for kind, of_kind in groupby(embeds, attrgetter("collection")):
        yield EmbedKind(words[kind].many, tuple(map(Sample, of_kind)))
