"""Validating finds everything that is wrong with content at once, and says it in the author's words."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.contents import load_files, sample_files
from tests.stories import CASES, Tells
from wegwijzer_build.problems import Problem, Severity
from wegwijzer_build.report import as_text
from wegwijzer_build.rules import rules_in
from wegwijzer_build.validate import MANUAL, validate

TODAY = date(2026, 11, 20)
STORIES = CASES / "validate"


@dataclass(frozen=True)
class Story:
    """Files in, a report out. The files stand beside those of the sample, unless the story is told alone."""

    name: str
    proves: str
    files: Mapping[str, str]
    report: str
    as_of: date = TODAY
    alone: bool = False

    @property
    def at(self) -> tuple[Path, int]:
        file, _, number = self.name.rpartition("-")
        return STORIES / f"{file}.yml", int(number)

    @property
    def content(self) -> Mapping[str, str]:
        return self.files if self.alone else {**sample_files(), **self.files}


def stories() -> list[Story]:
    """Every story; a file holds those of one check."""
    return [
        Story(f"{file.stem}-{number}", **told)
        for file in sorted(STORIES.glob("*.yml"))
        for number, told in enumerate(yaml.safe_load_all(file.read_text("utf-8")), 1)
    ]


def problems_of(files: Mapping[str, str], as_of: date = TODAY) -> tuple[Problem, ...]:
    """All problems of loading and validating."""
    loaded, problems = load_files(files)
    return (*problems, *validate(loaded, as_of).problems)


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """The sample with one change in one file."""
    text = sample_files()[file]
    assert text.count(old) == 1
    return {**sample_files(), file: text.replace(old, new)}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_story(story: Story, tells: Tells) -> None:
    """What a story tells comes out as it tells, to the letter."""
    report = as_text(validate(load_files(story.content)[0], story.as_of).problems, story.content)
    assert report == tells(*story.at, "report", story.report, report), story.proves


def test_sample_is_in_order() -> None:
    """The sample that stories and other tests start from has no problem, and makes content."""
    loaded, problems = load_files(sample_files())
    validated = validate(loaded, TODAY)
    content, found = validated.content, validated.problems
    assert (problems, found) == ((), ())
    assert content is not None
    assert content.advice["beleid"].audiences == ("werkgever", "werknemer")
    assert list(content.sources) == ["arbowet", "kamerbrief", "enquete"]
    assert str(content.figures["toegang"].values[0].value) == "61.6"


def test_every_rule_has_a_story() -> None:
    """Each rule that the manual explains is shown by a story, and each that a story shows is explained."""
    told = {
        rule
        for story in stories()
        for rule in re.findall(r": (?:error|warning): .* \(([a-z-]+)\)$", story.report, re.MULTILINE)
    }
    assert told == {rule.id for page in MANUAL for rule in rules_in(page)}


BESIDE = {
    "trees/werknemer.yml": sample_files()["trees/regelen.yml"].replace("say: Ja,", "say: Ja, found_by: [gepest],"),
    "advice/kosten.yml": sample_files()["advice/inhuur.yml"] + "fragments: {klein: {for_whom: Klein, text: Weinig.}}\n",
    "advice/vergunning-nu.yml": sample_files()["advice/inhuur.yml"] + "valid_until: 2026-12-31\n",
}
"""Beside what an example shows: a tree to go on in, with a word to be found by; what ends; what has a fragment."""


def example(shown: str) -> dict[str, str]:
    """The sample with an item that has what the example of a manual page shows."""
    keys = yaml.load(shown, yaml.BaseLoader)  # noqa: S506 - this loader makes nothing but texts, lists and maps
    bases = {
        "ways": "contacts/hulplijn.yml",
        "routes": "pictures/wegen.yml",
        "neutral_title": "trees/regelen.yml",
        "conditions": "trees/regelen.yml",
        "questions": "trees/regelen.yml",
        "outcomes": "trees/regelen.yml",
        "found_by": "trees/regelen.yml",
        "embed_hosts": "site.yml",
        "protected": "site.yml",
        "contacts_first": "site.yml",
        "security": "site.yml",
        "feedback": "site.yml",
        "moved": "site.yml",
        "states": "language/duties.yml",
        "phrases": "language/typed.yml",
        "fields": "instruments/checklist.yml",
    }
    if all(key.endswith(".yml") for key in keys):
        folders = {"instruments": "instruments/checklist.yml", "trees": "trees/regelen.yml"}
        like = {file: sample_files()[folders[file.partition("/")[0]]].partition("\nurl:")[0] for file in keys}
        return {**sample_files(), **like}
    if all(isinstance(value, dict) and "date" in value for value in keys.values()):
        return {**sample_files(), "notices.yml": shown}
    base = next((file for key, file in bases.items() if key in keys), "advice/inhuur.yml")
    item = yaml.load(sample_files()[base], yaml.BaseLoader)  # noqa: S506
    return {**sample_files(), **BESIDE, base: yaml.safe_dump({**item, **keys}, allow_unicode=True)}


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: next(rules_in(page)).id)
def test_manual_page(page: str) -> None:
    """Of the two examples of a manual page the bad one is refused, and the good one is not."""
    explained = list(rules_in(page))
    (_, bad), (_, good) = explained[0].explanation.examples
    rules = {rule.id for rule in explained}
    assert rules & {problem.rule for problem in problems_of(example(bad))}
    assert not rules & {problem.rule for problem in problems_of(example(good))}


@pytest.mark.parametrize(
    ("file", "old", "new", "usable"),
    [
        ("advice/beleid.yml", "kind: law", "kind: wet", False),
        ("advice/beleid.yml", "contacts: [hulplijn, inspectie]", "contacts: [hulplijnen]", False),
        ("advice/inhuur.yml", "solutions: [branche]", "solutions: [branch]", False),
        ("advice/inhuur.yml", "reviewed_on: 2026-03-01", "reviewed_on: 2024-03-01", True),
        ("advice/inhuur.yml", "Volgens de leidraad moet", "Daarom moet", True),
        ("advice/inhuur.yml", "sources: [kamerbrief]\n", "sources: []\n", True),
    ],
)
def test_usable(file: str, old: str, new: str, usable: bool) -> None:
    """Content with a fault of schema or reference is not handed on; with other faults it is, for further checks."""
    loaded, _ = load_files(changed(file, old, new))
    validated = validate(loaded, TODAY)
    content, found = validated.content, validated.problems
    assert found
    assert (content is not None) is usable


def test_no_site() -> None:
    """Without a site there is no content; that the file is missing is reported by loading."""
    loaded, _ = load_files({name: text for name, text in sample_files().items() if name != "site.yml"})
    validated = validate(loaded, TODAY)
    assert (validated.content, validated.problems) == (None, ())


def test_order_and_repeats() -> None:
    """Problems come by file, line and column, each once, whatever check found them."""
    files = {**sample_files(), **next(story for story in stories() if story.name == "schema-4").files}
    found = validate(load_files(files)[0], TODAY).problems
    places = [(problem.place.file, problem.place.line, problem.place.column) for problem in found]
    assert places == sorted(places)
    assert max(Counter(found).values()) == 1


def test_nothing_but_warnings_for_an_old_review() -> None:
    """A review that is due never stops a build."""
    found = problems_of(sample_files(), date(2027, 12, 1))
    assert {problem.rule for problem in found} == {"review-due"}
    assert {problem.severity for problem in found} == {Severity.WARNING}


@pytest.mark.parametrize("old", ["year: 2025", "reviewed_on: 2026-11-01"])
def test_dates_in_other_digits(old: str) -> None:
    """A date is written in the digits that every reader and program knows."""
    arabic = old.translate({ord("0") + digit: ord("٠") + digit for digit in range(10)})
    assert [problem.rule for problem in problems_of(changed("figures.yml", old, arabic))] == ["wrong-form"]


def test_one_mistake_is_one_problem() -> None:
    """An address between angle brackets is refused as HTML, and not once more as a link."""
    assert [
        problem.rule for problem in problems_of(changed("tasks/beslissen.yml", "Wie iets", "<ftp:x> Wie iets"))
    ] == ["raw-html"]


def test_a_place_in_every_way_of_writing() -> None:
    """A fault within a text is pointed at in plain, quoted, literal and folded texts, each time it occurs."""
    base = "title: Een\nkind: practice\nsources: [kamerbrief]\nreviewed_on: 2026-11-20\n"
    for text, places in {
        "text: Een <b> en <b>.\n": [(5, 11), (5, 18)],
        "text: 'Een <b> en <b>.'\n": [(5, 12), (5, 19)],
        'text: "Een <b> en\n  <b>."\n': [(5, 12), (6, 3)],
        "text: |\n  Een\n\n  <b> en <b>.\n": [(8, 3), (8, 10)],
        "text: >-\n  Een <b>\n  en <b>.\n": [(6, 7), (7, 6)],
    }.items():
        found = problems_of({**sample_files(), "tasks/een.yml": base + text})
        assert [(p.place.line, p.place.column) for p in found] == places, text
        assert {p.place.length for p in found} == {3}


def test_messages_repeat_long_values_in_part() -> None:
    """A value of a million characters does not fill the screen."""
    long = "x" * 1_000_000
    found = problems_of(changed("advice/beleid.yml", "kind: law", f"kind: {long}"))
    assert len(found) == 1
    assert len(found[0].message) < 200


def test_warnings_are_not_errors() -> None:
    """Only what is said to be a warning is one."""
    found = problems_of(changed("advice/wetsvoorstel.yml", "valid_until: 2027-12-31", "valid_until: 2026-11-19"))
    assert [(p.rule, p.severity) for p in found] == [("expired", Severity.WARNING)]
    assert replace(found[0], severity=Severity.ERROR) != found[0]


@pytest.mark.parametrize(
    "flood",
    [
        "".join(f"k{number:x}: x\n" for number in range(20_000)),
        f"steps: [{','.join(['leeg'] * 20_000)}]\nsources: [{','.join(f'b{number:x}' for number in range(20_000))}]\n",
        "found_by:\n" + "- Doe **nu\n" * 20_000,
        f"contacts: [{','.join(['weg'] * 20_000)}]\n",
        f"text: {{{','.join(f'k{number:x}: x' for number in range(20_000))}}}\n",
    ],
    ids=["keys", "references", "marks", "one-reference", "audiences"],
)
def test_a_flood_is_bounded(flood: str) -> None:
    """However much is wrong in a file, each check tells some of it and how much more there is, in bounded time."""
    start = time.process_time()
    problems = problems_of({**sample_files(), "advice/vloed.yml": flood})
    assert time.process_time() - start < 20
    assert Counter(problem.rule for problem in problems).most_common(1)[0][1] <= 100
    assert len(problems) < 500
    about = [problem for problem in problems if problem.place.file == "advice/vloed.yml"]
    more = [problem.message for problem in about if problem.rule == "too-many-problems"]
    more += [detail for problem in about for detail in problem.details]
    assert any(re.fullmatch(r"and (more than )?[\d,]+ more.*", told) for told in more)
