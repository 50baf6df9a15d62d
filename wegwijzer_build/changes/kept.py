"""The file `reviews/changes.yml` beside the content: what was renamed, and which losses somebody gave a reason for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wegwijzer_build.load import Parsed
from wegwijzer_build.model import KeptChanges
from wegwijzer_build.problems import Place, Problem
from wegwijzer_build.validate.beside import document_beside, read_beside
from wegwijzer_build.wording import say

from .compare import Changes


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


def kept_in(file: str, text: str, parsed: Parsed) -> tuple[Kept, tuple[Problem, ...]]:
    """What a file says that was parsed, and all that is wrong with it; with an error it says nothing."""
    document = document_beside(file, parsed)
    said, problems = read_beside(KeptChanges, say("file of changes"), document, text, parsed.problems)
    if said is None or document is None:
        return Kept(), problems
    places = tuple(document.place(("accepted", index)) for index in range(len(said.accepted)))
    return Kept(said, places), problems
