"""What differs between two values of a model, text by text, found by the shape of the model.

How a text is laid out in its file does not count, nor in what order a map has its keys, but for answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from wegwijzer_build.model import Answer, Model, Voice, Written, attribute_of, text_for
from wegwijzer_build.model.shapes import Leaf, Many, Record, Shape, Table, shape_of
from wegwijzer_build.problems import KeyPath
from wegwijzer_build.wording import Message, choice, field_name, joined

from .same_text import as_read


@dataclass(frozen=True)
class Difference:
    """A text, an id or a value that is another. `path`: where it stands in the new item, else in the old one.

    Of `path` the names of fields are messages, and ids are not. `before` and `after`: None where there was or is none.
    `written`: how it is written, None for ids and values. `refers_to`: the collection that the ids are in.
    `voice`: whose words they are, if not ours.
    """

    path: KeyPath
    before: str | None
    after: str | None
    written: Written | None = None
    refers_to: str | None = None
    voice: Voice | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is read, and not only followed."""
        return self.written is not None

    @property
    def is_shown(self) -> bool:
        """Whether a page shows it: not what only the search or the authors read."""
        return self.voice not in (Voice.VISITORS, Voice.COLLEAGUES)

    @property
    def key(self) -> Message:
        """The path as one writes it: `steps 2`, `questions omvang ask`; translated where it names a field."""
        return joined((str(step + 1) if isinstance(step, int) else step for step in self.path), " ")


def differences(old: Model | None, new: Model | None, audience: str | None = None) -> tuple[Difference, ...]:
    """All that differs between two items of one model; with one of them None, all that the other says.

    `audience`: only what is said to it; else what is said to anybody.
    """
    known = old if new is None else new
    return () if known is None else tuple(_Comparison(audience).between(_shape(known), old, new, ()))


@dataclass(frozen=True)
class _Comparison:
    audience: str | None

    def between(self, shape: Shape, old: Any, new: Any, path: KeyPath) -> Iterator[Difference]:
        if old == new and not isinstance(shape, (Table, Record)):
            return
        if isinstance(shape, Leaf):
            yield from _of_leaf(shape, old, new, path)
        elif isinstance(shape, Many):
            yield from self._of_list(shape.item, old or (), new or (), path)
        elif isinstance(shape, Table):
            yield from self._of_table(shape, old or {}, new or {}, path)
        else:
            yield from self._of_record(shape, old, new, path)

    def _of_record(self, shape: Record, old: Any, new: Any, path: KeyPath) -> Iterator[Difference]:
        if old is not None and new is not None and type(old) is not type(new):
            yield from self._of_record(_shape(old), old, None, path)
            yield from self._of_record(_shape(new), None, new, path)
            return
        for key, inner in shape.fields.items():
            before, after = (getattr(each, attribute_of(key), None) for each in (old, new))
            yield from self.between(inner, before, after, (*path, field_name(key)))

    def _of_table(
        self, shape: Table, old: Mapping[str, Any], new: Mapping[str, Any], path: KeyPath
    ) -> Iterator[Difference]:
        if self.audience is not None and shape.key.refers_to == "audiences":
            yield from self.between(shape.value, text_for(old, self.audience), text_for(new, self.audience), path)
            return
        for key in dict.fromkeys((*new, *old)):
            yield from self.between(shape.value, old.get(key), new.get(key), (*path, key))
        before, after = ([key for key in one if key in other] for one, other in ((old, new), (new, old)))
        if before != after and isinstance(shape.value, Record) and issubclass(shape.value.model, Answer):
            yield Difference(path, ", ".join(before), ", ".join(after))

    def _of_list(self, item: Shape, old: Sequence[Any], new: Sequence[Any], path: KeyPath) -> Iterator[Difference]:
        if isinstance(item, Leaf) and item.written is None:
            yield from _of_ids(item, old, new, path)
            return
        matcher = SequenceMatcher(None, [_seen(each) for each in old], [_seen(each) for each in new], autojunk=False)
        for what, i, j, k, m in matcher.get_opcodes():
            if what == "equal":
                continue
            for step in range(max(j - i, m - k)):
                before = old[i + step] if i + step < j else None
                after = new[k + step] if k + step < m else None
                yield from self.between(item, before, after, (*path, k + step if after is not None else i + step))


def _shape(item: Model) -> Record:
    return shape_of(type(item))


def _of_leaf(leaf: Leaf, old: Any, new: Any, path: KeyPath) -> Iterator[Difference]:
    before, after = as_text(old), as_text(new)
    if before != after and as_read(before, leaf.written) != as_read(after, leaf.written):
        yield Difference(path, before, after, leaf.written, leaf.refers_to, leaf.voice)


def _of_ids(leaf: Leaf, old: Sequence[Any], new: Sequence[Any], path: KeyPath) -> Iterator[Difference]:
    before, after = ([as_text(each) or "" for each in some] for some in (old, new))
    if before != after:
        yield Difference(path, ", ".join(before) or None, ", ".join(after) or None, None, leaf.refers_to)


def _seen(value: Any) -> str:
    """A value of a list by which it is found again."""
    return value.model_dump_json() if isinstance(value, Model) else str(value)


def as_text(value: Any) -> str | None:
    """A value of a model as its file would write it; a message where it is one of a few words that we chose."""
    if value is None or (isinstance(value, str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, bool):
        return choice("true") if value else choice("false")
    if isinstance(value, Enum):
        return choice(str(value.value))
    return value.isoformat() if isinstance(value, date) else str(value)
