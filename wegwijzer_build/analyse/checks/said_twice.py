"""An outcome says the same sentence twice (said-twice).

Who reads an outcome reads each thing once. Two pieces of advice that somebody sees together may not say the same
sentence of six words or more, or nearly the same; nor may the outcome itself and one of them, or one advice by itself.
Titles do not count, nor do messages to send.

Bad:
    # advice/praten.yml and advice/schrijven.yml, both in one outcome
    text: Je hoeft niemand te zeggen waarom je dit vraagt.

Good:
    # it stands in one of them, or in the outcome
    text: Je hoeft niemand te zeggen waarom je dit vraagt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations_with_replacement

from wegwijzer_build.analyse.conditions import holds
from wegwijzer_build.analyse.context import ExploredTreeContext, facts_of
from wegwijzer_build.model import FRAGMENT, text_for
from wegwijzer_build.problems import KeyPath, Problem, Severity
from wegwijzer_build.validate.sentences import searchable, sentences_of
from wegwijzer_build.wording import quoted, say
from wegwijzer_build.wording.alike import Words, alike, words_of

FEWEST = 6
"""Words: a shorter sentence may stand twice."""

_NEVER = re.compile(r"(?!)")
Said = Mapping[Words, tuple[str, ...]]
"""The sentences of a text → each time it says one, as it stands there."""


def check(context: ExploredTreeContext) -> Iterator[Problem]:
    """Look for sentences that are alike, and for somebody who reads both; tell each pair once."""
    outcomes = context.tree.outcomes
    said = {use.use: _said(_texts(context, use.use)) for outcome in outcomes.values() for use in outcome.advice}
    said |= {_opening(outcome): _said([o.text or ""]) for outcome, o in outcomes.items()}
    nearly = defaultdict[Words, set[Words]](set)
    for first, second in alike(dict.fromkeys(words for each in said.values() for words in each)):
        nearly[first].add(second)
        nearly[second].add(first)
    reported = set[tuple[str, str]]()
    for outcome in outcomes:
        names = [_opening(outcome), *dict.fromkeys(use.use for use in outcomes[outcome].advice)]
        for one, other in combinations_with_replacement(names, 2):
            found = _twice(said[one], said[other], nearly, itself=one == other)
            if found and (one, other) not in reported and (problem := _seen(context, outcome, (one, other), found)):
                reported.add((one, other))
                yield problem


def _opening(outcome: str) -> str:
    """What the text of an outcome goes by among the names of advice; no id has a space."""
    return f"outcome {outcome}"


def _texts(context: ExploredTreeContext, use: str) -> Iterator[str]:
    """All that an outcome shows with an advice, or with a fragment of one, but for its title and messages."""
    name, _, fragment = use.partition(FRAGMENT)
    advice, audience = context.advice.get(name), context.tree.audience
    if advice is None:
        return
    if fragment:
        texts = advice.fragments[fragment].text if fragment in advice.fragments else {}
        yield text_for(texts, audience) or ""
        return
    yield text_for(advice.text, audience) or ""
    yield from text_for(advice.steps, audience) or ()
    if route := advice.route:
        for answer in (route.who_knows, route.how_long, route.stopping, route.then):
            yield text_for(answer, audience) or ""


def _said(texts: Iterable[str]) -> Said:
    found = defaultdict[Words, list[str]](list)
    for text in texts:
        for sentence in sentences_of(text.replace("**", ""), _NEVER):
            words = words_of(searchable(sentence.words))
            if len(words) >= FEWEST:
                found[words].append(" ".join(sentence.words.split()))
    return {words: tuple(times) for words, times in found.items()}


def _twice(one: Said, other: Said, nearly: Mapping[Words, set[Words]], *, itself: bool) -> tuple[str, str] | None:
    """The first sentence of one text that stands in another too, or nearly, as it stands in both."""
    for words, (first, *again) in one.items():
        if itself and again:
            return first, again[0]
        if not itself and words in other:
            return first, other[words][0]
        if alike_in := sorted(nearly[words] & other.keys()):
            return first, other[alike_in[0]][0]
    return None


def _seen(context: ExploredTreeContext, outcome: str, names: tuple[str, str], said: tuple[str, str]) -> Problem | None:
    """What to tell where somebody who comes to an outcome reads both texts; nothing where nobody does."""
    uses = context.tree.outcomes[outcome].advice
    of_one = [use for use in uses if use.use == names[0]]
    of_other = [(index, use) for index, use in enumerate(uses) if use.use == names[1]]
    if not context.is_clear(*of_one, *(use for _, use in of_other)):
        return None
    for projection, first in context.exploration.seen_at.get((outcome, None), {}).items():
        facts = facts_of(projection)
        shown = [index for index, use in of_other if holds(use, facts)]
        if (not of_other or shown) and (not of_one or any(holds(use, facts) for use in of_one)):
            keys: KeyPath = ("outcomes", outcome, "advice", shown[0]) if shown else ("outcomes", outcome, "text")
            details = [
                say("in {name}: {sentence}", name=_named(each), sentence=quoted(sentence))
                for each, sentence in zip(names, said, strict=True)
            ]
            return Problem(
                context.place(keys),
                "said-twice",
                say("who comes here reads the same sentence twice"),
                say("take it out of one of the two; do not say it in other words"),
                (*details, say("both are shown after: {way}", way=context.way_to(first))),
                Severity.WARNING,
            )
    return None


def _named(text: str) -> str:
    return (
        say("the text of the outcome") if text.startswith("outcome ") else say("the advice {name}", name=quoted(text))
    )
