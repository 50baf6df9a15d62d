r"""A regex of the language cannot be looked for (no-regex).

A text has to be as easy as nothing can tell (no-formula).

Regexes are regular expressions as Python reads them. Each fits at least one sign. In language/duties.yml a name
between braces takes up what `parts` says under that name. Syllables are counted by a language that Pyphen knows. Where
`demands` in site.yml or of an audience asks for `ease`, language/reading.yml has the formula that tells it.

Bad:
    states: ['\bmoet(?:en\b']

Good:
    states: ['\bmoet(?:en)?\b']
"""

from __future__ import annotations

from collections.abc import Iterator

from pyphen import LANGUAGES, language_fallback  # type: ignore[import-untyped]  # it has no types

from wegwijzer_build.model import Written
from wegwijzer_build.model.base import one_or_more
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import did_you_mean, quoted, say

from .context import LANGUAGE_FOLDER, SITE, CheckContext, RawItem
from .regexes import Parts, violation_in
from .violation import Violation


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every regex, and at what counts syllables."""
    for item in context.written:
        if item.collection == LANGUAGE_FOLDER:
            yield from _regexes(item)
            yield from _syllables(item)
        elif context.tongue.formula is None:
            yield from _unmeasured(item)


def _regexes(item: RawItem) -> Iterator[Problem]:
    parts = _parts(item)
    for scalar in item.scalars:
        if scalar.leaf.written is Written.REGEX:
            of_part = scalar.path[0] == "parts"
            if what := violation_in(scalar.text, {} if of_part else parts, of_part=of_part):
                message = say("{text} is no regex: {what}", text=quoted(scalar.text), what=what)
                yield item.problem(
                    scalar.path, Violation("no-regex", message, say("write a regular expression of Python"))
                )


def _parts(item: RawItem) -> Parts:
    """The parts of regexes by name."""
    parts = item.raw.get("parts") if isinstance(item.raw, dict) else None
    found = {}
    for name, written in parts.items() if isinstance(parts, dict) else ():
        found[name] = tuple(one for one in one_or_more(written) if isinstance(one, str))
    return found


def _syllables(item: RawItem) -> Iterator[Problem]:
    formula = item.raw.get("formula") if isinstance(item.raw, dict) else None
    language = formula.get("hyphenation") if isinstance(formula, dict) else None
    if item.id == "reading" and isinstance(language, str) and not language_fallback(language):
        message = say("nothing is known of the syllables of {language}", language=quoted(language))
        violation = Violation("no-regex", message, did_you_mean(language, tuple(LANGUAGES), shown=0))
        yield item.problem(("formula", "hyphenation"), violation)


def _unmeasured(item: RawItem) -> Iterator[Problem]:
    demands = item.raw.get("demands") if isinstance(item.raw, dict) else None
    if item.collection in (SITE, "audiences") and isinstance(demands, dict) and "ease" in demands:
        message = say("nothing tells how easy a text is: there is no formula in language/reading.yml")
        yield item.problem(
            ("demands", "ease"), Violation("no-formula", message, say("add one, or take 'ease' out")), of_key=True
        )
