"""Which scripts a page to read has, beside that of its menu: only those that it has a use for."""

from __future__ import annotations

from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Here


def scripts_of(here: Here) -> tuple[str, ...]:
    """The names of the scripts of a page."""
    site = here.site
    folder = site.language.folder
    if here.address == folder + addresses.SEARCH:
        return ("search.js",)
    to_copy = (name for name, item in site.content.instruments.items() if any(part.say for part in item.parts))
    if here.address in {addresses.of_item("instruments", name, folder) for name in to_copy}:
        return ("copy.js",)
    return ()
