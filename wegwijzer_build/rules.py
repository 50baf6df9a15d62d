"""The registry of rules: all that `check` can find, with what is wrong in general and the page of the handbook.

Each rule is written down once: on top of the check that finds it or, where one piece of code finds many (`load`), in
a text of the same form. The handbook, `wegwijzer rule` and the tests read it from here.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent, fill, indent
from types import MappingProxyType

from . import analyse, by_hand, edition, load, look, signing, translation, validate
from .catalogues import ENGLISH, Catalogue
from .problems import NAMES, Severity
from .wording import as_it_is, nearest, say

_OPENING = re.compile(r"(?P<sentence>[^\n]+?) \((?P<rule>[a-z-]+)(?P<warns>, a warning)?\)\.")
EXAMPLES = ("Bad", "Good")
"""What stands above an example."""
_EXAMPLE = re.compile(rf"(?:{'|'.join(EXAMPLES)})[^\n]*:")
_WIDTH = 100
_MOST_GUESSES = 3


@dataclass(frozen=True)
class RuleText:
    """What the handbook says about one or more rules; an example is `Bad` or `Good`, and what that looks like."""

    paragraphs: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rule:
    """A kind of problem: its id, how severe it is as a rule, and in one sentence without a full stop what is wrong."""

    id: str
    severity: Severity
    sentence: str
    explanation: RuleText


def rules_in(text: str) -> Iterator[Rule]:
    """The rules of a page, as it is written: first a sentence for each rule, then paragraphs, then examples.

    A sentence reads `What is wrong (rule).`, or `What is wrong (rule, a warning).`; an example stands below `Bad:` or
    `Good:`, indented.
    """
    blocks = re.split(r"\n\s*\n", inspect.cleandoc(text))
    opening = []
    while blocks and (found := _OPENING.fullmatch(" ".join(blocks[0].split()))):
        opening.append(found)
        del blocks[0]
    explanation = _explanation(blocks)
    for found in opening:
        severity = Severity.WARNING if found["warns"] else Severity.ERROR
        yield Rule(found["rule"], severity, found["sentence"], explanation)


def _explanation(blocks: Sequence[str]) -> RuleText:
    paragraphs: list[str] = []
    examples: list[tuple[str, str]] = []
    for block in blocks:
        word, _, rest = block.partition("\n")
        if _EXAMPLE.fullmatch(word):
            examples.append((word.rstrip(":"), rest))
        elif examples and block.startswith(" "):
            label, code = examples.pop()
            examples.append((label, f"{code}\n\n{block}"))
        else:
            paragraphs.append(" ".join(block.split()))
    return RuleText(tuple(paragraphs), tuple((label, dedent(code)) for label, code in examples))


MANUAL: tuple[str, ...] = (
    *load.MANUAL,
    *validate.MANUAL,
    *analyse.MANUAL,
    *by_hand.MANUAL,
    *signing.MANUAL,
    *translation.MANUAL,
    *edition.MANUAL,
    *look.MANUAL,
)
"""The pages of all rules, each as it is written, in the order of the handbook."""

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for text in MANUAL for rule in rules_in(text)})
"""All rules by id, in the order of the handbook."""


def near(word: str) -> tuple[str, ...]:
    """The ids that a word most likely meant: what a slip of the pen makes of it, and those that hold it."""
    ids, found = set(RULES), list[str]()
    while len(found) < _MOST_GUESSES and (guess := nearest(word, sorted(ids))):
        found.append(guess)
        ids.remove(guess)
    return tuple(dict.fromkeys([*found, *(name for name in RULES if word and word in name)]))[:_MOST_GUESSES]


def in_language(rule: Rule, catalogue: Catalogue) -> Rule:
    """A rule in another language; what its examples show is content, and stays as it is."""
    if catalogue is ENGLISH:
        return rule
    explanation = RuleText(
        tuple(catalogue(as_it_is(paragraph)) for paragraph in rule.explanation.paragraphs),
        tuple((catalogue(as_it_is(label)), code) for label, code in rule.explanation.examples),
    )
    return replace(rule, sentence=catalogue(as_it_is(rule.sentence)), explanation=explanation)


def as_text(rule: Rule, manual: str, catalogue: Catalogue = ENGLISH) -> str:
    """A rule to read; `manual` is the address of the page of all rules."""
    rule = in_language(rule, catalogue)
    head = f"{rule.id} ({catalogue(NAMES[rule.severity])}): {rule.sentence}."
    paragraphs = (fill(paragraph, _WIDTH, break_on_hyphens=False) for paragraph in rule.explanation.paragraphs)
    examples = (f"{label}:\n{indent(code, '    ')}" for label, code in rule.explanation.examples)
    return "\n\n".join(
        [head, *paragraphs, *examples, catalogue(say("In the handbook: {address}", address=_address(rule, manual)))]
    )


def all_as_text(catalogue: Catalogue = ENGLISH) -> str:
    """Every rule on a line: id, severity, sentence."""
    names = {severity: catalogue(name) for severity, name in NAMES.items()}
    ids, severities = max(map(len, RULES)), max(map(len, names.values()))
    rules = (in_language(rule, catalogue) for rule in RULES.values())
    return "\n".join(f"{rule.id:{ids}}  {names[rule.severity]:{severities}}  {rule.sentence}" for rule in rules)


def as_json(rule: Rule, manual: str, catalogue: Catalogue = ENGLISH) -> str:
    """A rule as a JSON object; its keys, its severity and the labels of its examples are the same in all languages."""
    return json.dumps(_data(rule, manual, catalogue), ensure_ascii=False, indent=2)


def all_as_json(manual: str, catalogue: Catalogue = ENGLISH) -> str:
    """Every rule, in a JSON object with the key `rules`."""
    rules = [_data(rule, manual, catalogue) for rule in RULES.values()]
    return json.dumps({"rules": rules}, ensure_ascii=False, indent=2)


def _data(rule: Rule, manual: str, catalogue: Catalogue) -> dict[str, object]:
    labels = [label for label, _ in rule.explanation.examples]
    rule = in_language(rule, catalogue)
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "sentence": rule.sentence,
        "explanation": list(rule.explanation.paragraphs),
        "examples": [
            {"label": label, "text": code} for label, (_, code) in zip(labels, rule.explanation.examples, strict=True)
        ],
        "page": _address(rule, manual),
    }


def _address(rule: Rule, manual: str) -> str:
    return f"{manual}#{rule.id}"
