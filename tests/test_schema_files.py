"""The schemas that editors of content use, as they are shipped."""

from __future__ import annotations

import json
from pathlib import Path

from tests.project import ROOT
from wegwijzer_build.model import COLLECTIONS
from wegwijzer_build.validate.json_schema import json_schemas

EXAMPLES = sorted((ROOT / "examples").glob("*/content"))
CONTENT = [
    file
    for folder in (ROOT / "content", *EXAMPLES)
    for file in sorted(folder.rglob("*.yml"))
    if "translations" not in file.parts  # for who translates; commands write these
]
NAMES = {collection.name: collection.name if collection.in_one_file else collection.one for collection in COLLECTIONS}
NAMES |= {"edition": "edition", "look": "look"}


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    """`wegwijzer schema` would change nothing in `schemas/`."""
    shipped = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").iterdir()}
    assert shipped == {f"{name}.schema.json": schema for name, schema in json_schemas().items()}


def test_every_content_file_names_its_schema() -> None:
    """The first line tells an editor which schema it is held against, by a path that is there."""
    first = {path: path.read_text("utf-8").partition("\n")[0] for path in CONTENT}
    assert {path: line for path, line in first.items() if line != _names_schema(path)} == {}
    assert [path for path, line in first.items() if not (path.parent / line.partition("=")[2]).is_file()] == []
    assert len(first) > 100


def _names_schema(path: Path) -> str:
    folder = path.parent.name
    name = f"language-{path.stem}" if folder == "language" else NAMES.get(folder) or NAMES.get(path.stem, "site")
    link = "/".join([".."] * (len(path.relative_to(ROOT).parts) - 1))
    return f"# yaml-language-server: $schema={link}/schemas/{name}.schema.json"
