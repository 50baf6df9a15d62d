"""Something that a role does."""

from typing import Annotated

from .base import CompetencyId, Field, Opening, Text
from .statement import Statement


class Task(Statement):
    """A file in tasks/."""

    title: Annotated[Text, Field(description="What is done, starting with a verb.")]
    text: Annotated[Opening, Field(description="What it holds, and where it ends.")]
    competencies: Annotated[tuple[CompetencyId, ...], Field(description="What doing it well asks.")] = ()
