"""What begins later comes in on its day, what follows takes over, and each interval is proved before it begins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contents import load_files, sample_files
from tests.small import make_small
from tests.test_lapsed import AFTER, END, TODAY, found_on, named, values_of, with_end
from wegwijzer_build import pipeline
from wegwijzer_build.analyse import analyse, demands_on
from wegwijzer_build.load import Loaded
from wegwijzer_build.model import Kind, Tree
from wegwijzer_build.pipeline import Checked
from wegwijzer_build.problems import KeyPath, Place, Problem, Severity
from wegwijzer_build.render import Partials, render, site_of
from wegwijzer_build.validate import validate
from wegwijzer_build.validate.lapsed import Standing, days_of_change, standing

DAY = timedelta(days=1)
LAW = "kind: law\nvalid_from: 2026-12-01\nsources: [wet]\n"
PUBLISHED = 'wet: {title: De wet, publisher: De staat, published_in: Het blad, number: "1"}\n'


def item(file: str, **keys: str) -> str:
    """The text of an item of the sample with other values for some of its keys."""
    lines = [
        line for line in sample_files()[file].splitlines() if not line.startswith(tuple(f"{key}:" for key in keys))
    ]
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in keys.items() if value), ""])


def followed(old: str, new: str, **keys: str) -> dict[str, str]:
    """The sample, in which an advice ends and another follows it on the next day."""
    text = item(f"advice/{old}.yml", valid_from=AFTER.isoformat(), follows=old, valid_until="", **keys)
    return {**with_end(f"advice/{old}.yml"), f"advice/{new}.yml": text}


def test_what_follows_stands_in_every_place() -> None:
    """In outcomes, cases, lists and links, at its old addresses too; and nothing of it is there on the day before."""
    files = followed("inhuur", "inhuur-nieuw")
    files["tasks/luisteren.yml"] = item("tasks/luisteren.yml", text="Lees [hoe inhuur gaat](advice:inhuur 'Zo').")
    files["site.yml"] += "moved: {adviezen/oud/: adviezen/inhuur/}\n"
    now, then = found_on(files, END), found_on(files, AFTER)
    assert (now.problems, now.is_sound, then.is_sound) == ((), True, True)
    assert now.content is not None
    assert then.content is not None
    assert ("inhuur" in now.content.advice, "inhuur-nieuw" in now.content.advice) == (True, False)
    assert ("inhuur" in then.content.advice, "inhuur-nieuw" in then.content.advice) == (False, True)
    tree = then.trees["regelen"].tree
    assert [use.use for use in tree.outcomes["regelen"].advice] == ["beleid", "inhuur-nieuw", "wetsvoorstel"]
    assert tree.outcomes["regelen"].advice[1].when is not None
    assert tree.cases[1].advice == ("beleid", "inhuur-nieuw", "wetsvoorstel")
    assert then.content.tasks["luisteren"].text == "Lees [hoe inhuur gaat](advice:inhuur-nieuw 'Zo')."
    assert dict(then.content.site.moved) == {
        "adviezen/oud/": "adviezen/inhuur-nieuw/",
        "adviezen/inhuur/": "adviezen/inhuur-nieuw/",
        "embed/advice/inhuur/": "embed/advice/inhuur-nieuw/",
    }
    assert [(p.rule, p.severity, p.message.rpartition(", ")[2]) for p in then.problems] == [
        ("expired", Severity.WARNING, "and 'inhuur-nieuw' stands in its place")
    ]


def test_in_a_row_the_last_that_is_there_stands() -> None:
    """Three that follow each other: on each day one of them, wherever the first was named."""
    files = followed("inhuur", "tweede")
    files["advice/tweede.yml"] += f"valid_until: {AFTER}\n"
    files["advice/derde.yml"] = item("advice/inhuur.yml", valid_from=str(AFTER + DAY), follows="tweede")
    for day, name in ((END, "inhuur"), (AFTER, "tweede"), (AFTER + DAY, "derde")):
        then = found_on(files, day)
        assert then.is_sound, day
        assert [use.use for use in then.trees["regelen"].tree.outcomes["regelen"].advice][1] == name


def test_once_in_a_list() -> None:
    """Where an author names both, what follows stands there once, and places are those of the file."""
    files = followed("klacht", "klacht-nieuw")
    files["topics/wet.yml"] = files["topics/wet.yml"].replace(
        "sections:\n", "sections:\n  - title: Meer\n    text: Meer.\n    advice: [klacht, beleid, klacht-nieuw]\n", 1
    )
    values = values_of(found_on(files, END))
    whole = validate(load_files(files)[0], END).whole.values
    assert values["topics"]["wet"].sections[0].advice == ("klacht", "beleid")  # type: ignore[attr-defined]  # a topic
    left = standing(whole, AFTER)
    assert left.values["topics"]["wet"].sections[0].advice == ("klacht-nieuw", "beleid")  # type: ignore[attr-defined]
    assert left.kept["topics", "wet"][("sections", 0, "advice")] == (0, 1)
    assert not {("advice", "klacht")} & {
        name for items in left.values.values() for it in items.values() for name in named(it)
    }


def test_a_follower_that_does_not_fit_is_told_before() -> None:
    """Who takes over is not for this audience: told today, with the day and with what stands in whose place."""
    files = followed("inhuur", "inhuur-nieuw", audiences="[werknemer]")
    now = found_on(files, TODAY)
    assert now.is_sound
    (found,) = (p for p in now.problems if p.rule == "wrong-audience")
    assert found.message.startswith(f"from {AFTER} on: ")
    assert found.details[-1] == "shown in the place of what ended: inhuur-nieuw (of inhuur)"
    assert not found_on(files, AFTER).is_sound


def test_a_hole_before_something_begins() -> None:
    """An outcome with nothing but what begins later: an error until then, with the reason, and in order on the day."""
    files = {**sample_files(), "advice/straks.yml": item("advice/inhuur.yml", valid_from=AFTER.isoformat())}
    files["trees/regelen.yml"] = files["trees/regelen.yml"].replace("    advice: [beleid]\n", "    advice: [straks]\n")
    now, then = found_on(files, END), found_on(files, AFTER)
    (found,) = (p for p in now.problems if p.rule == "empty-outcome")
    assert (found.severity, found.details[-1]) == (Severity.ERROR, "not shown yet, since the dates lie ahead: straks")
    assert then.is_sound


def with_law(confirmation: str = "") -> dict[str, str]:
    """The sample, in which law follows an advice on a day."""
    files = followed("inhuur", "inhuur-wet", kind="law", sources="[wet]")
    files["advice/inhuur-wet.yml"] += confirmation
    return {**files, "sources.yml": files["sources.yml"] + PUBLISHED}


def advice_shown(found: Checked) -> set[str]:
    """The advice of the outcome that names most."""
    assert found.is_sound, found.problems
    return {use.use for use in found.trees["regelen"].tree.outcomes["regelen"].advice}


def test_law_never_comes_in_by_itself() -> None:
    """Until a person confirmed it the old text stays, a year later too, with a warning; and then it comes in."""
    for day in (AFTER, AFTER + 300 * DAY):
        then = found_on(with_law(), day)
        assert "inhuur" in advice_shown(then)
        assert "inhuur-wet" not in advice_shown(then)
        assert [p.message for p in then.problems if p.rule == "unconfirmed"] == [
            f"this advice should hold from {AFTER}, and nobody has confirmed it: 'inhuur' is still shown"
        ]
        assert then.awaited == {("advice", "inhuur"): AFTER}
    confirmed = with_law(f"confirmed_on: {AFTER + DAY}\nconfirmed_by: jurist\n")
    assert "inhuur" in advice_shown(
        found_on({**confirmed, "advice/inhuur-wet.yml": with_law()["advice/inhuur-wet.yml"]}, AFTER)
    )
    then = found_on(confirmed, AFTER + DAY)
    assert "inhuur-wet" in advice_shown(then)
    assert "inhuur" not in advice_shown(then)
    assert then.awaited == {}


@pytest.mark.parametrize(
    ("kind", "confirmed_on", "there"),
    [
        ("law", None, False),
        ("law", END, False),
        ("law", AFTER, True),
        ("law", AFTER + DAY, True),
        ("law", AFTER + 2 * DAY, False),
        ("policy", None, True),
    ],
)
def test_what_confirms(kind: str, confirmed_on: date | None, there: bool) -> None:
    """A day on or after the first day of the law, that has come; nothing else begins only when it is confirmed."""
    values = values_of(found_on(sample_files(), TODAY))
    klacht = values["advice"]["klacht"]
    law = klacht.model_copy(update={"kind": Kind(kind), "valid_from": AFTER, "confirmed_on": confirmed_on})
    changed = {**values, "advice": {**values["advice"], "klacht": law}}
    assert ("klacht" in standing(changed, AFTER + DAY).values["advice"]) is there
    assert "klacht" in standing(changed, AFTER + DAY, confirmed=True).values["advice"]


def test_law_that_follows_nothing_is_left_out() -> None:
    """What names it says that it waits: items, and outcomes by their trees."""
    files = with_law()
    files["advice/inhuur-wet.yml"] = files["advice/inhuur-wet.yml"].replace("follows: inhuur\n", "")
    files["advice/inhuur.yml"] = sample_files()["advice/inhuur.yml"]
    files["tasks/luisteren.yml"] = item("tasks/luisteren.yml", text="Lees [de wet](advice:inhuur-wet).")
    files["trees/regelen.yml"] = files["trees/regelen.yml"].replace(
        "      - beleid\n", "      - beleid\n      - inhuur-wet\n"
    )
    then = found_on(files, AFTER)
    assert "inhuur-wet" not in advice_shown(then)
    assert then.awaited == {("tasks", "luisteren"): AFTER, ("trees", "regelen/regelen"): AFTER}
    assert found_on(files, END).awaited == {}


def test_law_is_proved_as_if_it_were_confirmed() -> None:
    """A hole that would be there once somebody confirms is told before, and again on the day while nobody has."""
    files = with_law()
    files["advice/inhuur-wet.yml"] = files["advice/inhuur-wet.yml"].replace("[werkgever]", "[werknemer]")
    for day in (TODAY, AFTER, AFTER + DAY):
        found = found_on(files, day)
        assert found.is_sound
        (told,) = (p for p in found.problems if p.rule == "wrong-audience")
        assert told.message.startswith(f"from {max(day, AFTER)} on, once it is confirmed: ")
        assert told.severity is Severity.WARNING


def test_what_links_to_what_is_taken_over_from_is_told() -> None:
    """Pages written by hand learn of the day on which an item goes, also where only a confirmation is wanting."""
    assert found_on(with_law(), TODAY).ends[("advice", "inhuur")] == AFTER
    assert found_on(followed("inhuur", "nieuw"), TODAY).ends[("advice", "inhuur")] == AFTER


def test_only_what_changes_is_proved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which one tree changes costs the proof of that one, and a day that changes none costs nothing."""
    files = followed("inhuur", "inhuur-nieuw")
    other = files["trees/regelen.yml"].replace("{use: inhuur, when: {inhuur: ja}}", "{use: klacht, when: {inhuur: ja}}")
    files["trees/anders.yml"] = other.replace("[beleid, inhuur, wetsvoorstel]", "[beleid, klacht, wetsvoorstel]")
    files["advice/wetsvoorstel.yml"] = item("advice/wetsvoorstel.yml", valid_until="")
    files["tasks/luisteren.yml"] += f"valid_until: {AFTER}\n"
    proved: list[str] = []

    def counted(tree: Tree, *more: Any) -> Any:
        proved.append(tree.outcomes["regelen"].advice[1].use)
        return analyse(tree, *more)

    monkeypatch.setattr(pipeline, "analyse", counted)
    found = found_on(files, TODAY)
    assert (found.problems, len(found.trees)) == ((), 2)
    assert proved == ["klacht", "inhuur", "inhuur-nieuw"]
    del proved[:]
    same = {file: files[file] for file in ("advice/wetsvoorstel.yml", "tasks/luisteren.yml")}
    assert found_on({**with_law(), **same}, TODAY).is_sound
    assert proved == ["inhuur", "inhuur-wet"]  # law that waits over a later day is proved once


