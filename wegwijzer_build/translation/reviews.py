"""A file about translations says what cannot be understood (translation-review).

`reviews.yml` names, for each item, how it was read (`machine`, `read` by a person, or `revised` by one), on which day,
and a mark of the texts of that moment: the Dutch, the translation and what was read back. Any edit of one of these
makes the mark another, and the review void. `wegwijzer translate sign` writes it. `meaning.yml` names the items of
which an edit of the Dutch changed the meaning: older translations of these are not shown.

Bad:
    advice/bel-112: {level: perfect}

Good:
    advice/bel-112: {level: machine, on: "2026-11-30", texts: 3b0c44298fc1}
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import ValidationError

from wegwijzer_build.load import Parsed
from wegwijzer_build.model import Model
from wegwijzer_build.model.base import Date, Field, Text
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.wording import say

from .po import Translation

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


def read_reviews(parsed: Parsed, shown: str) -> tuple[Mapping[str, Review], tuple[Problem, ...]]:
    """The reviews of a language by item (`advice/bel-112`), and what is wrong with them."""
    return _read(parsed, shown, Review)


def read_moved(parsed: Parsed, shown: str) -> tuple[Mapping[str, Moved], tuple[Problem, ...]]:
    """The items whose meaning changed, and what is wrong with the file."""
    return _read(parsed, shown, Moved)


def _read(parsed: Parsed, shown: str, model: Any) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    if not isinstance(parsed.value, dict):
        return {}, parsed.problems
    found, problems = {}, list(parsed.problems)
    for name, raw in parsed.value.items():
        try:
            found[name] = model.model_validate(raw)
        except ValidationError as error:
            place = parsed.values.get((name,), Place(shown))
            keys = ", ".join(dict.fromkeys(str(each["loc"][0]) for each in error.errors() if each["loc"])) or name
            message = say("'{keys}' of '{name}' cannot be understood", keys=keys, name=name)
            hint = say("expected level, on and texts, as 'wegwijzer translate sign' writes them")
            problems.append(Problem(place, "translation-review", message, hint))
    return found, tuple(problems)


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
