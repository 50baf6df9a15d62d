"""Texts that still speak of what an edition leaves out: their links go, and their words stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wegwijzer_build.load import Document, Loaded, Value
from wegwijzer_build.problems import MOST_PLACES, KeyPath, Place, Problem, Severity
from wegwijzer_build.validate.pruning import items_linked
from wegwijzer_build.wording import quoted, say, say_many

Name = tuple[str, str]
Mentions = Mapping[Name, Mapping[str, Place]]
"""What is left out → each item with a text that leads to it (`advice/bel-112`), and where."""
WITHOUT = "without"


def mentions_in(loaded: Loaded) -> Mentions:
    """Where texts lead to what is left out."""
    found: dict[Name, dict[str, Place]] = {name: {} for name in sorted(loaded.without)}
    for document in loaded.documents:
        for path, text in _texts(document.value, ()):
            item = (document.collection, str(path[0]) if document.shared else document.id)
            if item in loaded.without:
                continue
            for name in dict.fromkeys(items_linked(text)):
                if name in found:
                    found[name].setdefault("/".join(item), document.place(path))
    return {name: places for name, places in found.items() if places}


def as_locked(mentions: Mentions) -> Mapping[Name, str]:
    """What `edition.lock` holds of them: under `without/` and the item, which items speak of it."""
    return {
        (WITHOUT, "/".join(name)): "".join(f"{item}\n" for item in sorted(places)) for name, places in mentions.items()
    }


def unread(mentions: Mentions, of_edition: Document, locked: Mapping[Name, str]) -> Iterator[Problem]:
    """A warning for each item left out of which a text speaks that nobody accepted yet."""
    for name, places in mentions.items():
        item = "/".join(name)
        known = set(locked.get((WITHOUT, item), "").split("\n"))
        new = [place for each, place in places.items() if each not in known]
        if not new:
            continue
        message = say_many(
            "{number} text still speaks of {item}, which is left out: the words of the link stay",
            "{number} texts still speak of {item}, which is left out: the words of the links stay",
            len(new),
            item=quoted(item),
        )
        hint = say(
            "say it otherwise in a file of the same name where needed, then run: wegwijzer edition accept {name}",
            name=f"{WITHOUT}/{item}",
        )
        details = tuple(f"{place.file}:{place.line}" for place in new[:MOST_PLACES])
        at = of_edition.place((WITHOUT, name[0]), of_key=True)
        yield Problem(at, "edition-words", message, hint, details, severity=Severity.WARNING)


def _texts(value: Value, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """All texts in what a file holds, with where each stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
