"""A file about translations names no items (translation-review).

`reviews.yml` names, for each item, how it was read (`machine`, `read` by a person, or `revised` by one), on which day,
and a mark of the texts of that moment: the Dutch, the translation and what was read back. Any edit of one of these
makes the mark another, and the review void. `wegwijzer translate sign` writes it. `meaning.yml` names the items of
which an edit of the Dutch changed the meaning: older translations of these are not shown.

Bad:
    - advice/bel-112

Good:
    advice/bel-112: {level: machine, on: "2026-11-30", texts: 3b0c44298fc1}
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, TypeVar

from wegwijzer_build.load import Document, Parsed
from wegwijzer_build.model import Model
from wegwijzer_build.model.base import Date, Field, Text
from wegwijzer_build.problems import KeyPath, Place, Problem
from wegwijzer_build.validate.beside import read_beside
from wegwijzer_build.wording import say

from .po import Translation

M = TypeVar("M", bound=Model)
_MARK_LENGTH = 12


class Scrutiny(StrEnum):
    """How well a translation was read, the least first."""

    NONE = "none"
    """Nobody and nothing compared it as it is now."""
    MACHINE = "machine"
    """Translated, read back and compared by language models, each of which saw only what it needed."""
    READ = "read"
    """A person who speaks the language read it beside the Dutch."""
    REVISED = "revised"
    """Such a person also put it into better words."""


class Review(Model):
    """One entry of reviews.yml."""

    level: Annotated[Scrutiny, Field(description="machine, read or revised.")]
    on: Annotated[Date, Field(description="The day on which it was compared.")]
    texts: Annotated[Text, Field(description="A mark of the Dutch, the translation and the read-back of that day.")]
    shape: Annotated[Text | None, Field(description="Of a tree: a mark of its conditions and first contacts.")] = None
    by: Annotated[Text | None, Field(description="In which role a person read it; no name.")] = None


class Moved(Model):
    """One entry of meaning.yml."""

    on: Annotated[Date, Field(description="The day on which the meaning of the Dutch changed.")]
    why: Annotated[Text | None, Field(description="What changed, for who translates.")] = None


def mark_of(entries: Iterable[Translation], back: Mapping[tuple[str, str], str]) -> str:
    """The mark of some entries with what was read back of them."""
    hashed = hashlib.sha256()
    for entry in sorted(entries, key=lambda entry: entry.key):
        for part in (entry.context, entry.words, entry.says, back.get((entry.context, entry.says), "")):
            hashed.update(part.encode() + b"\0")
    return hashed.hexdigest()[:_MARK_LENGTH]


def read_reviews(file: str, text: str, parsed: Parsed) -> tuple[Mapping[str, Review], tuple[Problem, ...]]:
    """The reviews of a language by item (`advice/bel-112`), and what is wrong with them."""
    return _read(Review, say("review"), file, text, parsed)


def read_moved(file: str, text: str, parsed: Parsed) -> tuple[Mapping[str, Moved], tuple[Problem, ...]]:
    """The items whose meaning changed, and what is wrong with the file."""
    return _read(Moved, say("change of meaning"), file, text, parsed)


def _read(
    model: type[M], one: str, file: str, text: str, parsed: Parsed
) -> tuple[Mapping[str, M], tuple[Problem, ...]]:
    if parsed.value is None:
        return {}, parsed.problems
    if not isinstance(parsed.value, dict):
        message = say("this names no items")
        hint = say("write an item, a colon, and what was said of it")
        return {}, (*parsed.problems, Problem(parsed.values.get((), Place(file)), "translation-review", message, hint))
    values, keys = _by_first(parsed.values), _by_first(parsed.keys)
    found, problems = {}, list(parsed.problems)
    for name, raw in parsed.value.items():
        document = Document(file, "", "", False, raw, values[name], keys.get(name, {}))
        entry, of_entry = read_beside(model, one, document, text, ())
        problems += of_entry
        if entry is not None:
            found[name] = entry
    return found, tuple(problems)


def _by_first(places: Mapping[KeyPath, Place]) -> Mapping[object, Mapping[KeyPath, Place]]:
    found: dict[object, dict[KeyPath, Place]] = {}
    for path, place in places.items():
        if path:
            found.setdefault(path[0], {})[path[1:]] = place
    return found


def reviews_as_text(reviews: Mapping[str, Review]) -> str:
    """The file of reviews, in the order of its items."""
    return "".join(f"{item}: {_in_braces(review)}\n" for item, review in sorted(reviews.items()))


def moved_as_text(moved: Mapping[str, Moved]) -> str:
    """The file of changed meanings, in the order of its items."""
    return "".join(f"{item}: {_in_braces(each)}\n" for item, each in sorted(moved.items()))


def _in_braces(model: Model) -> str:
    """A value on one line of YAML. JSON is YAML: no text can be read as something else."""
    values = model.model_dump(mode="json", exclude_none=True).items()
    return "{" + ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values) + "}"
