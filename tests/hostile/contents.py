"""The content that hostile texts are put into, and what checking says of it then.

Checking one text in one field at a time takes minutes. So each field gets a mark, in as few copies of the content as
will do, and a text takes the place of all marks at once: a field refuses it if an error points at its own line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice, product
from pathlib import Path

from tests.contents import load_files, sample_files
from tests.hostile.fields import Field, Raw, fields_of, harmless, put
from tests.project import AS_OF
from wegwijzer_build.pipeline import Checked, Memory, check_loaded
from wegwijzer_build.problems import Problem, errors
from wegwijzer_build.validate.context import LANGUAGE_FOLDER, RawItem, context_of

BASE = Path(__file__).parent / "base"
REFUSED = ("<b>", "Woord")
"""What no field takes, and what no field takes that is not for words, or not in that place."""
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
    """The content with a mark in some fields, each once. `files`: path → JSON, of those with marks only.

    `at`: which of its places each of these fields is marked in, counted from 0.
    """

    files: Mapping[str, str]
    marks: Mapping[Field, str]
    at: Mapping[Field, int]

    def saying(self, say: Say, *, as_escape: bool = False) -> dict[str, str]:
        """All files, with a text in the place of each mark."""
        by_mark = {mark: quoted(say(field), as_escape=as_escape) for field, mark in self.marks.items()}
        filled = {file: _MARK.sub(lambda found: by_mark[found[0]], text) for file, text in self.files.items()}
        return {**base_files(), **filled}

    @cached_property
    def places(self) -> Mapping[Field, tuple[str, int]]:
        """File and line of each field but those that another took the place of: the same for every text."""
        # No text breaks a line.
        at = {
            found[0]: (file, text.count("\n", 0, found.start()) + 1)
            for file, text in self.files.items()
            for found in _MARK.finditer(text)
        }
        return {field: at[mark] for field, mark in self.marks.items() if mark in at}

    def of(self, some: Iterable[Field]) -> Copy:
        """The content with these marked only."""
        return _marked({field: self.at[field] for field in some})


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
    changes = enumerate(_changes({}, field, _mark(0)))
    return tuple(_copy({item: raw}, {field: _mark(0)}, {field: place}) for place, (item, raw) in changes)


def of_words() -> Copy:
    """A copy with every field marked that holds words and takes a harmless one, all at the same time."""
    return _with_words()[0]


def harmless_in(field: Field) -> str:
    """The harmless text that a field of that copy takes."""
    return _with_words()[1][field]


@lru_cache(maxsize=1)
def _with_words() -> tuple[Copy, Mapping[Field, str]]:
    at: dict[Field, int] = {}
    said: dict[Field, str] = {}
    waiting = [field for field in fields() if field.holds_words]
    for nth, place in product(range(_most(_harmless, waiting)), range(_most(alone, waiting))):
        more = {field: _harmless(field)[nth] for field in waiting if nth < len(_harmless(field))}

        def copy_with(part: Set[Field], place: int = place) -> Copy:
            return _marked({**at, **dict.fromkeys(part, place)})

        def is_sound(part: Set[Field], more: Mapping[Field, str] = more) -> bool:
            copy = copy_with(part)
            return copy.places.keys() == {*said, *part} and checked(copy.saying({**said, **more}.__getitem__)).is_sound

        whole = copy_with(more.keys())
        faults = errors_by_line(checked(whole.saying({**said, **more}.__getitem__)))
        some = [field for field in more if field in whole.places and whole.places[field] not in faults]
        for field in side_by_side(some, is_sound):
            at[field], said[field] = place, more[field]
        waiting = [field for field in waiting if field not in said]
    return _marked(at), said


@lru_cache(maxsize=1)
def of_all_else() -> tuple[Copy, ...]:
    """Copies in which the other fields are marked: ids, dates, choices, keys; as many at a time as hide no other."""
    waiting = [field for field in fields() if field not in of_words().marks]
    at_once = _told_of(_marked(dict.fromkeys(waiting, 0)))
    at = {field: 0 if field in at_once else _telling(field) for field in waiting}

    def told_of(part: Iterable[Field]) -> set[Field]:
        return _told_of(_marked({field: at[field] for field in part}))

    def beside_each_other() -> frozenset[Field]:
        told = told_of(waiting)
        some = [field for field in waiting if field in told]
        return side_by_side(some or waiting, lambda part: told_of(part) == part)

    made: list[Copy] = []
    while found := beside_each_other():
        made.append(_marked({field: at[field] for field in found}))
        waiting = [field for field in waiting if field not in found]
    return (*made, *(alone(field)[0] for field in waiting))


def _telling(field: Field) -> int:
    """The first place of a field at which errors point, from 0."""
    return next((place for place, copy in enumerate(alone(field)) if _told_of(copy)), 0)


def _told_of(copy: Copy) -> set[Field]:
    """The fields that an error points at, whatever they refuse."""
    return set[Field](copy.marks).intersection(*(_told(copy, text) for text in REFUSED))


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

    def seen(part: Set[Field]) -> Checked:
        return checked(words.saying(lambda field: text if field in part else harmless_in(field)))

    untold = not_pointed_at([field for field in words.marks if field not in told], seen)
    taken = side_by_side(untold, lambda part: seen(part).is_sound)
    alone_ = {field: verdict(field, text, as_escape=as_escape) for field in words.marks.keys() - told.keys() - taken}
    return {**found, **told, **dict.fromkeys(taken, Verdict(None)), **alone_}


@cache
def verdicts_on_all_else(text: str, *, as_escape: bool = False) -> Mapping[Field, Verdict]:
    """What becomes of a text in each field for ids, dates, choices and keys."""
    found: dict[Field, Verdict] = {}
    for copy in of_all_else():
        found |= in_turns(copy, text, as_escape=as_escape)
    return found


def in_turns(copy: Copy, text: str, *, as_escape: bool = False) -> Mapping[Field, Verdict]:
    """What becomes of a text in each field of a copy, where most refuse it.

    What another fault may have hidden is tried again without that, and by itself where that is of no use.
    """
    found: dict[Field, Verdict] = {}
    left = copy
    while left.marks and (told := _told(left, text, as_escape=as_escape)):
        found |= told
        left = copy.of(field for field in copy.marks if field not in found)
    return found | {field: verdict(field, text, as_escape=as_escape) for field in left.marks}


def _told(copy: Copy, text: str, *, as_escape: bool = False) -> dict[Field, Verdict]:
    at = errors_by_line(checked(copy.saying(lambda _: text, as_escape=as_escape)))
    return {field: Verdict(at[place]) for field, place in copy.places.items() if place in at}


def not_pointed_at(fields: Sequence[Field], seen: Callable[[Set[Field]], Checked]) -> Sequence[Field]:
    """Those among fields of words that no error points at beside the others that are left."""
    at = errors_by_line(seen({*fields}))
    left = [field for field in fields if of_words().places[field] not in at]
    return left if len(left) == len(fields) else not_pointed_at(left, seen)


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


def _changes(raws: Raws, field: Field, text: str) -> Iterator[tuple[int, Raw]]:
    """Each item of the field's model with the text in it: once for every place."""
    for number, item in enumerate(items()):
        if item.shape.model is field.model:
            yield from ((number, raw) for raw in put(item.shape, raws.get(number, item.raw), field.path, text))


