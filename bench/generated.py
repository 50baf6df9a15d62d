"""Content of a chosen size: one tree with so many states, and advice with the texts of the real content.

The tree uses all that trees can say: named conditions, a list, alternatives, a part of an advice, explained questions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations_with_replacement, cycle, islice
from math import prod
from pathlib import Path
from typing import Any

from wegwijzer_build.model import Advice, Content, text_for

TREE = "werkgever"
_DAY = "2026-11-20"
_ANSWERS = range(2, 10)
_QUESTIONS = range(3, 8)
_IN_PARTS, _PART = "altijd-1", "begin"
"""The advice that says more to some, and what it says to them."""


def shape_of(states: int) -> tuple[int, ...]:
    """Numbers of answers, question by question, of a tree in which every answer counts to the end.

    Such a tree has 1 + a + ab + abc + … states. The shape nearest below `states` is taken, and of equal ones that
    with the most questions.
    """
    shapes = (shape for number in _QUESTIONS for shape in combinations_with_replacement(_ANSWERS, number))
    return max((size, len(shape), shape) for shape in shapes if (size := states_in(shape)) <= states)[2]


def states_in(shape: Sequence[int]) -> int:
    """How many states a tree of this shape has."""
    return sum(prod(shape[:level]) for level in range(len(shape) + 1))


def write_content(folder: Path, states: int, real: Content) -> int:
    """Write content with about `states` states below a new folder; give how many states it has."""
    shape = shape_of(states)
    for name, data in _files(shape, real).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")  # JSON is YAML
    return states_in(shape)


def _files(shape: Sequence[int], real: Content) -> dict[str, Any]:
    texts = [advice for advice in real.advice.values() if text_for(advice.text, TREE)]
    sources = {f"bron-{number}": _source(title) for number, title in enumerate(_titles(real), 1)}
    contacts = {f"hulp-{number}": _contact(number, sources) for number in range(1, 9)}
    names = [_given(question, answer) for question, count in enumerate(shape) for answer in range(count)]
    always = ["altijd-1", "altijd-2"]
    told = zip((*names, *always), islice(cycle(texts), len(names) + len(always)), strict=True)
    return {
        "site.yml": {"title": "Proef", "tagline": "Proef.", "text": "Een proef.", "description": "Een proef."},
        "sources.yml": sources,
        f"audiences/{TREE}.yml": {
            "title": "Werkgever",
            "door": "Ik ben werkgever",
            "door_text": "Wat u regelt.",
            "text": "Wat u regelt, en hoe u begint.",
            "order": 1,
        },
        **{f"contacts/{name}.yml": contact for name, contact in contacts.items()},
        **{
            f"advice/{name}.yml": {**_advice(number, advice, tuple(sources), tuple(contacts)), **_parts(name)}
            for number, (name, advice) in enumerate(told)
        },
        f"trees/{TREE}.yml": _tree(shape, always),
    }


def _given(question: int, answer: int) -> str:
    return f"bij-{question + 1}-{answer + 1}"


def _titles(real: Content) -> Iterable[str]:
    return (source.title for source in islice(real.sources.values(), 40))


def _source(title: str) -> Mapping[str, Any]:
    return {"title": title, "publisher": "Een uitgever", "date": _DAY, "checked_on": _DAY}


def _contact(number: int, sources: Iterable[str]) -> Mapping[str, Any]:
    return {
        "title": f"Organisatie {number}",
        "what_for": "Luistert en denkt mee. U beslist zelf over de volgende stap.",
        "ways": [{"by": "visit", "at": "Langs de balie", "hours": "op werkdagen van 9 tot 17 uur"}],
        "free": True,
        "sources": list(islice(sources, 2)),
        "checked_on": _DAY,
    }


def _advice(number: int, real: Advice, sources: Sequence[str], contacts: Sequence[str]) -> Mapping[str, Any]:
    return {
        "title": f"{real.title} ({number})",
        "kind": "practice",
        "audiences": [TREE],
        "text": _without_links(text_for(real.text, TREE) or ""),
        "steps": [_without_links(step) for step in text_for(real.steps, TREE) or ()],
        "sources": [sources[(number + step) % len(sources)] for step in range(3)],
        "contacts": [contacts[number % len(contacts)]],
        "reviewed_on": _DAY,
    }


def _parts(name: str) -> Mapping[str, Any]:
    if name != _IN_PARTS:
        return {}
    return {"fragments": {_PART: {"for_whom": "Wie net begint", "text": "Begint u net? Vraag het eerst na."}}}


def _without_links(text: str) -> str:
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)


def _tree(shape: Sequence[int], always: Sequence[str]) -> Mapping[str, Any]:
    uses = [
        {"use": _given(q, answer), "when": {_question(q): _answer(answer)}}
        for q, count in enumerate(shape)
        for answer in range(count)
    ]
    return {
        "title": "Wat kunt u als werkgever doen?",
        "audience": TREE,
        "start": _question(0),
        "conditions": {"net-begonnen": {"any": [{_question(0): _answer(0)}, {_question(1): _answer(1)}]}},
        "lists": {"voor-iedereen": [{"use": always[0], "with": {_PART: "net-begonnen"}}, *always[1:]]},
        "questions": {_question(q): _asked(q, count, len(shape)) for q, count in enumerate(shape)},
        "outcomes": {
            "zo-doet-u-het": {
                "title": "Zo regelt u een vertrouwenspersoon",
                "text": "Begin bovenaan. U hoeft niet alles in één keer te doen.",
                "advice": [{"list": "voor-iedereen"}, *uses],
            }
        },
        "cases": [_case(shape, always, number) for number in range(max(shape))],
    }


def _question(number: int) -> str:
    return f"vraag-{number + 1}"


def _answer(number: int) -> str:
    return f"antwoord-{number + 1}"


def _asked(number: int, count: int, last: int) -> Mapping[str, Any]:
    following = _question(number + 1) if number + 1 < last else "zo-doet-u-het"
    return {
        "ask": f"Hoe is het geregeld bij onderdeel {number + 1} van uw organisatie?",
        "why": "Wat past, hangt af van wat er al is. Twijfelt u? Kies dan het laatste antwoord.",
        "explain": {
            "title": "Wat telt hier mee?",
            "text": "Alles wat u op papier hebt, en wat u iedereen hebt verteld.",
            "kind": "practice",
            "sources": ["bron-1"],
            "reviewed_on": _DAY,
        },
        "next": following,
        "answers": {
            _answer(answer): {
                "say": f"Het is op manier {answer + 1} geregeld, of wij zijn daarmee bezig",
                **({"unsure": True} if answer + 1 == count else {}),
            }
            for answer in range(count)
        },
    }


def _case(shape: Sequence[int], always: Sequence[str], number: int) -> Mapping[str, Any]:
    chosen = [min(number, count - 1) for count in shape]
    part = [f"{_IN_PARTS}/{_PART}"] if chosen[0] == 0 or chosen[1] == 1 else []
    return {
        "name": f"Winkel nummer {number + 1}",
        "answers": {_question(q): _answer(answer) for q, answer in enumerate(chosen)},
        "outcome": "zo-doet-u-het",
        "advice": [*always, *part, *(_given(q, answer) for q, answer in enumerate(chosen))],
    }
