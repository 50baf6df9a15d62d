"""Text that YAML reads as a comment, and drops: what stands behind ` #` in a line.

A comment that is meant stands on a line of its own, or behind two spaces and with a space after its #. Behind a single
word (`kind: law # so far`), and where no text stands before it, one space is enough.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from wegwijzer_build.problems import Problem, Severity, bounded
from wegwijzer_build.wording import joined, say

from .stuck import Stretch, SyntaxProblem
from .text import FileText, Spot
from .yaml_texts import in_yaml

RULE = "cut-text"
MEANT = re.compile(r"\s{2,}#+(?:[\s=*-]|$)")
APART = re.compile(r"\s+#+(?:\s+(?!\d)|$)")
SIGNS = ":-[]{},|>"


def cut_texts(source: FileText, texts: Sequence[Stretch]) -> Iterator[Problem]:
    """A warning for every comment in a file that may well be text. `texts` are all texts of the file, in order."""
    lines = (number for number, line in enumerate(source.lines) if "#" in line)
    found = (cut for number in lines if (cut := _cut_in(source, number, texts)))
    yield from bounded(_problem(source, spot, before, Severity.WARNING) for spot, before in found)


def cut_before(stuck: SyntaxProblem) -> Problem | None:
    """A text over several lines that a # ends, so that the line below it stands nowhere."""
    text = stuck.text
    if text is None or "block" not in stuck.says or not stuck.starts_line:
        return None
    spot = _comment_after(stuck.source, text)
    between = range(text.end.line + 1, stuck.at.line)
    if spot is None or stuck.at.line <= text.end.line or any(stuck.source.line(number).strip() for number in between):
        return None
    first = stuck.source.line(text.start.line)
    parent = len(first) - len(first.lstrip(" -"))
    if stuck.at.column <= (parent if text.start.column > parent else parent - 1):
        return None
    return _problem(stuck.source, spot, text, Severity.ERROR)


def cut_bracket(source: FileText, since: Spot, until: int) -> tuple[Spot, str] | None:
    """The comment that takes the closing bracket along, and the text that it may belong to."""
    for number in range(since.line, min(until, len(source.lines) - 1) + 1):
        column = since.column + 1 if number == since.line else 0
        found = re.search(r"(?:^|(?<=[\s\[{,]))#", source.line(number)[column:])
        spot = Spot(number, column + found.start()) if found else None
        if spot and not _is_meant(source, spot, None) and re.search(r"[]}]", source.line(number)[spot.column :]):
            return spot, _whole(source, spot, None)
    return None


def _cut_in(source: FileText, number: int, texts: Sequence[Stretch]) -> tuple[Spot, Stretch | None] | None:
    line = source.line(number)
    for found in re.finditer("#", line):
        spot = Spot(number, found.start())
        before = bisect_right(texts, spot, key=lambda text: text.start) - 1
        if before >= 0 and spot < texts[before].end:
            continue
        near = texts[before] if before >= 0 and texts[before].end.line == number else None
        near = near if near and not line[near.end.column : spot.column].strip() else None
        return None if _is_meant(source, spot, near) else (spot, near)
    return None


def _comment_after(source: FileText, text: Stretch) -> Spot | None:
    found = re.match(r"\s+#", source.line(text.end.line)[text.end.column :])
    spot = Spot(text.end.line, text.end.column + found.end() - 1) if found else None
    return spot if spot and not _is_meant(source, spot, text) else None


def _is_meant(source: FileText, spot: Spot, text: Stretch | None) -> bool:
    line = source.line(spot.line)
    before = line[: spot.column].rstrip()
    rest = line[len(before) :]
    if not before or MEANT.match(rest):
        return True
    if text is None:
        return before[-1] in SIGNS and APART.match(rest) is not None
    is_word = text.start.line == spot.line and " " not in line[text.start.column : text.end.column]
    return is_word and rest.rstrip() not in (" #", "  #") and APART.match(rest) is not None


def _problem(source: FileText, spot: Spot, text: Stretch | None, severity: Severity) -> Problem:
    lost = source.line(spot.line)[spot.column :].rstrip()
    message = say("what stands behind ' #' is a comment, and no part of the text: {lost}", lost=in_yaml(lost))
    if text and (text.start.line < spot.line or severity is Severity.ERROR):
        hint = say("if it is text, put all of it in quotes, from line {line} on", line=text.start.line + 1)
    else:
        hint = say("if it is text, put all of it in quotes: {text}", text=in_yaml(_whole(source, spot, text)))
    return Problem(
        source.place(spot, len(lost)),
        RULE,
        message,
        joined((hint, _FOR_A_COMMENT), "; "),
        severity=severity,
    )


_FOR_A_COMMENT = say("a comment has two spaces before its # and one after it")


def _whole(source: FileText, spot: Spot, text: Stretch | None) -> str:
    """The text that an author most likely meant, with what was lost; between brackets it ends where these close."""
    line = source.line(spot.line)
    before = line[: spot.column]
    start = text.start.column if text else spot.column
    if text is None and before.rstrip()[-1:] not in SIGNS:
        start = max(before.rfind(sign) for sign in (": ", ", ", "[", "{", "- ")) + 1
    whole = line[start:].strip()
    if before.count("[") + before.count("{") > before.count("]") + before.count("}"):
        after = spot.column - (len(line) - len(line[start:].lstrip()))
        ends = [end for sign in ",]}" if (end := whole.find(sign, max(after, 0))) >= 0]
        whole = whole[: min(ends, default=len(whole))].rstrip()
    return whole
