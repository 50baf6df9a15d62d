"""What the collections are called on the site, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass

from wegwijzer_build.model import CollectionName, Content, OwnCollectionWords

from .language import Language


@dataclass(frozen=True)
class CollectionWords:
    """`one`: what an item is, above its title. `many`: the heading of the list. `intro`: one sentence on top of it."""

    one: str
    many: str
    intro: str


def collection_words(content: Content, language: Language) -> dict[str, CollectionWords]:
    """Collection → its words, in the order of the menu: those of the site where it has its own."""
    own = content.site.words.collections
    return {name: _with_own(words, own.get(CollectionName(name))) for name, words in _plain(language).items()}


def _with_own(words: CollectionWords, own: OwnCollectionWords | None) -> CollectionWords:
    if own is None:
        return words
    return CollectionWords(own.one or words.one, own.many or words.many, own.intro or words.intro)


def _plain(language: Language) -> dict[str, CollectionWords]:
    """The words of the engine, which say nothing of a subject."""
    _ = language.gettext
    return {
        "audiences": CollectionWords(_("Voor wie"), _("Voor wie"), _("Kies wie u bent. Dan ziet u wat voor u geldt.")),
        "trees": CollectionWords(
            _("Keuzehulp"), _("Keuzehulpen"), _("Beantwoord een paar vragen. Dan ziet u welke stap bij u past.")
        ),
        "topics": CollectionWords(
            _("Onderwerp"), _("Onderwerpen"), _("Wat er over één onderwerp te zeggen is, bij elkaar gezet.")
        ),
        "advice": CollectionWords(
            _("Advies"), _("Adviezen"), _("Alles wat deze wegwijzer aanraadt, met de bron en het gewicht erbij.")
        ),
        "situations": CollectionWords(
            _("Situatie"), _("Situaties"), _("Wat anders is voor wie in een andere situatie zit.")
        ),
        "solutions": CollectionWords(
            _("Oplossing"), _("Oplossingen"), _("Manieren om het te regelen, ook voor wie klein is.")
        ),
        "contacts": CollectionWords(_("Hulp"), _("Hulp en contact"), _("Organisaties waar mensen terechtkunnen.")),
        "instruments": CollectionWords(
            _("Hulpmiddel"), _("Hulpmiddelen"), _("Brieven, schema’s en lijsten om direct te gebruiken.")
        ),
        "roles": CollectionWords(_("Rol"), _("Rollen"), _("Wie wat doet, en wie juist niet.")),
        "tasks": CollectionWords(_("Taak"), _("Taken"), _("Wat er gedaan wordt, en waar het ophoudt.")),
        "competencies": CollectionWords(_("Competentie"), _("Competenties"), _("Wat het werk vraagt.")),
        "pictures": CollectionWords(
            _("Afbeelding"), _("Afbeeldingen"), _("Tekeningen van onszelf, met in woorden wat erop staat.")
        ),
        "figures": CollectionWords(
            _("Cijfer"), _("Cijfers"), _("Wat er gemeten is. Altijd met het jaar erbij, en om wie het gaat.")
        ),
        "glossary": CollectionWords(_("Begrip"), _("Begrippen"), _("Moeilijke woorden, kort uitgelegd.")),
        "sources": CollectionWords(_("Bron"), _("Bronnen"), _("Waar deze wegwijzer op rust.")),
        "notices": CollectionWords(
            _("Verandering"),
            _("Wat is er veranderd"),
            _("Wat er op deze site veranderde, voor wie, en op welke dag. Het nieuwste staat boven."),
        ),
    }
