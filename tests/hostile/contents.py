"""The content that hostile texts are put into, and what checking says of it then.

Checking one text in one field at a time takes minutes. So each field gets a mark, in as few copies of the content as
will do, and a text takes the place of all marks at once: a field refuses it if an error points at its own line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tests.contents import load_files, sample_files
from tests.hostile.fields import Field, Raw, fields_of, harmless, put
from tests.project import AS_OF
from wegwijzer_build.pipeline import Checked, Memory, check_loaded
from wegwijzer_build.problems import Problem, errors
from wegwijzer_build.validate.context import LANGUAGE_FOLDER, RawItem, context_of

BASE = Path(__file__).parent / "base"
REFUSED = "<b>"
"""What no field takes."""
NOWHERE = frozenset(["Tree.lists.*.*.list"])
"""Fields in which nothing may stand, whatever it is: no list in a list. That is told of what holds it."""
_MEMORY = Memory()
_MARK = re.compile(r"veld-\d{4}-veld")

Say = Callable[[Field], str]
"""What to put into each field."""
Raws = Mapping[int, Raw]
"""Number of an item → what it holds, of those that were changed."""


@lru_cache(maxsize=1)
def base_files() -> Mapping[str, str]:
    """The sample, with a tree on one page and what else the sample has no example of: path → text."""
    more = {file.relative_to(BASE).as_posix(): file.read_text("utf-8") for file in sorted(BASE.rglob("*.yml"))}
    return {**sample_files(), **more}


@lru_cache(maxsize=1)
def items() -> tuple[RawItem, ...]:
    """Every item of it."""
    return context_of(load_files(base_files())[0], AS_OF).items


@lru_cache(maxsize=1)
def fields() -> tuple[Field, ...]:
    """Every field of every model that an item has, each once; keys last, since what stands below them moves along."""
    # What a file of the language holds stands on no page.
    shapes = {item.shape.model: item.shape for item in items() if item.collection != LANGUAGE_FOLDER}
    found = [field for shape in shapes.values() for field in fields_of(shape) if str(field) not in NOWHERE]
    return tuple(sorted(found, key=lambda field: field.is_key))


@dataclass(frozen=True)
class Copy:
    """The content with a mark in some fields, each once. `files`: path → JSON, of those with marks only."""

    files: Mapping[str, str]
    marks: Mapping[Field, str]

    def saying(self, say: Say, *, as_escape: bool = False) -> dict[str, str]:
        """All files, with a text in the place of each mark."""
        by_mark = {mark: quoted(say(field), as_escape=as_escape) for field, mark in self.marks.items()}
        filled = {file: _MARK.sub(lambda found: by_mark[found[0]], text) for file, text in self.files.items()}
        return {**base_files(), **filled}

    @property
    def places(self) -> Mapping[Field, tuple[str, int]]:
        """File and line of each field but those that another took the place of: the same for every text."""
        # No text breaks a line.
        at = {
            found[0]: (file, text.count("\n", 0, found.start()) + 1)
            for file, text in self.files.items()
            for found in _MARK.finditer(text)
        }
        return {field: at[mark] for field, mark in self.marks.items() if mark in at}


def checked(files: Mapping[str, str]) -> Checked:
    """What checking says of some files."""
    return check_loaded(*load_files(files), AS_OF, _MEMORY)


def quoted(text: str, *, as_escape: bool = False) -> str:
    """A text as it stands between double quotes, on one line; with an escape for all but ASCII, or none at all."""
    if as_escape:
        return "".join(sign if re.match(r"[\w .:-]", sign, re.ASCII) else f"\\U{ord(sign):08X}" for sign in text)
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@cache
def alone(field: Field) -> tuple[Copy, ...]:
    """Copies with one field marked: one for each place that it has."""
    return tuple(_copy({item: raw}, {field: _mark(0)}) for item, raw in _changes({}, field, _mark(0)))


@lru_cache(maxsize=1)
def of_words() -> Copy:
    """A copy with every field marked that holds words and takes a harmless one, all at the same time."""
    raws: Raws = {}
    copy = Copy({}, {})
    for number, field in enumerate(fields()):
        if field.holds_words:
            for item, raw in _changes(raws, field, _mark(number)):
                longer = _copy({**raws, item: raw}, {**copy.marks, field: _mark(number)})
                if checked(longer.saying(harmless_in)).is_sound:
                    raws, copy = {**raws, item: raw}, longer
                    break
    return copy


@lru_cache(maxsize=1)
def of_all_else() -> tuple[Copy, ...]:
    """Copies in which the other fields are marked: ids, dates, choices, keys; as many at a time as hide no other."""
    made: list[tuple[Raws, Copy]] = []
    for number, field in enumerate(fields()):
        if field not in of_words().marks:
            for index, (raws, copy) in enumerate([*made, ({}, Copy({}, {}))]):
                item, raw = next(iter(_changes(raws, field, _mark(number))))
                longer = _copy({**raws, item: raw}, {**copy.marks, field: _mark(number)})
                if not copy.marks or _told(longer, REFUSED).keys() == longer.marks.keys():
                    made[index : index + 1] = [({**raws, item: raw}, longer)]
                    break
    return tuple(copy for _, copy in made)


@cache
def harmless_in(field: Field) -> str:
    """A harmless text that a field takes; where it takes none, one that it might."""
    assert field.leaf is not None
    said = (text for text in harmless(field.leaf) for copy in alone(field) if _is_sound(copy, text))
    return next(said, harmless(field.leaf)[0])


@dataclass(frozen=True)
class Verdict:
    """What became of a text in a field: the error that points at it, or none where it was accepted."""

    error: Problem | None
    misplaced: tuple[Problem, ...] = ()
    """The errors where it was not accepted and none points at it."""


@cache
def verdicts(text: str, *, as_escape: bool = False) -> Mapping[Field, Verdict]:
    """What becomes of a text in each field."""
    words, found = of_words(), verdicts_on_all_else(text, as_escape=as_escape)
    told = _told(words, text, as_escape=as_escape)
    taken = side_by_side(
        [field for field in words.marks if field not in told],
        lambda taken: checked(words.saying(lambda field: text if field in taken else harmless_in(field))).is_sound,
    )
    alone_ = {field: verdict(field, text, as_escape=as_escape) for field in words.marks.keys() - told.keys() - taken}
    return {**found, **told, **dict.fromkeys(taken, Verdict(None)), **alone_}


@cache
def verdicts_on_all_else(text: str, *, as_escape: bool = False) -> Mapping[Field, Verdict]:
    """What becomes of a text in each field for ids, dates, choices and keys."""
    found: dict[Field, Verdict] = {}
    for copy in of_all_else():
        found |= _told(copy, text, as_escape=as_escape)
        # What another fault may have hidden is tried by itself.
        found |= {field: verdict(field, text, as_escape=as_escape) for field in copy.marks if field not in found}
    return found


def _told(copy: Copy, text: str, *, as_escape: bool = False) -> dict[Field, Verdict]:
    at = errors_by_line(checked(copy.saying(lambda _: text, as_escape=as_escape)))
    return {field: Verdict(at[place]) for field, place in copy.places.items() if place in at}


def side_by_side(
    fields: Sequence[Field], is_sound: Callable[[Set[Field]], bool], beside: Set[Field] = frozenset()
) -> frozenset[Field]:
    """As many of these as are sound beside each other; found by halving, since one may spoil it for all."""
    if not fields or is_sound({*beside, *fields}):
        return frozenset(fields)
    if len(fields) == 1:
        return frozenset()
    half = len(fields) // 2
    first = side_by_side(fields[:half], is_sound, beside)
    return first | side_by_side(fields[half:], is_sound, {*beside, *first})


def verdict(field: Field, text: str, *, as_escape: bool = False) -> Verdict:
    """What becomes of a text in one field, by itself, in the first place where it is taken."""
    told = Verdict(None)
    for copy in alone(field):
        seen = checked(copy.saying(lambda _: text, as_escape=as_escape))
        if seen.is_sound:
            return Verdict(None)
        error = errors_by_line(seen).get(copy.places[field])
        told = told if told.error else Verdict(error, () if error else errors(seen.problems))
    return told


def errors_by_line(seen: Checked) -> dict[tuple[str, int], Problem]:
    """File and line → an error there."""
    return {(problem.place.file, problem.place.line): problem for problem in errors(seen.problems)}


def _is_sound(copy: Copy, text: str) -> bool:
    return checked(copy.saying(lambda _: text)).is_sound


def _changes(raws: Raws, field: Field, text: str) -> Iterator[tuple[int, Raw]]:
    """Each item of the field's model with the text in it: once for every place."""
    for number, item in enumerate(items()):
        if item.shape.model is field.model:
            yield from ((number, raw) for raw in put(item.shape, raws.get(number, item.raw), field.path, text))


def _copy(raws: Raws, marks: Mapping[Field, str]) -> Copy:
    by_file: dict[str, Raw] = {}
    for number, raw in raws.items():
        item = items()[number]
        document = item.sheet.document
        value = by_file.get(document.file, document.value)
        by_file[document.file] = {**value, item.id: raw} if document.shared and isinstance(value, dict) else raw
    return Copy({file: json.dumps(value, indent=1) for file, value in by_file.items()}, marks)


def _mark(number: int) -> str:
    return f"veld-{number:04}-veld"
