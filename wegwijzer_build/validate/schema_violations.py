"""What pydantic found, in sentences of our own: one function for each kind of error."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic_core import ErrorDetails

from wegwijzer_build.load import Value
from wegwijzer_build.model import TO_TREE, Written
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table, shape_at
from wegwijzer_build.problems import KeyPath, Problem
from wegwijzer_build.wording import Called, as_it_is, did_you_mean, id_like, listed, quoted, say, say_many, this

from .addresses import https_violation
from .context import RawItem, model_of
from .violation import Violation

_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_YES = frozenset(["yes", "true", "on", "1"])
_NO = frozenset(["no", "false", "off", "0"])
_EITHER = ("true", "false")


@dataclass(frozen=True)
class Refusal:
    """A value that was refused: where, what it is, and what its model expects there."""

    type: str
    message: str
    named: str
    value: object
    limits: Mapping[str, Any]
    shape: Shape | None
    required: bool
    is_key: bool
    called: Called

    @property
    def shown(self) -> str:
        """The value in quotes; for lists and maps, what it is."""
        if isinstance(self.value, str):
            return quoted(self.value) if self.value else say("nothing")
        return say("a list") if isinstance(self.value, (list, tuple)) else say("a map")

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of which one may stand there; empty where it may be any."""
        expected = self.type_expected
        if isinstance(expected, type) and issubclass(expected, Enum):
            return tuple(str(each.value) for each in expected)
        return ()

    @property
    def type_expected(self) -> object:
        return self.shape.type if isinstance(self.shape, Leaf) else None


def violation_of(detail: ErrorDetails, item: RawItem, called: Called) -> Problem:
    """An error of pydantic, as a problem at its place; other than about keys that are missing or unknown."""
    path, is_key = detail["loc"], False
    if path and path[-1] == "[key]":
        path, is_key = path[:-1], True
    parent = shape_at(item.shape, path[:-1]) if is_key else None
    shape = parent.key if isinstance(parent, Table) else shape_at(item.shape, path)
    required = _required(item.shape, path)
    path = as_written(item.raw, path)
    named = _named(item, path)
    limits = detail.get("ctx", {})
    refusal = Refusal(detail["type"], detail["msg"], named, detail["input"], limits, shape, required, is_key, called)
    return item.problem(path, _violation(refusal), of_key=is_key)


def name_of(item: RawItem, shape: Shape | None) -> str:
    """What an item, or a part of it with keys of its own, is called: the words of the model."""
    if not isinstance(shape, Record) or shape is item.shape:
        own_keys = item.text("kind") and item.model is not model_of(item.collection, "")
        return say("{one} of kind '{kind}'", one=item.one, kind=item.text("kind")) if own_keys else item.one
    return _NAMES.get(shape.model.__name__) or as_it_is(shape.model.__name__.lower())


def as_example(shape: Shape | None) -> str:
    """How a right value looks; `…` stands for words that only the author knows."""
    if isinstance(shape, Leaf):
        return _EXAMPLES.get(shape.type, "…")
    return "[…]" if isinstance(shape, Many) else "{…}"


def _violation(refusal: Refusal) -> Violation:
    if isinstance(refusal.value, str) and not refusal.value.strip():
        return _empty(refusal)
    for types, violation in _VIOLATIONS:
        if refusal.type in types:
            return violation(refusal)
    return Violation(
        "wrong-form",
        say("{named} has another form than is expected here: {shown}", named=refusal.named, shown=refusal.shown),
    )


def _empty(refusal: Refusal) -> Violation:
    if refusal.is_key:
        return Violation("id-form", say("an id is missing before this colon"), _ID_HINT)
    wanted = listed(refusal.choices) if refusal.choices else as_example(refusal.shape)
    hint = say("fill it in") if "…" in wanted else say("write {wanted}", wanted=wanted)
    return Violation(
        "too-short",
        say("{named} is empty", named=refusal.named),
        hint if refusal.required else say("{hint}, or leave it out", hint=hint),
    )


def _not_a_text(refusal: Refusal) -> Violation:
    hint = say("write one text")
    if isinstance(refusal.value, dict):
        hint = say("a text with a colon in it stands between quotes")
    return Violation(
        "wrong-form", say("{named} should be one text, not {shown}", named=refusal.named, shown=refusal.shown), hint
    )


