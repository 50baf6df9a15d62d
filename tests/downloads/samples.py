"""Papers, a presentation and a sheet with everything in them that one can hold, and the files made of these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from wegwijzer_build.downloads.counts import Tally, sheet_file
from wegwijzer_build.downloads.paper import (
    Field,
    Gap,
    Grid,
    Heading,
    Listed,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Ticks,
    Words,
    line,
)
from wegwijzer_build.downloads.pdf.document import pdf_file
from wegwijzer_build.downloads.slides import Deck, Shown, slides_file
from wegwijzer_build.downloads.word.document import word_file
from wegwijzer_build.model import BlankType, Form
from wegwijzer_build.render.shared.language import DUTCH, Language, language_of

DAY = date(2026, 11, 20)
LINK = "https://www.example.nl/hulp/"
ENGLISH = language_of("en")
FIELDS = (
    Field("naam", "naam van de vertrouwenspersoon", BlankType.TEXT),
    Field("dag", "eerste dag", BlankType.DATE),
    Field("soort", "intern of extern", BlankType.CHOICE, ("intern", "extern & op afstand")),
    Field("taken", "taken", BlankType.LONG),
    Field("uren", "aantal uren", BlankType.NUMBER),
)


def letter(title: str = "Afspraken over de RI&E", lang: str = "nl") -> Paper:
    """A text on pages with every kind of block, and every type of field; the name is filled in at four places."""
    name = Gap("naam")
    return Paper(
        title=title,
        lang=lang,
        day=DAY,
        fields=FIELDS,
        foot="Wegwijzer",
        blocks=(
            Paragraph(((Words("Zo heet het: "), Words("de RI&E", bold=True), Words(", of ", italic=True), name),)),
            Heading(1, "Wie het is"),
            Paragraph(((name, Words(" begint op "), Gap("dag"), Words(".")), (Words("Dat is "), Gap("soort")))),
            Heading(2, "Wat iemand doet"),
            Paragraph(((Gap("taken"),), (Gap("uren"), Words(" uren per week."))), soft=True),
            Heading(3, "En wat niet"),
            Listed(((line("Niet oordelen."),), (line("Niet onderzoeken."), line("Dat doet een ander.")))),
            Listed(((line("Eerst dit."),), (line("Dan dat."),)), numbered=True),
            Listed(((line("Weer van voren af aan."),),), numbered=True),
            Heading(1, "Nalopen"),
            Ticks((line("Het staat in de RI&E."), line("Iedereen weet het."))),
            Grid(
                "Wat er moet gebeuren",
                ("Wat", "Wie", "Klaar"),
                (((line("Vraag het na."),), (), ()), ((line("Schrijf op:"), (name,)), (line("de leiding"),), ())),
                (60, 25, 15),
                ticked=2,
            ),
            Grid("Gesprekken", ("Soort", "Aantal"), (((line("pesten"),), ((Gap("uren"),),)),), (1, 1)),
            Signatures(("De werkgever", "De vertrouwenspersoon")),
            PageBreak(),
            Heading(1, "Waar dit op rust"),
            Paragraph((line("Ons advies.", bold=True),), soft=True),
        ),
    )


def on_a_wall(link: str = LINK) -> Paper:
    """A poster with somebody to call."""
    said = (line("Wil je praten?"), (Words("Bel "), Gap("naam"), Words(".")))
    return Paper("Poster", "nl", DAY, tuple(Paragraph((row,)) for row in said), FIELDS[:1], Form.POSTER, link=link)


def in_a_purse() -> Paper:
    """Ten cards on a sheet."""
    said = (line("Praten?"), (Words("Bel "), Gap("naam"), Words(".")))
    return Paper("Kaartje", "nl", DAY, tuple(Paragraph((row,)) for row in said), FIELDS[:1], Form.CARD)


def deck(link: str = LINK) -> Deck:
    """Three slides, one without points, one with a point of two lines."""
    slides = (
        Shown("Wie het is", ("[naam] is er.", "Op maandag,\nen op dinsdag."), "Dit is [naam].\nVraag gerust.", 10),
        Shown("Wat u vertelt, blijft hier", (), "Niemand hoort het.", 7),
        Shown("Bellen", ("Bel [nummer]",), "Scan de code.", 12),
    )
    return Deck("Onze vertrouwenspersoon", DAY, slides, link)


def tally(kinds: int = 4, least: int = 5) -> Tally:
    """A sheet with so many kinds to count, and one fewer things that were done."""
    of_kinds = tuple(f"soort {nth}" for nth in range(1, kinds + 1))
    done = tuple(f"gedaan {nth}" for nth in range(1, max(kinds, 3)))
    return Tally("Telblad", DAY, (("Tel zonder namen.", False), ("Hoe het werkt", True)), of_kinds, done, least)


@cache
def made() -> Mapping[str, bytes]:
    """A file of each: name → its bytes."""
    return {
        "letter.docx": word_file(letter(), DUTCH),
        "english.docx": word_file(letter("Agreements", "en"), ENGLISH),
        "bare.docx": word_file(Paper("Zonder velden", "nl", DAY, (Paragraph((line("Dit is alles."),)),)), DUTCH),
        "poster.docx": word_file(on_a_wall(), DUTCH),
        "card.docx": word_file(in_a_purse(), DUTCH),
        "slides.pptx": slides_file(deck(), DUTCH),
        "english.pptx": slides_file(deck(""), ENGLISH),
        "sheet.xlsx": sheet_file(tally(), DUTCH),
        "english.xlsx": sheet_file(tally(), ENGLISH),
        **{f"{name}.pdf": pdf_file(paper, language, size) for name, (paper, language, size) in of_pdfs().items()},
    }


def of_pdfs() -> Mapping[str, tuple[Paper, Language, str]]:
    """What the PDFs are made of."""
    return {
        "letter": (letter(), DUTCH, "a4"),
        "english": (letter("Agreements", "en"), ENGLISH, "a4"),
        "poster": (on_a_wall(), DUTCH, "a4"),
        "poster-a3": (on_a_wall(), DUTCH, "a3"),
        "without_link": (on_a_wall(""), DUTCH, "a4"),
        "card": (in_a_purse(), DUTCH, "a4"),
    }
