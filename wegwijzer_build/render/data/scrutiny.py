"""How well the translation of something was read, beside it in the data of another language."""

from __future__ import annotations

from collections.abc import Mapping

from wegwijzer_build.render.shared.here import Site
from wegwijzer_build.translation import Scrutiny

from .keys import Schema, word

SCRUTINY: Mapping[str, Schema] = {
    "scrutiny": {
        **word(each.value for each in Scrutiny),
        "description": "How well its translation was read, with all that its page shows; `scrutiny` in site.json of "
        "the language has the words for it. Left out in the language of the content.",
    }
}


def scrutiny_of(site: Site, collection: str, name: str) -> dict[str, object]:
    """How well an item was read with all that it shows, under its key; nothing in the language of the content."""
    return {"scrutiny": site.spoken.level_of((collection, name)).value} if site.spoken else {}
