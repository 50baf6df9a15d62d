"""Under which terms the data may be used, and who is to be named: it stands in every file."""

from __future__ import annotations

from collections.abc import Mapping

from wegwijzer_build.model import Site

from .keys import ABSOLUTE, TEXT, Key, as_object, described

LICENCE: Mapping[str, str] = {
    "id": "EUPL-1.2",
    "name": "European Union Public Licence v. 1.2",
    "url": "https://eur-lex.europa.eu/eli/dec_impl/2017/863/oj",
}
"""That of the repository; its text as the Official Journal of the European Union has it, in all its languages.

The id is that of SPDX. Source: Commission Implementing Decision (EU) 2017/863.
"""

_LICENCE: tuple[Key[Site], ...] = (
    Key("id", TEXT, "Its identifier at SPDX.", lambda _: LICENCE["id"]),
    Key("name", TEXT, "Its name.", lambda _: LICENCE["name"]),
    Key("url", ABSOLUTE, "Its official text.", lambda _: LICENCE["url"]),
)
_ATTRIBUTION: tuple[Key[Site], ...] = (
    Key("title", TEXT, "The name of the site.", lambda site: site.title),
    Key("url", ABSOLUTE, "Where the site lives; left out where it does not say so.", lambda site: site.url, True),
)

RIGHTS: tuple[Key[Site], ...] = (
    Key(
        "licence",
        described(_LICENCE, "Licence"),
        "Under which terms this may be used.",
        lambda site: as_object(_LICENCE, site),
    ),
    Key(
        "attribution",
        described(_ATTRIBUTION, "Attribution"),
        "Whom to name as its origin.",
        lambda site: as_object(_ATTRIBUTION, site),
    ),
)
"""The keys that every file opens with, or a tree has beside its own."""
