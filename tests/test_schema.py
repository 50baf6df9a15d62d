"""The JSON schemas for editors explain every key, and judge content as the models do."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tests.contents import LAYOUT, load_files, sample_files
from wegwijzer_build.load import Document, load
from wegwijzer_build.model import COLLECTIONS, LANGUAGE
from wegwijzer_build.validate.context import LANGUAGE_FOLDER, ONE, RawItem, Sheet
from wegwijzer_build.validate.json_schema import json_schemas

CONTENT = Path(__file__).parent.parent / "content"
OF_CONTENT = (
    "site",
    *(f"language-{name}" for name in LANGUAGE),
    *(each.name if each.in_one_file else each.one for each in COLLECTIONS),
)
NAMES = (*OF_CONTENT, "changes", "signoffs", "signing-list", "edition", "look", "look-mapping")
MANY = 12
Step = str | int


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of a schema by its name."""
    schema = json_schemas()[name]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def schema_of(document: Document) -> Draft202012Validator:
    """The validator that an editor uses for a file."""
    return validator(name_of(document))


def name_of(document: Document) -> str:
    """The name of the schema of a file."""
    if document.collection == LANGUAGE_FOLDER:
        return f"language-{document.id}"
    return document.collection if document.shared else ONE[document.collection]


def guessed(value: Any) -> Any:
    """A value as editors see it: YAML's guesses at numbers and booleans, which loading leaves out."""
    if isinstance(value, dict):
        return {key: guessed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [guessed(item) for item in value]
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"-?(0|[1-9][0-9]*)", value):
        return int(value)
    return float(value) if re.fullmatch(r"-?[0-9]+\.[0-9]+", value) else value


def sample_documents() -> list[Document]:
    """Every file of the sample, as it is loaded; of long lists of words only the first."""
    documents = load_files(sample_files())[0].documents
    return [
        replace(each, value=shortened(each.value)) if each.collection == LANGUAGE_FOLDER else each for each in documents
    ]


def shortened(value: Any) -> Any:
    """A value with a few of what it has much of."""
    if isinstance(value, dict):
        few = value if len(value) < MANY else dict(list(value.items())[:2])
        return {key: shortened(item) for key, item in few.items()}
    return [shortened(item) for item in value[:2]] if isinstance(value, list) else value


def paths(value: Any) -> Iterator[tuple[Step, ...]]:
    """The way to everything in a value, the value itself included."""
    yield ()
    for step, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from ((step, *path) for path in paths(item))


def at(value: Any, path: tuple[Step, ...]) -> Any:
    """What a way leads to."""
    for step in path:
        value = value[step]
    return value


def parts(schema: dict[str, Any], where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything in a schema that describes the value of a key, with the way to it."""
    for key, part in schema.items():
        if key in ("properties", "$defs"):
            for name, inner in part.items():
                yield f"{where}/{name}", inner
                yield from parts(inner, f"{where}/{name}")
        elif key in ("anyOf", "items", "additionalProperties"):
            for inner in part if isinstance(part, list) else [part]:
                if isinstance(inner, dict):
                    yield from parts(inner, where)


def test_names() -> None:
    """There is a schema for every kind of file, under the name of one item or of the file."""
    assert tuple(json_schemas()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described(name: str) -> None:
    """An editor that shows the schema explains every key, at every depth, and what the file is."""
    schema = json_schemas()[name]
    assert schema["description"]
    assert [where for where, part in parts(schema) if not part.get("description")] == []
    assert list(parts(schema))


@pytest.mark.parametrize("name", NAMES)
def test_no_null(name: str) -> None:
    """No schema proposes `null` as a value: what is not there is left out."""
    assert "null" not in json.dumps(json_schemas()[name])


def test_the_sample_has_every_kind() -> None:
    """The sample holds at least one file for every schema, so that the tests below look at all of them."""
    seen = {name_of(document) for document in sample_documents()}
    assert seen == set(OF_CONTENT)


@pytest.mark.parametrize("document", sample_documents(), ids=lambda document: document.file)
def test_sample_is_accepted(document: Document) -> None:
    """What the models accept the schemas accept: as text, and as the numbers and booleans that editors see."""
    assert [error.message for error in schema_of(document).iter_errors(document.value)] == []
    assert [error.message for error in schema_of(document).iter_errors(guessed(document.value))] == []


def test_content_is_accepted() -> None:
    """The schemas find nothing wrong with the real content."""
    loaded, _ = load(CONTENT, LAYOUT)
    assert len(loaded.documents) >= len(NAMES)
    for document in loaded.documents:
        for value in (document.value, guessed(document.value)):
            assert [error.message for error in schema_of(document).iter_errors(value)] == [], document.file


@pytest.mark.parametrize("document", sample_documents(), ids=lambda document: document.file)
def test_unknown_keys_are_refused(document: Document) -> None:
    """A key that no model knows is refused at every depth."""
    maps = [path for path in paths(document.value) if isinstance(at(document.value, path), dict)]
    assert maps
    for path in maps:
        changed = copy.deepcopy(document.value)
        here = at(changed, path)
        here["Geen sleutel"] = copy.deepcopy(next(iter(here.values())))
        assert not schema_of(document).is_valid(changed), path


ODD: tuple[Any, ...] = (
    "",
    "x",
    "Nee",
    "112",
    "16.5",
    "2026",
    "2026-02-03",
    "true",
    "https://example.nl/",
    ["x"],
    [],
    {"x": "y"},
    {},
)


@pytest.mark.parametrize("document", sample_documents(), ids=lambda document: document.file)
def test_no_stricter_than_the_models(document: Document) -> None:
    """Whatever is put in the place of any value: where the model accepts it, so does the schema."""
    accepted = 0
    for path in paths(document.value):
        for odd in ODD if path else ():
            changed = copy.deepcopy(document.value)
            at(changed, path[:-1])[path[-1]] = odd
            if fits(document, changed):
                accepted += 1
                assert schema_of(document).is_valid(changed), (path, odd)
    assert accepted


def fits(document: Document, value: Any) -> bool:
    """Tell whether the model accepts a file."""
    try:
        for item in value.values() if document.shared else [value]:
            RawItem(document.collection, document.id, item, Sheet(document, "")).model.model_validate(item)
    except ValidationError:
        return False
    return True
