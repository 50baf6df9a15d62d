"""Every id and path from content stays inside the output folder, and is no other address than its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from tests.conftest import serving
from tests.contents import sample_files
from tests.hostile.contents import base_files, fields, items, of_words, verdicts, verdicts_on_all_else
from tests.hostile.corpus import names
from tests.hostile.fields import UNKNOWN, Field
from tests.project import AS_OF, Project, files_below, make_project
from wegwijzer_build.cli import main
from wegwijzer_build.load import load
from wegwijzer_build.model import COLLECTIONS, EVERYONE, is_id
from wegwijzer_build.pipeline import LAYOUT, check
from wegwijzer_build.problems import errors
from wegwijzer_build.render.shared.addresses import FOLDERS
from wegwijzer_build.validate.reserved import OF_FORMS

STEPS = """(steps) => {
  for (let step = 0; step < steps; step += 1) {
    document.querySelector("[data-current] label").click();
    document.querySelector("[data-next]").click();
  }
  return document.querySelector("[data-current]").dataset.kind;
}"""
"""So many answers, given by the page itself: who drives a browser from outside asks forms for things by these names."""
OF_A_FORM = "() => { const all = []; for (const key in document.createElement('form')) all.push(key); return all; }"


def holds_an_id(field: Field) -> bool:
    """Whether a field is for an id, or is one of the ids that authors choose."""
    return field not in of_words().marks and field.leaf is not None and field.leaf.type is str and not field.holds_words


def test_no_field_for_ids_takes_a_path(thorough: bool) -> None:
    """In each field for an id, what is no plain id is refused at its line: no path gets as far as the disk.

    That none of these names is an id is said of all; `make test-all` tries all in every field, and not every fourth.
    """
    assert any(holds_an_id(field) for field in fields())
    assert [name for name in names()["refused"] if is_id(name)] == []
    for name in names()["refused"] if thorough else names()["refused"][::4]:
        found = verdicts_on_all_else(name)
        assert [str(field) for field in found if holds_an_id(field) and found[field].error is None] == [], name
    for name in names()["signs"]:
        found = verdicts(name, as_escape=True)
        assert [str(field) for field in found if found[field].error is None and field.path[-1] != UNKNOWN] == [], name


@pytest.mark.parametrize("collection", [each.name for each in COLLECTIONS])
def test_no_item_has_a_path_for_a_name(collection: str, tmp_path: Path) -> None:
    """A name of a file, or a key in a file of many items, that is no plain id is refused with a place, and no item."""
    project = make_project(tmp_path / "project")
    item = first_of(collection)
    tried = [name for name in (*names()["refused"], *names()["devices"]) if "\0" not in name and len(name) < 200]
    if LAYOUT[collection]:
        project.write(f"content/{collection}.yml", json.dumps(dict.fromkeys(tried, item), indent=1))
    else:
        tried = [name for name in tried if "/" not in name and not name.startswith(".")]
        for name in tried:
            (project.content / collection / f"{name}.yml").write_text(json.dumps(item), encoding="utf-8")
    found = check(project.content, AS_OF, "content")
    told = [problem for problem in errors(found.problems) if problem.rule in ("file-name", "id-form", "reserved-id")]
    assert len({(problem.place.file, problem.place.line) for problem in told}) == len(tried)
    known = {document.id for document in found.loaded.documents if document.collection == collection}
    assert known.isdisjoint(names()["refused"])


def test_hidden_files_are_no_items(tmp_path: Path) -> None:
    """A file whose name starts with a dot, such as `..yml`, is passed over."""
    project = make_project(tmp_path / "project")
    for name in ("..yml", "...yml", ".verborgen.yml"):
        project.write(f"content/advice/{name}", "title: Weg\n")
    found, problems = load(project.content, LAYOUT)
    assert problems == ()
    assert len(found.documents) == len(sample_files())


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built site in which every item, question, answer and outcome has a name that is something else too."""
    project = make_project(tmp_path_factory.mktemp("odd") / "project")
    for path, text in {**base_files(), **odd_files(names()["harmless"])}.items():
        project.write(f"content/{path}", text)
    before = files_below(project.root.parent)
    result = CliRunner().invoke(main, ["build", *map(str, project.arguments())])
    assert result.exit_code == 0, result.output
    inside = project.site.relative_to(project.root.parent).as_posix() + "/"
    after = files_below(project.root.parent)
    assert {path: data for path, data in after.items() if not path.startswith(inside)} == before
    return project


