"""Solutions and instruments: what one can have, and what one can use."""

from __future__ import annotations

from markupsafe import escape

from wegwijzer_build.model import Instrument, Reach, Solution
from wegwijzer_build.render.item.section import PartView, SectionView, outside
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.prose import paragraphs


def solution_sections(here: Here, _name: str, item: Solution) -> list[SectionView]:
    """For whom a solution is and what it costs, what speaks for it and what to watch."""
    _ = here.site.language.gettext
    own = here.site.content.site.words.reach.get(item.reach)
    plain = {
        Reach.OWN: _("één organisatie"),
        Reach.SHARED: _("enkele organisaties samen"),
        Reach.BRANCH: _("een hele branche"),
    }
    reach = own.one if own else plain[item.reach]
    rows = [(_("Voor"), reach), (_("Sector"), item.sector), (_("Kosten"), item.cost), (_("Telefoon"), item.phone)]
    known = tuple((label, value) for label, value in rows if value)
    good = tuple(map(escape, item.good))
    watch = tuple(map(escape, item.watch))
    return [
        SectionView(_("In het kort"), rows=known, links=outside(item.url)),
        *([SectionView(_("Wat ervoor pleit"), points=good)] if good else []),
        *([SectionView(_("Waar u op let"), points=watch)] if watch else []),
    ]


def instrument_sections(here: Here, _name: str, item: Instrument) -> list[SectionView]:
    """The parts of an instrument with words to copy, and where the original is."""
    _ = here.site.language.gettext
    parts = tuple(PartView(part.title, here.html(part.text), tuple(map(paragraphs, part.say))) for part in item.parts)
    return [
        *([SectionView(_("De onderdelen"), parts=parts)] if parts else []),
        *([SectionView(_("Waar het te vinden is"), links=outside(item.url))] if item.url else []),
    ]
