"""How someone works, where that changes the advice."""

from typing import Annotated

from .base import Field, FoundBy, Text
from .statement import PerAudienceOpening, PerAudienceSteps, Statement


class Situation(Statement):
    """A file in situations/: who is in another position than most readers, such as a trainee."""

    title: Annotated[Text, Field(description="The situation in the words of the people in it.")]
    found_by: FoundBy = ()
    text: Annotated[PerAudienceOpening, Field(min_length=1, description="What holds; one text, or one per audience.")]
    steps: Annotated[PerAudienceSteps, Field(description="What to do; a list, or one list per audience.")] = {}  # noqa: RUF012 - pydantic copies defaults
