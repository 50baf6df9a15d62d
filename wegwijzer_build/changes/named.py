"""The contacts that advice and outcomes put before their readers: those that texts link to, and those listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wegwijzer_build.model import Advice, Model, Tree
from wegwijzer_build.validate.contact_ways import FOLLOWED

from .differences import differences

_LINK = re.compile(rf"\]\(\s*(?:contact|{'|'.join(FOLLOWED)}):([a-z0-9-]+)")


class NamedContacts:
    """The contacts that a tree shows: id of an advice or an outcome → ids of contacts, each once; looked for once."""

    def __init__(self, advice: Mapping[str, Advice], tree: Tree) -> None:
        self._advice = advice
        self._tree = tree
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def of_advice(self, name: str) -> tuple[str, ...]:
        """The contacts of an advice as the audience of the tree reads it; none where it cannot be read."""
        return self._of("advice", name, self._advice.get(name))

    def of_outcome(self, name: str) -> tuple[str, ...]:
        """The contacts that an outcome names itself."""
        return self._of("outcomes", name, self._tree.outcomes.get(name))

    def shown(self, outcome: str, advice: tuple[str, ...]) -> tuple[str, ...]:
        """All contacts at an end, in the order in which they are met."""
        named = (contact for item in advice for contact in self.of_advice(item))
        return tuple(dict.fromkeys((*self.of_outcome(outcome), *named)))

    def _of(self, section: str, name: str, item: Model | None) -> tuple[str, ...]:
        if (section, name) not in self._known:
            self._known[section, name] = tuple(dict.fromkeys(_named(item, self._tree.audience)))
        return self._known[section, name]


def _named(item: Model | None, audience: str) -> Iterator[str]:
    for text in differences(None, item, audience):
        if text.refers_to == "contacts" and text.after:
            yield from text.after.split(", ")
        elif text.is_text and text.after:
            yield from _LINK.findall(text.after)
