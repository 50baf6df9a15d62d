"""What every statement carries: its legal weight, its sources and its dates, and texts told per audience."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from wegwijzer_build.wording import ID_PATTERN

from .base import AudienceId, Date, Field, FrozenMap, Id, Lines, Model, Opening, Reason, Row, SourceId

EVERYONE = "iedereen"
"""The key under which a text stands that all audiences share."""


class Kind(StrEnum):
    """The legal weight of a statement."""

    LAW = "law"
    BILL = "bill"
    GUIDANCE = "guidance"
    POLICY = "policy"
    PRACTICE = "practice"


Weight = Annotated[
    Kind,
    Field(
        description="Legal weight: law (holds today), bill (proposed, not law), guidance (official advice), "
        "policy (how the government or inspectorate works), practice (what works elsewhere)."
    ),
]
"""The kind of what says something that readers may act on."""


def _for_everyone(value: Any) -> Any:
    return value if isinstance(value, Mapping) else {EVERYONE: value}


def _per_audience(shape: dict[str, Any]) -> WithJsonSchema:
    per_audience = {"type": "object", "propertyNames": {"pattern": ID_PATTERN}, "additionalProperties": shape}
    return WithJsonSchema({"anyOf": [shape, per_audience]})


_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}

PerAudienceOpening = Annotated[
    FrozenMap[AudienceId, Opening], BeforeValidator(_for_everyone), Field(min_length=1), _per_audience(_SCALAR)
]
"""One text for all, or a map audience → text: one fact, told to each in their own words."""

PerAudienceRow = Annotated[
    FrozenMap[AudienceId, Row], BeforeValidator(_for_everyone), Field(min_length=1), _per_audience(_SCALAR)
]
"""The same for a text of one paragraph."""

PerAudienceSay = Annotated[
    FrozenMap[AudienceId, tuple[Lines, ...]],
    BeforeValidator(_for_everyone),
    _per_audience({"type": "array", "items": _SCALAR}),
]
"""One list of messages for all, or a map audience → list."""

PerAudienceSteps = Annotated[
    FrozenMap[AudienceId, tuple[Row, ...]],
    BeforeValidator(_for_everyone),
    _per_audience({"type": "array", "items": _SCALAR}),
]
"""One list of steps for all, or a map audience → list."""


class Statement(Model):
    """A statement that readers may act on."""

    kind: Weight
    sources: Annotated[
        tuple[SourceId, ...],
        Field(description="Ids from sources.yml that the statement rests on; at least one."),
    ] = ()
    valid_from: Annotated[
        Date | None, Field(description="First day on which this holds; before it the item is not shown yet.")
    ] = None
    valid_until: Annotated[
        Date | None,
        Field(description="Last day on which this holds; after it the item is shown no longer."),
    ] = None
    follows: Annotated[
        Id | None,
        Field(
            exclude=True,
            description="The id of what this takes over from: it ends on the day before this begins, and from then on "
            "this stands wherever that was named.",
        ),
    ] = None
    confirmed_on: Annotated[
        Date | None,
        Field(
            exclude=True,
            description="Only for law with valid_from: the day, on or after that, on which somebody saw that it holds.",
        ),
    ] = None
    confirmed_by: Annotated[
        Reason | None,
        Field(exclude=True, description="In which role somebody saw that; no name. It goes with confirmed_on."),
    ] = None
    reviewed_on: Annotated[
        Date,
        Field(description="The day someone last compared this text with its sources; a warning after 12 months."),
    ]
    states_duty_because: Annotated[
        Reason | None,
        Field(
            description="Only for a bill or guidance text that uses a word of duty on purpose: say why that is right "
            "(for example because the duty itself is law and the text names it)."
        ),
    ] = None


def text_for(texts: Mapping[str, Any], audience: str | None) -> Any | None:
    """Pick what is told to an audience: its own text, else the one for everyone, else none.

    Without an audience: the text for everyone, else none.
    """
    if audience is not None and audience in texts:
        return texts[audience]
    return texts.get(EVERYONE)
