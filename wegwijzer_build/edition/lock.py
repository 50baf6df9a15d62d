"""The base as it was when an edition was last compared with it: the file `edition.lock`.

It holds the text of each item that the edition says otherwise, so that a base that moved can be shown line by line,
wherever the base comes from and whatever became of its history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from textwrap import dedent, indent
from types import MappingProxyType

from wegwijzer_build.load import Loaded, read_one
from wegwijzer_build.load.loading import Parse
from wegwijzer_build.problems import Place, Problem, Severity
from wegwijzer_build.wording import quoted, say, visible

from .reading import LOCK

Name = tuple[str, str]
_HEAD = "# What the base said where this edition says something else. Written by: wegwijzer edition accept\n"
_MOST_LINES = 40


def text_in(base: Loaded, name: Name) -> str | None:
    """The text of an item as the base has it; None where it has none."""
    try:
        document = base.document(*name)
    except KeyError:
        return None
    lines = base.texts.get(document.file, "").split("\n")
    if document.shared:
        if not isinstance(document.value, dict) or name[1] not in document.value:
            return None
        start = document.place((name[1],), of_key=True).line
        after = (place.line for keys, place in document.keys.items() if len(keys) == 1 and place.line > start)
        lines = lines[start - 1 : min(after, default=len(lines) + 1) - 1]
    return dedent("\n".join(line.rstrip() for line in lines)).strip() + "\n"


def read_lock(folder: Path, shown: str, parse: Parse) -> Mapping[Name, str]:
    """Item → its text when it was accepted; nothing where there is no such file. What is no text is passed over."""
    if not (folder / LOCK).is_file():
        return {}
    _, parsed = read_one(folder / LOCK, f"{shown}/{LOCK}", parse)
    value = parsed.value if isinstance(parsed.value, dict) else {}
    return {_name(key): f"{text.strip()}\n" for key, text in value.items() if isinstance(text, str)}


def as_lock(texts: Mapping[Name, str]) -> str:
    """The file with these texts, in the order of their names."""
    return _HEAD + "".join(f"{'/'.join(name)}: |\n{indent(texts[name], '  ')}" for name in sorted(texts))


def moved(base: Loaded, places: Mapping[Name, Place], locked: Mapping[Name, str]) -> Iterator[Problem]:
    """A warning for each item of the base that changed, or that nobody accepted yet.

    `places`: item → where the edition says it otherwise.
    """
    for name, place in places.items():
        now = text_in(base, name)
        if now is None or now == locked.get(name):
            continue
        item = quoted("/".join(name))
        hint = say("see whether that matters here, then run: wegwijzer edition accept {name}", name="/".join(name))
        if name not in locked:
            message = say("{item} stands in the place of what the base says, and nobody accepted that yet", item=item)
            yield Problem(place, "edition-unaccepted", message, hint, severity=Severity.WARNING)
            continue
        message = say("the base says {item} otherwise since it was accepted here", item=item)
        details = tuple(_difference(locked[name], now))
        yield Problem(place, "edition-moved", message, hint, details, severity=Severity.WARNING)


def accepted(
    base: Loaded,
    names: Iterable[Name],
    locked: Mapping[Name, str],
    all_of: Iterable[Name],
    mentions: Mapping[Name, str] = MappingProxyType({}),
) -> str:
    """The file after some items were accepted. `all_of`: what the edition says otherwise; what is not in it goes.

    `mentions`: what else there is to accept, with its text.
    """
    kept = {name: text for name, text in locked.items() if name in {*all_of, *mentions}}
    now = {name: text for name in names if (text := mentions.get(name) or text_in(base, name)) is not None}
    return as_lock({**kept, **now})


def _difference(before: str, after: str) -> Iterator[str]:
    lines = list(unified_diff(before.splitlines(), after.splitlines(), "", "", n=1, lineterm=""))[2:]
    yield from (visible(line) for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield say("and {more:,} more", more=len(lines) - _MOST_LINES)


def _name(key: str) -> Name:
    collection, _, item = key.partition("/")
    return collection, item
