"""A way to have it arranged."""

from enum import StrEnum
from typing import Annotated

from .base import Field, HttpsUrl, Label, Opening, Phone, Sentences, Text
from .statement import Statement


class Reach(StrEnum):
    """For whom a solution is open."""

    OWN = "own"
    SHARED = "shared"
    BRANCH = "branch"


class Solution(Statement):
    """A file in solutions/."""

    title: Annotated[Label, Field(description="The name of the solution.")]
    reach: Annotated[
        Reach,
        Field(description="own (for one employer), shared (several employers), branch (a whole branch)."),
    ]
    sector: Annotated[Text | None, Field(description="The branch or sector it is for; left out when for all.")] = None
    text: Annotated[Opening, Field(description="What it offers and how it works.")]
    good: Annotated[tuple[Sentences, ...], Field(description="What speaks for it.")] = ()
    watch: Annotated[tuple[Sentences, ...], Field(description="What to watch.")] = ()
    cost: Annotated[Label | None, Field(description="What it costs, with the year; only if sourced.")] = None
    url: Annotated[HttpsUrl | None, Field(description="Where to arrange or read it.")] = None
    phone: Annotated[Phone | None, Field(description="Telephone number, only if verified.")] = None
