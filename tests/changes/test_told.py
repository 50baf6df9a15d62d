"""Stories of edits: what is changed in the sample, and what is told of it. Each is a file in `cases/changes/`.

Above the line `---` stand edits, by the path of the file: what stood there, and what stands there now. Under `all`
stands a new file; a word in the place of edits takes the file away. Below it stands `text`: what the command says.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.changes.reading import compared, edited
from tests.contents import sample_files
from tests.stories import CASES, Tells
from wegwijzer_build.changes import as_text
from wegwijzer_build.load import parse

STORIES = sorted((CASES / "changes").glob("*.yml"))
MOST_LINES = 40
"""What a screen shows."""


def _map(value: Any) -> dict[str, Any]:
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_story(file: Path, tells: Tells) -> None:
    """An edit is told as its story says, on a screen at most."""
    text = file.read_text("utf-8")
    story, said = (_map(parse(part, file.name).value) for part in text.split("---\n"))
    came = as_text(compared(sample_files(), edited(sample_files(), story["edits"]))) + "\n"
    assert came.count("\n") <= MOST_LINES
    assert came.strip() == tells(file, 2, "text", said.get("text", ""), came).strip()
