"""A sentence is too long (long-sentence).

The sentences of a text are too long on average (long-sentences).

The words of a text are hard (hard-words).

How long sentences may be says site.yml under `demands`: `words_in_sentence` and `words_on_average`. How hard the words
are tells the formula in language/reading.yml. It gives at least the `ease` that `demands` asks for, of the site or of
the audience that reads the text. `readability: false` measures nothing.

What is in another language than the site (`language`) is not measured: the formula is of one language.

A name of a law or another source, as it stands in sources.yml, counts as one word, and so does what stands between
quotation marks; its syllables are not counted. Averages are taken of what is read together (an advice with its steps,
for each audience; all questions of a tree; what explains one; an outcome; a section) and of at least 30 words: shorter
texts of a file are taken together, and less than that is not judged. Titles, answers and other words without a full
stop are no sentences: they count for the bound of one sentence, and those of answers for the hardness of words.

Bad:
    text: >-
      Indien er sprake is van ongewenste omgangsvormen binnen de arbeidsorganisatie, dient de leidinggevende
      onmiddellijk contact op te nemen met de vertrouwenspersoon, zodat er gezamenlijk gezocht kan worden naar een
      passende en duurzame oplossing voor alle betrokkenen.

Good:
    text: >-
      Is er iets gebeurd op het werk? Ga dan naar de vertrouwenspersoon. Die luistert en denkt met je mee. Samen kijk je
      wat nu past. Jij kiest wat je doet. Er gebeurt niets zonder dat jij het wilt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pydantic import ValidationError

from wegwijzer_build.model import EVERYONE, AudienceDemands, Formula, ReadAs, SiteDemands, Written
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.model.shapes import Many, Record, Shape, Table
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import in_languages, quoted, say

from .context import CheckContext, RawItem
from .explained import is_explaining
from .markdown import LONGEST
from .measures import MeasuredText, Names, ease_of, mean_length, measured, names_of, syllables
from .violation import Violation

ENOUGH_WORDS = 30
"""Averages of fewer words say little: one long word more or less, and they are others."""

MOST_READERS = 100
"""Audiences for which one item is measured: there are never as many."""


@dataclass(frozen=True)
class _Text:
    """What is read together, and by whom: sentences with the texts they stand in."""

    item: RawItem
    ease: int
    sentences: tuple[tuple[Scalar, MeasuredText], ...]

    @property
    def measured(self) -> list[MeasuredText]:
        return [sentence for _, sentence in self.sentences]

    @property
    def size(self) -> int:
        return sum(sentence.length for sentence in self.measured)


def check(context: CheckContext) -> Iterator[Problem]:
    """Measure every text once, however many pages show it."""
    demands, formula = context.demands, context.tongue.formula
    if not demands.readability:
        return
    eases = _eases(context)
    names = _names(context)
    short: dict[tuple[str, int], list[tuple[RawItem, Scalar, MeasuredText]]] = defaultdict(list)
    for item in context.items:
        if item.is_foreign:
            continue
        yield from _long_sentences(item, names, demands.words_in_sentence)
        for text in _texts(item, eases, names):
            if text.size >= ENOUGH_WORDS:
                yield from _averages(demands, formula, text.ease, [(item, *each) for each in text.sentences])
            else:
                short[item.sheet.document.file, text.ease] += [(item, *each) for each in text.sentences]
    for (_, ease), sentences in short.items():
        if sum(sentence.length for _, _, sentence in sentences) >= ENOUGH_WORDS:
            yield from _averages(demands, formula, ease, sentences)


def _eases(context: CheckContext) -> Mapping[str, int]:
    """Audience → how easy its texts are at least; 0 where nobody asks. `EVERYONE` has what the site asks of all."""
    of_all = context.demands.ease or 0
    found = {EVERYONE: of_all}
    for item in context.items:
        if item.collection == "audiences" and isinstance(item.raw, dict):
            try:
                own = AudienceDemands.model_validate(item.raw.get("demands", {})).ease
            except ValidationError:
                own = None  # the check on schemas tells
            found[item.id] = of_all if own is None else own
    return found


def _names(context: CheckContext) -> Names:
    """The titles of sources that are more than one word, or end as names do."""
    titles = {(item.text("title") or "").strip() for item in context.items if item.collection == "sources"}
    ends = context.tongue.names_end_in
    return names_of(frozenset(t for t in titles if " " in t or t.endswith(ends)), context.tongue.goes_on)


def is_read(scalar: Scalar) -> bool:
    """Whether the words of a text count: it is ours, and visitors read it as more than a label."""
    leaf = scalar.leaf
    return (
        not scalar.is_key
        and leaf.written in (Written.PLAIN, Written.LINES, Written.MARKDOWN)
        and leaf.voice is None
        and leaf.read_as is not ReadAs.LABEL
        and len(scalar.text) <= LONGEST
    )


def is_running(scalar: Scalar) -> bool:
    """Whether a text is read as sentences, and is no title."""
    return scalar.leaf.written is not Written.PLAIN or scalar.leaf.read_as is ReadAs.SENTENCES


def _long_sentences(item: RawItem, names: Names, most: int) -> Iterator[Problem]:
    for scalar in item.scalars:
        for sentence in measured(scalar.text, names) if is_read(scalar) else ():
            if sentence.length > most:
                message = say(
                    "a sentence of {length} words; {most} is the most: {text}",
                    length=sentence.length,
                    most=most,
                    text=quoted(sentence.text),
                )
                hint = say("make two or three sentences of it, each with one thought")
                yield _problem(item, scalar, sentence, Violation("long-sentence", message, hint))


def _averages(
    demands: SiteDemands, formula: Formula | None, least: int, sentences: Sequence[tuple[RawItem, Scalar, MeasuredText]]
) -> Iterator[Problem]:
    every = [sentence for _, _, sentence in sentences]
    mean = mean_length(every)
    if mean > demands.words_on_average:
        item, scalar, longest = max(sentences, key=lambda each: each[2].length)
        message = say(
            "the sentences have {mean:.1f} words on average; {most} is the most; the longest has {length}: {text}",
            mean=mean,
            most=demands.words_on_average,
            length=longest.length,
            text=quoted(longest.text),
        )
        hint = say("make two sentences of the longest ones, and leave out what a reader can do without")
        yield _problem(item, scalar, longest, Violation("long-sentences", message, hint))
    if formula is None or not least:
        return
    ease = ease_of(every, formula)
    if ease < least:
        count = partial(syllables, language=formula.hyphenation)
        item, scalar, hardest = max(sentences, key=lambda each: _weight(each[2], count))
        long_words = dict.fromkeys(word.strip(".,:;!?()") for each in every for word in each.words)
        hard = sorted(long_words, key=count, reverse=True)[:4]
        message = say(
            "the words are hard: {ease:.0f} by {name}; {least} is the least; hardest is {text}",
            ease=ease,
            name=in_languages(formula.name),
            least=least,
            text=quoted(hardest.text),
        )
        hint = say("use shorter words, above all for: {hard}", hard=", ".join(hard))
        yield _problem(item, scalar, hardest, Violation("hard-words", message, hint))


def _weight(sentence: MeasuredText, count: Callable[[str], int]) -> int:
    """How much a sentence adds to the hardness of words: its syllables over those of easy words."""
    return sum(count(word) for word in sentence.words) - len(sentence.words) * 3 // 2


def _problem(item: RawItem, scalar: Scalar, sentence: MeasuredText, violation: Violation) -> Problem:
    """Point at the sentence, by as many of its first words as stand on one line."""
    whole = item.place(scalar.path)
    words = sentence.text.split()
    for number in range(len(words), 0, -1):
        snippet = " ".join(words[:number])
        place = item.sheet.spot((*item.keys, *scalar.path), snippet, sentence.before.count(snippet))
        if place != whole or number == 1:
            return Problem(place, violation.rule, violation.message, violation.hint)
    return item.problem(scalar.path, violation)


def _texts(item: RawItem, eases: Mapping[str, int], names: Names) -> Iterator[_Text]:
    """What is read together, in parts; the same text only once, for the audience that asks most."""
    running = [scalar for scalar in item.scalars if is_read(scalar) and is_running(scalar)]
    addressed = [(*_addressed_to(item.shape, scalar.path), scalar) for scalar in running]
    seen: set[tuple[KeyPath, ...]] = set()
    of_all = eases[EVERYONE]
    for audience in sorted(
        _readers(item, [name for name, _, _ in addressed]), key=lambda name: -eases.get(name, of_all)
    ):
        own = {field for name, field, _ in addressed if name == audience}
        read = [s for name, field, s in addressed if name == audience or (name == EVERYONE and field not in own)]
        for part in _parts(item, read):
            paths = tuple(scalar.path for scalar in part)
            if paths not in seen:
                seen.add(paths)
                sentences = tuple((scalar, sentence) for scalar in part for sentence in measured(scalar.text, names))
                yield _Text(item, eases.get(audience, of_all), sentences)


def _readers(item: RawItem, addressed: Iterable[str]) -> list[str]:
    """Who reads an item, as far as it says so; of more than there ever are, the first."""
    if item.collection == "audiences":
        return [item.id]
    raw = item.raw if isinstance(item.raw, dict) else {}
    listed = [raw.get("audience")] if item.collection == "trees" else raw.get("audiences")
    named = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    return list(dict.fromkeys(named or addressed))[:MOST_READERS] or [EVERYONE]


def _addressed_to(shape: Shape, path: KeyPath) -> tuple[str, KeyPath]:
    """For which audience a text is told, and the path to where there is one for each."""
    here: Shape = shape
    for depth, key in enumerate(path):
        if isinstance(here, Table):
            if here.key.refers_to == "audiences":
                return str(key), path[:depth]
            here = here.value
        elif isinstance(here, Record):
            here = here.fields[str(key)]
        elif isinstance(here, Many):
            here = here.item
    return EVERYONE, path


def _parts(item: RawItem, scalars: Iterable[Scalar]) -> Iterable[Sequence[Scalar]]:
    """Texts in the parts in which they are read: all questions, each explanation, outcome, section, and the rest."""
    parts: dict[KeyPath, list[Scalar]] = defaultdict(list)
    for scalar in scalars:
        first = scalar.path[0]
        part = scalar.path[:2] if first in ("outcomes", "sections", "parts") else ()
        of_questions = scalar.path[:3] if is_explaining(item, scalar.path) else ("questions",)
        parts[of_questions if first == "questions" else part].append(scalar)
    return parts.values()
