"""The text of a content file with the places that loading kept: where each value starts, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wegwijzer_build.load import Value, parse
from wegwijzer_build.problems import KeyPath, Place


@dataclass(frozen=True)
class Original:
    """A content file: its text (lines end in a line feed), what it holds, and where."""

    text: str
    value: Value
    values: dict[KeyPath, Place]
    keys: dict[KeyPath, Place]

    def at(self, path: KeyPath) -> Value:
        """What stands at a key path. Raises KeyError or IndexError where there is nothing."""
        return value_at(self.value, path)

    def start(self, path: KeyPath, *, of_key: bool = False) -> int:
        """The offset at which a value (or its key) starts."""
        place = (self.keys if of_key else self.values)[path]
        return self._lines[place.line - 1] + place.column - 1

    def end(self, path: KeyPath) -> int:
        """The offset behind a value: of brackets the closing one, of what stands below each other the last."""
        inner = self.inner(path)
        if not self.in_brackets(path):
            return self.end(inner[-1]) if inner else self.start(path) + self.values[path].length
        at = self.end(inner[-1]) if inner else self.start(path) + 1
        while self.text[at] not in "]}":
            at = self.text.index("\n", at) if self.text[at] == "#" else at + 1
        return at + 1

    def in_brackets(self, path: KeyPath) -> bool:
        """Tell whether a list or a map is written within brackets."""
        return not isinstance(self.at(path), str) and self.text[self.start(path)] in "[{"

    def inner(self, path: KeyPath) -> tuple[KeyPath, ...]:
        """The key paths of what a list or a map holds."""
        value = self.at(path)
        steps = range(len(value)) if isinstance(value, list) else value if isinstance(value, dict) else ()
        return tuple((*path, step) for step in steps)

    def line_of(self, offset: int) -> tuple[int, int]:
        """The offsets at which the line of an offset starts and ends, its line feed not included."""
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, len(self.text) if end < 0 else end

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return tuple(starts)


def read_original(text: str) -> Original | None:
    """A text as an original; None where it cannot be read."""
    parsed = parse(text, "")
    if parsed.value is None:
        return None
    return Original(text, parsed.value, dict(parsed.values), dict(parsed.keys))


def value_at(value: Value, path: KeyPath) -> Value:
    """What stands at a key path. Raises KeyError or IndexError where there is nothing."""
    for step in path:
        value = value[step]  # type: ignore[index]  # a path that was read fits
    return value
