"""The contacts that advice and outcomes put before their readers: those that texts link to, and those listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wegwijzer_build.model import Model, Tree
from wegwijzer_build.validate.contact_ways import FOLLOWED

from .differences import differences
from .reading import ContentReading

_LINK = re.compile(rf"\]\(\s*(?:contact|{'|'.join(FOLLOWED)}):([a-z0-9-]+)")


class NamedContacts:
    """The contacts that a tree shows; what an advice names is looked for once for all trees of an audience."""

    def __init__(self, reading: ContentReading, tree: Tree) -> None:
        self._reading = reading
        self._tree = tree
        self._outcomes: dict[str, tuple[str, ...]] = {}
        self._shown: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}

    def shown(self, outcome: str, advice: tuple[str, ...]) -> tuple[str, ...]:
        """All contacts at an end, in the order in which they are met, each once."""
        if (outcome, advice) not in self._shown:
            named = (contact for item in advice for contact in self._of(item))
            self._shown[outcome, advice] = tuple(dict.fromkeys((*self._of_outcome(outcome), *named)))
        return self._shown[outcome, advice]

    def _of_outcome(self, outcome: str) -> tuple[str, ...]:
        if outcome not in self._outcomes:
            found = _named(self._tree.outcomes.get(outcome), self._tree.audience)
            self._outcomes[outcome] = tuple(found)
        return self._outcomes[outcome]

    def _of(self, advice: str) -> tuple[str, ...]:
        """The contacts of an advice as the audience of the tree reads it; none where it cannot be read."""
        known, look = self._reading.named_contacts, (self._tree.audience, advice)
        if look not in known:
            known[look] = tuple(dict.fromkeys(_named(self._reading.advice.get(advice), self._tree.audience)))
        return known[look]


def _named(item: Model | None, audience: str) -> Iterator[str]:
    for text in differences(None, item, audience):
        if text.refers_to == "contacts" and text.after:
            yield from text.after.split(", ")
        elif text.is_text and text.after:
            yield from _LINK.findall(text.after)