def _copy(raws: Raws, marks: Mapping[Field, str], at: Mapping[Field, int]) -> Copy:
    by_file: dict[str, Raw] = {}
    for number, raw in raws.items():
        item = items()[number]
        document = item.sheet.document
        value = by_file.get(document.file, document.value)
        by_file[document.file] = {**value, item.id: raw} if document.shared and isinstance(value, dict) else raw
    return Copy({file: json.dumps(value, indent=1) for file, value in by_file.items()}, marks, at)


def _marked(at: Mapping[Field, int]) -> Copy:
    """A copy with fields marked, each in one of its places, counted from 0; without those that have no such place."""
    raws: Raws = {}
    marks: dict[Field, str] = {}
    for number, field in enumerate(fields()):
        if field in at:
            for item, raw in islice(_changes(raws, field, _mark(number)), at[field], at[field] + 1):
                raws, marks[field] = {**raws, item: raw}, _mark(number)
    return _copy(raws, marks, {field: at[field] for field in marks})


def _most(of: Callable[[Field], Sequence[object]], among: Iterable[Field]) -> int:
    """How many the one among these fields has that has most."""
    return max((len(of(field)) for field in among), default=0)


def _harmless(field: Field) -> Sequence[str]:
    assert field.leaf is not None
    return harmless(field.leaf)


def _mark(number: int) -> str:
    return f"veld-{number:04}-veld"
