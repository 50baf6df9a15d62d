"""The words of an instrument have a blank that nobody described (unknown-field).

An instrument describes a blank that its words do not have (unused-field).

Two blanks of an instrument have one label (same-label).

A blank has choices and is none, or is one and has none (field-choices).

A row of a table has more or fewer cells than the table has columns (table-shape).

What is filled in is described once, under `fields`: what it is, and of which type. Where it goes, its
key stands between braces, as often as it is needed: {naam}. So a name is filled in once, and two different numbers are
never called the same. In an instrument with fields nothing to fill in stands between square brackets.

Bad:
    fields:
      naam: {label: naam van de vertrouwenspersoon}
    parts:
      - title: Wie
        say: ["{naam} is vanaf {datum} vertrouwenspersoon."]

Good:
    fields:
      naam: {label: naam van de vertrouwenspersoon}
      datum: {label: eerste dag, type: date}
    parts:
      - title: Wie
        say: ["{naam} is vanaf {datum} vertrouwenspersoon."]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wegwijzer_build.model import BLANK, BlankType
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import did_you_mean, quoted, say

from .context import CheckContext, RawItem
from .violation import Violation

_TO_USE = {"say", "points", "rows"}
"""The keys of the words of an instrument that are used as they stand."""
_BRACKETS = re.compile(r"\[[^\]\n]{1,60}\]")


def check(context: CheckContext) -> Iterator[Problem]:
    """Hold the blanks in the words of every instrument against those that it describes."""
    for item in context.items:
        if item.collection == "instruments" and isinstance(item.raw, dict):
            fields = item.raw.get("fields")
            described = fields if isinstance(fields, dict) else {}
            yield from _choices(item, described)
            yield from _labels(item, described)
            yield from _tables(item)
            words = [scalar for scalar in item.scalars if _TO_USE & {*scalar.path} and not scalar.is_key]
            yield from _unknown(item, described, words)
            used = {found[1] for scalar in words for found in BLANK.finditer(scalar.text)}
            for name in described:
                if name not in used:
                    message = say("nobody fills in the field {name}", name=quoted(name))
                    hint = say("put {{{name}}} where it goes, or take it out", name=name)
                    yield item.problem(("fields", name), Violation("unused-field", message, hint), of_key=True)


def _unknown(item: RawItem, described: Mapping[str, object], words: list[Scalar]) -> Iterator[Problem]:
    for scalar in words:
        for found in BLANK.finditer(scalar.text):
            if found[1] not in described:
                message = say("no field is called {name}", name=quoted(found[1]))
                hint = did_you_mean(found[1], list(described)) or say("describe it under 'fields'")
                yield item.problem(scalar.path, Violation("unknown-field", message, hint, snippet=found[0]))
        for found in _BRACKETS.finditer(scalar.text) if described else ():
            message = say("{words} is to be filled in, and is no field", words=quoted(found[0]))
            hint = say("describe it under 'fields', and put its key here between braces")
            yield item.problem(scalar.path, Violation("unknown-field", message, hint, snippet=found[0]))


def _labels(item: RawItem, described: Mapping[str, object]) -> Iterator[Problem]:
    """What is shown is the label: who fills it in cannot tell two apart; nor two words on a sheet to count on."""
    counts = item.raw.get("counts") if isinstance(item.raw, dict) else None
    for key in ("kinds", "done"):
        words = counts.get(key) if isinstance(counts, dict) else None
        known: set[str] = set()
        for nth, word in enumerate(words if isinstance(words, list) else ()):
            if isinstance(word, str) and word.strip().casefold() in known:
                message = say(
                    "{word} stands here twice, so nobody knows which of the two was counted", word=quoted(word)
                )
                yield item.problem(("counts", key, nth), Violation("same-label", message, say("take one of them out")))
            known.add(str(word).strip().casefold())
    seen: dict[str, str] = {}
    for name, field in described.items():
        label = field.get("label") if isinstance(field, dict) else None
        if isinstance(label, str) and seen.setdefault(label.strip().casefold(), name) != name:
            other = seen[label.strip().casefold()]
            message = say("{label} is the label of {other} too", label=quoted(label), other=quoted(other))
            hint = say("say which of the two it is, as 'number of weeks'")
            yield item.problem(("fields", name, "label"), Violation("same-label", message, hint))


def _choices(item: RawItem, described: Mapping[str, object]) -> Iterator[Problem]:
    for name, field in described.items():
        if not isinstance(field, dict):
            continue
        is_choice, choices = field.get("type") == BlankType.CHOICE.value, field.get("choices")
        if is_choice and not choices:
            message = say("{name} is a choice, and there is nothing to choose from", name=quoted(name))
            yield item.problem(
                ("fields", name), Violation("field-choices", message, say("name the choices")), of_key=True
            )
        elif choices and not is_choice:
            message = say("{name} has choices, and is no choice", name=quoted(name))
            hint = say("write 'type: choice', or take the choices out")
            yield item.problem(("fields", name, "choices"), Violation("field-choices", message, hint), of_key=True)


def _tables(item: RawItem) -> Iterator[Problem]:
    parts = item.raw.get("parts") if isinstance(item.raw, dict) else None
    for nth, part in enumerate(parts if isinstance(parts, list) else ()):
        table = part.get("table") if isinstance(part, dict) else None
        columns, rows = (table.get("columns"), table.get("rows")) if isinstance(table, dict) else (None, None)
        if not isinstance(columns, list) or not isinstance(rows, list):
            continue
        for row, cells in enumerate(rows):
            if isinstance(cells, list) and len(cells) != len(columns):
                message = say(
                    "this row has {cells} cells, and the table {columns} columns",
                    cells=len(cells),
                    columns=len(columns),
                )
                hint = say('write "" for a cell that is filled in later')
                yield item.problem(("parts", nth, "table", "rows", row), Violation("table-shape", message, hint))
