"""The texts of items that a translation is for, and items with other words in the place of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from wegwijzer_build.model import Case, HostsLanguage, Model, Voice, Way, WayKind, Written, attribute_of
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table, shape_of

CONTEXT_SEPARATOR = "/"
BETWEEN_PHRASES = "; "
"""Stands between what visitors type for one item: a translator says them all at once, and not one by one."""

_READ = (Written.PLAIN, Written.LINES, Written.MARKDOWN)
_NOT_OURS = (Voice.OTHERS, Voice.COLLEAGUES)


@dataclass(frozen=True)
class Text:
    """A text of an item. `context`: its key path without positions in lists, so that a moved step keeps its words.

    `may_go`: whether the item is whole without it. `typed`: it is what visitors type, shown nowhere.
    """

    context: str
    words: str
    written: Written
    may_go: bool = False
    typed: bool = False


Tell = Callable[[Text], str | None]
"""Text → what stands in its place; None where nothing does, which only `may_go` allows."""


def retold(item: Model, name: str, tell: Tell) -> Any:
    """An item with other words: each text as `tell` has it; all else is the same. `name` opens the contexts."""
    return _Retelling(tell).record(shape_of(type(item)), item, name)


def texts_of(item: Model, name: str) -> Iterator[Text]:
    """All texts of an item for which there has to be a translation, in the order of the fields of its model."""
    found: list[Text] = []

    def listen(text: Text) -> str:
        found.append(text)
        return text.words

    retold(item, name, listen)
    yield from found


@dataclass(frozen=True)
class _Retelling:
    tell: Tell

    def record(self, shape: Record, value: Model, context: str) -> Model:
        if isinstance(value, Case):  # an example for editors: no page shows it
            return value
        changed: dict[str, Any] = {}
        for key, inner in shape.fields.items():
            name = attribute_of(key)
            before, place = getattr(value, name), f"{context}{CONTEXT_SEPARATOR}{key}"
            if _is_place(value, key):
                after = self.tell(Text(place, before, Written.PLAIN))
            else:
                after = self._value(inner, before, place, may_go=key not in shape.required)
            if after is not before:
                default = type(value).model_fields[name].get_default(call_default_factory=True)
                changed[name] = default if after is None else after
        return value.model_copy(update=changed) if changed else value

    def _value(self, shape: Shape, value: Any, context: str, *, may_go: bool = False) -> Any:
        if value is None:
            return None
        if isinstance(shape, Leaf):
            return self._leaf(shape, value, context, may_go=may_go)
        if isinstance(shape, Many):
            return self._many(shape, value, context)
        if isinstance(shape, Table):
            if shape.key.type is HostsLanguage:  # said in each language already
                return value
            said = {k: self._value(shape.value, v, f"{context}{CONTEXT_SEPARATOR}{k}") for k, v in value.items()}
            same = all(said[key] is value[key] for key in value)
            return value if same else MappingProxyType({key: each for key, each in said.items() if each is not None})
        return self.record(shape, value, context)

    def _many(self, shape: Many, value: tuple[Any, ...], context: str) -> tuple[Any, ...]:
        if isinstance(shape.item, Leaf) and shape.item.voice is Voice.VISITORS:
            if not value:
                return value
            phrases = BETWEEN_PHRASES.join(value)
            said = self.tell(Text(context, phrases, Written.PLAIN, may_go=True, typed=True))
            if said == phrases:
                return value
            return tuple(phrase.strip() for phrase in (said or "").split(BETWEEN_PHRASES.strip()) if phrase.strip())
        others = [self._value(shape.item, each, context) for each in value]
        same = all(after is before for after, before in zip(others, value, strict=True))
        return value if same else tuple(each for each in others if each is not None)

    def _leaf(self, shape: Leaf, value: Any, context: str, *, may_go: bool) -> Any:
        if not isinstance(value, str) or not is_ours(shape) or not value:
            return value
        said = self.tell(Text(context, value, shape.written or Written.PLAIN, may_go))
        return value if said == value else said


def _is_place(value: Model, key: str) -> bool:
    """Whether a key says in words where one goes, which in other ways of its kind is a number or an address."""
    return isinstance(value, Way) and key == "at" and value.by is WayKind.VISIT


def is_ours(leaf: Leaf) -> bool:
    """Whether a text is said by the site to its readers, so that it has to be said in their language."""
    return leaf.written in _READ and leaf.refers_to is None and leaf.voice not in _NOT_OURS
