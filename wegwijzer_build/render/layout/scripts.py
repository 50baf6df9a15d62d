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
    content = site.content
    playing = {
        addresses.of_item("instruments", name, folder) for name, each in content.instruments.items() if each.slides
    }
    if here.address in playing:
        return ("slides.js",)
    to_copy = [("instruments", name) for name, each in content.instruments.items() if any(p.say for p in each.parts)]
    to_copy += [("advice", name) for name, each in content.advice.items() if each.say]
    if here.address in {addresses.of_item(collection, name, folder) for collection, name in to_copy}:
        return ("copy.js",)
    return ()
