"""Who agreed to which text, in which role and when: the file `reviews/signoffs.yml` beside the content."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from .base import Date, Field, Flag, Model, Reason


class SigningRole(StrEnum):
    """As whom somebody agrees to a text."""

    LEGAL = "legal"
    PRACTICE = "practice"
    NATIVE = "native"


_ROLE = (
    "As whom: legal (the law is told right), practice (it can be done so), "
    "native (it reads as people speak who grew up with the language)."
)
_ITEM = "Its collection and id, as 'advice/beleid'."
_HASH = "What 'wegwijzer sign' made of the text that was read; any edit of it makes another."

ItemPath = Annotated[str, StringConstraints(pattern="^[a-z]+/[a-z0-9-]+$", max_length=200)]
"""An item by its collection and id."""
TextHash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{12}$")]
"""Stands for all that an item says to its readers."""


class SignOff(Model):
    """Somebody who agreed to a text."""

    item: Annotated[ItemPath, Field(description=_ITEM)]
    hash: Annotated[TextHash, Field(description=_HASH)]
    role: Annotated[SigningRole, Field(description=_ROLE)]
    by: Annotated[Reason, Field(description="A name or a function, as that person wants it.")]
    on: Annotated[Date, Field(description="The day on which they agreed.")]
    remark: Annotated[Reason | None, Field(description="What they said about it.")] = None


class SignOffs(Model):
    """The file as a whole."""

    signed: Annotated[
        tuple[SignOff, ...], Field(default_factory=tuple, description="Who agreed to what; a new one goes below.")
    ]


class ListedText(Model):
    """A text in a list to fill in."""

    item: Annotated[ItemPath, Field(description=_ITEM)]
    hash: Annotated[TextHash, Field(description=_HASH)]
    agreed: Annotated[Flag, Field(description="true for who agrees; false if left out.")] = False
    remark: Annotated[Reason | None, Field(description="What they said about it.")] = None


class SigningList(Model):
    """A list to fill in (`wegwijzer review --format list`); who signs may stand in it, or in the command."""

    role: Annotated[SigningRole | None, Field(description=_ROLE)] = None
    by: Annotated[Reason | None, Field(description="A name or a function, as that person wants it.")] = None
    on: Annotated[Date | None, Field(description="The day on which they agreed; today if left out.")] = None
    texts: Annotated[tuple[ListedText, ...], Field(min_length=1, description="The texts that were read.")]
