"""Common mistakes with quotes, brackets and the signs that mean something in YAML.

Each function knows one of them and returns None where it is another.
"""

from __future__ import annotations

import re

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

from .comments import cut_bracket
from .stuck import SyntaxProblem
from .text import FileText, Spot
from .yaml_texts import in_yaml, needs_quotes, refused_mark, unquoted_text

ESCAPE = re.compile(
    r'\\(?:[0abtnvfre "/\\N_LP\n]|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}'
    r"|U(?:000[1-9a-fA-F]|0010|0000(?![dD][89a-fA-F]))[0-9a-fA-F]{4}"
    r'|(?P<wrong>x\w{0,2}|u\w{0,4}|U\w{0,8}|.?))|(?P<end>")'
)


def directive(stuck: SyntaxProblem) -> Problem | None:
    """A line that starts with %; the parser may get stuck there, or on the line after it."""
    for number in range(max(stuck.at.line - 1, 0), stuck.at.line + 1):
        if stuck.source.line(number).startswith("%"):
            return refused_directive(stuck.source, number)
    return None


def refused_directive(source: FileText, line: int) -> Problem:
    """The problem with a line that starts with %."""
    return Problem(
        source.place_of_rest(Spot(line, 0)),
        "directive",
        say("a line that starts with % is a directive, and content has none"),
        say("delete the line; text that starts with % belongs behind a key, in quotes"),
    )


def escape(stuck: SyntaxProblem) -> Problem | None:
    r"""A backslash in double quotes: "C:\docs"."""
    if "quoted scalar" not in stuck.says or stuck.since is None or stuck.source.char(stuck.since) != '"':
        return None
    return wrong_escape(stuck.source, stuck.since)


def wrong_escape(source: FileText, start: Spot) -> Problem | None:
    """The first wrong escape in the text in double quotes that starts at a spot."""
    for number in range(start.line, len(source.lines)):
        offset = start.column + 1 if number == start.line else 0
        for found in ESCAPE.finditer(f"{source.line(number)}\n", offset):
            if found["end"]:
                return None
            if found["wrong"] is not None:
                return no_character(source, Spot(number, found.start()), found[0])
    return None


def no_character(source: FileText, start: Spot, written: str) -> Problem:
    """The problem with an escape that stands for nothing."""
    return Problem(
        source.place(start, len(written)),
        "escape",
        say("{written} in a text in double quotes is no character", written=written),
        say("use single quotes, in which a backslash is only a backslash"),
    )


def unclosed_quote(stuck: SyntaxProblem) -> Problem | None:
    """A quote that the parser looked for until the end of the file: 's Avonds."""
    if "quoted scalar" not in stuck.says or stuck.since is None:
        return None
    return _quote(stuck.source, stuck.since, say("is not closed"))


def text_after_quote(stuck: SyntaxProblem) -> Problem | None:
    """Text behind a closing quote: "Nee" is een antwoord. Or an apostrophe further on that was taken for one."""
    text = stuck.text
    if text is None or not text.quote or not stuck.follows(text):
        return None
    if text.start.line != text.end.line:
        return _quote(
            stuck.source, text.start, say("closes at line {line}, and there text follows", line=text.end.line + 1)
        )
    message = say("text follows after the closing quote {quote}", quote=text.quote)
    return needs_quotes(stuck.source, text.start, message, at_least=text.end.column - text.start.column)


def _quote(source: FileText, start: Spot, outcome: str) -> Problem:
    text = unquoted_text(source, start)
    mark = say("apostrophe") if text[:1] == "'" else say("quote mark")
    return Problem(
        source.place(start, len(text)),
        "unclosed-quote",
        say("the quote {sign} that opens here {outcome}", sign=text[:1], outcome=outcome),
        say(
            "close it; or, if the {mark} belongs to the text, put quotes around all of it: {text}",
            mark=mark,
            text=in_yaml(text),
        ),
    )


