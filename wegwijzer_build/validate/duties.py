"""A bill or guidance states a duty (duty-not-law).

A text about a bill does not say that it is one (bill-not-named).

`states_duty_because` stands where nothing needs it (unneeded-reason).

Only law binds. A text of kind `bill` or `guidance` that says what someone must do turns a proposal or an advice into a
duty. So such a sentence has to say whose words they are or on what they depend: 'zou', 'als het voorstel wet wordt',
'het wetsvoorstel regelt', 'volgens de leidraad', 'raadt aan'. Words of duty are 'moet', 'verplicht', 'dient te', 'mag
niet', 'recht op' and the like; all of them stand in language/duties.yml, and without that file none is looked for. A
question that may be answered with no, and a sentence that denies a duty, are fine. A text about a bill says in words
that it is a proposal: 'wetsvoorstel', 'voorstel' or 'initiatiefwet'. Where a word of duty is right all the same,
`states_duty_because` says why; where it is not needed, it may not stand. What explains a question of a tree is such a
text too, by its own kind.

Bad:
    kind: bill
    text: Elke werkgever met tien mensen moet een vertrouwenspersoon aanstellen.

Good:
    kind: bill
    text: Als het wetsvoorstel wet wordt, moet elke werkgever met tien mensen een vertrouwenspersoon aanstellen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from wegwijzer_build.model import Explanation, Kind, Statement, Written
from wegwijzer_build.model.language import DutyHints
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import a, joined, listed, quoted, say, this

from .context import CheckContext, RawItem
from .duty_words import DutyWords
from .explained import with_explanations
from .markdown import LONGEST
from .sentences import Sentence, searchable, sentences_of
from .tongue import Tongue
from .violation import Violation

REASON = "states_duty_because"


@dataclass(frozen=True)
class Duty:
    """Words that state a duty; `snippet` is how they are written, the `nth` time that it occurs in the text."""

    words: str
    snippet: str
    nth: int


@dataclass(frozen=True)
class _Part:
    """What one kind goes for: an item but for its sections that have their own, or one of these; `path` leads there."""

    one: str
    path: KeyPath
    kind: str
    has_reason: bool
    texts: tuple[Scalar, ...]


_KINDS = (Kind.BILL, Kind.GUIDANCE)
_NAMES: Mapping[str, str] = {
    Kind.LAW: say("law"),
    Kind.POLICY: say("policy"),
    Kind.PRACTICE: say("practice"),
}


def check(context: CheckContext) -> Iterator[Problem]:
    """Look at every text of the statements that do not bind, where the content has words of duty."""
    said = context.tongue.duties
    if said is None:
        return
    for item in with_explanations(context.items):
        if issubclass(item.model, (Statement, Explanation)):
            for part in _parts(item):
                yield from _check(item, part, context.tongue, said)


@lru_cache(maxsize=8192)
def duties_in(text: str, tongue: Tongue) -> tuple[Duty, ...]:
    """The duties that a text states without saying on what they depend; one for each sentence that does."""
    said = tongue.duties
    if said is None or len(text) > LONGEST or not said.states.search(searchable(text)):
        return ()
    found, before = [], ""
    for sentence in sentences_of(text, tongue.goes_on):
        if words := _duty(sentence, said):
            written = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", sentence.words, re.IGNORECASE)
            start = f"{before} {sentence.words[: written.start()]}" if written else ""
            snippet = written[0] if written else ""
            found.append(Duty(words, snippet, start.count(snippet) if snippet else 0))
        before = f"{before} {sentence.words}"
    return tuple(found)


def _parts(item: RawItem) -> Iterator[_Part]:
    """An item, and apart from it each of its sections with a kind or a reason of its own."""
    sections = item.raw.get("sections") if isinstance(item.raw, dict) and "sections" in item.shape.fields else None
    texts = [scalar for scalar in item.scalars if _is_prose(scalar)]
    for index, section in enumerate(sections if isinstance(sections, list) else ()):
        if isinstance(section, dict) and ("kind" in section or REASON in section):
            at: KeyPath = ("sections", index)
            kind = section.get("kind", item.text("kind"))
            own = tuple(scalar for scalar in texts if scalar.path[:2] == at)
            texts = [scalar for scalar in texts if scalar.path[:2] != at]
            yield _Part(say("section"), at, kind if isinstance(kind, str) else "", REASON in section, own)
    yield _Part(item.one, (), item.text("kind") or "", item.has(REASON), tuple(texts))


def _check(item: RawItem, part: _Part, tongue: Tongue, said: DutyWords) -> Iterator[Problem]:
    kind = next((kind for kind in _KINDS if part.kind == kind), None)
    stated = [(scalar, duty) for scalar in part.texts for duty in duties_in(scalar.text, tongue)] if kind else []
    if part.has_reason:
        if not stated:
            why = (
                say("nothing in it states a duty")
                if kind
                else say("{named} may state a duty anyway", named=a(_NAMES.get(part.kind, part.kind) or part.one))
            )
            violation = Violation(
                "unneeded-reason", say("'{reason}' is not needed: {why}", reason=REASON, why=why), say("take it out")
            )
            yield item.problem((*part.path, REASON), violation, of_key=True)
    elif kind:
        suggested = _suggested(kind, said.hints)
        hint = say("{suggested}; or say in '{reason}' why it is right", suggested=suggested, reason=REASON)
        for scalar, duty in stated:
            message = say(
                "{words} states a duty, and {this} is {kind}",
                words=quoted(duty.words),
                this=this(part.one),
                kind=_name(kind),
            )
            yield item.problem(scalar.path, Violation("duty-not-law", message, hint, duty.snippet, duty.nth))
    if kind is Kind.BILL and said.proposal:
        yield from _unnamed(item, part, said.proposal, _proposed(said.hints))


def _unnamed(item: RawItem, part: _Part, proposal: re.Pattern[str], hint: str) -> Iterator[Problem]:
    for scalar in part.texts:
        if scalar.path[len(part.path)] == "text" and not proposal.search(searchable(scalar.text)):
            message = say("this text is about a bill and does not say that it is a proposal")
            yield item.problem(scalar.path, Violation("bill-not-named", message, hint))


def _duty(sentence: Sentence, said: DutyWords) -> str:
    """The first words of duty in a sentence, in lower case without accents; empty where it states none."""
    words = searchable(sentence.words)
    only_asks = words.endswith("?") and not said.asks.match(words)
    if only_asks or said.depends.search(f"{searchable(sentence.lead)} {words}"):
        return ""
    denied = [match.span() for match in said.denies.finditer(words)]
    for match in said.states.finditer(words):
        if not any(start <= match.start() < end for start, end in denied):
            return match[0]
    return ""


def _is_prose(scalar: Scalar) -> bool:
    return scalar.leaf.written in (Written.PLAIN, Written.LINES, Written.MARKDOWN) and scalar.path[-1] != REASON


def _name(kind: Kind) -> str:
    return say("a bill") if kind is Kind.BILL else say("guidance")


def _suggested(kind: Kind, hints: DutyHints) -> str:
    if kind is Kind.BILL:
        instead = joined(map(quoted, hints.bill))
        return (
            say("say that it is a proposal: {instead}", instead=instead)
            if instead
            else say("say that it is a proposal")
        )
    instead = joined(map(quoted, hints.guidance))
    if not instead:
        return say("say whose advice it is")
    return say("say whose advice it is: {instead}; or leave out the word of duty", instead=instead)


def _proposed(hints: DutyHints) -> str:
    if not hints.proposal:
        return say("say in words that it is a proposal")
    return say("use the word {words}", words=listed(map(quoted, hints.proposal)))
