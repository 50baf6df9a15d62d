"""An answer says the same everywhere: a text of it that one place forgot is found here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.contents import SAMPLE
from tests.project import AS_OF
from wegwijzer_build.model import Answer, Written
from wegwijzer_build.pipeline import check
from wegwijzer_build.render import Partials, as_text, plan, site_of

TELLING = "tot-10: {say: 1 tot en met 9, next: branche}"
NOT_READ: Mapping[str, str] = {"found_by": "words to search by, which nobody reads"}
"""Texts of an answer that are shown nowhere → why."""


def texts_of_an_answer() -> list[str]:
    """The fields of an answer that hold words."""
    return [
        name
        for name, field in Answer.model_fields.items()
        if name not in NOT_READ and ("Written." in repr(field.metadata) or "Written." in repr(field.annotation))
    ]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Place → all that stands there, of a tree as pages and as one page whose first answer says `<field> gezegd`."""
    folder = tmp_path_factory.mktemp("content") / "content"
    shutil.copytree(SAMPLE, folder)
    said = ", ".join(f"{name}: Hier staat {name} gezegd" for name in texts_of_an_answer())
    source = (SAMPLE / "trees/regelen.yml").read_text("utf-8")
    assert TELLING in source
    source = source.replace(TELLING, f"tot-10: {{{said}, next: branche}}")
    (folder / "trees/regelen.yml").write_text(source, "utf-8")
    one_page = source.replace("title: Regel een vertrouwenspersoon", "title: Regel het")
    one_page = one_page.replace("start: omvang", "start: omvang\ndelivery: one-page\nneutral_title: Keuzehulp")
    (folder / "trees/samen.yml").write_text(one_page, "utf-8")
    return dict(shown_in(folder))


def shown_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Place → all that stands there, of `regelen` as pages and `samen` as one page."""
    checked = check(folder, AS_OF)
    assert checked.is_sound, checked.problems
    assert checked.content
    site = site_of(checked.content, checked.trees, {"lunr.js": b""})
    places = {
        "a page": "keuzehulp/regelen/index.html",
        "a page in a frame": "embed/regelen/index.html",
        "one page": "keuzehulp/samen/index.html",
        "one page in a frame": "embed/samen/index.html",
        "the text of a tree": "keuzehulp/regelen/tekst/index.html",
        "the data": "api/v1/trees/regelen.json",
    }
    files = {planned.path: planned for planned in plan(Partials(site)) if planned.path in places.values()}
    for place, path in places.items():
        data = files[path].make().decode()
        yield place, json.dumps(json.loads(data), ensure_ascii=False) if path.endswith("json") else data
    yield "the terminal", as_text("regelen", checked.trees["regelen"], checked.content.advice)


def test_an_answer_has_more_than_what_it_says() -> None:
    """What is meant by it is one of its texts; a new one is among these by itself."""
    assert set(texts_of_an_answer()) >= {"say", "explain"}
    assert Written.PLAIN in Answer.model_fields["say"].metadata


def test_every_text_of_an_answer_stands_everywhere(shown: Mapping[str, str]) -> None:
    """Wherever an answer is given or read, all of it is there."""
    forgotten = [
        f"{place} forgot '{name}'"
        for place, said in shown.items()
        for name in texts_of_an_answer()
        if f"Hier staat {name} gezegd" not in said
    ]
    assert not forgotten
