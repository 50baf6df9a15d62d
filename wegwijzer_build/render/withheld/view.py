"""What stands at the address of a tree whose translation is not right (any more): who to call, and the Dutch tree."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from wegwijzer_build.render.shared import addresses
from wegwijzer_build.render.shared.here import Here, Link
from wegwijzer_build.render.shared.language import language_of


@dataclass(frozen=True)
class WithheldView:
    """Such a page. `acute`: who to call at once; `original`: the tree in the language of the content."""

    title: str
    description: str
    acute: Markup
    help: Link | None
    original: Link


def withheld_view(here: Here, title: str) -> WithheldView:
    """Decide what such a page says."""
    site, _ = here.site, here.site.language.gettext
    original = site.original
    at = site.language.folder + addresses.FOLDERS["contacts"] + "/"
    return WithheldView(
        title=title,
        description=title,
        acute=here.html(site.content.site.acute),
        help=Link(_("Alle hulp"), here.to(at)) if site.pages.at(at) else None,
        original=Link(
            language_of(original).own_name, here.to(here.address.removeprefix(site.language.folder)), lang=original
        ),
    )
