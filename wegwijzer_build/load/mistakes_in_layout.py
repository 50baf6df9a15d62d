"""Common mistakes with colons, spaces and indentation.

Each function knows one of them and returns None where a fault is another.
"""

from __future__ import annotations

import re

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import in_turns, say, say_many

from .stuck import SyntaxProblem
from .text import FileText, Spot
from .yaml_texts import in_yaml, needs_quotes

GLUED_COLON = re.compile(r"(?P<sign>[\w-]{1,60}:)(?!//)(?P<value>\S.{0,50})")
GLUED_DASH = re.compile(r"(?P<sign>-)(?P<value>[^\s-].{0,50})")
KEY = re.compile(r"\s*(?:- +)?[\w-]{1,60}\s*$")


def colon_in_text(stuck: SyntaxProblem) -> Problem | None:
    """A colon where no key can stand: in a text, on a line too far in, or below a line that lacks its own colon."""
    text = stuck.text
    if "mapping values" not in stuck.says or text is None or not stuck.follows(text):
        return None
    source = stuck.source
    if text.start.line == stuck.at.line:
        return needs_quotes(source, text.start, say("this text holds ': ', which means something in YAML"))
    if not source.line(text.start.line)[: text.start.column].strip("- "):  # the text stands behind no key
        is_item = source.line(stuck.at.line).lstrip().startswith("- ")
        return _wrong_indent(source, stuck.at.line) if is_item else _no_colon(source, text.start)
    if KEY.match(source.line(stuck.at.line)[: stuck.at.column]):
        return _too_far_in(source, stuck.at.line, text.start.line)
    return Problem(
        source.place(stuck.at),
        "quotes-needed",
        say(
            "the text that starts at line {line} holds ': ' here, which means something in YAML",
            line=text.start.line + 1,
        ),
        say("write | behind the key and the text on the lines below it, indented"),
    )


def missing_colon(stuck: SyntaxProblem) -> Problem | None:
    """A line that should be 'key: value' and has no colon, or no space behind it."""
    if "could not find expected ':'" not in stuck.says or stuck.since is None:
        return None
    return _no_colon(stuck.source, stuck.since)


def _no_colon(source: FileText, start: Spot) -> Problem:
    text = source.rest(start)
    return missing_space(source, start) or Problem(
        source.place(start, len(text)),
        "missing-colon",
        say("expected 'key: value', found {text}", text=in_yaml(text)),
        say("put a colon and a space after the key; a text that goes on from the line above is indented further"),
    )


def missing_space(source: FileText, start: Spot) -> Problem | None:
    """A colon or a dash at the start of a line that the value follows at once: title:Beleid, -beleid."""
    text = source.rest(start)
    glued = GLUED_COLON.match(text) or GLUED_DASH.match(text)
    if glued is None:
        return None
    sign = glued["sign"]
    return Problem(
        source.place(start, len(sign)),
        "missing-space",
        say("expected a space after {sign}", sign=sign),
        say("write {right}", right=f"{sign} {glued['value']}"),
    )


def misplaced_line(stuck: SyntaxProblem) -> Problem | None:
    """A line at an indentation where nothing stands, or of another kind than the lines it stands among."""
    source, number, since = stuck.source, stuck.at.line, stuck.since
    if since is None or not stuck.starts_line or "block" not in stuck.says:
        return None
    if stuck.char == ":":
        return Problem(
            source.place(stuck.at), "key-form", say("the key before this colon is missing"), say("write a key")
        )
    if stuck.at.column not in _indents_above(source, number):
        return _wrong_indent(source, number)
    if "block mapping" in stuck.says and stuck.char == "-":
        return Problem(
            source.place_of_rest(stuck.at),
            "indentation",
            say("a list item stands here; expected a key"),
            say("a list stands below its key; a map cannot hold list items of its own"),
        )
    if "block collection" in stuck.says:
        return Problem(
            source.place_of_rest(stuck.at),
            "indentation",
            say("this line stands in a list; expected '- ' before it"),
            say("write '- ' before a new item, or indent the line as far as the text of the item above"),
        )
    return None


def content_after_the_end(stuck: SyntaxProblem) -> Problem | None:
    """Something behind the end of the one document that a file is."""
    if "document start" not in stuck.says:
        return None
    return Problem(
        stuck.source.place_of_rest(stuck.at),
        "several-documents",
        say("the content of this file has ended before this line"),
        say("keep one map in a file, without '...' and with all keys at the same indentation"),
    )


def _indents_above(source: FileText, number: int) -> tuple[int, ...]:
    """The indentations that a line can have: those of the lines above that are still open."""
    found: list[int] = []
    for above in source.above(number):
        indent = source.indent(above)
        if not found or indent < found[-1]:
            found.append(indent)
        if indent == 0:
            break
    return tuple(reversed(found))


def _wrong_indent(source: FileText, number: int) -> Problem:
    indents = _indents_above(source, number)
    expected = in_turns([str(indent) for indent in indents[-3:]])
    indent = source.indent(number)
    return Problem(
        source.place_of_rest(Spot(number, indent)),
        "indentation",
        say_many(
            "this line starts with {number} space; expected {expected}",
            "this line starts with {number} spaces; expected {expected}",
            indent,
            expected=expected,
        ),
        say("lines that belong together start at the same column"),
    )


def _too_far_in(source: FileText, number: int, parent: int) -> Problem:
    key = source.line(parent).strip("- ").split(":")[0]
    return Problem(
        source.place_of_rest(Spot(number, source.indent(number))),
        "indentation",
        say(
            "this line is indented below '{key}' (line {parent}), which has a value already", key=key, parent=parent + 1
        ),
        say("start it at the column of '{key}', or put a text that holds ': ' in quotes", key=key),
    )
