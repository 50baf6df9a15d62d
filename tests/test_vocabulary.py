"""One word for one idea: the list in CONTRIBUTING is that of the code."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.project import ROOT

PACKAGE = ROOT / "wegwijzer_build"
WORDS = re.search(r"^## Words\n(.*?)^## ", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
assert WORDS
ROWS = [[cell.strip() for cell in row.strip("|").split("|")] for row in WORDS[1].splitlines() if row.startswith("| ")][
    2:
]
NO_WORDS = re.compile(r"\bhow-manieth\b")
"""What is no English, wherever it stands."""


def classes() -> dict[str, list[str]]:
    """Name of a public class → the modules that have one."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(file.relative_to(PACKAGE).as_posix())
    return found


def identifiers(file: Path) -> set[str]:
    """Every name that a module gives: to classes, functions, arguments, fields and variables."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def banned() -> set[str]:
    """The words of the last column, as names are written."""
    cells = (row[2] for row in ROWS if len(row) > 2)
    words = (re.sub(r"\(.*?\)", "", word).strip() for cell in cells for word in cell.split(","))
    return {word.replace(" ", "_") for word in words if word}


def test_no_two_classes_have_one_name() -> None:
    """Who reads a name knows which thing it is, whatever module it is in."""
    assert {name: modules for name, modules in classes().items() if len(modules) > 1} == {}


def parts(name: str) -> set[str]:
    """The words of a name, and each without an s."""
    words = set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))
    return words | {word.removesuffix("s") for word in words}


def test_a_word_that_has_another_is_no_part_of_a_name() -> None:
    """What stands under *not* in the list names nothing in the code, not even in part."""
    words = banned() | {"told"}
    assert {"material", "subject", "piece", "fault", "finding"} <= words
    names = {name: file.name for file in PACKAGE.rglob("*.py") for name in identifiers(file)}
    assert {name: file for name, file in names.items() if words & parts(name) or name in words} == {}


def test_every_word_is_english_and_stands_once() -> None:
    """No word stands in the list twice, and what is no English stands nowhere."""
    listed = [word.strip() for row in ROWS for word in row[0].split(",")]
    assert len(listed) == len(set(listed)) > 40
    assert [file.name for file in PACKAGE.rglob("*.py") if NO_WORDS.search(file.read_text("utf-8"))] == []
