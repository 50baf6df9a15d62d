"""What lapses drops out, what others say stays as it is, and where something cannot do without it, that is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from tests.contents import load_files, sample_files
from tests.project import LAST_LOOK, ROOT, Project, wegwijzer
from wegwijzer_build.load import load
from wegwijzer_build.model import Model, Overview, Statement, Written
from wegwijzer_build.model.marks import scalars_of
from wegwijzer_build.pipeline import LAYOUT, Checked, check_loaded
from wegwijzer_build.problems import Severity
from wegwijzer_build.render.shared import prose
from wegwijzer_build.validate.lapsed import days_of_change, standing
from wegwijzer_build.validate.markdown import links_in
from wegwijzer_build.validate.schema import Values
from wegwijzer_build.validate.targets import item_meant

TODAY = date(2026, 11, 20)
END = date(2026, 11, 30)
AFTER = END + timedelta(days=1)


def with_end(file: str, end: date = END) -> dict[str, str]:
    """The sample with one item that holds until a day."""
    lines = [line for line in sample_files()[file].splitlines() if not line.startswith("valid_until")]
    return {**sample_files(), file: "\n".join([*lines, f"valid_until: {end}", ""])}


def found_on(files: Mapping[str, str], as_of: date) -> Checked:
    """The sample, or a change of it, as it is found on a day."""
    loaded, problems = load_files(files)
    return check_loaded(loaded, problems, as_of)


def values_of(checked: Checked) -> Values:
    """All items of content by collection."""
    assert checked.content is not None
    names = [name for name in type(checked.content).__dataclass_fields__ if name not in ("site", "language")]
    return {"site": {"site": checked.content.site}, **{name: checked.content.items(name) for name in names}}


def plain(value: Any) -> Any:
    """A value of the model as lists, maps and texts."""
    if isinstance(value, Model):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def named(item: Model) -> Iterator[tuple[str, str]]:
    """Every item that another names: in a list, alone, as a key or in a link."""
    for scalar in scalars_of(item):
        if scalar.leaf.refers_to:
            yield scalar.leaf.refers_to, scalar.text
        if scalar.leaf.written is Written.MARKDOWN:
            yield from filter(None, (item_meant(link.href) for link in links_in(scalar.text)))


def statements() -> list[tuple[str, str]]:
    """Every item of the sample that can lapse."""
    values = values_of(found_on(sample_files(), TODAY))
    return [(c, name) for c, items in values.items() for name, item in items.items() if isinstance(item, Statement)]


@pytest.mark.parametrize(("collection", "name"), statements())
def test_nothing_names_what_is_gone(collection: str, name: str) -> None:
    """Whatever lapses: it is left out, and so is all that names it or is about nothing else; all other items stay."""
    values = values_of(found_on(with_end(f"{collection}/{name}.yml"), TODAY))
    left = standing(values, AFTER)
    assert left.gone == ((collection, name),)
    gone = {*left.gone, *left.along}
    for where, items in values.items():
        assert left.values[where].keys() == {item for item in items if (where, item) not in gone}
        for item, value in left.values[where].items():
            assert gone.isdisjoint(named(value))
            assert (value is items[item]) == gone.isdisjoint(named(items[item]))


@pytest.mark.parametrize("name", ["vertrouwenspersoon-intern", "vertrouwenspersoon-extern"])
def test_nothing_is_put_beside_what_is_gone(checked: Checked, name: str) -> None:
    """The overview of the confidant from inside and the one from outside needs both."""
    values = values_of(checked)
    ended = values["roles"][name].model_copy(update={"valid_until": LAST_LOOK})
    changed = {**values, "roles": {**values["roles"], name: ended}}
    for each, shown in ((values, True), (standing(changed, LAST_LOOK + timedelta(days=1)).values, False)):
        overviews = {part["shows"] for topic in each["topics"].values() for part in plain(topic)["sections"]}
        assert (Overview.INTERNAL_EXTERNAL in overviews) == shown


def test_on_the_day_itself_it_holds_still() -> None:
    """Until and with its last day nothing changes; the day after is the one that is looked at."""
    files = with_end("advice/klacht.yml")
    values = values_of(found_on(files, TODAY))
    later = date(2028, 1, 1)  # the bill of the sample
    assert days_of_change(values, TODAY) == days_of_change(values, END) == (AFTER, later)
    assert days_of_change(values, AFTER) == (later,)
    assert standing(values, END).values is values


def test_what_can_be_missed_drops_out() -> None:
    """An advice beside others goes from outcome and cases, and of a link the words stay: a warning, and no error."""
    files = with_end("advice/inhuur.yml")
    files["tasks/luisteren.yml"] += "text: Lees [hoe inhuur gaat](advice:inhuur).\n"
    files["tasks/luisteren.yml"] = files["tasks/luisteren.yml"].replace("text: Wie iets vertelt, krijgt de tijd.\n", "")
    now, then = found_on(files, TODAY), found_on(files, AFTER)
    assert (now.problems, now.is_sound) == ((), True)
    assert [(problem.rule, problem.severity) for problem in then.problems] == [("expired", Severity.WARNING)]
    assert then.is_sound
    assert then.content is not None
    assert "inhuur" not in then.content.advice
    tree = then.trees["regelen"].tree
    assert [use.use for use in tree.outcomes["regelen"].advice] == ["beleid", "wetsvoorstel"]
    assert [case.advice for case in tree.cases] == [("beleid",), ("beleid", "wetsvoorstel")]
    assert str(then.content.tasks["luisteren"].text) == "Lees hoe inhuur gaat."


def test_a_hole_is_told_before_and_stops_a_build_on_its_day() -> None:
    """Where an outcome has nothing left: a warning with the day, from today on, and an error with the reason on it."""
    files = with_end("advice/beleid.yml")
    now, then = found_on(files, TODAY), found_on(files, AFTER)
    assert now.is_sound
    told = [(p.rule, p.severity.value, p.message) for p in now.problems if p.place.file == "trees/regelen.yml"]
    assert ("empty-outcome", "warning", f"from {AFTER} on: the outcome 'klein' can show no advice at all") in told
    assert {severity for _, severity, _ in told} == {"warning"}
    assert not then.is_sound
    (found,) = (p for p in then.problems if p.rule == "empty-outcome" and "'klein'" in p.message)
    assert found.severity is Severity.ERROR
    assert found.details[-1] == "no longer shown, since the dates have passed: beleid"


LINKS = (
    "[klagen](advice:klacht)",
    "[**hoe** u klaagt](advice:klacht 'Zo gaat het')",
    '[klagen [of niet]](<advice:klacht> "Zo")',
    "[klagen\\]](advice:klacht (Zo))",
    "[klagen]( advice:klacht )",
)


@pytest.mark.parametrize("link", LINKS)
def test_of_a_link_the_words_stay(link: str) -> None:
    """However Markdown writes it; and a link to something else beside it stays as it is."""
    other = "[beleid](advice:beleid)"
    files = with_end("advice/klacht.yml")
    text = json.dumps(f"Lees {link} en {other}.")
    files["tasks/luisteren.yml"] = files["tasks/luisteren.yml"].replace("Wie iets vertelt, krijgt de tijd.", text)
    values = values_of(found_on(files, TODAY))
    left = standing(values, AFTER).values
    before, after = (str(plain(each["tasks"]["luisteren"])["text"]) for each in (values, left))
    assert [found.href for found in links_in(before)] == ["advice:klacht", "advice:beleid"]
    assert [found.href for found in links_in(after)] == ["advice:beleid"]
    assert prose.plain(after) == prose.plain(before)


def test_what_is_about_nothing_else_goes_along() -> None:
    """A picture of routes of which none is left is left out as well, and so is its place in a topic: warnings."""
    files = with_end("advice/klacht.yml")
    then = found_on(files, AFTER)
    told = [(p.place.file, p.message, p.severity) for p in then.problems if p.rule == "expired"]
    assert told[1:] == [
        ("pictures/wegen.yml", "this picture is not shown: all that it is about is not there", Severity.WARNING)
    ]
    assert then.content is not None
    assert "wegen" not in then.content.pictures
    shown = [picture for topic in then.content.topics.values() for part in topic.sections for picture in part.pictures]
    assert "wegen" not in shown


def test_places_are_those_of_the_file() -> None:
    """A fault behind a place in a list that dropped out is told where it stands."""
    files = with_end("advice/beleid.yml")
    tree = files["trees/regelen.yml"]
    files["trees/regelen.yml"] = tree.replace("    advice: [beleid]\n", "    advice: [beleid, klacht, klacht]\n", 1)
    files["trees/regelen.yml"] = files["trees/regelen.yml"].replace(
        "    outcome: klein\n    advice: [beleid]\n", "    outcome: klein\n    advice: [beleid, klacht]\n"
    )
    for day in (TODAY, AFTER):
        (found,) = (p for p in found_on(files, day).problems if p.rule == "repeated-advice")
        line = files["trees/regelen.yml"].split("\n")[found.place.line - 1]
        assert line[found.place.column - 1 :] == "klacht]"
        assert found.severity is Severity.ERROR
    left = standing(values_of(found_on(with_end("advice/beleid.yml"), TODAY)), AFTER)
    where = ("outcomes", "regelen", "advice")
    assert left.written("trees", "regelen", (*where, 1, "when")) == (*where, 2, "when")
    assert left.written("trees", "regelen", ("outcomes", "klein")) == ("outcomes", "klein")


def test_whom_to_tell_of_a_weakness_lapses_too() -> None:
    """After its day there is no such contact any longer: a warning, and the site is built."""
    files = {**sample_files()}
    files["site.yml"] += f"security: {{contact: veilig@example.nl, expires: {END}}}\n"
    then = found_on(files, AFTER)
    assert [(p.rule, p.severity) for p in then.problems] == [("security-expires", Severity.WARNING)]
    assert then.content is not None
    assert then.content.site.security is None


def test_an_old_address_that_led_there_is_gone_too() -> None:
    """What moved to an item that lapsed leads nowhere, as the item itself."""
    files = with_end("advice/inhuur.yml")
    files["site.yml"] += "moved: {adviezen/oud/: adviezen/inhuur/, adviezen/ouder/: adviezen/beleid/}\n"
    now, then = found_on(files, TODAY), found_on(files, AFTER)
    assert now.content is not None
    assert then.content is not None
    assert len(now.content.site.moved) == 2
    assert dict(then.content.site.moved) == {"adviezen/ouder/": "adviezen/beleid/"}


def test_a_site_is_built_of_what_is_left(project: Project) -> None:
    """The page of what lapsed is gone, no link leads there, and the build is sound."""
    file = project.content / "advice" / "inhuur.yml"
    file.write_text(f"{file.read_text('utf-8').rstrip()}\nvalid_until: {END}\n", encoding="utf-8")
    made = wegwijzer("build", "--as-of", AFTER.isoformat(), cwd=project.root)
    assert made.returncode == 0, made.stdout + made.stderr
    assert "1 warning" in made.stdout + made.stderr
    assert not (project.site / "adviezen" / "inhuur").exists()
    assert (project.site / "adviezen" / "beleid").exists()


def test_the_real_content_when_all_that_ends_has_ended(checked: Checked) -> None:
    """On the day after the last date in the content nothing is missing: it is sound, and a number can be corrected."""
    loaded, problems = load(ROOT / "content", LAYOUT)
    days = days_of_change(values_of(checked), LAST_LOOK)
    assert days
    assert check_loaded(loaded, problems, days[-1]).is_sound
