"""How hard a text is to read is measured as textstat does, over sentences and words as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textstat.textstat import textstatistics  # type: ignore[import-untyped]  # it has no types

from tests.contents import dutch, load_files, sample_files
from tests.project import AS_OF, LAST_LOOK, ROOT
from wegwijzer_build.model import Written
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.validate.context import RawItem, context_of
from wegwijzer_build.validate.filled_in import filled_in
from wegwijzer_build.validate.measures import MeasuredText, Names, ease_of, mean_length, measured, syllables
from wegwijzer_build.validate.readability import check

NO_NAMES = Names((), dutch().goes_on)

RUNNING = """
Je kunt altijd met iemand praten. Dat kan ook als je nog niets wilt beslissen. De vertrouwenspersoon luistert naar je
verhaal en denkt met je mee. Hij of zij doet niets zonder dat jij het wilt. Wat wil je zelf dat er nu gebeurt? Bedenk
dat rustig thuis. Schrijf in elk geval op wat er is gebeurd, en wanneer.
"""
"""Sentences of more than two words, without anything between them that textstat takes for their end."""

NO_RUNNING_TEXT = re.compile(r"\A---\n.*?\n---\n|^```.*?^```|^[|#][^\n]*$", re.DOTALL | re.MULTILINE)
"""What a document holds beside paragraphs and lists: its heading for the builder, code, tables, headings."""


def dutch_ease(sentences: Iterable[MeasuredText]) -> float:
    """How easy sentences are by the formula of the real content."""
    formula = dutch().formula
    assert formula
    return ease_of(sentences, formula)


@pytest.fixture(scope="module")
def textstat() -> Any:
    """The package that many use to measure texts, set to Dutch."""
    measuring = textstatistics()
    measuring.set_lang("nl")
    return measuring


@pytest.fixture(scope="module")
def items(checked: Checked) -> tuple[RawItem, ...]:
    """Every item of the real content."""
    return filled_in(context_of(checked.loaded, LAST_LOOK)).context.items


def test_the_formula_is_that_of_textstat(textstat: Any) -> None:
    """On running text without abbreviations the ease, the length of sentences and the syllables are the same."""
    sentences = measured(RUNNING, NO_NAMES)
    assert dutch_ease(sentences) == pytest.approx(textstat.flesch_reading_ease(RUNNING))
    assert mean_length(sentences) == pytest.approx(textstat.words_per_sentence(RUNNING))
    assert sum(syllables(word, "nl") for each in sentences for word in each.words) == textstat.syllable_count(RUNNING)


def test_every_word_of_the_content_has_the_syllables_that_textstat_counts(
    textstat: Any, items: tuple[RawItem, ...]
) -> None:
    """The words that visitors read are counted alike, one by one."""
    read = (scalar.text for item in items for scalar in item.scalars if scalar.leaf.written is not Written.REGEX)
    words = {word for text in read for each in measured(text, NO_NAMES) for word in each.words}
    assert len(words) > 3000
    assert [word for word in words if syllables(word, "nl") != textstat.syllable_count(word)] == []


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Bel 112. Doe het nu.", [2, 3]),
        ("Het staat in art. 13 van de wet. Dat is zo.", [8, 3]),
        ("Zie o.a. mr. J. Jansen. Dat is zo.", [5, 3]),
        ("Dat kost 3.5 euro. Of 3,50.", [4, 2]),
        ("Ga naar [de LVV](contact:lvv). [Bel](tel:112) **ook** even.", [4, 3]),
        ("Dit helpt:\n\n- praten\n- schrijven\n\nDoe het.", [2, 1, 1, 2]),
        ("* een ding\n* nog een *ander* ding", [2, 4]),
        ("Wie? Jij – en de or. Echt!", [1, 4, 1]),
        ("Zeg “nee”. Of zeg “ik wil dat niet”. Klaar.", [2, 3, 1]),
        ("Zeg: “Ik wil dat niet. Stop daarmee.” Loop dan weg.", [2, 3, 4, 2]),
        ("Vraag ‘wat is foto’s maken’ en dan 's avonds nog eens.", [8]),
        ("Zeg 'ga nu weg' tegen foto's en zzp'ers.", [6]),
        ("", []),
        ("–", []),
    ],
)
def test_sentences(text: str, lengths: list[int]) -> None:
    """Sentences end where a reader sees them end; what is quoted counts as one word, and whole sentences in it too."""
    found = [sentence.length for sentence in measured(text, NO_NAMES)]
    assert sorted(found) == sorted(lengths)


def test_names_count_as_one_word() -> None:
    """A name stands for one word of its sentence, the longest that fits, and its syllables are not counted."""
    names = Names(["Wet op de or", "Wet op de or en de pvt", "Wet."], dutch().goes_on)
    (sentence,) = measured("De Wet op de or en de pvt zegt iets; de Wet op de orde niet.", names)
    assert sentence.length == 10
    assert sentence.words == ("De", "zegt", "iets;", "de", "Wet", "op", "de", "orde", "niet.")
    assert sentence.text.startswith("De Wet op de or en de pvt zegt")
    assert measured("Een wet.", NO_NAMES)[0].length == 2


def test_a_name_or_a_quotation_may_open_a_sentence() -> None:
    """The sentence before it ends there all the same."""
    names = Names(["Algemene wet"])
    assert [each.length for each in measured("Dat is zo. Algemene wet geldt. “Dit stuk” ook.", names)] == [3, 2, 2]


def test_means() -> None:
    """The mean is that of what has a full stop, where there is any; nothing at all is easy."""
    assert mean_length(measured("Een twee drie vier. Vijf zes.\n\n- zeven", NO_NAMES)) == 3
    assert mean_length(measured("- een\n- twee drie vier", NO_NAMES)) == 2
    assert mean_length(()) == 0
    assert dutch_ease(()) == 100


def test_a_text_is_pointed_at_in_the_right_place() -> None:
    """A sentence that opens as another before it did is found by its number."""
    long = " ".join(["Dit", *["is"] * 26]) + "."
    files = {**sample_files(), "tasks/luisteren.yml": f"title: T\ntext: >-\n  Dit is. Dit\n  is. {long}\n"}
    found = [problem for problem in check(context_of(load_files(files)[0], AS_OF)) if problem.rule == "long-sentence"]
    assert [(problem.place.line, problem.place.column) for problem in found] == [(4, 7)]


def test_what_no_visitor_reads_is_not_measured() -> None:
    """Names of organisations and documents, examples for colleagues and reasons may be as long as they are."""
    long = " ".join(["naam"] * 30)
    files = dict(sample_files())
    files["contacts/hulplijn.yml"] = re.sub("(?m)^title: .*", f"title: {long}", files["contacts/hulplijn.yml"])
    files["advice/inhuur.yml"] += f"states_duty_because: {long}.\n"
    files["trees/regelen.yml"] = files["trees/regelen.yml"].replace("name: Kapsalon", f"name: {long} Kapsalon")
    assert list(check(context_of(load_files(files)[0], AS_OF))) == []


@pytest.mark.parametrize("file", sorted((ROOT / "docs").rglob("*.md")), ids=lambda file: file.stem)
def test_documents_keep_the_demands_too(file: Path, checked: Checked) -> None:
    """Pages that are written by hand are as easy to read as those of the content: whole sentences, without tables."""
    assert checked.content
    asked = checked.content.site.demands
    assert asked.ease
    prose = NO_RUNNING_TEXT.sub("", file.read_text(encoding="utf-8")).replace("`", "")
    sentences = [sentence for sentence in measured(prose, NO_NAMES) if sentence.complete]
    assert [sentence.text for sentence in sentences if sentence.length > asked.words_in_sentence] == []
    assert mean_length(sentences) <= asked.words_on_average
    assert dutch_ease(sentences) >= asked.ease


def test_content_that_fits_no_schema_is_measured_without_a_crash() -> None:
    """Audiences, sources and texts of any shape are passed over where they cannot be read."""
    files = {
        **sample_files(),
        "advice/een.yml": "audiences: {a: b}\ntext: [a, {b: c}]\nsteps: {werkgever: a, iedereen: {b: c}}\n",
        "advice/twee.yml": "audiences: [[a], b]\ntext: {werkgever: {a: b}}\n",
        "trees/drie.yml": "audience: [a]\nquestions: {a: [b]}\noutcomes: a\n",
        "sources.yml": "arbowet: {title: [a]}\nkamerbrief: a\n",
        "audiences/vier.yml": "- a\n",
    }
    assert list(check(context_of(load_files(files)[0], AS_OF))) == []
