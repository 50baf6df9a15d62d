"""What several messages about YAML share: how to quote a text, and the characters that cannot start one."""

from __future__ import annotations

from wegwijzer_build.problems import Problem
from wegwijzer_build.wording import say

from .text import FileText, Spot

SHOWN_LENGTH = 50


def in_yaml(text: str) -> str:
    """A text in quotes, as the author should write it; a long one is cut short."""
    short = text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH].rstrip()} …"
    if "'" not in short:
        return f"'{short}'"
    if '"' not in short and "\\" not in short:
        return f'"{short}"'
    return "'" + short.replace("'", "''") + "'"


def unquoted_text(source: FileText, start: Spot, *, at_least: int = 0, in_brackets: bool = False) -> str:
    """The text that an author most likely meant to write at a spot.

    It ends with its line; in brackets also at the comma or bracket that comes after its first `at_least` characters.
    """
    rest = source.rest(start)
    if not in_brackets and not _inside_brackets(source.line(start.line)[: start.column]):
        return rest
    ends = [rest.find(char, max(at_least, 1)) for char in ",]}"]
    return rest[: min((end for end in ends if end > 0), default=len(rest))].rstrip()


def _inside_brackets(before: str) -> bool:
    return before.count("[") + before.count("{") > before.count("]") + before.count("}")


def needs_quotes(
    source: FileText, start: Spot, message: str, *, at_least: int = 0, in_brackets: bool = False
) -> Problem:
    """A problem with a text that has to stand in quotes; for the last two see `unquoted_text`."""
    text = unquoted_text(source, start, at_least=at_least, in_brackets=in_brackets)
    hint = say("put the whole text in quotes: {text}", text=in_yaml(text))
    return Problem(source.place(start, len(text)), "quotes-needed", message, hint)


def refused_mark(source: FileText, start: Spot) -> Problem:
    """A problem with an alias (*), an anchor (&) or a tag (!), or with a text that only looks like one."""
    text = unquoted_text(source, start)
    mark = text[:1]
    place = source.place(start, len(text.split(" ")[0]))
    hint = say("if it is text, put it in quotes: {text}; if not, write the value out in full", text=in_yaml(text))
    if mark == "*":
        return Problem(place, "alias", say("* at the start of a text makes it an alias, and content has none"), hint)
    if mark == "&":
        return Problem(place, "anchor", say("& at the start of a text makes it an anchor, and content has none"), hint)
    return Problem(
        place, "tag", say("{mark} at the start of a text makes it a tag, and content has none", mark=mark), hint
    )
