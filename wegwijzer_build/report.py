"""Problems for people in a terminal, for GitHub's pages and for programs. Nothing is printed here."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import click

from wegwijzer_build.wording import say, say_many, visible

from .catalogues import ENGLISH, Catalogue
from .problems import NAMES, Place, Problem, Severity

SHOWN = 100
"""At most as many columns of a line are shown; of a longer one, the part around the caret."""

_NUMBER = 5
"""Line numbers take at least as many columns, so that snippets below each other line up."""
_TAB = 4
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_HINT = say("hint:")


def as_text(
    problems: Sequence[Problem], texts: Mapping[str, str], *, colour: bool = False, catalogue: Catalogue = ENGLISH
) -> str:
    """Problems with the line that each is about, and their number; empty where there are none.

    `texts` maps the names of files to what they hold; without a file's text, no line of it is shown.
    `colour` adds the codes that terminals read as colours.
    """
    if not problems:
        return ""
    blocks = ["\n".join(_block(problem, texts, _Paint(colour), catalogue)) for problem in problems]
    return "\n\n".join([*blocks, summary(problems, catalogue)]) + "\n"


def as_json(problems: Sequence[Problem], catalogue: Catalogue = ENGLISH) -> str:
    """Problems as a JSON object: `problems`, and the numbers of `errors` and `warnings`, told or not.

    Keys, severities and rules are the same in all languages.
    """
    listed = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "length": problem.place.length,
            "keys": list(problem.place.keys),
            "severity": problem.severity.value,
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
            "details": list(problem.details),
        }
        for problem in map(catalogue.problem, problems)
    ]
    counts = {f"{severity.value}s": _count(problems, severity) for severity in Severity}
    return json.dumps({"problems": listed, **counts}, indent=2) + "\n"


def as_github(problems: Sequence[Problem], catalogue: Catalogue = ENGLISH) -> str:
    """Problems as workflow commands: GitHub shows each beside the line that it is about."""
    return "".join(_command(catalogue.problem(problem), catalogue) for problem in problems)


def summary(problems: Sequence[Problem], catalogue: Catalogue = ENGLISH) -> str:
    """`2 errors, 1 warning`; empty where there are none."""
    errors, warnings = _count(problems, Severity.ERROR), _count(problems, Severity.WARNING)
    counts = (
        say_many("{number} error", "{number} errors", errors) if errors else "",
        say_many("{number} warning", "{number} warnings", warnings) if warnings else "",
    )
    return ", ".join(catalogue(count) for count in counts if count)


@dataclass(frozen=True)
class _Paint:
    """Colours a text, or leaves it as it is."""

    on: bool

    def __call__(self, text: str, colour: str | None = None, *, bold: bool = False) -> str:
        return click.style(text, fg=colour, bold=bold or None) if self.on else text


def _block(problem: Problem, texts: Mapping[str, str], paint: _Paint, catalogue: Catalogue) -> Iterable[str]:
    problem = catalogue.problem(problem)
    place, colour = problem.place, _COLOURS[problem.severity]
    where = f"{visible(place.file)}:{place.line}:{place.column}:"
    severity = paint(f"{catalogue(NAMES[problem.severity])}:", colour, bold=True)
    yield f"{paint(where, bold=True)} {severity} {visible(problem.message)} ({visible(problem.rule)})"
    text = texts.get(place.file)
    if text is not None:
        yield from _snippet(place, text, colour, paint)
    for detail in problem.details:
        yield f"   {visible(detail)}"
    if problem.hint:
        yield f"   {paint(catalogue(_HINT), 'cyan')} {visible(problem.hint)}"


def _snippet(place: Place, text: str, colour: str, paint: _Paint) -> Iterable[str]:
    lines = text.split("\n")
    if place.line > len(lines):
        return
    line = lines[place.line - 1].removesuffix("\r")
    start = min(place.column - 1, len(line))
    end = min(start + max(place.length, 1), max(len(line), start + 1))
    first, last = _window(line, start, end)
    before = ("…" if first else "") + _shown(line[first:start])
    marked = _shown(line[start : min(end, last)])
    after = _shown(line[min(end, last) : last]) + ("…" if last < len(line) else "")
    carets = "^" * max(_width(marked), 1)
    yield f"{place.line:>{_NUMBER}} | {before}{marked}{after}".rstrip()
    yield f"{'':>{_NUMBER}} | {' ' * _width(before)}{paint(carets, colour, bold=True)}"


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line that is shown: all of it, or as much as fits, with the caret in view."""
    if _width(_shown(line[: 2 * SHOWN])) <= SHOWN and len(line) <= 2 * SHOWN:
        return 0, len(line)
    first = 0 if end <= SHOWN * 3 // 4 else max(start - SHOWN // 3, 0)
    return first, min(first + SHOWN, len(line))


def _shown(text: str) -> str:
    return visible(text.replace("\t", " " * _TAB))


def _width(text: str) -> int:
    """How many columns a printable text takes in a terminal."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.number for problem in problems if problem.severity is severity)


def _command(problem: Problem, catalogue: Catalogue) -> str:
    lines = [problem.message, *problem.details, *([f"{catalogue(_HINT)} {problem.hint}"] if problem.hint else [])]
    return workflow_command(problem.severity.value, problem.place, problem.rule, lines)


def workflow_command(level: str, place: Place, title: str, lines: Iterable[str]) -> str:
    """A command to GitHub to show lines beside a place. `level`: error, warning or notice."""
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.length),
        "title": title,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {written}::{_data(lines)}\n"


def _data(lines: Iterable[str]) -> str:
    """Text of a command. A percent sign would start a code, and a line break would end the command."""
    return "%0A".join(visible(line).replace("%", "%25") for line in lines)


def _property(value: str) -> str:
    return visible(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
