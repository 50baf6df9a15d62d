"""A client in TypeScript, whose types a tool wrote from the description, walks every tree to all of its ends."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import Found
from tests.project import ROOT
from tools.reading import Site

NAMED = ("--root-types", "--root-types-no-schema-prefix")


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with the types and the client, made into JavaScript: what does not fit the types is refused."""
    root = tmp_path_factory.mktemp("client")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for name in ("walk.ts", "tsconfig.json"):
        shutil.copy(Path(__file__).with_name(name), root)
    run(root, "openapi-typescript/bin/cli.js", str(site.folder / "api/v1/openapi.json"), "-o", "described.ts", *NAMED)
    run(root, "typescript/bin/tsc")
    return root


def run(root: Path, *command: str) -> str:
    """Run a package of node_modules, or what was made of it."""
    script = root / "node_modules" / command[0]
    made = subprocess.run(
        ["node", str(script), *command[1:]], cwd=root, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return made.stdout


def test_types_have_the_names_of_what_they_are(folder: Path) -> None:
    """Each object of the data is a type of its own name."""
    names = re.findall(r"^export type (\w+) = components", (folder / "described.ts").read_text("utf-8"), re.MULTILINE)
    assert {"Tree", "State", "Answer", "Advice", "Route", "Contact", "Way", "Section", "TextPerAudience"} <= set(names)
    assert len({name.lower() for name in names}) == len(names) >= 60


def test_it_walks_every_tree(folder: Path, served: str, there: Found) -> None:
    """From the start over all answers to all ends, with the advice there looked up, and every text at hand."""
    assert json.loads(run(folder, "../walk.js", served.rstrip("/"))) == there
