"""What of the content matters to the server: where the site lives, who may frame it, what nobody may note down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import WITH_PAGES, Content, folders
from wegwijzer_build.render.shared import addresses
from wegwijzer_build.wording import say

_OF_TREES = rf"{addresses.FOLDERS['trees']}/([^/]+)/|{addresses.EMBEDS}([^/]+)/|{folders.DATA}trees/([^/]+)\.json"


class HostError(Exception):
    """A sentence on why no configuration can be written for this site."""


@dataclass(frozen=True)
class Host:
    """A site as its server sees it.

    `path`: the path of its root on the host; starts and ends with a slash. `embed_hosts`: origins that may frame what
    lies below `embed/`. `one_page`: the trees whose visitors leave no trace; `paged`: all other trees. `moved`: old
    addresses with the new ones. `alike`: addresses of other pages that have the name of a tree on one page in them.
    `nodes`: the questions and outcomes of paged trees.
    """

    path: str
    embed_hosts: tuple[str, ...] = ()
    one_page: tuple[str, ...] = ()
    has_security: bool = False
    moved: tuple[tuple[str, str], ...] = ()
    paged: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    nodes: frozenset[str] = frozenset()

    @property
    def unseen(self) -> tuple[str, ...]:
        """The names of trees on one page, and those that they had before: an old one may tell more than the new."""
        before = (tree_at(old) for old, new in self.moved if tree_at(new) in self.one_page)
        return tuple(dict.fromkeys((*self.one_page, *filter(None, before))))

    @property
    def folder(self) -> str:
        """The folder of the site below the root of its host: `een/pad`; empty where it is that root."""
        return self.path.strip("/")


def tree_at(address: str) -> str:
    """The tree of which an address is the page, the embed or the data; empty where it is of something else."""
    found = re.fullmatch(_OF_TREES, address)
    return next(filter(None, found.groups()), "") if found else ""


def host_of(content: Content, trees: Mapping[str, Analysis]) -> Host:
    """Read it from sound content. Without `url` the site is taken to be all of its host.

    Raises HostError for a path that no configuration should repeat.
    """
    site = content.site
    folder = urlsplit(site.url or "").path.strip("/")
    path = f"/{folder}/" if folder else "/"
    if not re.fullmatch(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/", path):
        raise HostError(say("the path of 'url' in site.yml, {path}, has signs that a server can take amiss", path=path))
    one_page = tuple(name for name, analysis in trees.items() if analysis.page)
    paged = tuple(name for name, analysis in trees.items() if not analysis.page)
    embed_hosts = tuple(dict.fromkeys(site.embed_hosts))
    host = Host(path, embed_hosts, one_page, site.security is not None, tuple(site.moved.items()), paged)
    nodes = frozenset(state.node for name in paged for state in trees[name].paged)
    return replace(host, alike=tuple(_alike(content, host)), nodes=nodes)


def _alike(content: Content, host: Host) -> Iterator[str]:
    for collection in WITH_PAGES:
        for name in content.items(collection.name) if collection.name != "trees" else ():
            if any(tree in name for tree in host.unseen):
                yield f"{addresses.FOLDERS[collection.name]}/{name}/"
