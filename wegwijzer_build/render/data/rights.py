"""Under which terms the data may be used, and who is to be named: it stands in every file."""

from __future__ import annotations

from wegwijzer_build.model import Licence, Settings

from .keys import ABSOLUTE, TEXT, Key, as_object, described

_LICENCE: tuple[Key[Licence], ...] = (
    Key("id", TEXT, "Its identifier at SPDX.", lambda licence: licence.id),
    Key("name", TEXT, "Its name.", lambda licence: licence.name),
    Key("url", ABSOLUTE, "Its official text.", lambda licence: licence.url),
)
_ATTRIBUTION: tuple[Key[Settings], ...] = (
    Key("title", TEXT, "The name of the site.", lambda site: site.title),
    Key("url", ABSOLUTE, "Where the site lives; left out where it does not say so.", lambda site: site.url, True),
)

_WHOSE: Key[Settings] = Key(
    "attribution",
    described(_ATTRIBUTION, "Attribution"),
    "Whom to name as its origin.",
    lambda site: as_object(_ATTRIBUTION, site),
)
_TERMS: Key[Settings] = Key(
    "licence",
    described(_LICENCE, "Licence"),
    "Under which terms this may be used.",
    lambda site: as_object(_LICENCE, site.licence) if site.licence else None,
)


def rights(*, licensed: bool) -> tuple[Key[Settings], ...]:
    """The keys that every file opens with, or a tree has beside its own. `licensed`: whether the site gives terms."""
    return (_TERMS, _WHOSE) if licensed else (_WHOSE,)


def rights_of(site: Settings) -> dict[str, object]:
    """What they say of a site."""
    return as_object(rights(licensed=site.licence is not None), site)
