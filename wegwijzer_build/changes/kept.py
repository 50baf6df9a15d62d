"""The file `reviews/changes.yml` beside the content: what was renamed, and which losses somebody gave a reason for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated

from pydantic import StringConstraints

from wegwijzer_build.load import Document, Parsed
from wegwijzer_build.model import Model
from wegwijzer_build.model.base import Field, FrozenMap, Id, Reason
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.validate.context import RawItem, Sheet
from wegwijzer_build.validate.schema import fitted

from .compare import Changes

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


@dataclass(frozen=True)
class Kept:
    """What the file says, with the place of each acceptance. Without a file it says nothing."""

    said: KeptChanges = field(default_factory=lambda: KeptChanges.model_validate({}))
    places: tuple[Place, ...] = ()

    def unused(self, changes: Changes) -> tuple[tuple[Place, str], ...]:
        """Acceptances of what is no loss here: the place, and the hash that is named."""
        losses = {change.id for change in changes.changes}
        named = zip(self.places, self.said.accepted, strict=True)
        return tuple((place, each.change) for place, each in named if each.change not in losses)

    def applied(self, changes: Changes) -> Changes:
        """The same changes, each loss with the reason that was given for it."""
        reasons = {each.change: each.reason for each in self.said.accepted}
        return replace(
            changes,
            changes=tuple(replace(change, accepted=reasons.get(change.id)) for change in changes.changes),
            unused=self.unused(changes),
        )


@dataclass(frozen=True)
class _File(RawItem):
    """The file as an item, so that what is wrong with it is told as of any item."""

    @cached_property
    def model(self) -> type[Model]:
        return KeptChanges

    @property
    def one(self) -> str:
        return "file of changes"


def kept_in(file: str, text: str, parsed: Parsed) -> tuple[Kept, tuple[Problem, ...]]:
    """What a file says that was parsed, and all that is wrong with it; with an error it says nothing."""
    if parsed.value is None:
        return Kept(), parsed.problems
    document = Document(file, "", "changes", False, parsed.value, parsed.values, parsed.keys)
    item = _File("changes", "changes", parsed.value, Sheet(document, text))
    said, problems = fitted(item)
    if not isinstance(said, KeptChanges):
        return Kept(), (*parsed.problems, *problems)
    places = tuple(document.place(("accepted", index)) for index in range(len(said.accepted)))
    return Kept(said, places), parsed.problems
