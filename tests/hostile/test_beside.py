"""Hostile texts in the files beside the content: refused with a place, or kept as text."""

from __future__ import annotations

import json

import pytest

from tests.hostile.beside import FULL, MARK, READS, marked
from tests.hostile.contents import quoted
from tests.hostile.corpus import corpus
from tests.hostile.fields import fields_of
from wegwijzer_build.model import Model
from wegwijzer_build.model.shapes import shape_of
from wegwijzer_build.problems import errors


@pytest.mark.parametrize("model", READS)
def test_a_full_file_is_sound(model: type[Model]) -> None:
    """What the texts are put into has nothing wrong with it, and has a place for each field that is not a key."""
    assert READS[model](json.dumps(FULL[model]))[1] == ()
    assert {field for field in fields_of(shape_of(model)) if not field.is_key} <= {field for field, _ in marked(model)}


@pytest.mark.parametrize("name", corpus())
@pytest.mark.parametrize("model", READS)
def test_refused_with_a_place_or_text(model: type[Model], name: str) -> None:
    """Each text in each field: kept but for the space around it, or refused at the line where it stands."""
    group = corpus()[name]
    for field, around in marked(model):
        line = around.count("\n", 0, around.index(MARK)) + 1
        for text in group.texts:
            said, problems = READS[model](around.replace(json.dumps(MARK), quoted(text).join('""'), 1))
            told = errors(problems)
            assert not told or any(problem.place.line == line for problem in told), (str(field), text, told)
            assert told or repr(text.strip()) in repr(said), (str(field), text)
            assert not group.signs or told, (str(field), text)
