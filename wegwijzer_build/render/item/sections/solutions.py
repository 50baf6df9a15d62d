"""Solutions and instruments: what one can have, and what one can use."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from wegwijzer_build.model import BLANK, Blank, BlankType, Instrument, Reach, Solution
from wegwijzer_build.render.item.section import PartView, SectionView, WholeText, outside
from wegwijzer_build.render.shared.here import Here
from wegwijzer_build.render.shared.prose import Paragraphs, paragraphs


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


def instrument_sections(here: Here, name: str, item: Instrument) -> list[SectionView]:
    """What an instrument has to use: its words with their blanks, as a whole or each by itself, and what they mean."""
    _ = here.site.language.gettext
    said = [tuple(_with_blanks(paragraphs(words), item.fields) for words in part.say) for part in item.parts]
    parts = tuple(
        PartView(part.title, here.html(part.text), () if item.one_text else words, tuple(map(here.inline, part.ticks)))
        for part, words in zip(item.parts, said, strict=True)
    )
    explained = tuple(part for part in parts if part.text or part.say or part.ticks)
    whole = WholeText(
        tuple((part.title, words) for part, words in zip(item.parts, said, strict=True) if words),
        item.signed_by,
    )
    files = here.downloads(here.site.downloads.of("instruments", name))
    fields = tuple((field.label, _filled_in(here, field)) for field in item.fields.values())
    return [
        *([SectionView(_("Als bestand"), files=files)] if files else []),
        *([SectionView(_("De tekst"), whole=whole)] if item.one_text else []),
        *([SectionView(_("Wat u invult"), rows=fields)] if fields else []),
        *([SectionView(_("Uitleg") if item.one_text else _("De onderdelen"), parts=explained)] if explained else []),
        *([SectionView(_("Waar het te vinden is"), links=outside(item.url))] if item.url else []),
    ]


def _with_blanks(text: Paragraphs, fields: Mapping[str, Blank]) -> Paragraphs:
    """A text in which a blank says what is filled in there, so that what is copied says it too."""

    def shown(line: str) -> Markup:
        parts = BLANK.split(line)
        return Markup("").join(
            Markup('<span class="ww-blank">[{}]</span>').format(fields[part].label) if nth % 2 else escape(part)
            for nth, part in enumerate(parts)
        )

    return tuple(tuple(shown(line) for line in lines) for lines in text)


def _filled_in(here: Here, field: Blank) -> str:
    """What is said of a field beside its label: of which type it is or what one chooses from, and what is meant."""
    _ = here.site.language.gettext
    types = {
        BlankType.TEXT: _("een paar woorden"),
        BlankType.LONG: _("een paar zinnen"),
        BlankType.DATE: _("een datum"),
        BlankType.NUMBER: _("een getal"),
        BlankType.CHOICE: _("kies uit: {choices}").format(choices="; ".join(field.choices)),
    }
    return f"{types[field.type]}. {field.explain}" if field.explain else types[field.type]
