"""What is told of a tree file by the whole of `check`: each a story in `cases/trees/`, with a small site around it.

A story says what it `proves`, the `tree`, and the `report`; `advice` names further advice that is there, each like the
one of the small site, and `states` how many states come of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.contents import load_files
from tests.small import FILES
from tests.stories import CASES, Tells
from wegwijzer_build.pipeline import check_loaded
from wegwijzer_build.report import as_text

STORIES = CASES / "trees"


@dataclass(frozen=True)
class Story:
    """A tree in, a report out."""

    file: Path
    number: int
    proves: str
    tree: str
    report: str
    advice: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()
    states: int | None = None
    as_of: date = date(2026, 12, 1)

    @property
    def content(self) -> Mapping[str, str]:
        more = {f"advice/{name}.yml": FILES["advice/doe.yml"] for name in self.advice}
        pieces = "".join(f"  {name}: {{for_whom: Wie {name} is, text: Begin {name}.}}\n" for name in self.fragments)
        doe = FILES["advice/doe.yml"] + (f"fragments:\n{pieces}" if pieces else "")
        return {**FILES, **more, "advice/doe.yml": doe, "trees/t.yml": self.tree}


def stories() -> list[Story]:
    """Every story; a file holds those of one power of trees, or of one kind of fault."""
    return [
        Story(file, number, **told)
        for file in sorted(STORIES.glob("*.yml"))
        for number, told in enumerate(yaml.safe_load_all(file.read_text("utf-8")), 1)
    ]


@pytest.mark.parametrize("story", stories(), ids=lambda story: f"{story.file.stem}-{story.number}")
def test_story(story: Story, tells: Tells) -> None:
    """What a story tells comes out as it tells, to the letter."""
    checked = check_loaded(*load_files(story.content), story.as_of)
    report = as_text(checked.problems, story.content)
    assert report == tells(story.file, story.number, "report", story.report, report), story.proves
    if story.states is not None:
        assert len(checked.trees["t"].states) == story.states
