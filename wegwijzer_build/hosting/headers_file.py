"""The same headers as a file `_headers`, for hosts of static sites that read one.

Such a host adds up every rule that fits an address, and joins the values of a header that two of them name: two
policies would both hold. So no two rules that fit one address name the same header. Of rules it reads a hundred at
most: rules that say the same are made one, as `shared_rules` does. What it cannot be told: a header for addresses
that do not exist, and what it may note down.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from wegwijzer_build.model import folders
from wegwijzer_build.render.data import oembed
from wegwijzer_build.render.shared import addresses

from .areas import ASSETS, DATA_PLACES, LANGUAGE, MARKED, PASSING, TREES
from .host import Host
from .policy import ALWAYS, Area, Varying, varying
from .shared_rules import Rules, shared

_AREAS = {
    addresses.EMBEDS: Area.EMBEDS,
    ASSETS: Area.ASSETS,
    **dict.fromkeys(DATA_PLACES, Area.DATA),
    **dict.fromkeys(addresses.FOR_HOSTS, Area.FOR_HOSTS),
}
_WELL_KNOWN = ".well-known/"
_FIRST = re.compile(rf"{LANGUAGE}(?:[^/]+/?)?")
_CACHE = "Cache-Control"
"""Told for what is not as these hosts do it anyhow: to ask anew each time."""


def headers_file(host: Host, paths: Iterable[str]) -> str:
    """Write it for a site that holds these files, with paths relative to its root."""
    # What begins with a dot is not for visitors, but for what stands below .well-known/.
    paths = sorted(path for path in paths if not path.startswith(".") or path.startswith(_WELL_KNOWN))
    headers = [header for header in varying(host) if header.name != _CACHE]
    cached = next(header for header in varying(host) if header.name == _CACHE)
    languages = tuple(dict.fromkeys(path[:3] for path in paths if re.match(r"[a-z]{2}/", path)))
    places, kept = _of_places(headers, paths, languages), _of_kept(host, cached, paths, languages)
    rules = shared({rule: places.get(rule, {}) | kept.get(rule, {}) for rule in places | kept}, paths)
    return "\n".join(
        f"{host.path}{rule}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())
        for rule, values in {"*": ALWAYS, **rules}.items()
    )


def _of_places(headers: Iterable[Varying], paths: Iterable[str], languages: Collection[str]) -> Rules:
    """What goes with all that stands in one place: a file at the root of the site, or of a language, or a folder."""
    rules: Rules = {}
    for place in dict.fromkeys(("", *languages, *(_first(path) for path in paths))):
        area = _AREAS.get(place, _AREAS.get(place[3:]) if place[:3] in languages else None)
        values = {header.name: header.at(area) for header in headers}
        rule = f"{place}*" if place.endswith("/") and place not in languages else place
        rules[rule] = {header: value for header, value in values.items() if value}
    if addresses.LOADER in paths:
        rules[addresses.LOADER] = {_.name: _.within[Area.LOADER] for _ in headers if Area.LOADER in _.within}
    return rules


def _of_kept(host: Host, cached: Varying, paths: Iterable[str], languages: Iterable[str]) -> Rules:
    """How long browsers keep what they may keep longer, or shorter, than they do anyhow."""
    rules: Rules = {}
    for path in paths:
        for area, form in ((Area.PASSING, PASSING), (Area.MARKED, MARKED)):
            if re.match(form, path):
                rules[path] = {_CACHE: cached.within[area]}
    for place in _unseen(host, paths, languages) if host.unseen else ():
        rules[f"{place}*"] = {_CACHE: cached.within[Area.UNSEEN]}
    if addresses.LOADER in paths:
        rules[addresses.LOADER] = {_CACHE: cached.within[Area.LOADER]}
    return rules


def _unseen(host: Host, paths: Iterable[str], languages: Iterable[str]) -> Iterator[str]:
    """Folders with all that trees on one page leave: whole ones, where a rule for each tree would be too many.

    What lies among the embeds in the language of the content has a rule for each: the script for hosts lies there too.
    """
    yield from (f"{addresses.EMBEDS}{tree}/" for tree in host.unseen)
    yield from (TREES, f"{folders.DATA}trees/", oembed.FOLDER, addresses.DOWNLOADS)
    for language in languages:
        of_language = (TREES, addresses.EMBEDS, addresses.DOWNLOADS)
        places = (*(f"{language}{folder}" for folder in of_language), f"{folders.DATA}{language}trees/")
        yield from (place for place in places if any(path.startswith(place) for path in paths))


def _first(path: str) -> str:
    """What stands at the root of the site, or of a language: a file, or a folder with a slash behind it."""
    found = _FIRST.match(path)
    return found[0] if found else path
