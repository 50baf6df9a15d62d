"""What the site says, it says in its own words: no row of eight words stands in a text that it rests on.

The texts are not part of this project. Where they are, the folder with them (as .txt or .md) is given by name:

    WEGWIJZER_SOURCE_TEXTS=/path/to/texts .venv/bin/pytest tests/test_own_words.py

A file `not-verified.txt` in that folder holds, line by line, what may not be said anywhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.contents import is_ours
from tests.project import LAST_LOOK, ROOT
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.validate.context import RawItem, context_of
from wegwijzer_build.validate.measures import Names

FOLDER = "WEGWIJZER_SOURCE_TEXTS"
NOT_VERIFIED = "not-verified.txt"
ROW = 8
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\s[^()]*)?\)|https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*|\ue000")


def rows_in(text: str, names: Names | None = None) -> Iterator[tuple[str, ...]]:
    """All rows of eight words of a text, in lower case without marks; none goes across a name."""
    bare = _ADDRESS.sub(" ", text)
    named = names.pattern.sub(" \ue000 ", bare) if names else bare
    words = [word.lower().replace("’", "'") for word in _WORD.findall(named)]
    for start in range(len(words) - ROW + 1):
        row = tuple(words[start : start + ROW])
        if "\ue000" not in row:
            yield row


def copied_in(
    texts: Iterable[tuple[str, str]], sources: Mapping[str, str], names: Names | None = None
) -> Iterator[str]:
    """The rows of texts, each with its place, that stand in a source; a longer stretch is told by where it begins."""
    known: dict[tuple[str, ...], str] = {}
    for source, text in sources.items():
        for row in rows_in(text):
            known.setdefault(row, source)
    for place, text in texts:
        before = False
        for row in rows_in(text, names):
            if row in known and not before:
                yield f"{place}: '{' '.join(row)}' stands in {known[row]}"
            before = row in known


@pytest.fixture(scope="module")
def folder() -> Path:
    """The folder with the texts, where there is one."""
    named = os.environ.get(FOLDER)
    if not named:
        pytest.skip(f"{FOLDER} does not say where the source texts are")
    return Path(named)


@pytest.fixture(scope="module")
def items(checked: Checked) -> tuple[RawItem, ...]:
    """Every item of the content."""
    return context_of(checked.loaded, LAST_LOOK).items


def shown(items: Iterable[RawItem]) -> Iterator[tuple[RawItem, Scalar]]:
    """Every text that somebody may read, but for what is marked as written by others."""
    for item in items:
        for scalar in item.scalars:
            if is_ours(scalar):
                yield item, scalar


def placed(items: Iterable[RawItem]) -> Iterator[tuple[str, str]]:
    """Every such text with its place."""
    for item, scalar in shown(items):
        place = item.place(scalar.path)
        yield f"{Path(place.file).relative_to(ROOT)}:{place.line}", scalar.text


def test_nothing_is_copied(folder: Path, items: tuple[RawItem, ...]) -> None:
    """No row of eight words of the content stands in a source; names of laws and titles of sources aside."""
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in (".txt", ".md") and file.name != NOT_VERIFIED]
    assert files, f"no .txt or .md in {folder}"
    sources = {file.name: file.read_text(encoding="utf-8", errors="replace") for file in files}
    titles = Names(item.text("title") or "" for item in items if item.collection == "sources")
    found = list(copied_in(placed(items), sources, titles))
    told = "\n".join(found)
    assert not found, f"{len(found)} stretches in the words of others:\n{told}"


def test_nothing_unverified_is_said(folder: Path, items: tuple[RawItem, ...]) -> None:
    """What stands in the list of what nobody could verify is said nowhere."""
    file = folder / NOT_VERIFIED
    if not file.is_file():
        pytest.skip(f"there is no {NOT_VERIFIED} in {folder}")
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    refused = [line.lower() for line in lines if line and not line.startswith("#")]
    found = [
        f"{place}: '{line}'"
        for place, text in placed(items)
        for line in refused
        if line in " ".join(text.split()).lower()
    ]
    told = "\n".join(found)
    assert not found, f"{len(found)} times something that nobody could verify:\n{told}"


SOURCE = "De werkgever zorgt ervoor dat iedereen een vertrouwenspersoon kan bereiken, ook wie er kort werkt."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Je werkgever zorgt ervoor dat iedereen een vertrouwenspersoon mag bellen.", 0),
        ("Goed: de werkgever zorgt ervoor dat IEDEREEN een *vertrouwenspersoon* kan bereiken.", 1),
        (
            "De werkgever zorgt ervoor dat [iedereen een vertrouwenspersoon](role:x) kan bereiken, ook wie er kort is.",
            1,
        ),
        ("Iedereen een vertrouwenspersoon kan bereiken, ook wie er kort werkt. Zegt dat iets? " + SOURCE, 2),
        ("De werkgever zorgt ervoor.\n\n- dat iedereen een\n- vertrouwenspersoon kan", 1),
    ],
)
def test_a_copy_is_noticed(text: str, number: int) -> None:
    """Eight words in a row are found whatever marks stand between them; seven are not, and a longer row counts once."""
    assert len(list(copied_in([("een.yml:1", text)], {"bron.txt": SOURCE}))) == number


def test_a_name_is_no_copy() -> None:
    """A title in the words of its publisher is left alone, and so are seven words on either side of it."""
    source = "Zie het Besluit op iets dat een heel lange naam heeft gekregen in de loop der tijd voor meer uitleg."
    names = Names(["Besluit op iets dat een heel lange naam heeft gekregen"])
    text = "In het Besluit op iets dat een heel lange naam heeft gekregen in de loop der tijd staat het."
    assert list(copied_in([("een.yml:1", text)], {"bron.txt": source}, names)) == []
    assert len(list(copied_in([("een.yml:1", text)], {"bron.txt": source}))) == 1