def reserved_start(stuck: SyntaxProblem) -> Problem | None:
    """A text that starts with a sign that means something in YAML: @naam, > 50, *Let op*."""
    source, since, says, char = stuck.source, stuck.since, stuck.says, stuck.char
    if since and re.search(r"(scanning|parsing) an? (alias|anchor|tag)|tag handle", says):
        return refused_mark(source, since)
    if since and "block scalar" in says:
        return needs_quotes(source, since, say("a text on one line cannot start with {char}", char=source.char(since)))
    is_stuck = "cannot start any token" in says
    is_stuck = is_stuck or ("not allowed" in says and char in ("-", "?"))
    is_stuck = is_stuck or ("parsing a block node" in says and char in (",", "]", "}"))
    return needs_quotes(source, stuck.at, say("a text cannot start with {char}", char=char)) if is_stuck else None


def text_after_brackets(stuck: SyntaxProblem) -> Problem | None:
    """Text behind a closing bracket: [naam] is er niet."""
    brackets = stuck.brackets
    if brackets is None or not stuck.follows(brackets) or brackets.start.line != stuck.at.line:
        return None
    closing = stuck.source.char(Spot(brackets.end.line, brackets.end.column - 1))
    message = say("text follows after the closing bracket {closing}", closing=closing)
    return needs_quotes(stuck.source, brackets.start, message, at_least=brackets.end.column - brackets.start.column)


def unclosed_bracket(stuck: SyntaxProblem) -> Problem | None:
    """Brackets that do not close, or a text inside them that needs quotes."""
    if stuck.since is None or "parsing a flow" not in stuck.says:
        return None
    source, text, opening = stuck.source, stuck.text, stuck.source.char(stuck.since)
    if opening not in ("[", "{"):
        if (since := _open_above(source, stuck.at.line)) and (cut := cut_bracket(source, since, since.line)):
            return _cut(source, since, *cut)
        return Problem(
            source.place(stuck.at),
            "yaml-syntax",
            say("a value is missing here"),
            say("write one, or leave the comma out"),
        )
    if text and text.start.line == stuck.at.line and stuck.char in (":", "?") and stuck.follows(text):
        # PyYAML's own parser takes any ? between brackets for a sign; libyaml only one with a space behind it.
        message = say("this text holds '{char} ', which means something in YAML", char=stuck.char)
        return needs_quotes(source, text.start, message, in_brackets=True)
    closing = {"[": "]", "{": "}"}[opening]
    if stuck.char in ("]", "}"):
        outcome = say("is closed by {char}; expected {closing}", char=stuck.char, closing=closing)
    else:
        if cut := cut_bracket(source, stuck.since, max(stuck.since.line, stuck.at.line - 1)):
            return _cut(source, stuck.since, *cut)
        last_line = max(stuck.since.line, text.start.line if text else 0) + 1
        outcome = say(
            "is not closed; expected {closing} or a comma at the end of line {last_line}",
            closing=closing,
            last_line=last_line,
        )
    return Problem(
        source.place_of_rest(stuck.since),
        "unclosed-bracket",
        say("the {opening} that opens here {outcome}", opening=opening, outcome=outcome),
        say(
            "close it with {closing}; a text that starts with {opening} needs quotes", closing=closing, opening=opening
        ),
    )


def _open_above(source: FileText, number: int) -> Spot | None:
    """The first bracket of the nearest line above that holds anything."""
    above = next((n for n in range(number - 1, -1, -1) if source.line(n).strip()), None)
    found = None if above is None else re.search(r"[\[{]", source.line(above))
    return Spot(above, found.start()) if above is not None and found else None


def _cut(source: FileText, since: Spot, comment: Spot, text: str) -> Problem:
    """A closing bracket that stands in what YAML takes for a comment."""
    closing = {"[": "]", "{": "}"}[source.char(since)]
    return Problem(
        source.place(comment, len(source.line(comment.line)) - comment.column),
        "unclosed-bracket",
        say(
            "the {char} that opens at line {line} is not closed: from this # on all is a comment",
            char=source.char(since),
            line=since.line + 1,
        ),
        say(
            "if the # belongs to the text, put that in quotes: {text}; if not, write the {closing} before it",
            text=in_yaml(text),
            closing=closing,
        ),
    )
