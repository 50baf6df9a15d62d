"""A key that an item needs is missing (missing-key).

A key is none of those that an item has (unknown-key).

A value has another form than its key asks for (wrong-form).

A value is none of those that its key can have (wrong-value).

An id is not written as ids are (id-form).

A text, a list or a map is empty (too-short).

A text or an id is longer than it may be (too-long).

Each kind of item has its own keys, and each key its own form: a text, a list, a map, a date as year-month-day, true or
false, or one of a few words. Ids are lower case with digits and single hyphens. The handbook lists all keys; an editor
that reads the JSON schemas shows them while you type.

Bad:
    titel: Maak beleid
    audiences: werkgever
    kind: wet
    reviewed_on: 20-11-2026

Good:
    title: Maak beleid
    audiences: [werkgever]
    kind: law
    reviewed_on: 2026-11-20
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wegwijzer_build.model import EVERYONE, Model
from wegwijzer_build.model.shapes import Record, shape_at
from wegwijzer_build.problems import MOST_FILES, MOST_LISTED, KeyPath, Place, Problem, Severity, too_many
from wegwijzer_build.wording import AS_WRITTEN, Called, a, as_it_is, did_you_mean, quoted, say

from .context import ONE, CheckContext, RawItem
from .schema_violations import as_example, name_of, violation_of
from .stand_ins import stand_in
from .violation import Violation

Values = Mapping[str, Mapping[str, Model]]
"""Collection → id → value, of every item that fits its schema."""

_OF_KEYS = ("missing", "extra_forbidden")


def values_of(context: CheckContext) -> tuple[Values, tuple[Problem, ...]]:
    """Turn items into values of the model; what does not fit is reported, with everything wrong in it, and left out.

    In the place of a tree of which only texts do not fit stands one that can be proved (`stand_ins`).
    """
    values: dict[str, dict[str, Model]] = {name: {} for name in ONE}
    problems: list[Problem] = []
    called = context.tongue.called
    listed_of: Counter[str] = Counter()
    more: Counter[str] = Counter()
    last: dict[str, Place] = {}
    for item in context.items:
        file = item.sheet.document.file
        try:
            values[item.collection][item.id] = item.model.model_validate(item.raw)
        except ValidationError as error:
            if left := stand_in(item, error.errors(include_url=False), called):
                values[item.collection][item.id] = left
            room = min(MOST_LISTED - listed_of[file], MOST_FILES * MOST_LISTED - listed_of.total())
            first = list(islice(_problems(item, error.errors(include_url=False), called), room)) if room > 0 else []
            problems += first
            listed_of[file] += len(first)
            more[file] += error.error_count() - len(first) if len(first) == room or room <= 0 else 0
            last[file] = max((problem.place for problem in first), default=last.get(file, Place(file)))
        if item.collection == "audiences" and item.id == EVERYONE:
            violation = Violation(
                "id-form",
                say("'{everyone}' cannot be the id of an audience", everyone=EVERYONE),
                say("it stands for all audiences"),
            )
            problems.append(item.problem((), violation))
    problems += (too_many(last[file], Severity.ERROR, number) for file, number in more.items() if number)
    return values, tuple(problems)


def fitted(item: RawItem, called: Called = AS_WRITTEN) -> tuple[Model | None, tuple[Problem, ...]]:
    """One item as a value of its model; None where it does not fit, with everything wrong in it."""
    try:
        return item.model.model_validate(item.raw), ()
    except ValidationError as error:
        return None, tuple(islice(_problems(item, error.errors(include_url=False), called), MOST_LISTED))


def _problems(item: RawItem, details: Sequence[ErrorDetails], called: Called) -> Iterator[Problem]:
    missing: dict[KeyPath, list[str]] = defaultdict(list)
    unknown: dict[KeyPath, list[str]] = defaultdict(list)
    for detail in details:
        if detail["type"] in _OF_KEYS:
            *parent, key = detail["loc"]
            (missing if detail["type"] == "missing" else unknown)[tuple(parent)].append(str(key))
        elif detail["type"] != "too_short" or not detail["input"]:
            # Pydantic counts only what fits; a list of things that do not fit is not empty.
            yield violation_of(detail, item, called)
    for path, keys in unknown.items():
        for key in keys:
            yield _unknown_key(item, path, key, missing[path], called)
    for path, keys in missing.items():
        # A misspelt key is one mistake, not two.
        misspelt = {called.meant(key, keys) for key in unknown.get(path, ())[:MOST_LISTED]}
        for key in keys:
            if key not in misspelt:
                yield _missing_key(item, path, key)


def _unknown_key(item: RawItem, path: KeyPath, key: str, missing: Sequence[str], called: Called) -> Problem:
    shape = shape_at(item.shape, path)
    known = tuple(shape.fields) if isinstance(shape, Record) else ()
    message = say("{key} is not a key of {owner}", key=quoted(key), owner=a(name_of(item, shape)))
    if key == "id":
        where = (
            say("the key above it")
            if item.keys and not path
            else say("the name of its file")
            if not path
            else say("its key")
        )
        hint = say("leave it out: the id of {owner} is {where}", owner=a(name_of(item, shape)), where=where)
    else:
        guess = called.meant
        hint = did_you_mean(key, missing, shown=0, guess=guess) or did_you_mean(key, known, shown=20, guess=guess)
    return item.problem((*path, key), Violation("unknown-key", message, hint), of_key=True)


def _missing_key(item: RawItem, path: KeyPath, key: str) -> Problem:
    shape = shape_at(item.shape, path)
    message = say("{owner} needs the key '{key}'", owner=a(name_of(item, shape)), key=key)
    hint = ""
    if isinstance(shape, Record):
        hint = say(
            "add '{key}: {example}' – {described}",
            key=key,
            example=as_example(shape.fields[key]),
            described=as_it_is(shape.described[key].rstrip(".")),
        )
    return item.problem(path, Violation("missing-key", message, hint), of_key=bool(path or item.keys))
