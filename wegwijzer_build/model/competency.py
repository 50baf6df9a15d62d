"""What a role or task asks of a person."""

from typing import Annotated

from .base import Field, Opening, Text
from .statement import Statement


class Competency(Statement):
    """A file in competencies/."""

    title: Annotated[Text, Field(description="The competency in one or two words.")]
    text: Annotated[Opening, Field(description="What one sees of it in practice.")]
