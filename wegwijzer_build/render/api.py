"""The data of the site for other programs: one JSON file per tree, and one with all advice."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import Advice

from . import addresses
from .output import Output
from .views.page import Site

FOLDER = "api/v1"


def api_outputs(site: Site) -> Iterator[Output]:
    """Every file of the API, in a fixed order."""
    for name, analysis in site.trees.items():
        yield Output(f"{FOLDER}/trees/{name}.json", _json(tree_data(name, analysis)), f"trees/{name}.yml")
    yield Output(
        f"{FOLDER}/advice.json", _json({name: advice_data(item) for name, item in site.content.advice.items()})
    )


def tree_data(name: str, analysis: Analysis) -> dict[str, object]:
    """A tree with all its states; `url` is relative to the root of the site."""
    tree = analysis.tree
    states = {}
    for state in analysis.states.values():
        question = None if state.is_outcome else tree.questions[state.node]
        states[state.id] = {
            "node": state.node,
            "kind": "outcome" if state.is_outcome else "question",
            "facts": {question_id: list(answers) for question_id, answers in state.facts.items()},
            "url": addresses.of_item("trees", name)
            if analysis.page
            else addresses.of_state(name, state.id, analysis.start.id),
            "title": tree.outcomes[state.node].title if question is None else question.ask,
            "answers": [
                {"id": answer, "say": question.answers[answer].say, "to": target}
                for answer, target in state.answers.items()
            ]
            if question is not None
            else [],
            "advice": list(state.advice),
        }
    return {
        "tree": name,
        "audience": tree.audience,
        "delivery": tree.delivery.value,
        "start": analysis.start.id,
        "states": states,
    }


def advice_data(advice: Advice) -> dict[str, object]:
    """One advice: its texts per audience (`iedereen` is all), weight, dates, and what it points to."""
    return {
        "title": advice.title,
        "audiences": list(advice.audiences),
        "text": dict(advice.text),
        "steps": {audience: list(steps) for audience, steps in advice.steps.items()},
        "kind": advice.kind.value,
        "sources": list(advice.sources),
        "contacts": list(advice.contacts),
        "valid_from": advice.valid_from.isoformat() if advice.valid_from else None,
        "valid_until": advice.valid_until.isoformat() if advice.valid_until else None,
        "reviewed_on": advice.reviewed_on.isoformat(),
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
