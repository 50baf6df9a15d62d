"""From events to values: text, lists and maps, each with its place."""

from __future__ import annotations

import re
from dataclasses import replace

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from wegwijzer_build.problems import KeyPath, Place, Problem
from wegwijzer_build.wording import say

from . import refusals
from .characters import check_escapes
from .curly_quotes import CLOSING, is_half, of_text
from .documents import Value
from .events import UnreadableError, end_of, events, start_of
from .joined import joined_items
from .mistakes_in_layout import missing_space
from .mistakes_in_text import wrong_escape
from .stuck import Stretch
from .text import FileText, Spot
from .yaml_texts import refused_mark

BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


class Reader:
    """Walks the events of one file once. What it refuses becomes a problem, and it goes on where that is possible.

    `values` and `keys` map key paths to places; they are whole only where there are no problems. `texts` are all texts
    of the file, keys too, in order.
    """

    def __init__(self, source: FileText) -> None:
        self.values: dict[KeyPath, Place] = {}
        self.keys: dict[KeyPath, Place] = {}
        self.problems: list[Problem] = []
        self.texts: list[Stretch] = []
        self._source = source
        self._events = events(source)
        self._inside_key = 0
        self._inside_brackets = 0
        self._halved = -1

    def read(self) -> Value:
        """The value of the file. Raises UnreadableError at a problem after which nothing can be made out."""
        next(self._events)  # the stream starts
        if isinstance(next(self._events), StreamEndEvent):
            raise UnreadableError(refusals.empty_file(self._source))
        first = next(self._events)
        value = self._node(first, (), 1)
        next(self._events)  # the document ends
        if _is_empty(first):
            raise UnreadableError(refusals.empty_file(self._source))
        if not isinstance(first, MappingStartEvent) and not _is_marked(first):
            start = start_of(first)
            glued = missing_space(self._source, start) if isinstance(first, ScalarEvent) else None
            self._report(glued or refusals.not_a_map(self._source, start, _kind(first)))
        following = next(self._events)
        if isinstance(following, DocumentStartEvent):
            raise UnreadableError(refusals.second_document(self._source, start_of(following)))
        return value

    def _node(self, event: Event, path: KeyPath, depth: int) -> Value:
        """The value that starts with an event; `depth` counts the maps and lists it would make."""
        self._refuse_mark(event)
        if isinstance(event, CollectionStartEvent):
            self._inside_brackets += bool(event.flow_style)
            read = self._map if isinstance(event, MappingStartEvent) else self._list
            value = read(event, path, depth)
            self._inside_brackets -= bool(event.flow_style)
            return value
        self.values[path] = self._text_place(event, path)
        return self._text(event)

    def _map(self, start: CollectionStartEvent, path: KeyPath, depth: int) -> dict[str, Value]:
        self._refuse_depth(start, depth)
        result: dict[str, Value] = {}
        first: Place | None = None
        while not isinstance(event := next(self._events), CollectionEndEvent):
            key = self._key(event, path, depth)
            here = (*path, key)
            place = self._text_place(event, here)
            first = first or place
            if key and key in result:
                self._report(refusals.duplicate_key(place, key, self.keys[here]))
            self.keys.setdefault(here, place)
            value = next(self._events)
            is_half_of_text = self._halved == place.line - 1 and key[-1:] in CLOSING
            if key and _is_empty(value) and not is_half_of_text:
                self._report(refusals.no_value(self._source, place, key, end_of(event)))
            result[key] = self._node(value, here, depth + 1)
        self.values[path] = self._collection_place(start, event, first, path)
        return result

    def _key(self, event: Event, path: KeyPath, depth: int) -> str:
        """The text of a key; empty for one that is none, which is reported."""
        if isinstance(event, ScalarEvent) and event.value:
            self._refuse_mark(event)
            return self._text(event)
        if isinstance(event, AliasEvent):
            self._refuse_mark(event)
        else:
            self._report(refusals.key_form(self._source, start_of(event), _kind(event)))
        self._inside_key += 1
        self._node(event, path, depth + 1)
        self._inside_key -= 1
        return ""

    def _list(self, start: CollectionStartEvent, path: KeyPath, depth: int) -> list[Value]:
        self._refuse_depth(start, depth)
        result: list[Value] = []
        while not isinstance(event := next(self._events), CollectionEndEvent):
            if _is_empty(event):
                self._report(refusals.no_item(self._source, start_of(event)))
            result.append(self._node(event, (*path, len(result)), depth + 1))
        self.values[path] = self._collection_place(start, event, self.values.get((*path, 0)), path)
        return result

    def _text(self, event: Event) -> str:
        if not isinstance(event, ScalarEvent):
            return ""  # an alias, which is refused
        if event.style == '"':
            self._refuse_escapes(event)
        if event.value or event.style:
            self._refuse_damage(event)
        return event.value

    def _refuse_damage(self, event: ScalarEvent) -> None:
        """Refuse what YAML makes of a text that its author cannot have meant; keep where it stands."""
        start, end = start_of(event), end_of(event)
        if event.style in ("|", ">"):
            text = Stretch(Spot(start.line + 1, 0), end)
            folded = replace(text, start=start)
        else:
            text = folded = Stretch(start, end, event.style if event.style in ("'", '"') else "")
            is_plain = self._inside_brackets and not text.quote
            if is_plain and is_half(self._source, start, event.value) and (half := of_text(self._source, start)):
                self._report(half)
                self._halved = start.line
        self.texts.append(text)
        if end.line > start.line and event.style != "|":
            in_brackets = self._inside_brackets > 0
            for problem in joined_items(self._source, folded, folded=event.style == ">", in_brackets=in_brackets):
                self._report(problem)

    def _refuse_escapes(self, event: ScalarEvent) -> None:
        problem = check_escapes(event.value, self._text_place(event, ()))
        if problem is None:
            return
        wrong = wrong_escape(self._source, start_of(event))
        if wrong:  # only PyYAML's own parser lets half a character through to here
            raise UnreadableError(wrong, is_syntax=True)
        self._report(problem)

    def _refuse_mark(self, event: Event) -> None:
        if _is_marked(event):
            self._report(refused_mark(self._source, start_of(event)))

    def _refuse_depth(self, start: CollectionStartEvent, depth: int) -> None:
        if depth > refusals.MAX_DEPTH:
            raise UnreadableError(refusals.too_deep(self._source, start_of(start)))

    def _report(self, problem: Problem) -> None:
        if self._inside_key:
            return  # it would only hide that this is no key
        self.problems.append(problem)
        if len(self.problems) == refusals.MAX_PROBLEMS:
            raise UnreadableError(refusals.too_many(problem.place))

    def _text_place(self, event: Event, path: KeyPath) -> Place:
        start, end = start_of(event), end_of(event)
        if start.line == end.line:
            return self._source.place(start, end.column - start.column, path)
        first_line = self._source.line(start.line)[start.column :].rstrip()
        header = BLOCK_HEADER.match(first_line) if getattr(event, "style", None) in ("|", ">") else None
        return self._source.place(start, len(header[0] if header else first_line), path)

    def _collection_place(
        self, opening: CollectionStartEvent, closing: Event, first: Place | None, path: KeyPath
    ) -> Place:
        """From the start of a map or list to the end of its first key or item, or to its closing bracket."""
        start, end = start_of(opening), end_of(closing)
        if opening.flow_style:
            width = end.column - start.column if end.line == start.line else len(self._source.rest(start))
            return self._source.place(start, width, path)
        on_this_line = first is not None and first.line == start.line + 1
        return self._source.place(
            start, first.column - 1 + first.length - start.column if first and on_this_line else 1, path
        )


def _kind(event: Event) -> str:
    if isinstance(event, ScalarEvent):
        return say("a text") if event.value else say("nothing")
    return say("a map") if isinstance(event, MappingStartEvent) else say("a list")


def _is_marked(event: Event) -> bool:
    """It has an anchor or a tag, or is an alias."""
    return getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None


def _is_empty(event: Event) -> bool:
    """Nothing is written: no text, no quotes, no mark."""
    return isinstance(event, ScalarEvent) and not (event.value or event.style or event.tag or event.anchor)
