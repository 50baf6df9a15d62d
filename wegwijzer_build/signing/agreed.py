"""What each sign-off is worth today: it holds for the text that was signed, and for no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from wegwijzer_build.model import SigningRole, SignOff
from wegwijzer_build.validate.context import CheckContext

from .fingerprint import fingerprint, says_something

ItemName = tuple[str, str]
"""The collection and the id of an item."""


class Agreement(StrEnum):
    """Whether somebody in a role agreed to a text as it is today."""

    SIGNED = "signed"
    VOIDED = "voided"
    """Somebody did, to another text than the one of today."""
    NONE = "none"


@dataclass(frozen=True)
class Agreed:
    """What a role says of an item. `last`: the sign-off that counts, None where there is none."""

    agreement: Agreement
    last: SignOff | None = None


NOBODY = Agreed(Agreement.NONE)


@dataclass(frozen=True)
class SignedTexts:
    """All that can be signed, each with its hash, and every sign-off that there is, in the order of the file."""

    hashes: Mapping[ItemName, str]
    signed: tuple[SignOff, ...] = ()

    def of(self, item: ItemName, role: SigningRole) -> Agreed:
        """What a role says of an item today: the last sign-off of its text, else the last one of another."""
        found = [each for each in self._by_item.get(item, ()) if each.role is role]
        of_today = [each for each in found if each.hash == self.hashes.get(item)]
        if of_today:
            return Agreed(Agreement.SIGNED, of_today[-1])
        return Agreed(Agreement.VOIDED, found[-1]) if found else NOBODY

    def lacking(self, item: ItemName, roles: Iterable[SigningRole]) -> tuple[SigningRole, ...]:
        """The roles in which nobody agreed to an item as it is today."""
        return tuple(role for role in roles if self.of(item, role).agreement is not Agreement.SIGNED)

    @property
    def of_no_item(self) -> tuple[SignOff, ...]:
        """Sign-offs of what is there no longer."""
        return tuple(each for each in self.signed if name_of(each) not in self.hashes)

    @cached_property
    def _by_item(self) -> Mapping[ItemName, list[SignOff]]:
        found: dict[ItemName, list[SignOff]] = {}
        for each in self.signed:
            found.setdefault(name_of(each), []).append(each)
        return found


def name_of(signoff: SignOff) -> ItemName:
    """The item that was signed."""
    collection, _, item = signoff.item.partition("/")
    return collection, item


def path_of(item: ItemName) -> str:
    """An item as it is written in files and on the command line."""
    return "/".join(item)


def hashes_of(context: CheckContext) -> Mapping[ItemName, str]:
    """Every item that says something to readers, with the hash of that."""
    return {
        (item.collection, item.id): fingerprint(item)
        for item in context.written
        if item.collection in context.ids and says_something(item)
    }