def test_odd_names_stay_where_they_belong(odd: Project) -> None:
    """Names that stand in addresses of every site are items like any other, each at its own address in the folder."""
    for collection in COLLECTIONS:
        folder = odd.site / FOLDERS[collection.name]
        for name in names()["harmless"]:
            if not collection.has_pages:
                assert (folder / "index.html").read_text("utf-8").count(f'id="over-{name}"') == 1
            elif (collection.name, name) != ("audiences", EVERYONE):
                assert (folder / name / "index.html").is_file(), (collection.name, name)
    for name in names()["harmless"]:
        tree = json.loads((odd.site / "api/v1/trees" / f"{name}.json").read_text("utf-8"))
        assert tree["tree"] == name
        assert (odd.site / "embed" / name / "index.html").is_file()
        assert (odd.site / "keuzehulp" / "rij" / name).is_dir() or tree["start"] == name
    assert not any(path.is_symlink() for path in odd.site.rglob("*"))


@pytest.mark.browser
def test_odd_names_work(odd: Project, browser: Browser) -> None:
    """A tree on one page, whose questions have these names, goes step by step to its end, and begins anew."""
    with serving(odd.site) as root, browser.new_context() as profile:
        page = profile.new_page()
        page.goto(f"{root}keuzehulp/vel/")
        assert page.evaluate(STEPS, len(names()["harmless"])) == "outcome"
        begin_anew(page)


@pytest.mark.browser
def test_names_of_what_a_form_can_do(browser: Browser, tmp_path: Path) -> None:
    """Questions called as what a form can do take nothing away from the page: only those that would are refused."""
    with browser.new_context() as profile:
        page = profile.new_page()
        words = sorted({word for word in page.evaluate(OF_A_FORM) if is_id(word)} - OF_FORMS)
        assert {"submit", "elements", "action", "children"} <= set(words)
        project = make_project(tmp_path / "project")
        for path, text in {**base_files(), "trees/vel.yml": json.dumps(in_a_row(words, on_one_page=True))}.items():
            project.write(f"content/{path}", text)
        result = CliRunner().invoke(main, ["build", *map(str, project.arguments())])
        assert result.exit_code == 0, result.output
        with serving(project.site) as root:
            page.goto(f"{root}keuzehulp/vel/")
            assert page.evaluate(STEPS, 3) == "question"
            begin_anew(page)


def begin_anew(page: Page) -> None:
    """Take back all answers."""
    page.evaluate("document.querySelector('[type=reset]').click()")
    page.wait_for_function("document.querySelector('[data-current]') === document.querySelector('[data-node]')")
    assert page.evaluate("document.querySelectorAll('input:checked').length") == 0


def odd_files(ids: tuple[str, ...]) -> dict[str, str]:
    """Files with an item of every collection for each id, and trees with questions and outcomes of these names."""
    files = {
        "trees/rij.yml": json.dumps(in_a_row(ids, on_one_page=False)),
        "trees/vel.yml": json.dumps(in_a_row(ids, on_one_page=True)),
    }
    for collection in COLLECTIONS:
        item = first_of(collection.name)
        if collection.name == "instruments":
            item = {
                **item,
                "url": "https://www.arboportaal.nl",
            }  # of others: its file would be called as that of a tree
        if collection.in_one_file:
            path = f"{collection.name}.yml"
            files[path] = json.dumps(dict.fromkeys(ids, item) | yaml.safe_load(base_files()[path]), default=str)
        elif collection.name != "trees":
            files |= {f"{collection.name}/{name}.yml": json.dumps(item) for name in ids}
    files |= {f"trees/{name}.yml": json.dumps(in_a_row([name], on_one_page=bool(n % 2))) for n, name in enumerate(ids)}
    del files[f"audiences/{EVERYONE}.yml"]
    return files


def first_of(collection: str) -> Any:
    """The first item of a collection, as it stands in its file."""
    return next(item.raw for item in items() if item.collection == collection)


def in_a_row(ids: Sequence[str], *, on_one_page: bool) -> dict[str, Any]:
    """A tree that asks one question after another, with answers of the same names, and an outcome."""
    following = [*ids[1:], "einde"]
    return {
        "title": "Alles op een rij",
        "for_whom": "Voor wie alles wil zien.",
        "audience": "werknemer",
        **({"delivery": "one-page", "neutral_title": "Keuzehulp"} if on_one_page else {}),
        "start": ids[0],
        "questions": {
            name: {
                "ask": f"Vraag {number}?",
                "answers": {
                    name: {"say": "Ja", "next": then},
                    "weet-niet": {"say": "Nee", "unsure": "true", "next": then},
                },
            }
            for number, (name, then) in enumerate(zip(ids, following, strict=True))
        },
        "outcomes": {"einde": {"title": "Einde", "advice": ["beleid"]}},
        "cases": [
            {"name": "Kim", "answers": dict(zip(ids, ids, strict=True)), "outcome": "einde", "advice": ["beleid"]}
        ],
    }
