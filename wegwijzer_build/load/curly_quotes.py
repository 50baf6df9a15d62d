"""Typographic quotes (“ ”) that an author takes for quotes of YAML."""

from __future__ import annotations

from dataclasses import replace

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

from .stuck import SyntaxProblem
from .text import FileText, Spot
from .yaml_texts import SHOWN_LENGTH, in_yaml, unquoted_text

CLOSED_BY = {"“": "”“", "„": "”“", "”": "”", "«": "»", "‘": "’‘", "‚": "’‘", "‹": "›"}
"""A sign that opens a quotation → those that may close it."""
CLOSING = frozenset("".join(CLOSED_BY.values()))


def no_quotes(stuck: SyntaxProblem, problem: Problem) -> Problem:
    """The problem, in other words where the text that it is about stands between typographic quotes."""
    source, text = stuck.source, stuck.text
    start = Spot(problem.place.line - 1, problem.place.column - 1)
    line = source.line(start.line)
    spots = [start, Spot(start.line, len(line) - len(line.lstrip(" -")))]
    if text and not text.quote and text.end.line in (stuck.at.line, stuck.at.line - 1):
        spots.insert(1, text.start)
    opening = next((spot for spot in spots if source.char(spot) in CLOSED_BY), None)
    if problem.rule == "unclosed-quote":
        return _closed_by_another(source, start, problem)
    if opening is None or problem.rule in ("unclosed-bracket", "missing-colon"):
        return problem
    return of_text(source, opening, over_lines=opening.line < stuck.at.line) or problem


def is_half(source: FileText, start: Spot, text: str) -> bool:
    """Tell whether a text between brackets is the first half of one that a comma or a colon cut in two."""
    closing = CLOSED_BY.get(text[:1])
    if closing is None or any(sign in text[1:] for sign in closing):
        return False
    rest = source.line(start.line)[start.column + len(text) :]
    return any(f"{sign}{end}" in rest for sign in closing for end in (",", "]", "}", ":", " ,", " ]", " }"))


def of_text(source: FileText, start: Spot, *, over_lines: bool = False) -> Problem | None:
    """The problem with a text that starts with a typographic quote, with the text as it should be.

    None where the quote is an apostrophe: nothing closes it.
    """
    whole = source.rest(start)
    opening = whole[0]
    in_brackets = source.line(start.line)[: start.column].strip(" -").partition(": ")[2][:1] in ("[", "{")
    end = min((at for sign in (*CLOSED_BY[opening], '"') if (at := whole.find(sign, 1)) > 0), default=-1)
    if end < 0 and opening in "‘‚":
        return None
    if end < 0 and in_brackets:
        whole = unquoted_text(source, start)
    shown = whole[: end + 1] if in_brackets and end > 0 else whole
    inside = whole[1:end] if end > 0 else whole[1:]
    pair = (
        say("{opening} and {closing} are no quotes", opening=opening, closing=whole[end])
        if end > 0 and whole[end] != '"'
        else say("{opening} is no quote", opening=opening)
    )
    message = say("{pair} to YAML, which knows ' and \" only", pair=pair)
    if end < 0 and over_lines:
        hint = say(
            "put ' or \" where the text starts and where it ends, or write | behind the key and the text below it"
        )
    elif end < 0 or in_brackets or not whole[end + 1 :].strip():
        hint = say(
            "write {straight}; or, if {opening} is to be shown, {shown}",
            straight=_straight(inside),
            opening=opening,
            shown=in_yaml(shown),
        )
    else:
        hint = say("put the whole text in quotes: {text}", text=in_yaml(whole))
    return Problem(source.place(start, len(shown)), "quotes-needed", message, hint)


def _straight(text: str) -> str:
    short = text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH].rstrip()} …"
    return in_yaml(text) if '"' in short or "\\" in short else f'"{short}"'


def _closed_by_another(source: FileText, start: Spot, problem: Problem) -> Problem:
    """A straight quote that a typographic one was to close: "Doe dit”."""
    mark, text = source.char(start), source.rest(start)
    at = next((at for at, sign in enumerate(text) if at and sign in CLOSING and sign not in "‘’“"), None)
    if mark != '"' or at is None:
        return problem
    message = say(
        "the quote {mark} that opens here is not closed; {sign} is no quote to YAML", mark=mark, sign=text[at]
    )
    right = f"{text[:at]}{mark}"
    return replace(problem, message=message, hint=say("close it with {mark}: {right}", mark=mark, right=right))
