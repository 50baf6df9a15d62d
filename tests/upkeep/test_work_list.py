"""`wegwijzer sources --due` spreads what is due over months: nothing late, about as many each, the risky first."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.contents import load_files
from tests.project import Project
from wegwijzer_build.cli import main
from wegwijzer_build.upkeep.work_list import WorkList, work_list
from wegwijzer_build.upkeep.work_list_report import as_json, as_text
from wegwijzer_build.validate.context import context_of

AS_OF = date(2026, 11, 29)
REVIEWED = "reviewed_on: 2026-11-29\n"
FILES = {
    "advice/vrij.yml": f"title: Vrij\nkind: practice\n{REVIEWED}",
    "advice/wet.yml": f"title: Wet\nkind: law\ncontacts: [lijn]\n{REVIEWED}",
    "advice/wet-elders.yml": f"title: Wet elders\nkind: law\n{REVIEWED}",
    "contacts/lijn.yml": "title: Lijn\nchecked_on: 2026-10\nreviewed_on: 2026-11-29\n",
    "contacts/los.yml": f"title: Los\n{REVIEWED}",
    "figures.yml": f"deel:\n  title: Deel\n  {REVIEWED}",
    "pictures/wet.yml": f"title: Plaat\nkind: steps\n{REVIEWED}",
    "sources.yml": "bron: {title: Bron, publisher: Wie, checked_on: 2020-01-01}\n",
    "trees/t.yml": "title: T\noutcomes: {x: {title: X, advice: [wet]}}\n",
}


def plan_of(files: dict[str, str], months: int = 12, as_of: date = AS_OF) -> WorkList:
    """The plan for some files."""
    return work_list(context_of(load_files(files)[0], as_of), months)


def names(plan: WorkList) -> list[list[str]]:
    """The ids of each month."""
    return [[item.id for item in month.items] for month in plan.months]


def test_what_somebody_in_danger_relies_on_comes_first() -> None:
    """A contact that a tree shows, law, numbers, the rest; within these what more outcomes show. Sources never."""
    assert names(plan_of(FILES, 7, date(2027, 4, 29))) == [
        ["lijn"],
        ["wet"],
        ["wet-elders"],
        ["deel"],
        ["vrij"],
        ["los"],
        ["wet"],
    ]
    assert names(plan_of(FILES, 1)) == [[]]
    assert as_text(plan_of(FILES, 1)) == "Nothing has to be compared with its sources up to 2026-12-29."
    (late,) = names(plan_of(FILES, 1, date(2028, 1, 1)))
    assert late == ["lijn", "wet", "wet-elders", "deel", "vrij", "los", "wet"]


def test_what_cannot_wait_is_not_put_off() -> None:
    """What is due, was called or holds until a day in the first month is done in it, whatever its weight."""
    dates = {
        "nu": "reviewed_on: 2025-12-01",
        "tot": "reviewed_on: 2026-11-01\nvalid_until: 2026-12-20",
        "later": REVIEWED,
    }
    files = {f"advice/{name}.yml": f"title: {name}\nkind: practice\n{day}\n" for name, day in dates.items()}
    files["contacts/bel.yml"] = "title: Bel\nreviewed_on: 2026-11-29\ncalled_on: 2025-12-05\n"
    plan = plan_of(files, 12)
    assert names(plan)[0] == ["nu", "bel", "tot"]
    assert [item.why for item in plan.months[0].items] == [
        "compared on 2025-12-01",
        "called on 2025-12-05",
        "holds until 2026-12-20",
    ]
    assert names(plan)[1:3] == [["later"], []]


@given(st.lists(st.integers(0, 366), max_size=60), st.integers(1, 14))
def test_no_item_is_late_and_no_month_is_full_where_another_has_room(ages: list[int], months: int) -> None:
    """Each item once, in time; no month takes more than the fullest stretch from the start needs."""
    files = {
        f"advice/a{number}.yml": f"title: A\nreviewed_on: {date.fromordinal(AS_OF.toordinal() - age)}\n"
        for number, age in enumerate(ages)
    }
    plan = plan_of(files, months)
    untils = [month.until for month in plan.months]
    done = [item for month in plan.months for item in month.items]
    assert len({item.id for item in done}) == len(done) == plan.number
    for number, month in enumerate(plan.months[:-1]):
        assert all(item.due >= month.until or number == 0 for item in month.items)
    due = [sum(item.due < after for item in done) for after in (*untils[1:], date.max)]
    most = max(-(-total // number) for number, total in enumerate(due, 1))
    assert max(len(month.items) for month in plan.months) <= most


def test_the_plan_takes_a_page_and_the_data_has_all() -> None:
    """Of 403 items that fall due on one day no month has more than 34, and that day is told."""
    plan = plan_of({f"advice/a{number}.yml": f"title: A\n{REVIEWED}" for number in range(403)})
    assert [len(month.items) for month in plan.months] == [34] * 7 + [33] * 5
    assert plan.crowded == ((date(2027, 11, 29), 403),)
    text = as_text(plan)
    assert text.startswith(
        "403 items to compare with their sources up to 2027-11-29, spread over 12 months.\n\nUp to 2026-12-29 (34):\n"
    )
    assert "   up to 2027-11-29 (33): 33 others" in text
    assert text.endswith("compare them earlier, as planned here:\n   2027-11-29: 403")
    assert len(text.splitlines()) < 60
    data = json.loads(as_json(plan))
    assert sum(len(month["items"]) for month in data["months"]) == 403
    assert data["crowded"] == [{"day": "2027-11-29", "items": 403}]


def test_the_command_plans(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sources --due` reads the project; no months at all are no plan."""
    monkeypatch.chdir(project.root)
    said = CliRunner().invoke(main, ["sources", "--due", "12", "--as-of", "2026-11-20"])
    assert (said.exit_code, said.stderr) == (0, "")
    assert "items to compare with their sources up to 2027-11-20, spread over 12 months." in said.stdout
    assert CliRunner().invoke(main, ["sources", "--due", "0"]).exit_code == 2