SPAN = tuple(TODAY + number * DAY for number in range(6))


@st.composite
def timed(draw: st.DrawFn) -> Mapping[str, str]:
    """Small content with advice that comes, goes and takes over, on days of a week."""
    days = st.one_of(st.none(), st.sampled_from(SPAN[1:-1]))
    files: dict[str, dict[str, object]] = {}
    for name in ("a", "b", "c"):
        end = draw(days)
        files[name] = {"valid_until": end}
        if end and draw(st.booleans()):
            audience = draw(st.sampled_from(("lezer", "ander")))
            files[f"{name}-na"] = {"valid_from": end + DAY, "follows": name, "audience": audience, "valid_until": None}
            last = draw(days)
            if last and last > end:
                files[f"{name}-na"]["valid_until"] = last
    files["d"] = {"valid_from": draw(days), "valid_until": None}
    return {f"advice/{name}.yml": _advice(keys) for name, keys in files.items()}


def _advice(keys: Mapping[str, object]) -> str:
    audience = keys.get("audience", "lezer")
    lines = [f"{key}: {value}" for key, value in keys.items() if value and key != "audience"]
    kind = f"title: Doe\nkind: policy\naudiences: [{audience}]\nsources: [bron]\nreviewed_on: 2026-11-01\ntext: Doe."
    return "\n".join([kind, *lines, ""])


