"""What is asked of a tree beyond being sound: by the editors, and for the sake of who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wegwijzer_build.model import Audience, Contact, Settings, SiteDemands, WayKind

_WITHOUT_PHONE = frozenset([WayKind.CHAT, WayKind.MAIL, WayKind.FORM, WayKind.SITE])


@dataclass(frozen=True)
class FirstContacts:
    """Contacts by what readers need. `helping`: free, confidential, outside. `without_phone`: by chat, mail or form."""

    helping: frozenset[str]
    without_phone: frozenset[str]


@dataclass(frozen=True)
class Demands:
    """What is asked of one tree; nothing, where it says nothing, but for an answer for who does not know, and cases.

    `first_contacts`: of whom every outcome has to put one first, of each kind. `urgent`: who stands before all
    others. `own`: contacts that an organisation added to these, which are not counted. `contacts`: the ids of
    contacts of which every outcome has to name at least one. `door_line`: it has to say for whom it is. `unsure`:
    each question has an answer for who does not know. `covered`: cases reach all that it can show.
    """

    questions_on_a_way: int | None = None
    cases: int | None = None
    contacts: frozenset[str] | None = None
    door_line: bool = False
    unsure: bool = True
    covered: bool = True
    first_contacts: FirstContacts | None = None
    urgent: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


def demands_on(
    name: str,
    audience: str,
    site: Settings | None,
    audiences: Mapping[str, Audience],
    contacts: Mapping[str, Contact],
    doors: int = 1,
) -> Demands:
    """What is asked of a tree: by the site, and for the sake of who reads it.

    `name` and `audience` are those of the tree; `audiences` and `contacts` all that could be read. `doors`:
    how many trees the site has; where one has to choose, each says for whom it is.
    """
    asked = site.demands if site else SiteDemands()
    reader = audiences.get(audience)
    first = FirstContacts(
        frozenset(name for name, contact in contacts.items() if _helps(contact, audience) and not contact.inside),
        frozenset(name for name, contact in contacts.items() if any(way.by in _WITHOUT_PHONE for way in contact.ways)),
    )
    helping = {name for name, contact in contacts.items() if _helps(contact, audience)}
    return Demands(
        questions_on_a_way=asked.questions_on_a_way,
        cases=asked.cases_of_audience_tree if name in audiences else asked.cases,
        contacts=frozenset(helping) if reader is not None and reader.demands.free_contact else None,
        door_line=asked.for_whom and doors > 1,
        unsure=asked.unsure,
        covered=asked.covered,
        first_contacts=first if reader is not None and reader.demands.first_contact else None,
        urgent=frozenset(name for name, contact in contacts.items() if contact.urgent),
        own=frozenset(site.contacts_first if site else ()),
    )


def _helps(contact: Contact, audience: str) -> bool:
    meant = not contact.audiences or audience in contact.audiences
    return contact.free is True and contact.confidential is True and meant
