"""What all models share: frozen, unknown keys refused, and the scalar types that content is made of.

Loading hands over text only (YAML's own guesses are switched off), so the types here say what each text is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from keyword import iskeyword
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    StringConstraints,
    WithJsonSchema,
    WrapSerializer,
)
from pydantic_core import PydanticCustomError

from wegwijzer_build.wording import ID_LENGTH, ID_PATTERN, first_day, is_id

FRAGMENT = "/"
"""Stands between the id of an advice and the name of a fragment of it, where an outcome shows both."""

K = TypeVar("K")
V = TypeVar("V")


class Model(BaseModel):
    """The base of every model: a value that cannot change and knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def attribute_of(key: str) -> str:
    """The attribute of a model that holds a key of a file. Python keeps some words for itself: these get a `_`."""
    return f"{key}_" if iskeyword(key) else key


def key_of(attribute: str) -> str:
    """The key of a file that an attribute of a model holds."""
    return attribute.removesuffix("_")


def _freeze(value: Mapping[K, V]) -> Mapping[K, V]:
    return MappingProxyType(dict(value))


def _thaw(value: Mapping[K, V], write: SerializerFunctionWrapHandler) -> Any:
    return write(dict(value))


FrozenMap = Annotated[Mapping[K, V], AfterValidator(_freeze), WrapSerializer(_thaw)]
"""A map that keeps the order of the file and cannot be changed."""


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of an item in a collection; reference checking follows these marks."""

    collection: str


class Written(Enum):
    """Marks how a text is written; the checks on texts follow these marks."""

    PLAIN = "plain"
    """Words that are shown as they are."""
    LINES = "lines"
    """The same, and lines may break where the author breaks them."""
    MARKDOWN = "markdown"
    """Paragraphs, lists, emphasis and links."""
    ADDRESS = "address"
    """An https address."""
    PHONE = "phone"
    """A telephone number, as people write it."""
    REGEX = "regex"
    """A regular expression, which no visitor reads."""


class Search(Enum):
    """Marks a text that helps to find its item. The search passes over what has no such mark: its file is small."""

    OPENING = "opening"
    """What the item opens with: its first words stand in lists and in results of the search."""
    WORDS = "words"
    """Something else that the item is found by."""


class Voice(Enum):
    """Marks a text that is not said by this site to its readers."""

    OTHERS = "others"
    """Written by somebody else, and kept as it stands there: a name, a number, an address."""
    VISITORS = "visitors"
    """As visitors would say it: everyday words, by which the search finds the item."""
    COLLEAGUES = "colleagues"
    """For who edits; no page shows it."""


class ReadAs(Enum):
    """Marks how one line is read, where it is no title: how hard it is depends on that."""

    SENTENCES = "sentences"
    """As a text of a sentence or more."""
    LABEL = "label"
    """As a name, or as some words beside a number: there is no sentence in it."""


@dataclass(frozen=True)
class OneParagraph:
    """Marks a Markdown text that is shown without paragraphs and lists, so that it can hold none."""


ONE_PARAGRAPH = OneParagraph()


@dataclass(frozen=True)
class Opaque:
    """Marks a value that holds no text for readers and names no item: who walks through texts passes it over."""


OPAQUE = Opaque()


def _iso_date(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("date_form", "expected a date as year-month-day, for example 2026-11-20")
    return value


def _partial_date(value: str) -> str:
    if first_day(value) is None:
        raise PydanticCustomError(
            "date_form", "expected a date, a month or a year, for example 2026-11-20, 2026-11 or 2026"
        )
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError("flag_form", "expected true or false")
    return value == "true"


def _whole_number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{1,6}", value, re.ASCII):
        raise PydanticCustomError("number_form", "expected a whole number, for example 3")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value, re.ASCII):
        raise PydanticCustomError("number_form", "expected a number, with a point for decimals, for example 16.1")
    return value


def _as_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def one_or_more(value: Any) -> Any:
    """Read a single value as a list of one, so that authors may leave the brackets out."""
    return value if isinstance(value, (list, tuple)) else [value]


# YAML-aware editors guess types before our schema sees them ("112" is a number to them), so the schema for text
# lets those guesses through; loading reads all of them as text.
_ANY_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    WithJsonSchema(_ANY_SCALAR),
    Written.PLAIN,
]
"""One line of plain words."""

Lines = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    WithJsonSchema(_ANY_SCALAR),
    Written.LINES,
]
"""Plain words over one or more lines: a message as it would be sent."""

Prose = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=6000),
    WithJsonSchema(_ANY_SCALAR),
    Written.MARKDOWN,
]
"""Markdown: paragraphs, lists, emphasis and links; no raw HTML, no headings."""

Row = Annotated[Prose, ONE_PARAGRAPH]
"""Markdown of one paragraph, for a place that has no room for more: an item of a list, a cell."""

Sentences = Annotated[Text, ReadAs.SENTENCES]
"""One line that is read as a text."""

Label = Annotated[Text, ReadAs.LABEL]
"""One line without a sentence in it: a name, a price, a time."""

Opening = Annotated[Prose, Search.OPENING]
"""Markdown that an item opens with."""

Everyday = Annotated[Text, Voice.VISITORS]
"""A word as visitors say it."""

Quoted = Annotated[Text, Voice.OTHERS]
"""Plain words that stand as somebody else wrote them."""

Reason = Annotated[Text, Voice.COLLEAGUES]
"""Plain words for who edits."""

FoundBy = Annotated[
    tuple[Everyday, ...],
    Field(description="Words that visitors would type for it; the search finds it by them, and no page shows them."),
]
"""Everyday words for something that carries another name on the site."""

Phone = Annotated[Text, Written.PHONE]
"""A telephone number; its form is checked in validation."""

Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH),
    WithJsonSchema({**_ANY_SCALAR, "pattern": ID_PATTERN, "maxLength": ID_LENGTH}),
]
"""The name of a thing within its collection or tree."""

Date = Annotated[
    date,
    BeforeValidator(_iso_date),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-11-20"]}),
]
PartialDate = Annotated[
    str,
    AfterValidator(_partial_date),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$", "examples": ["2026-11"]}),
]
"""A date as precise as it is known: a day, a month or a year."""

Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "true", "false"]})]
WholeNumber = Annotated[
    int,
    BeforeValidator(_whole_number),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,6}$"}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(_as_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"}),
]
"""A number with a point for decimals; bounded, so that no page ever holds a million digits."""

_URL = r"https://[^\s<>\"'`{}|\\^]+"
_WAY = r"(chat|form|site):[a-z0-9-]+(/[1-9][0-9]?)?"

HttpsUrl = Annotated[
    str,
    StringConstraints(max_length=1000, pattern=rf"^{_URL}$"),
    WithJsonSchema({"type": "string", "maxLength": 1000, "pattern": f"^({_URL}|{_WAY})$"}),
    Written.ADDRESS,
]
"""An absolute address on the web; whether it is well-formed in detail is checked in validation.

