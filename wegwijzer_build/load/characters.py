"""Characters that content may not hold: they break the layout, or a reader cannot see them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say, say_many

from .text import FileText, Spot

REFUSED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters; all but the line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of text
    "\u2028\u2029"  # line and paragraph separator
    "\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\uffa0\U000e0000-\U000e007f"  # what nobody can see
    "\ud800-\udfff\ufeff\ufff9-\uffff]"  # halves of characters, byte order mark, notes, lost and non-characters
)
LINE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class CheckedText:
    """The text with every refused character replaced by one that does no harm.

    `sound_layout` is False where that may have changed lines or indentation, so that parsing makes no sense.
    """

    text: FileText
    problems: tuple[Problem, ...]
    sound_layout: bool


def check_characters(file: str, text: str) -> CheckedText:
    """Find what is refused: one problem for each kind of character, at its first place."""
    has_mark = text.startswith("\ufeff")
    source = FileText(file, text.removeprefix("\ufeff").replace("\r\n", "\n"))
    spots: dict[str, list[Spot]] = {}
    for number, line in enumerate(source.lines):
        for found in REFUSED.finditer(line):
            spots.setdefault(found[0], []).append(Spot(number, found.start()))
    problems = [_problem(char, source, where) for char, where in spots.items()]
    if has_mark:
        problems.append(_byte_order_mark(file))
    sound = not any(char in LINE_BREAKS for char in spots) and not any(
        not source.line(spot.line)[: spot.column].strip() for spot in spots.get("\t", ())
    )
    return CheckedText(FileText(file, _harmless(source.text)), tuple(problems), sound)


def check_escapes(value: str, place: Place) -> Problem | None:
    """Refuse the same characters where a text in double quotes writes one as an escape."""
    found = REFUSED.search(value)
    if found is None:
        return None
    problem = _refused(found[0], place)
    hint = say("delete the escape that begins with a backslash")
    return replace(problem, message=say("{message} (written as an escape)", message=problem.message), hint=hint)


def shown(text: str) -> str:
    """A text as it can be printed: refused characters show as a sign, a tab as an arrow, each as wide as it was."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return REFUSED.sub(lambda found: "→" if found[0] == "\t" else REPLACEMENT, plain)


def _harmless(text: str) -> str:
    return REFUSED.sub(lambda found: " " if found[0] == "\t" else "_", text)


def _problem(char: str, source: FileText, spots: list[Spot]) -> Problem:
    problem = _refused(char, source.place(spots[0]))
    others = list(dict.fromkeys(spot.line + 1 for spot in spots if spot.line != spots[0].line))
    if not others:
        return problem
    named, more = ", ".join(str(line) for line in others[:5]), len(others) - 5
    if more > 0:
        line = say("the same on lines {named} and {more} more", named=named, more=more)
    else:
        line = say_many("the same on line {named}", "the same on lines {named}", len(others), named=named)
    return replace(problem, details=(line,))


def _refused(char: str, place: Place) -> Problem:
    """The problem with a refused character."""
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "").lower()
    if char == "\t":
        message = say("a tab stands here; content is laid out with spaces")
        return Problem(place, "tab", message, say("replace every tab by two spaces"))
    if char in LINE_BREAKS:
        what = {"\r": say("a carriage return alone"), "\x85": say("next line")}.get(
            char, name or say("a control character")
        )
        message = say("{code} ({what}) stands here; expected an ordinary end of line", code=code, what=what)
        return Problem(place, "line-break", message, say("retype the line end"))
    if unicodedata.category(char) == "Cs":
        message = say("{code} is half a character; expected readable text", code=code)
        return Problem(place, "character", message, say("delete it and type it again"))
    if char == REPLACEMENT:
        message = say("{code} shows that a character was lost here", code=code)
        return Problem(place, "character", message, say("type the character that belongs here"))
    if name:
        hint = say("delete it; in most editors the arrow keys show where it is: they seem to stand still")
        message = say("{code} ({name}) cannot be seen and can hide or turn around text", code=code, name=name)
        return Problem(place, "invisible-character", message, hint)
    what = say("a control character") if unicodedata.category(char) == "Cc" else say("no character")
    return Problem(
        place, "character", say("{code} is {what}; expected readable text", code=code, what=what), say("delete it")
    )


def _byte_order_mark(file: str) -> Problem:
    return Problem(
        Place(file),
        "byte-order-mark",
        say("the file starts with a byte order mark; expected plain UTF-8"),
        say("save it as 'UTF-8', not as 'UTF-8 with BOM'"),
    )
