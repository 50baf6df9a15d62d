"""The schemas that editors of content use, as they are shipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import ROOT
from wegwijzer_build.model import COLLECTIONS
from wegwijzer_build.validate.json_schema import json_schemas

CONTENT = sorted((ROOT / "content").rglob("*.yml"))
NAMES = {collection.name: collection.name if collection.in_one_file else collection.one for collection in COLLECTIONS}


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    """`wegwijzer schema` would change nothing in `schemas/`."""
    shipped = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").iterdir()}
    assert shipped == {f"{name}.schema.json": schema for name, schema in json_schemas().items()}


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_content_file_names_its_schema(path: Path) -> None:
    """The first line tells an editor which schema it is held against, by a path that is there."""
    folder = path.parent.name
    name = f"language-{path.stem}" if folder == "language" else NAMES.get(folder) or NAMES.get(path.stem, "site")
    first = path.read_text("utf-8").partition("\n")[0]
    link = "/".join([".."] * (len(path.relative_to(ROOT).parts) - 1))
    assert first == f"# yaml-language-server: $schema={link}/schemas/{name}.schema.json"
    assert (path.parent / first.partition("=")[2]).is_file()
