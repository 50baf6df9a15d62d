"""What is asked of a tree beyond being sound: by the editors, and for the sake of who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Audience, Contact, Site


@dataclass(frozen=True)
class Demands:
    """What is asked of one tree; nothing, where it says nothing.

    `contacts`: the ids of contacts of which every outcome has to name at least one. `door_line`: it has to say for whom
    it is.
    """

    questions_on_a_way: int | None = None
    cases: int | None = None
    contacts: frozenset[str] | None = None
    door_line: bool = False


def demands_on(
    name: str,
    audience: str,
    site: Site | None,
    audiences: Mapping[str, Audience],
    contacts: Mapping[str, Contact],
    doors: int = 1,
) -> Demands:
    """What is asked of a tree. Whoever is addressed with 'je' has to be told where help is free and confidential.

    `name` and `audience` are those of the tree; `audiences` and `contacts` all that could be read. `doors`:
    how many trees the site has; where one has to choose, each says for whom it is.
    """
    told = audiences.get(audience)
    helping = {name for name, contact in contacts.items() if _helps(contact, audience)}
    return Demands(
        questions_on_a_way=site.bounds.questions_on_a_way if site else None,
        cases=(site.bounds.cases_of_audience_tree if name in audiences else site.bounds.cases) if site else None,
        contacts=frozenset(helping) if told is not None and told.informal else None,
        door_line=doors > 1,
    )


def _helps(contact: Contact, audience: str) -> bool:
    meant = not contact.audiences or audience in contact.audiences
    return contact.free is True and contact.confidential is True and meant
