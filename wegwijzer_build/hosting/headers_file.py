"""The same headers as a file `_headers`, for hosts of static sites that read one.

Such a host adds up every rule that fits an address, and joins the values of a header that two of them name: two
policies would both hold. So no two rules that fit one address name the same header. Of rules it reads a hundred at
most. What it cannot be told: a header for addresses that do not exist, and what it may note down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wegwijzer_build.render.shared import addresses

from .areas import ASSETS, DATA_PLACES, MARKED, PASSING, unseen_places
from .host import Host
from .policy import ALWAYS, Area, varying

_AREAS = {
    addresses.EMBEDS: Area.EMBEDS,
    ASSETS: Area.ASSETS,
    **dict.fromkeys(DATA_PLACES, Area.DATA),
    **dict.fromkeys(addresses.FOR_HOSTS, Area.FOR_HOSTS),
}
_WELL_KNOWN = ".well-known/"
_FIRST = re.compile(r"(?:[a-z]{2}/)?[^/]+/?")
_CACHE = "Cache-Control"
"""Told for what is not as these hosts do it anyhow: to ask anew each time."""


def headers_file(host: Host, paths: Iterable[str]) -> str:
    """Write it for a site that holds these files, with paths relative to its root."""
    # What begins with a dot is not for visitors, but for what stands below .well-known/.
    paths = sorted(path for path in paths if not path.startswith(".") or path.startswith(_WELL_KNOWN))
    headers = [header for header in varying(host) if header.name != _CACHE]
    cached = next(header for header in varying(host) if header.name == _CACHE)
    rules: dict[str, dict[str, str]] = {"*": {**ALWAYS}}
    for name in dict.fromkeys(("", *(_first(path) for path in paths))):
        values = {header.name: header.at(_AREAS.get(name)) for header in headers}
        rules[f"{name}*" if name.endswith("/") else name] = {header: value for header, value in values.items() if value}
    for path in paths:
        for area, form in ((Area.PASSING, PASSING), (Area.MARKED, MARKED)):
            if re.match(form, path):
                rules[path] = {_CACHE: cached.within[area]}
    for place in unseen_places(host):
        rules.setdefault(f"{place}*", {})
        rules[f"{place}*"] |= {_CACHE: cached.within[Area.UNSEEN]}
    if addresses.LOADER in paths:
        values = {header.name: header.within[Area.LOADER] for header in varying(host) if Area.LOADER in header.within}
        rules[addresses.LOADER] = values
    return "\n".join(
        f"{host.path}{rule}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())
        for rule, values in rules.items()
    )


def _first(path: str) -> str:
    """What stands at the root of the site, or of a language: a file, or a folder with a slash behind it."""
    found = _FIRST.match(path)
    return found[0] if found else path
