"""Changes single values in the text of a content file, by the places that loading kept.

All else stays as it stands: comments, order, quotes, line breaks. Every step hands over a new `Original`, read anew
from the changed text, and None where the change would not read as it was meant: then nobody's file is touched.
"""

from __future__ import annotations

from collections.abc import Callable

from wegwijzer_build.load import Value, parse
from wegwijzer_build.problems import KeyPath

from .original import Original, read_original, value_at

LONGEST = 120
"""Columns of a line of content; a list that becomes longer is written below each other."""


def with_scalar(original: Original, path: KeyPath, new: str, written: str | None = None) -> Original | None:
    """Another text in the place of a text of one line; `written`: in YAML, where that is not the text itself."""
    start, end = original.start(path), original.end(path)
    return _checked(original, start, end, written or new, lambda value: _put(value, path, new))


def with_list(original: Original, path: KeyPath, wanted: list[str]) -> Original | None:
    """A list of ids that holds what is wanted: what stays keeps its place, what is new follows what precedes it."""
    current: Original | None = original
    items = _texts(original.at(path))
    for number, item in enumerate(wanted):
        if current is not None and item not in items:
            before = [other for other in wanted[:number] if other in items]
            position = items.index(before[-1]) + 1 if before else 0
            items.insert(position, item)
            current = _with_item(current, path, position, item)
    for position in reversed(range(len(items))):
        is_wanted = items[position] in wanted and items.index(items[position]) == position
        if current is not None and not is_wanted:
            current = without(current, (*path, position))
    return None if current is None else _broken(current, path)


def without(original: Original, path: KeyPath) -> Original | None:
    """Without one item of a list or one key of a map."""
    parent = path[:-1]
    if not original.in_brackets(parent):
        return _without_lines(original, path)
    start, end = _entry(original, path)
    siblings = original.inner(parent)
    at = siblings.index(path)
    if at + 1 < len(siblings):
        following = _entry(original, siblings[at + 1])[0]
        between = original.text[end:following]
        end = following if "#" not in between else end + between.index(",") + 1
    elif at:
        before = _entry(original, siblings[at - 1])[1]
        start = before if "#" not in original.text[before:start] else start
    return _checked(original, start, end, "", lambda value: _drop(value, path))


def with_key(original: Original, parent: KeyPath, behind: str, key: str, written: str) -> Original | None:
    """A new key behind another one of a map; `written`: its value in YAML, on one line."""
    place = (*parent, behind)
    end = original.end(place)
    new = parse(f"{key}: {written}", "").value
    if not isinstance(new, dict):
        return None
    if original.in_brackets(parent):
        return _checked(original, end, end, f", {key}: {written}", lambda value: _put(value, (*parent, key), new[key]))
    line_start, line_end = original.line_of(end)
    column = original.keys[place].column - 1
    added = f"\n{' ' * column}{key}: {written}"
    if original.start(place, of_key=True) < line_start and not original.in_brackets(place):
        return None  # a text over several lines: where it ends was not kept
    made = _checked(original, line_end, line_end, added, lambda value: _put(value, (*parent, key), new[key]))
    return None if made is None else _broken(made, (*parent, key))


def _with_item(original: Original, path: KeyPath, position: int, item: str) -> Original | None:
    inner = original.inner(path)

    def changed(value: Value) -> Value:
        held = _texts(value_at(value, path))
        return _put(value, path, [*held[:position], item, *held[position:]])

    if not inner:
        at = original.start(path) + 1
        return _checked(original, at, at, item, changed) if original.in_brackets(path) else None
    if original.in_brackets(path):
        if position:
            at = original.end(inner[position - 1])
            return _checked(original, at, at, f", {item}", changed)
        at = original.start(inner[0])
        return _checked(original, at, at, f"{item}, ", changed)
    indent = " " * (original.values[path].column - 1)
    if position:
        at = original.line_of(original.end(inner[position - 1]))[1]
        return _checked(original, at, at, f"\n{indent}- {item}", changed)
    at = original.line_of(original.start(inner[0]))[0]
    return _checked(original, at, at, f"{indent}- {item}\n", changed)


def _without_lines(original: Original, path: KeyPath) -> Original | None:
    """Without the lines on which an entry stands, if nothing else stands on them."""
    start, end = _entry(original, path)
    first, last = original.line_of(start)[0], original.line_of(end)[1]
    if original.text[first:start].strip(" ") not in ("", "-" if isinstance(path[-1], int) else ""):
        return None
    return _checked(original, first, min(last + 1, len(original.text)), "", lambda value: _drop(value, path))


def _broken(original: Original, path: KeyPath) -> Original | None:
    """The same with a list below each other, where it became too long for its line and can be."""
    start, end = original.start(path), original.end(path)
    first, last = original.line_of(start)
    before, written = original.text[first:start], original.text[start:end]
    fits = last - first <= LONGEST or not original.in_brackets(path) or "\n" in written
    own_line = before.strip() == f"{path[-1]}:" and not original.text[end:last].strip()
    if fits or not own_line:
        return original
    indent = " " * (len(before) - len(before.lstrip(" ")) + 2)
    items = "".join(f"\n{indent}- {item}" for item in _texts(original.at(path)))
    return _checked(original, first + len(before.rstrip()), end, items, lambda value: value)


def _entry(original: Original, path: KeyPath) -> tuple[int, int]:
    """From where up to where an item of a list, or a key with its value, stands."""
    of_key = isinstance(path[-1], str)
    return original.start(path, of_key=of_key), original.end(path)


def _checked(original: Original, start: int, end: int, new: str, change: Callable[[Value], Value]) -> Original | None:
    """The text with a stretch replaced, if it then holds what the change of the value comes to."""
    made = read_original(original.text[:start] + new + original.text[end:])
    return made if made is not None and made.value == change(original.value) else None


def _texts(value: Value) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _put(value: Value, path: KeyPath, new: Value) -> Value:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, list) and isinstance(step, int):
        return [_put(each, rest, new) if at == step else each for at, each in enumerate(value)]
    if isinstance(value, dict) and isinstance(step, str):
        return {**value, step: _put(value.get(step, ""), rest, new)}
    return value


def _drop(value: Value, path: KeyPath) -> Value:
    parent, step = value_at(value, path[:-1]), path[-1]
    left: Value = value
    if isinstance(parent, list):
        left = [each for at, each in enumerate(parent) if at != step]
    elif isinstance(parent, dict):
        left = {key: each for key, each in parent.items() if key != step}
    return _put(value, path[:-1], left)
