"""Instruments in which the own contact of a site is filled in: the first of those that it puts first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from wegwijzer_build.model import BLANK, Contact, Content, Instrument, OfOwnContact, WayKind
from wegwijzer_build.translation import Text, retold

from .shared.language import Language
from .statement.view import speaks


def filled_in(content: Content, language: Language, *, with_hours: bool = True) -> Content:
    """The same content with what is known of the own contact in its instruments; without one, as it is.

    `with_hours`: whether what is said of the contact is in this language, and not its names and numbers alone.
    """
    contact = next((content.contacts[name] for name in content.site.contacts_first if name in content.contacts), None)
    if contact is None:
        return content
    instruments = {
        name: _filled(instrument, contact, language, with_hours=with_hours)
        for name, instrument in content.instruments.items()
    }
    return replace(content, instruments=MappingProxyType(instruments))


def _filled(instrument: Instrument, contact: Contact, language: Language, *, with_hours: bool) -> Instrument:
    known = _known(contact)
    values = {name: known[field.own] for name, field in instrument.fields.items() if field.own and field.own in known}
    if not values:
        return instrument
    of_number = [name for name in values if instrument.fields[name].own is OfOwnContact.NUMBER]
    more = _beside_number(contact, language, with_hours=with_hours) if of_number else ()
    alone = {f"{{{name}}}": "\n".join((values[name], *more)) for name in of_number}
    filled: Instrument = retold(instrument, "", partial(_with_values, values=values, alone=alone))
    fields = {name: field for name, field in filled.fields.items() if name not in values}
    return filled.model_copy(update={"fields": MappingProxyType(fields)})


def _with_values(text: Text, *, values: Mapping[str, str], alone: Mapping[str, str]) -> str:
    """A number that stands by itself has the hours and languages below it; within a sentence there is no room."""
    if text.words in alone:
        return alone[text.words]
    return BLANK.sub(lambda found: values.get(found[1], found[0]), text.words)


def _known(contact: Contact) -> Mapping[OfOwnContact, str]:
    """What can be filled in. Without a name or a number the blank stays: nothing else that is said fits there."""
    by_kind = {way.by: way.at for way in reversed(contact.ways)}
    found = {
        OfOwnContact.NAME: contact.person,
        OfOwnContact.NUMBER: by_kind.get(WayKind.PHONE),
        OfOwnContact.MAIL: by_kind.get(WayKind.MAIL),
    }
    return {part: said for part, said in found.items() if said}


def _beside_number(contact: Contact, language: Language, *, with_hours: bool) -> tuple[str, ...]:
    """What is said below its number: when it is answered, and in which languages."""
    hours = next(way.hours for way in contact.ways if way.by is WayKind.PHONE)
    return (
        *((hours,) if hours and with_hours else ()),
        *((speaks(contact, language),) if contact.languages else ()),
    )