def _not_a_list(refusal: Refusal) -> Violation:
    hint = say("put '- ' before each item, each on a line of its own")
    if isinstance(refusal.value, str) and len(refusal.value) <= 40 and _is_list_of_ids(refusal.shape):
        hint = say("write [{value}]", value=refusal.value)
    return Violation(
        "wrong-form", say("{named} should be a list, not {shown}", named=refusal.named, shown=refusal.shown), hint
    )


def _not_a_map(refusal: Refusal) -> Violation:
    hint = say("write 'key: value' on lines of their own, further to the right")
    if isinstance(refusal.shape, Record):
        hint = say("its keys are {fields}", fields=", ".join(refusal.shape.fields))
    return Violation(
        "wrong-form", say("{named} should be a map, not {shown}", named=refusal.named, shown=refusal.shown), hint
    )


def _too_short(refusal: Refusal) -> Violation:
    hint = say("add at least one") if refusal.required else say("add at least one, or leave it out")
    return Violation("too-short", say("{named} is empty", named=refusal.named), hint)


def _too_long(refusal: Refusal) -> Violation:
    most = int(refusal.limits["max_length"])
    length = len(str(refusal.value).strip())
    named = say("the id {value}", value=quoted(str(refusal.value))) if refusal.is_key else refusal.named
    message = say_many(
        "{named} has {number} character; at most {most} fit",
        "{named} has {number} characters; at most {most} fit",
        length,
        named=named,
        most=most,
    )
    return Violation("too-long", message, say("take out {number}", number=length - most))


def _pattern(refusal: Refusal) -> Violation:
    value = str(refusal.value)
    if isinstance(refusal.shape, Leaf) and refusal.shape.written is Written.ADDRESS:
        return https_violation(value) or Violation(
            "link-form", say("{value} is not a web address", value=quoted(value))
        )
    before = TO_TREE if value.startswith(TO_TREE) else ""
    right = id_like(value.removeprefix(before))
    hint = say("{hint}: '{right}'", hint=_ID_HINT, right=f"{before}{right}") if right else _ID_HINT
    return Violation("id-form", say("{value} is not an id", value=quoted(value)), hint)


def _not_allowed(refusal: Refusal) -> Violation:
    message = say(
        "{named} cannot be {shown}; it is {choices}",
        named=refusal.named,
        shown=refusal.shown,
        choices=listed(refusal.choices),
    )
    written = refusal.value if isinstance(refusal.value, str) else ""
    return Violation(
        "wrong-value", message, did_you_mean(written, refusal.choices, shown=0, guess=refusal.called.meant)
    )


def _date(refusal: Refusal) -> Violation:
    value = refusal.value
    if not isinstance(value, str):
        return Violation(
            "wrong-form",
            say("{named} should be a date, not {shown}", named=refusal.named, shown=refusal.shown),
            say("write {day}", day=_DAY),
        )
    partial = refusal.type_expected is str
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?" if partial else r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        what = say("day") if value.count("-") == 2 else say("month")
        return Violation(
            "wrong-value",
            say("there is no {what} {value}", what=what, value=quoted(value)),
            say("look it up in a calendar"),
        )
    hint = say("write year-month-day, such as {day}", day=_DAY)
    if partial:
        hint = say("write year-month-day, such as {day}, or 2026-11, or 2026", day=_DAY)
    if day_first := _DAY_FIRST.fullmatch(value):
        day, month, year = day_first.groups()
        hint = say("write year-month-day: {day}", day=f"{year}-{month:0>2}-{day:0>2}")
    return Violation("wrong-form", say("{value} is not a date", value=quoted(value)), hint)


def _flag(refusal: Refusal) -> Violation:
    word = refusal.value.lower() if isinstance(refusal.value, str) else ""
    meant = "true" if word in _YES else "false" if word in _NO else refusal.called.meant(word, _EITHER)
    hint = say("write {meant}", meant=meant) if meant else ""
    return Violation(
        "wrong-value", say("{named} is true or false, not {shown}", named=refusal.named, shown=refusal.shown), hint
    )


