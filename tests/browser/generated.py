"""Trees for one page, made by chance but the same in every run, and content around them."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from tests import oracle
from tests.contents import sample_files
from tests.mending import mended, with_cases

OTHER = "tree:regelen"
"""A tree of the sample, to lead on to."""
ADVICE = tuple(f"raad-{number}" for number in range(8))


def tree_of(questions: int, seed: int) -> dict[str, Any]:
    """A sound tree with exactly so many questions, whose answers look back at earlier ones.

    With an odd seed it also leads on to the tree of the sample.
    """
    chance = random.Random(f"{questions}-{seed}")  # noqa: S311 - nothing here is a secret
    while True:
        exits = [OTHER] * (seed % 2)
        tree = mended(_any_tree(questions, exits, chance))
        if len(tree["questions"]) == questions and any(_looks_back(tree)) and oracle.exits(tree) == exits:
            return with_cases(tree)


def _any_tree(number: int, exits: list[str], chance: random.Random) -> dict[str, Any]:
    names = [f"v{index}" for index in range(number)]
    outcomes = [f"uitkomst-{index}" for index in range(3)]
    ends = [*outcomes, *exits]
    answers = {name: [f"a{index}" for index in range(chance.randint(2, 4))] for name in names}

    def condition(before: list[str]) -> dict[str, list[str]]:
        looked_at = chance.sample(before, min(len(before), chance.randint(1, 2)))
        return {q: chance.sample(answers[q], chance.randint(1, len(answers[q]) - 1)) for q in looked_at}

    def following(index: int) -> Any:
        later = [*names[index + 1 : index + 3], *(ends if index > number // 2 else [])] or ends
        if index == 0 or chance.random() < 0.5:
            return chance.choice(later)
        return [{"when": condition(names[:index]), "to": chance.choice(later)}, {"otherwise": chance.choice(later)}]

    def advice() -> list[Any]:
        shown = sorted(chance.sample(ADVICE, 4))
        return [shown[0], *({"use": name, "when": condition(names)} for name in shown[1:])]

    return {
        "title": "Gemaakt om te bewijzen",
        "for_whom": "Voor wie dit naloopt.",
        "audience": "werkgever",
        "delivery": "one-page",
        "neutral_title": "Keuzehulp",
        "start": names[0],
        "questions": {
            name: {
                "ask": f"Vraag {index}?",
                "everyone_knows": "true",
                "answers": {answer: {"say": answer, "next": following(index)} for answer in answers[name]},
            }
            for index, name in enumerate(names)
        },
        "outcomes": {end: {"title": end, "advice": advice()} for end in outcomes},
        "cases": [],
    }


def _looks_back(tree: dict[str, Any]) -> list[bool]:
    return [isinstance(a["next"], list) for q in tree["questions"].values() for a in q["answers"].values()]


def write_content(folder: Path, trees: dict[str, dict[str, Any]]) -> None:
    """The sample content with these trees and the advice they use, each with a contact of the sample."""
    sample = sample_files()
    contacts = [Path(file).stem for file in sample if file.startswith("contacts/")]
    files = dict(sample)
    for number, name in enumerate(ADVICE):
        files[f"advice/{name}.yml"] = json.dumps(
            {
                "title": f"Raad nummer {number}",
                "audiences": ["werkgever"],
                "text": f"Dit is raad {number}.",
                "kind": "practice",
                "sources": [next(iter(_ids(sample["sources.yml"])))],
                "contacts": contacts[number % 2 : number % 2 + 1],
                "reviewed_on": "2026-11-20",
            }
        )
    files |= {f"trees/{name}.yml": json.dumps(tree) for name, tree in trees.items()}
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _ids(text: str) -> list[str]:
    return [line.partition(":")[0] for line in text.splitlines() if line and not line[0].isspace() and line[0] != "#"]
