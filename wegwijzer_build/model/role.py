"""Who does what."""

from typing import Annotated

from .base import CompetencyId, Field, Model, Opening, Row, SourceId, TaskId, Text
from .statement import Statement


class Clash(Model):
    """A function that does not go together with a role."""

    function: Annotated[Text, Field(description="The other function.")]
    why: Annotated[Row, Field(description="Why the two do not go together, and how firm that is.")]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1, description="What says so.")]


class Role(Statement):
    """A file in roles/."""

    title: Annotated[Text, Field(description="The name of the role.")]
    text: Annotated[Opening, Field(description="What the role is.")]
    tasks: Annotated[tuple[TaskId, ...], Field(description="What this role does.")] = ()
    never: Annotated[tuple[TaskId, ...], Field(description="Tasks that this role certainly does not do.")] = ()
    competencies: Annotated[tuple[CompetencyId, ...], Field(description="What the role asks.")] = ()
    clashes: Annotated[tuple[Clash, ...], Field(description="Functions that do not go together with it.")] = ()
