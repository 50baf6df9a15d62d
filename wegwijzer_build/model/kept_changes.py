"""What was renamed, and which losses somebody gave a reason for: the file `reviews/changes.yml` beside the content."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from .base import Field, FrozenMap, Id, Model, Reason

Ids = Annotated[FrozenMap[Id, Id], Field(default_factory=dict, description="The id as it was: the id as it is now.")]
IdsInTree = Annotated[
    FrozenMap[Id, FrozenMap[Id, Id]],
    Field(default_factory=dict, description="The tree as it is called now: the id as it was: the id as it is now."),
]


class RenamedIds(Model):
    """The key `renamed`: of each collection, and within trees."""

    audiences: Ids
    trees: Ids
    advice: Ids
    topics: Ids
    situations: Ids
    roles: Ids
    tasks: Ids
    competencies: Ids
    solutions: Ids
    contacts: Ids
    instruments: Ids
    pictures: Ids
    figures: Ids
    glossary: Ids
    sources: Ids
    notices: Ids
    questions: IdsInTree
    outcomes: IdsInTree
    answers: Annotated[
        FrozenMap[Id, FrozenMap[Id, FrozenMap[Id, Id]]],
        Field(
            default_factory=dict,
            description="The tree: the question, both as they are called now: the answer as it was: as it is now.",
        ),
    ]

    def of_collection(self, collection: str) -> Mapping[str, str]:
        """Old id → new id, of the items of a collection."""
        found: Mapping[str, str] = getattr(self, collection, {})
        return found


NOTHING_RENAMED = RenamedIds.model_validate({})


class Acceptance(Model):
    """A loss, and why it is right."""

    change: Annotated[
        str,
        StringConstraints(pattern="^[0-9a-f]{12}$"),
        Field(description="What stands between brackets behind a loss, such as 2ef02a89ac51."),
    ]
    reason: Annotated[Reason, Field(description="Why it is right.")]


class KeptChanges(Model):
    """The file as a whole."""

    renamed: Annotated[
        RenamedIds, Field(default_factory=lambda: NOTHING_RENAMED, description="Ids that are others now.")
    ]
    accepted: Annotated[
        tuple[Acceptance, ...], Field(default_factory=tuple, description="Losses with the reason that they are right.")
    ]
