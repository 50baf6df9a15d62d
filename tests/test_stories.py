"""`make stories` writes what came into the file of a story, and touches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.stories import CASES, as_it_stands, with_text, written_anew

STORY = 'proves: Een.\nproblems: |\n  a:1: iets\n\n   hint: zo\n---\nproves: Twee.\nproblems: ""\nas_of: 2026-01-01\n'


@pytest.mark.parametrize("text", ["b:2: anders\n\n hint: zus\n", "", " ingesprongen\n--- geen einde\n", "a: |\n  b\n"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_text_is_written_where_it_belongs(number: int, text: str) -> None:
    """Read again, the document says what came, and the rest of the file says what it said."""
    before, after = (list(yaml.safe_load_all(told)) for told in (STORY, with_text(STORY, number, "problems", text)))
    assert after[number - 1] == {**before[number - 1], "problems": text}
    assert after[2 - number] == before[2 - number]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A story that is right stays as it is, and without being asked nothing is written."""
    file = tmp_path / "een.yml"
    file.write_text(STORY, encoding="utf-8")
    assert written_anew(file, 2, "problems", "", "") == ""
    assert as_it_stands(file, 2, "problems", "", "anders") == ""
    assert file.read_text("utf-8") == STORY
    assert written_anew(file, 2, "problems", "", "anders\n") == "anders\n"
    assert file.read_text("utf-8") == STORY.replace('""', "|\n  anders")


def test_any_story_can_be_written_anew() -> None:
    """However a story's file is laid out, what is written into it is found there again, and nothing else changes."""
    for file in sorted(CASES.rglob("*.yml")):
        text = file.read_text("utf-8")
        before = list(yaml.safe_load_all(text))
        for number, told in enumerate(before, 1):
            for key in {"problems", "report"} & told.keys():
                after = list(yaml.safe_load_all(with_text(text, number, key, "anders\n")))
                assert after == [*before[: number - 1], {**told, key: "anders\n"}, *before[number:]], file.name