_TREE = """\
title: Proef
audience: lezer
start: q
questions:
  q:
    ask: Geldt het?
    answers:
      ja: {say: Ja, next: x}
      nee: {say: Nee, unsure: true, next: y}
outcomes:
  x: {title: X, advice: [a, {use: b, when: {q: ja}}, d]}
  y: {title: Y, advice: [b, c]}
cases:
  - {name: Jan, answers: {q: ja}, outcome: x, advice: [a, b, d]}
  - {name: Els, answers: {q: nee}, outcome: y, advice: [b, c]}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The smallest content, with a second audience and a tree of two outcomes."""
    folder = make_small(tmp_path_factory.mktemp("small"))
    files = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.yml")}
    del files["advice/doe.yml"]
    other = files["audiences/lezer.yml"].replace("order: 1", "order: 2")
    return {**files, "audiences/ander.yml": other, "trees/t.yml": _TREE}


def proved(loaded: Loaded, there: Standing) -> Iterator[Problem]:
    """What is wrong with the tree in what is there on a day."""

    def place(keys: KeyPath, /, *, of_key: bool = False) -> Place:
        return loaded.place("trees", "t", there.written("trees", "t", keys), of_key=of_key)

    demands = demands_on("t", "lezer", there.site, there.audiences, there.contacts, 1)
    yield from analyse(there.trees["t"], there.advice, place, demands)[1]


