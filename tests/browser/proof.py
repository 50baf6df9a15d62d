"""Proves trees on one page: what a real browser shows without script, held against the oracle.

`make proof` tries everything; other tests try a fixed sample. A sheet of choices has one answer, or none, for every
question of the tree, also for questions that those answers would not lead to: that is what is left after an answer was
changed.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from tests import oracle

Sheet = dict[str, str]
Part = tuple[str, str]
MOST, WALKS = 600_000, 10_000
"""Sheets of a tree that are all tried; of larger trees so many walks."""

# Chooses what each sheet says, and tells which parts show: a line of 0 and 1 for each sheet.
SHOWN = """([fields, groups, parts, sheets]) => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const radios = fields.map((selector) => document.querySelector(selector));
  const elements = parts.map((selector) => document.querySelector(selector));
  const shows = (element) => element.checkVisibility();
  return sheets.map((sheet) => {
    for (const group of groups) for (const index of group) radios[index].checked = false;
    for (const index of sheet) if (index >= 0) radios[index].checked = true;
    return elements.map((element) => (shows(element) ? "1" : "0")).join("");
  });
}"""

SELECTORS = {
    "node": '[data-node="{}"]',
    "advice": 'article[data-advice="{}"]',
    "fragment": '[data-fragment="{}"]',
    "first": '[data-at="{}"]',
    "contact": '.ww-contact[data-contact="{}"]',
}


@dataclass(frozen=True)
class Difference:
    """A sheet for which the browser shows something else than the oracle."""

    sheet: Sheet
    too_many: frozenset[Part]
    missing: frozenset[Part]


def all_sheets(tree: dict[str, Any]) -> Iterator[Sheet]:
    """Every way to fill in all radios, none included."""
    questions = oracle.all_questions(tree)
    for chosen in itertools.product(*([None, *answers] for answers in questions.values())):
        yield {q: answer for q, answer in zip(questions, chosen, strict=True) if answer is not None}


def number_of_sheets(tree: dict[str, Any]) -> int:
    """How many `all_sheets` would give."""
    return prod(1 + len(answers) for answers in oracle.all_questions(tree).values())


def walks(tree: dict[str, Any], number: int, seed: int = 1) -> Iterator[Sheet]:
    """Sheets as visitors leave them: answers given along the way, some of them changed afterwards."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is a secret
    questions = oracle.all_questions(tree)
    for _ in range(number):
        sheet: Sheet = {}
        for _turn in range(chance.randint(1, 3)):
            for node, _given in moments(tree, sheet):
                if node in questions and (node not in sheet or chance.random() < 0.3):
                    sheet[node] = chance.choice(questions[node])
            for question in [node for node, _ in moments(tree, sheet) if node in questions and node not in sheet]:
                sheet[question] = chance.choice(questions[question])
        yield dict(sheet)


def all_or_walks(tree: dict[str, Any]) -> Iterator[Sheet]:
    """All sheets of a tree, or of a large one walks."""
    return all_sheets(tree) if number_of_sheets(tree) <= MOST else walks(tree, WALKS)


def moments(tree: dict[str, Any], sheet: Sheet) -> list[tuple[str, oracle.Given]]:
    """The nodes that a sheet leads through, up to a question that it has no answer to, or an end."""
    found: list[tuple[str, oracle.Given]] = []
    node = tree["start"]
    given: oracle.Given = ()
    while True:
        found.append((node, given))
        if node not in tree["questions"] or node not in sheet:
            return found
        answer = tree["questions"][node]["answers"][sheet[node]]
        given = (*given, (node, sheet[node]))
        (node,) = oracle.ways_on(answer, dict(given))


def expected(tree: dict[str, Any], contacts_of: Callable[[str], Sequence[str]], sheet: Sheet) -> frozenset[Part]:
    """What the oracle says a sheet shows."""
    way = moments(tree, sheet)
    last, given = way[-1]
    shown = {("node", node) for node, _ in way}
    if last in tree["outcomes"]:
        names = oracle.shown(tree, last, given)
        advice = [name for name in names if "/" not in name]
        shown |= {("fragment" if "/" in name else "advice", name) for name in names}
        shown |= {("first", f"{last} {contact}") for contact in oracle.first(tree, last, given)}
        shown |= {("contact", contact) for name in advice for contact in contacts_of(name)}
    return frozenset(shown)


def differences(
    evaluate: Callable[[str, object], list[str]],
    tree: dict[str, Any],
    contacts_of: Callable[[str], Sequence[str]],
    sheets: Iterable[Sheet],
    at_once: int = 5_000,
) -> Iterator[Difference]:
    """Show every sheet in a browser (`evaluate` runs a function on the page) and compare it with the oracle."""
    questions = oracle.all_questions(tree)
    fields = [(q, answer) for q, answers in questions.items() for answer in answers]
    number = {pair: index for index, pair in enumerate(fields)}
    groups = [[number[q, answer] for answer in answers] for q, answers in questions.items()]
    advice = dict.fromkeys(use["use"] for outcome in tree["outcomes"] for use in oracle.uses(tree, outcome))
    parts: list[Part] = [("node", name) for name in (*tree["questions"], *oracle.ends(tree))]
    parts += [("advice", name) for name in advice]
    fragments = [(use["use"], name) for o in tree["outcomes"] for use in oracle.uses(tree, o) for name in _named(use)]
    parts += [("fragment", f"{use}/{name}") for use, name in dict.fromkeys(fragments)]
    parts += [("first", f"{o} {use['use']}") for o in tree["outcomes"] for use in oracle.firsts(tree, o)]
    parts += [("contact", name) for name in dict.fromkeys(c for a in advice for c in contacts_of(a))]
    selectors = [SELECTORS[kind].format(name) for kind, name in parts]
    radios = [f'[data-node="{question}"] [data-answer="{answer}"] input' for question, answer in fields]
    remaining = iter(sheets)
    while chunk := list(itertools.islice(remaining, at_once)):
        chosen = [[number[pair] for pair in sheet.items()] for sheet in chunk]
        for sheet, line in zip(chunk, evaluate(SHOWN, [radios, groups, selectors, chosen]), strict=True):
            shown = frozenset(part for part, mark in zip(parts, line, strict=True) if mark == "1")
            wanted = expected(tree, contacts_of, sheet)
            if shown != wanted:
                yield Difference(sheet, shown - wanted, wanted - shown)


def _named(use: dict[str, Any]) -> list[str]:
    """The fragments that an advice is shown with."""
    return [name for name, _condition in oracle.fragments(use)]