def _number(refusal: Refusal) -> Violation:
    whole = refusal.type_expected is int
    kind = say("a whole number") if whole else say("a number")
    hint = say("write digits only, such as 3") if whole else say("write digits with a point for decimals, such as 16.1")
    if isinstance(refusal.value, str) and not whole and re.fullmatch(r"-?\d+,\d+", refusal.value, re.ASCII):
        hint = say("write a point for decimals: {value}", value=refusal.value.replace(",", "."))
    return Violation(
        "wrong-form",
        say("{named} should be {kind}, not {shown}", named=refusal.named, kind=kind, shown=refusal.shown),
        hint,
    )


def _next(refusal: Refusal) -> Violation:
    hint = say("write next: regelen, or a list such as [{when: {branche: ja}, to: regelen}, {otherwise: inhuur}]")
    return Violation(
        "wrong-form", say("{named}: {message}", named=refusal.named, message=as_it_is(refusal.message)), hint
    )


def _clause(refusal: Refusal) -> Violation:
    message = say("{named}: '{word}' stands alone in its map", named=refusal.named, word=refusal.limits["word"])
    return Violation("wrong-form", message, say("see the page on trees in the handbook"))


def _use(refusal: Refusal) -> Violation:
    message = say("{named}: {message}", named=refusal.named, message=as_it_is(refusal.message))
    return Violation("wrong-form", message, say("see the page on trees in the handbook"))


def _unreadable(refusal: Refusal) -> Violation:
    return Violation(
        "wrong-form", say("{named} holds characters that are no text", named=refusal.named), say("type it again")
    )


_NAMES = {
    "TableToFill": say("table"),
    "Measured": say("value"),
    "Use": say("use of an advice"),
    "SiteDemands": say("map of demands"),
    "AudienceDemands": say("map of demands"),
    "DutyHints": say("map of hints"),
    "NumberForm": say("form of numbers"),
}
_DAY = "2026-11-20"
_EXAMPLES: Mapping[Any, str] = {date: _DAY, bool: "true", int: "1", Decimal: "16.1"}
_ID_HINT = say("write lower case letters, digits and single hyphens")
_VIOLATIONS: tuple[tuple[tuple[str, ...], Callable[[Refusal], Violation]], ...] = (
    (("string_type",), _not_a_text),
    (("tuple_type",), _not_a_list),
    (("dict_type", "mapping_type", "model_type"), _not_a_map),
    (("too_short",), _too_short),
    (("string_too_long",), _too_long),
    (("string_pattern_mismatch",), _pattern),
    (("enum",), _not_allowed),
    (("date_form", "date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _date),
    (("flag_form",), _flag),
    (("number_form", "int_type", "int_parsing", "decimal_type", "decimal_parsing"), _number),
    (("next_form",), _next),
    (("clause_form",), _clause),
    (("use_form",), _use),
    (("string_unicode",), _unreadable),
)


def as_written(raw: Value, path: KeyPath) -> KeyPath:
    """The steps of a path that the file has: a model adds some where it reads a shorter way of writing."""
    here, written = raw, list[str | int]()
    for step in path:
        if step == "otherwise" and isinstance(here, list):
            written.append(len(here) - 1)
            here = here[-1]
        following = _below(here, step)
        if following is not None:
            here = following
            written.append(step)
    return tuple(written)


def _below(raw: Value, step: str | int) -> Value | None:
    if isinstance(raw, dict):
        return raw.get(step) if isinstance(step, str) else None
    return raw[step] if isinstance(raw, list) and isinstance(step, int) and step < len(raw) else None


def _named(item: RawItem, path: KeyPath) -> str:
    """What a message calls the thing at a path: `'title'`, `item 2 of 'steps'`, `this advice`."""
    name: str = this(item.one)
    for step in path:
        name = quoted(step) if isinstance(step, str) else say("item {number} of {name}", number=step + 1, name=name)
    return name


def _required(shape: Record, path: KeyPath) -> bool:
    parent = shape_at(shape, path[:-1])
    return not isinstance(parent, Record) or path[-1:] == () or path[-1] in parent.required


def _is_list_of_ids(shape: Shape | None) -> bool:
    return isinstance(shape, Many) and isinstance(shape.item, Leaf) and shape.item.refers_to is not None