@given(timed())
def test_each_interval_is_what_each_of_its_days_is(small: Mapping[str, str], advice: Mapping[str, str]) -> None:
    """What is told today of later days is what somebody finds who checks again on every single day."""
    files = {**small, **advice}
    loaded, _ = load_files(files)
    values = validate(loaded, SPAN[0]).whole.values
    changes = days_of_change(values, SPAN[0])
    today = found_on(files, SPAN[0])
    first: dict[tuple[str, Place], date] = {}
    for day in SPAN:
        begin = max((change for change in changes if change <= day), default=SPAN[0])
        there = standing(values, day)
        assert there.values == standing(values, begin).values
        for problem in proved(loaded, there):
            first.setdefault((problem.rule, problem.place), day)
    told = {
        (p.rule, p.place): date.fromisoformat(match[1])
        for p in today.problems
        if p.place.file == "trees/t.yml" and (match := re.match(r"from (\S+) on: ", p.message))
    }
    if "t" in today.trees:
        assert told == first
    else:
        assert SPAN[0] in first.values()


def test_a_link_to_law_that_waits_builds() -> None:
    """Where no statement says it, but a contact or the site itself, the words of the link stay, and nothing else."""
    files = with_law()
    files["advice/inhuur-wet.yml"] = files["advice/inhuur-wet.yml"].replace("follows: inhuur\n", "")
    files["advice/inhuur.yml"] = sample_files()["advice/inhuur.yml"]
    link = "Lees [de nieuwe wet](advice:inhuur-wet)."
    contact = next(file for file in files if file.startswith("contacts/"))
    files[contact] = re.sub("(?m)^what_for: .*$", f'what_for: "{link}"', files[contact])
    files["site.yml"] = files["site.yml"].replace("text: |-\n", f"text: |-\n  {link}\n\n", 1)
    assert link in files[contact]
    assert link in files["site.yml"]
    assert found_on(files, AFTER).awaited == {}
    made = outputs(files, AFTER)
    assert b"Lees de nieuwe wet." in made["index.md"]


def outputs(files: Mapping[str, str], as_of: date) -> Mapping[str, bytes]:
    """Every file that is made from content as it stands on a day."""
    found = found_on(files, as_of)
    assert found.content is not None, found.problems
    site = site_of(found.content, found.trees, {"lunr.js": b""}, awaited=found.awaited)
    return {output.path: output.data for output in render(Partials(site))}


def test_nothing_differs_before_its_day() -> None:
    """A site made on the day before has the same bytes as one of content that knows nothing of what is to come."""
    planned = followed("inhuur", "inhuur-nieuw")
    without = {file: text for file, text in planned.items() if file != "advice/inhuur-nieuw.yml"}
    before = outputs(planned, END)
    assert before == outputs(without, END)
    after = outputs(planned, AFTER)
    assert before != after
    assert "adviezen/inhuur-nieuw/index.md" in after
    assert b"inhuur-nieuw" in after["adviezen/inhuur/index.html"]  # leads on from the old address


def test_pages_and_data_say_what_nobody_has_looked_at() -> None:
    """The word about it stands with the old text, on its page, in answers and in data, and nowhere before the day."""
    word = "Volgens de bron geldt vanaf 1 december 2026 iets nieuws. Dit is nog niet nagekeken."
    made = outputs(with_law(), AFTER)
    told = {path for path, data in made.items() if word.encode() in data}
    assert {"adviezen/inhuur/index.md", "api/v1/advice.json", "embed/advice/inhuur/index.html"} <= told
    assert any(path.startswith("keuzehulp/regelen/") for path in told)
    assert json.loads(made["api/v1/advice.json"])["advice"]["inhuur"]["valid_until"] is None  # it is there all the same
    assert not [path for path, data in outputs(with_law(), END).items() if b"nog niet nagekeken" in data]
