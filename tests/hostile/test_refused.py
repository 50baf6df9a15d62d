"""Whatever stands in a field: it is refused with a place, or it is text."""

from __future__ import annotations

import random
from functools import partial

import pytest

from tests.hostile.beside import models_beside
from tests.hostile.contents import (
    Verdict,
    alone,
    base_files,
    checked,
    errors_by_line,
    fields,
    in_turns,
    items,
    of_all_else,
    of_words,
    quoted,
    verdict,
    verdicts,
)
from tests.hostile.corpus import corpus
from tests.hostile.fields import Field, models_in
from wegwijzer_build.model import AllOf, AnyOf, Model, NoneOf
from wegwijzer_build.problems import in_order
from wegwijzer_build.report import as_github, as_json, as_text

ONLY_IN_PLACE = {"states_duty_because", "confirmed_by"}
"""May stand only beside a word of duty, or beside law that begins; the base has each where it may, in one advice."""
IN_CONDITIONS: set[type[Model]] = {AnyOf, AllOf, NoneOf}
"""No field is one of these: they join the clauses of conditions, and have a test of their own."""
AT_RANDOM = 10
"""Fields that a text is tried in by itself."""


def models() -> set[type[Model]]:
    """Every model that nothing is derived from."""
    found, waiting = set(), [Model]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        found |= set() if model.__subclasses__() else {model}
    return {model for model in found if model.__module__.startswith("wegwijzer_build.")}


def test_no_field_is_forgotten() -> None:
    """The fields that texts are put into are those of all models there are, so a new one cannot be left out."""
    assert checked(base_files()).problems == ()
    of_items = {model for item in items() for model in models_in(item.shape)}
    assert models() - of_items - models_beside() - IN_CONDITIONS == set()
    assert {str(field) for field in fields() if not alone(field)} == set()


def test_every_field_of_words_takes_a_harmless_one() -> None:
    """What is refused in a field is refused for what it says: a harmless text may stand in each that holds words."""
    left_out = {field for field in fields() if field.holds_words} - of_words().marks.keys()
    assert {str(field) for field in left_out if field.path[-1] not in ONLY_IN_PLACE} == set()
    assert {field.path[-1] for field in of_words().marks} >= ONLY_IN_PLACE


@pytest.mark.parametrize("condition", ['{"<": "samen"}', '{"wat": "<"}', '{"any": [{"all": [{"wat": ["<"]}, "<"]}]}'])
def test_refused_inside_a_condition(condition: str, thorough: bool) -> None:
    """A text where a condition names a question, an answer or another condition: refused at its line, or it is one."""
    before = base_files()["trees/kiezen.yml"]
    texts = [text for group in corpus().values() if not group.signs for text in group.texts]
    for text in texts if thorough else texts[::4]:
        written = condition.replace('"<"', quoted(text).join('""'))
        files = {**base_files(), "trees/kiezen.yml": before.replace("{wat: samen}", written)}
        line = files["trees/kiezen.yml"].count("\n", 0, files["trees/kiezen.yml"].index(written)) + 1
        assert ("trees/kiezen.yml", line) in errors_by_line(checked(files)), text


def wrong(field: Field, text: str, became: Verdict, *, refused: bool) -> str:
    """What is wrong with what became of a text; empty where it is refused at its own line, or accepted and may be."""
    if became.misplaced:
        return f"{field} = {text[:40]!r}: no error points at it, but {became.misplaced[:2]}"
    return f"{field} = {text[:40]!r}: accepted" if refused and became.error is None else ""


@pytest.mark.parametrize("name", [name for name, group in corpus().items() if not group.signs])
def test_refused_with_a_place_or_text(name: str) -> None:
    """Each text in each field: accepted as text, or refused at the line where it stands."""
    group = corpus()[name]
    for text in group.texts:
        found = verdicts(text)
        assert found.keys() == set(fields())
        assert [told for field in found if (told := wrong(field, text, found[field], refused=group.refused))] == []


@pytest.mark.parametrize("name", [name for name, group in corpus().items() if group.signs])
def test_signs_are_refused_with_a_place(name: str) -> None:
    """Signs that nobody can see are refused in every field, as they are and as escapes."""
    texts = corpus()[name].texts
    for number, text in enumerate(texts):
        found = verdicts(text, as_escape=True)
        assert found.keys() == set(fields())
        # As it is, such a sign is refused before anybody knows which field it is in: some of these will do.
        some = set(fields()[number :: 4 * len(texts)])
        as_it_is = [in_turns(copy.of(some & copy.marks.keys()), text) for copy in (of_words(), *of_all_else())]
        assert {field for told in as_it_is for field in told} == some
        found = {**found, **{field: each for told in as_it_is for field, each in told.items()}}
        assert [told for field in found if (told := wrong(field, text, found[field], refused=True))] == []


def test_together_and_alone(thorough: bool) -> None:
    """A text in many fields at a time is judged as it is in one field alone: so it was for some, picked at random."""
    chance = random.Random(7)  # noqa: S311 - nothing here is a secret
    texts = [text for group in corpus().values() for text in group.texts if not group.signs]
    for text in chance.sample(texts, 20 if thorough else 5):
        together = verdicts(text)
        for field in chance.sample(fields(), AT_RANDOM):
            assert (verdict(field, text).error is None) == (together[field].error is None), (str(field), text)


def _same(text: str, _field: Field) -> str:
    return text


def test_what_is_said_of_it_can_be_read(thorough: bool) -> None:
    """Messages about hostile texts hold lines to read and nothing else: no sign that steers a terminal or a log.

    Of texts that hold signs all are tried, of others every third: what escapes them is one function.
    """
    for group in corpus().values():
        for text in group.texts if thorough or group.signs else group.texts[::3]:
            found = checked(of_words().saying(partial(_same, text)))
            problems = in_order(list(found.problems))
            assert as_text(problems, found.loaded.texts).replace("\n", "").isprintable(), text
            assert as_github(problems).count("\n") == len(problems), text
            as_json(problems)
