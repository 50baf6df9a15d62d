"""What YAML allows and content does not: each as a problem."""

from __future__ import annotations

from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say

from .text import FileText, Spot
from .yaml_texts import in_yaml

MAX_DEPTH = 50
MAX_PROBLEMS = 100


def empty_file(source: FileText) -> Problem:
    """A file without content; comments are none."""
    return Problem(
        source.place(Spot(0, 0)),
        "empty-file",
        say("the file is empty; expected 'key: value' lines"),
        say("fill it or delete it"),
    )


def not_a_map(source: FileText, start: Spot, found: str) -> Problem:
    """A file that holds one text or a list."""
    hint = say("write each line as 'key: value', with a colon and a space after the key")
    return Problem(
        source.place_of_rest(start),
        "top-level",
        say("expected a map of keys and values, found {found}", found=found),
        hint,
    )


def second_document(source: FileText, start: Spot) -> Problem:
    """A file that holds more than one document."""
    return Problem(
        source.place_of_rest(start),
        "several-documents",
        say("a second document starts here; expected one in a file"),
        say("delete the line '---', or move what follows to a file of its own"),
    )


def too_deep(source: FileText, start: Spot) -> Problem:
    """Nesting that no author means."""
    return Problem(
        source.place(start),
        "too-deep",
        say("this is nested more than {most} levels deep; the rest of the file is not read", most=MAX_DEPTH),
        say("look for brackets that do not close, or for indentation that grows by mistake"),
    )


def too_many(place: Place) -> Problem:
    """A file with so many problems that more would not help."""
    message = say("{number} problems in this file; the rest of it is not read", number=MAX_PROBLEMS)
    return Problem(place, "too-many-problems", message, say("mend these first"))


def duplicate_key(place: Place, key: str, first: Place) -> Problem:
    """A key that stands twice in one map."""
    return Problem(
        place,
        "duplicate-key",
        say("'{key}' is already in this map, at line {line}", key=key, line=first.line),
        say("keep one, or rename one"),
    )


def key_form(source: FileText, start: Spot, found: str) -> Problem:
    """A key that is no text."""
    return Problem(
        source.place_of_rest(start),
        "key-form",
        say("expected a word as key, found {found}", found=found),
        say("a text that starts with [ or { needs quotes"),
    )


def no_value(source: FileText, place: Place, key: str, after: Spot) -> Problem:
    """A key without a value; `after` is where the key ends."""
    rest = source.line(after.line)[after.column :].lstrip()
    comment = rest.removeprefix(":").strip()
    if not rest.startswith(":") and rest:
        hint = say("put a colon and a value after it; or, if it belongs to the text before it, put that in quotes")
    elif rest.startswith(":") and comment.startswith("#"):
        hint = say("what follows is a comment; if it is text, put it in quotes: {comment}", comment=in_yaml(comment))
    else:
        hint = say("write one after the colon, indent the lines below it that belong to it, or delete the key")
    return Problem(place, "empty-value", say("'{key}' has no value", key=key), hint)


def no_item(source: FileText, start: Spot) -> Problem:
    """A dash with nothing behind it."""
    dash = Spot(start.line, max(start.column - 1, 0))
    comment = source.line(start.line)[start.column :].strip()
    hint = say("write one after the -, or delete it")
    if comment.startswith("#"):
        hint = say("what follows is a comment; if it is text, put it in quotes: {comment}", comment=in_yaml(comment))
    return Problem(source.place(dash), "empty-value", say("this item has no value"), hint)
