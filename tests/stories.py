"""Stories under `tests/cases/`: what they expect to be told, and how that is written anew.

A story's file holds documents of YAML; the expected text stands under one key of one of them, at its left edge.
`make stories` writes there what came, so that a change of wording is read as a diff and not typed over.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

CASES = Path(__file__).parent / "cases"

Tells = Callable[[Path, int, str, str, str], str]
"""File, number of the document in it, key, what is expected, what came → what is to come; written anew if asked for."""


def as_it_stands(_file: Path, _number: int, _key: str, expected: str, _came: str) -> str:
    """What a story expects is what has to come."""
    return expected


def written_anew(file: Path, number: int, key: str, expected: str, came: str) -> str:
    """What came is right; the story's file says so from now on."""
    if came != expected:
        file.write_text(with_text(file.read_text(encoding="utf-8"), number, key, came), encoding="utf-8")
    return came


def with_text(story: str, number: int, key: str, text: str) -> str:
    """A story's file with another text under a key of one of its documents."""
    documents = re.split(r"^---\n", story, flags=re.MULTILINE)
    here = documents[number - 1]
    indent = "2" if text.startswith(" ") else ""
    told = f"{key}: |{indent}\n{textwrap.indent(text.rstrip(chr(10)), '  ')}\n" if text.strip() else f'{key}: ""\n'
    block = re.compile(rf"^{key}:.*\n(?:(?: .*)?\n)*", re.MULTILINE)
    rewritten, found = block.subn(lambda _: told, here, count=1)
    documents[number - 1] = rewritten if found else here.rstrip("\n") + "\n" + told
    return "---\n".join(documents)
