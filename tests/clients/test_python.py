"""A client in Python that a tool wrote from the description walks every tree to all of its ends."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from tests.clients.conftest import Found
from tools.reading import Site
from wegwijzer_build.model import EVERYONE

NAME = "wegwijzer_client"


@pytest.fixture(scope="module")
def client(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The package that the tool wrote, imported. No other tool goes over what it writes."""
    root = tmp_path_factory.mktemp("client")
    (root / "settings.yml").write_text(f"post_hooks: []\npackage_name_override: {NAME}\n", encoding="utf-8")
    tool = (sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning", "--meta", "none")
    files = ("--path", site.folder / "api/v1/openapi.json", "--output-path", root / NAME)
    made = subprocess.run(
        [*tool, *files, "--config", root / "settings.yml"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert made.returncode == 0, made.stdout + made.stderr
    sys.path.insert(0, str(root))
    try:
        yield importlib.import_module(NAME)
    finally:
        sys.path.remove(str(root))


def test_classes_have_the_names_of_what_they_are(client: Any) -> None:
    """Each object of the data is a class, and none was named after the place where it stands."""
    names = set(importlib.import_module(f"{client.__name__}.models").__all__)
    assert {"Tree", "State", "Answer", "Advice", "Route", "Contact", "Way", "Section", "TextPerAudience"} <= names
    assert [name for name in names if name.endswith(("Type0", "Item", "Property")) or "Response" in name] == []


def test_it_walks_every_tree(client: Any, served: str, there: Found) -> None:
    """From the start over all answers to all ends, with the advice there looked up, and every text at hand."""
    ask = client.Client(base_url=served)
    advice = fetched(ask, "advice").advice.additional_properties
    found: Counter[str] = Counter()
    for file in fetched(ask, "index").files:
        if file.what == "tree":
            found["trees"] += 1
            found += walked(fetched(ask, "tree", tree=file.id), advice)
    assert dict(found) == there


def test_it_takes_what_is_still_to_come(client: Any, site: Site) -> None:
    """Keys, words and kinds that nobody knew when the client was written do not stop it."""
    models = importlib.import_module(f"{client.__name__}.models")
    contact = next(iter(site.json("api/v1/contacts.json")["contacts"].values()))
    new = models.Contact.from_dict({**contact, "ways": [{**contact["ways"][0], "by": "post", "since": 2027}]})
    assert new.ways[0].by == "post"
    shared = {"url", "title", "description", "sources", "reviewed_on"}
    picture = next(iter(site.json("api/v1/pictures.json")["pictures"].values()))
    known = {key: value for key, value in picture.items() if key in shared}
    assert models.Picture.from_dict({**known, "kind": "map", "places": []}).kind == "map"


def fetched(ask: Any, what: str, **names: str) -> Any:
    """What an operation gives."""
    answer = importlib.import_module(f"{NAME}.api.default.{what}").sync(client=ask, **names)
    assert answer is not None, what
    return answer


def walked(tree: Any, advice: dict[str, Any]) -> Counter[str]:
    """What one comes by in a tree."""
    states = tree.states.additional_properties
    found: Counter[str] = Counter()
    waiting, seen = [tree.start], {tree.start}
    for name in waiting:
        state = states[name]
        assert state.title
        found["states"] += 1
        found["why"] += bool(state.why)
        found["text"] += bool(state.text)
        found["unsure"] += sum(answer.unsure for answer in state.answers)
        for item in state.advice:
            told = advice[item].text.additional_properties
            assert told.get(tree.audience) or told[EVERYONE]
            found["advice"] += 1
        onward = {answer.to for answer in state.answers} - seen
        seen |= onward
        waiting += sorted(onward)
    return found
