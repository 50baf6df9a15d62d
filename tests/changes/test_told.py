"""Stories of edits: what is changed in the sample, and what is told of it. Each is a file in `cases/changes/`.

Above the line `---` stand edits, by the path of the file: what stood there, and what stands there now. Under `all`
stands a new file; a word in the place of edits takes the file away. Below it stands `text`: what the command says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.changes.reading import compared, edited
from tests.contents import sample_files
from tests.stories import CASES, Tells
from tools.messages import has_words
from wegwijzer_build.catalogues import Catalogue, catalogue_of
from wegwijzer_build.changes import Changes, as_github, as_html, as_text
from wegwijzer_build.load import parse

STORIES = sorted((CASES / "changes").glob("*.yml"))
MOST_LINES = 40
"""What a screen shows."""
DUTCH = catalogue_of("nl")
NO_DUTCH = re.compile(r"\b(?:the|and|with|ways|lost|gained|changed|who|kind|this|not|more|sources|steps|removed)\b")
"""Words that the output has in English, and that no text of the sample has."""


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


class Seen(dict[str, tuple[str, ...]]):
    """The templates of a catalogue, and what was looked up in vain."""

    def __init__(self, known: Catalogue) -> None:
        super().__init__(known.templates)
        self.missing: list[str] = []

    def get(self, template: str, default: Any = None) -> Any:
        """What a template is in the language."""
        if template not in self and has_words(re.sub(r"%\(\w+\)s", "", template)):
            self.missing.append(template)
        return super().get(template, default)


def _changes(file: Path) -> Changes:
    story = _map(parse(file.read_text("utf-8").partition("---\n")[0], file.name).value)
    return compared(sample_files(), edited(sample_files(), story["edits"]))


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_story_in_dutch(file: Path) -> None:
    """Whatever a story tells is told in Dutch in full: as text, on the page and to GitHub."""
    changes, seen = _changes(file), Seen(DUTCH)
    dutch = replace(DUTCH, templates=seen)
    page: html.HtmlElement = html.document_fromstring(as_html(changes, dutch))
    assert page.get("lang") == "nl"
    for style in [*page.iter("style")]:
        style.drop_tree()
    github = re.sub(r"^::.*?::", "", as_github(changes, tell=dutch), flags=re.MULTILINE)
    for said in (as_text(changes, dutch), page.text_content(), github):
        told = "\n".join(line for line in said.split("\n") if not re.match(r" *(?:%0A)?[-+@]", line))
        assert NO_DUTCH.findall(told) == [], told
    assert seen.missing == []