In a file a way of a contact may stand for it (`chat:ras-schoonmaak`), which is filled in before there are models.
"""

OwnAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    WithJsonSchema({"type": "string", "pattern": r"^\S{1,200}$"}),
]
"""An address of this site, from its root: `keuzehulp/wat-nu/`; whether it is one is checked in validation."""

ItemName = Annotated[
    str,
    StringConstraints(pattern="^[a-z]+/[a-z0-9-]+$", max_length=80),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]+/[a-z0-9-]+$", "maxLength": 80}),
]
"""The collection and the id of an item: `advice/bel-112`."""

SourceId = Annotated[Id, Ref("sources")]
TermId = Annotated[Id, Ref("glossary")]
FigureId = Annotated[Id, Ref("figures")]
AudienceId = Annotated[Id, Ref("audiences")]
RoleId = Annotated[Id, Ref("roles")]
TaskId = Annotated[Id, Ref("tasks")]
CompetencyId = Annotated[Id, Ref("competencies")]
SituationId = Annotated[Id, Ref("situations")]
SolutionId = Annotated[Id, Ref("solutions")]
ContactId = Annotated[Id, Ref("contacts")]
AdviceId = Annotated[Id, Ref("advice")]
InstrumentId = Annotated[Id, Ref("instruments")]
PictureId = Annotated[Id, Ref("pictures")]

__all__ = [
    "AdviceId", "AudienceId", "CompetencyId", "ContactId", "Date", "Everyday", "Field", "FigureId", "Flag", "FoundBy",
    "FrozenMap", "HttpsUrl", "Id", "InstrumentId", "ItemName", "Label", "Lines", "Model", "Number", "OneParagraph",
    "Opening", "OwnAddress", "PartialDate", "Phone", "PictureId", "Prose", "Quoted", "ReadAs", "Reason", "Ref",
    "RoleId", "Row", "Search", "Sentences", "SituationId", "SolutionId", "SourceId", "TaskId", "TermId", "Text",
    "Voice", "WholeNumber", "Written", "is_id", "one_or_more",
]  # fmt: skip
