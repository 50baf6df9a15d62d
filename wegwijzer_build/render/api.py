"""The data of the site for other programs: one JSON file per tree, and one with all advice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from wegwijzer_build.analyse import Analysis
from wegwijzer_build.model import Advice

from . import addresses
from .output import Planned
from .views.page import Site

FOLDER = "api/v1"


def api_files(site: Site) -> Iterator[Planned]:
    """Every file of the API, in a fixed order."""
    for name, analysis in site.trees.items():
        yield Planned(f"{FOLDER}/trees/{name}.json", partial(_tree_json, name, analysis), f"trees/{name}.yml")
    yield Planned(f"{FOLDER}/advice.json", lambda: _advice_json(site))
    for collection in ("topics", "pictures"):
        yield Planned(f"{FOLDER}/{collection}.json", partial(_items_json, site, collection))


def tree_data(name: str, analysis: Analysis) -> dict[str, object]:
    """A tree with all its states; `url` is relative to the root of the site."""
    return {**_head(name, analysis), "states": dict(_states(name, analysis))}


def _head(name: str, analysis: Analysis) -> dict[str, object]:
    tree = analysis.tree
    return {
        "tree": name,
        "audience": tree.audience,
        "delivery": tree.delivery.value,
        "start": analysis.start.id,
    }


def _states(name: str, analysis: Analysis) -> Iterator[tuple[str, dict[str, object]]]:
    tree = analysis.tree
    start = analysis.start.id
    for state in analysis.states.values():
        question = None if state.is_outcome else tree.questions[state.node]
        yield (
            state.id,
            {
                "node": state.node,
                "kind": "outcome" if question is None else "question",
                "facts": state.facts,
                "url": addresses.of_state(name, start if analysis.page else state.id, start),
                "title": tree.outcomes[state.node].title if question is None else question.ask,
                "answers": [
                    {"id": answer, "say": question.answers[answer].say, "to": target}
                    for answer, target in state.answers.items()
                ]
                if question is not None
                else [],
                "advice": state.advice,
            },
        )


def _tree_json(name: str, analysis: Analysis) -> bytes:
    """A tree with a line for each state: quick to write, and a change shows as the lines that changed."""
    head = json.dumps(_head(name, analysis), ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = (
        f"{json.dumps(state)}: {json.dumps(data, ensure_ascii=False, default=dict)}"
        for state, data in _states(name, analysis)
    )
    return (head + ',\n "states": {\n' + ",\n".join(lines) + "\n}\n}\n").encode()


def advice_data(advice: Advice) -> dict[str, object]:
    """One advice: its texts per audience (`iedereen` is all), weight, dates, and what it points to."""
    return {
        "title": advice.title,
        "audiences": list(advice.audiences),
        "text": dict(advice.text),
        "steps": {audience: list(steps) for audience, steps in advice.steps.items()},
        "route": {
            "who_knows": dict(advice.route.who_knows),
            "how_long": dict(advice.route.how_long),
            "stopping": dict(advice.route.stopping),
            "then": dict(advice.route.then),
        }
        if advice.route
        else None,
        "kind": advice.kind.value,
        "sources": list(advice.sources),
        "contacts": list(advice.contacts),
        "valid_from": advice.valid_from.isoformat() if advice.valid_from else None,
        "valid_until": advice.valid_until.isoformat() if advice.valid_until else None,
        "reviewed_on": advice.reviewed_on.isoformat(),
    }


def _advice_json(site: Site) -> bytes:
    return _json({name: advice_data(item) for name, item in site.content.advice.items()})


def _items_json(site: Site, collection: str) -> bytes:
    return _json({name: item.model_dump(mode="json") for name, item in site.content.items(collection).items()})


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
