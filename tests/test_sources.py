"""The report on sources tells of each what rests on it, how old it is, and what has to be compared with it again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest
from click.testing import CliRunner

from tests.contents import load_files
from tests.project import AS_OF, Project
from wegwijzer_build.cli import main
from wegwijzer_build.model import COLLECTIONS
from wegwijzer_build.pipeline import Checked, check
from wegwijzer_build.sources import SourceReport, as_json, as_text, sources_of

LATER = date(2027, 6, 1)
STATEMENT = "kind: practice\ntitle: Een {0}\ntext: Zie [de wet](source:wet).\nreviewed_on: {1}\nsources: [{2}]\n"
FILES = {
    "sources.yml": """
wet: {title: De wet, publisher: De staat, date: 2026-07-01, number: B1, url: https://a.nl/, checked_on: 2026-08-04}
brief: {title: Een brief, publisher: Iemand, date: 2019-10, note: Niet gelezen.}
oud: {title: Een oud stuk, publisher: Iemand, date: 1990, checked_on: 2020-01-01}
gelezen: {title: Zonder datum, publisher: Iemand, checked_on: 2026-05-20}
niets: {title: Niets bekend, publisher: Iemand}
""",
    "advice/beleid.yml": STATEMENT.format("beleid", "2026-11-20", "wet, brief"),
    "advice/inhuur.yml": STATEMENT.format("inhuur", "2026-03-01", "brief"),
    "contacts/inspectie.yml": "title: De inspectie\nchecked_on: 2025-12-31\nsources: [wet, wet, brief]\n",
    "glossary.yml": "psa: {title: psa, text: Iets., sources: [wet]}\n",
    "topics/plicht.yml": """
title: De plicht
sections:
  - {title: Nu, sources: [wet]}
  - {title: Straks, sources: [oud, wet]}
sources: [brief]
reviewed_on: 2026-11-01
valid_until: 2027-05-31
""",
}


def reported(as_of: date = AS_OF, files: Mapping[str, str] = FILES) -> dict[str, SourceReport]:
    """What is told of the sources, by id."""
    return {source.id: source for source in sources_of(load_files(files)[0], as_of)}


def test_what_rests_on_a_source() -> None:
    """Everything that names it rests on it, once, also by a part; a link in a text is no more than a link."""
    found = reported()
    assert list(found) == ["wet", "brief", "oud", "gelezen", "niets"]
    assert [(item.collection, item.id, item.title) for item in found["wet"].resting] == [
        ("advice", "beleid", "Een beleid"),
        ("contacts", "inspectie", "De inspectie"),
        ("glossary", "psa", "psa"),
        ("topics", "plicht", "De plicht"),
    ]
    assert [item.id for item in found["brief"].resting] == ["beleid", "inhuur", "inspectie", "plicht"]
    assert [item.id for item in found["oud"].resting] == ["plicht"]


def test_of_the_real_content_nothing_is_forgotten(checked: Checked) -> None:
    """Every item with sources stands under each of these, and whatever stands there names it in its file."""
    found = sources_of(checked.loaded, AS_OF)
    assert checked.content is not None
    assert [source.id for source in found] == list(checked.content.sources)
    told = {(item.collection, item.id, source.id) for source in found for item in source.resting}
    named = {
        (collection.name, name, source)
        for collection in COLLECTIONS
        for name, item in checked.content.items(collection.name).items()
        for source in getattr(item, "sources", ())
        if collection.name != "sources"
    }
    explained = {
        ("trees", f"{tree}/{question}", source)
        for tree, t in checked.content.trees.items()
        for question, q in t.questions.items()
        for source in (q.explain.sources if q.explain else ())
    }
    assert len(named) > 100
    assert explained
    named |= explained
    assert named <= told
    for collection, name, source in told:
        file = checked.loaded.document(collection, name.partition("/")[0]).file
        assert source in checked.loaded.texts[file]


@pytest.mark.parametrize(
    ("source", "age", "words"),
    [
        ("wet", (AS_OF - date(2026, 7, 1)).days, "of 2026-07-01; copy of 2026-08-04; 4 months old"),
        ("brief", (AS_OF - date(2019, 10, 1)).days, "of 2019-10; copy of an unknown day; 7 years old"),
        ("oud", (AS_OF - date(1990, 1, 1)).days, "of 1990; copy of 2020-01-01; 36 years old"),
        ("gelezen", (AS_OF - date(2026, 5, 20)).days, "undated; copy of 2026-05-20; 6 months old"),
        ("niets", None, "undated; copy of an unknown day"),
    ],
)
def test_age(source: str, age: int | None, words: str) -> None:
    """A source is as old as its date, or else as the copy that was read; where neither is known, nobody knows."""
    found = reported()
    assert found[source].age == age
    lines = as_text(list(found.values()), AS_OF).splitlines()
    assert lines[next(n for n, line in enumerate(lines) if line.startswith(f"{source}: ")) + 1].endswith(f"; {words}")


def test_what_is_due() -> None:
    """What was compared over a year ago or has expired is due, once, the oldest first; the day itself still counts."""
    text = as_text(list(reported(LATER).values()), LATER)
    assert "   4 items rest on it; 2 due for review\n   - advice: beleid\n   - contacts: inspectie\n" in text
    assert "   4 items rest on it; 3 due for review\n   - advice: beleid, inhuur\n" in text
    assert "   1 item rests on it; 1 due for review\n   - topics: plicht\n" in text
    now = as_text(list(reported().values()), AS_OF)
    assert "   1 item rests on it; review by 2027-11-01\n   - topics: plicht\n" in now
    due, summary = text.split("\n\n")[-2:]
    assert due.splitlines() == [
        "Due for review:",
        "   contacts/inspectie: last compared on 2025-12-31",
        "   advice/inhuur: last compared on 2026-03-01",
        "   topics/plicht: held until 2027-05-31",
    ]
    assert summary == "5 sources; nothing rests on 2 of them; 3 items due on 2027-06-01."
    on_the_day = reported(date(2026, 12, 31))["wet"].resting
    assert [item.is_due for item in on_the_day if item.id == "inspectie"] == [False]
    after = reported(date(2027, 1, 1))["wet"].resting
    assert [(item.review_by, item.is_due) for item in after if item.id == "inspectie"] == [(date(2026, 12, 31), True)]


def test_a_leap_day_is_reviewed_by_the_end_of_february() -> None:
    """What was compared on 29 February is due from 1 March of the next year."""
    files = {**FILES, "advice/inhuur.yml": FILES["advice/inhuur.yml"].replace("2026-03-01", "2024-02-29")}
    for day, due in ((date(2025, 2, 28), False), (date(2025, 3, 1), True)):
        (inhuur,) = [item for item in reported(day, files)["brief"].resting if item.id == "inhuur"]
        assert (inhuur.review_by, inhuur.is_due) == (date(2025, 2, 28), due)


def test_what_nothing_rests_on() -> None:
    """A source that nothing names is told apart; where there is none, that is told too."""
    text = as_text(list(reported().values()), AS_OF)
    assert "niets: Niets bekend\n   Iemand; undated; copy of an unknown day\n   nothing rests on it\n" in text
    assert "\n\nNothing rests on:\n   gelezen\n   niets\n\n" in text
    assert text.endswith("5 sources; nothing rests on 2 of them; 0 items due on 2026-11-20.")
    few = reported(files={**FILES, "sources.yml": "wet: {title: De wet, publisher: De staat}\n"})
    assert as_text(list(few.values()), AS_OF).endswith("1 source; something rests on each; 0 items due on 2026-11-20.")


def test_json_tells_the_same() -> None:
    """A program gets the same sources, items, days and ages."""
    told = json.loads(as_json(list(reported(LATER).values()), LATER))
    assert (told["as_of"], told["unused"]) == ("2027-06-01", ["gelezen", "niets"])
    assert [each["id"] for each in told["due"]] == ["inspectie", "inhuur", "plicht"]
    first, last = told["sources"][0], told["sources"][-1]
    assert {key: value for key, value in first.items() if key != "rests_on_it"} == {
        "id": "wet",
        "title": "De wet",
        "publisher": "De staat",
        "date": "2026-07-01",
        "number": "B1",
        "url": "https://a.nl/",
        "checked_on": "2026-08-04",
        "age_in_days": (LATER - date(2026, 7, 1)).days,
    }
    assert first["rests_on_it"][1] == {
        "collection": "contacts",
        "id": "inspectie",
        "title": "De inspectie",
        "looked_at": "2025-12-31",
        "review_by": "2026-12-31",
        "valid_until": None,
        "is_due": True,
    }
    assert first["rests_on_it"][2]["looked_at"] is None
    assert (last["date"], last["age_in_days"], last["rests_on_it"]) == (None, None, [])


def test_the_command(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """`wegwijzer sources` lists them as text and as JSON, on the day that is asked for."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    arguments = ["sources", "--content", str(project.content), "--as-of", AS_OF.isoformat()]
    text = CliRunner().invoke(main, arguments)
    assert (text.exit_code, text.stderr) == (0, "")
    sources = sources_of(check(project.content, AS_OF).loaded, AS_OF)
    assert text.stdout == as_text(sources, AS_OF) + "\n"
    data = CliRunner().invoke(main, [*arguments, "--format", "json"])
    assert json.loads(data.stdout) == json.loads(as_json(sources, AS_OF))


def test_what_has_expired_is_no_reason_to_be_silent(project: Project) -> None:
    """A day on which content has expired, so that no site could be built, is the day to ask what there is to do."""
    arguments = ["sources", "--content", str(project.content), "--as-of", "2028-06-01"]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "advice/wetsvoorstel: held until 2027-12-31" in result.stdout


def test_content_with_errors_is_told_first(project: Project) -> None:
    """A list that could miss something is not made: the problems are shown, and the exit code is 1."""
    project.change("content/advice/inhuur.yml", "sources: [kamerbrief]", "sources: [kamerbreif]")
    result = CliRunner().invoke(main, ["sources", "--content", str(project.content), "--as-of", AS_OF.isoformat()])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "'kamerbreif' is not a source" in result.stderr
