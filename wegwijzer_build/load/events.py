"""The one door to PyYAML: a text as a stream of events, and its syntax errors as problems.

Composing nodes the usual way follows the nesting of a file on the interpreter's stack, and 30,000 open brackets crash
it. Events come one by one, so that whoever reads them can stop where nesting becomes senseless.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, ScalarEvent

from wegwijzer_build.problems import Problem

from .mistakes_in_text import no_character
from .stuck import Stretch, SyntaxProblem
from .syntax import explain
from .text import FileText, Spot

LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is installed: it reads some fifteen times as fast, and knows that a ? in a text is text."""
START = Spot(0, 0)
BEYOND_UNICODE = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")


class UnreadableError(Exception):
    """Raised where reading a file has to stop, with the problem that stops it.

    `is_syntax` tells that the parser could not go on; a problem found before may be the cause.
    """

    def __init__(self, problem: Problem, *, is_syntax: bool = False) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.is_syntax = is_syntax


@dataclass
class _Trail:
    """What was read last, to explain where the parser gets stuck. Places are worked out then: files can be large."""

    last: Event | None = None
    last_text: ScalarEvent | None = None
    brackets: Stretch | None = None
    open: list[CollectionStartEvent] = field(default_factory=list)

    @property
    def end(self) -> Spot:
        return end_of(self.last) if self.last else START

    @property
    def text(self) -> Stretch | None:
        if self.last_text is None:
            return None
        quote = self.last_text.style if self.last_text.style in ("'", '"') else ""
        return Stretch(start_of(self.last_text), end_of(self.last_text), quote or "")

    def add(self, event: Event) -> None:
        self.last = event
        if isinstance(event, ScalarEvent):
            if event.value or event.style:
                self.last_text = event
        elif isinstance(event, CollectionStartEvent):
            self.open.append(event)
        elif isinstance(event, CollectionEndEvent):
            opened = self.open.pop()
            if opened.flow_style and start_of(opened) != end_of(opened):  # [a: b] holds a map without brackets
                self.brackets = Stretch(start_of(opened), end_of(event))


def events(source: FileText) -> Iterator[Event]:
    """Read a text that holds no refused character. Raises UnreadableError at the first syntax error."""
    trail = _Trail()
    # libyaml places the end of a file without a last line end elsewhere than the other parser does.
    text = source.text if source.text.endswith("\n") else f"{source.text}\n"
    try:
        for event in yaml.parse(text, LOADER):
            trail.add(event)
            yield event
    except yaml.YAMLError as error:
        raise UnreadableError(explain(_stuck(source, error, trail)), is_syntax=True) from None
    except (ValueError, OverflowError):  # what PyYAML's own parser makes of a number that is no character
        raise UnreadableError(_beyond_unicode(source, trail.end), is_syntax=True) from None


def start_of(event: Event) -> Spot:
    """Where an event begins."""
    return _spot(event.start_mark) or START


def end_of(event: Event) -> Spot:
    """Where an event ends."""
    return _spot(event.end_mark) or START


def _spot(mark: object) -> Spot | None:
    return None if mark is None else Spot(getattr(mark, "line", 0), getattr(mark, "column", 0))


def _stuck(source: FileText, error: yaml.YAMLError, trail: _Trail) -> SyntaxProblem:
    return SyntaxProblem(
        source,
        at=_spot(getattr(error, "problem_mark", None)) or trail.end,
        since=_spot(getattr(error, "context_mark", None)),
        says=f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}",
        text=trail.text,
        brackets=trail.brackets,
    )


def _beyond_unicode(source: FileText, since: Spot) -> Problem:
    for number in range(since.line, len(source.lines)):
        found = BEYOND_UNICODE.search(source.line(number))
        if found:
            return no_character(source, Spot(number, found.start()), found[0])
    return no_character(source, since, "an escape")
