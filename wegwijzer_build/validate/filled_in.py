"""A link to a way of a contact cannot be filled in (way-link).

Numbers and addresses to reach a contact stand in the file of that contact only. A text names the way, and the number
is filled in everywhere: `[…](phone:politie)`. Before the colon stands the kind (phone, chat, form, mail or site), after
it the id of the contact, and `/2` for the second of its kind. In longer texts this is a link that can be followed, and
it may have words of its own: `[Bel de politie](phone:politie)`. Texts of one line show the number or the address;
nothing can be clicked there, so words of one's own have no place in them. Where a number or an address is all that a
key holds, the name of the way is enough: `phone: phone:politie`.

Bad:
    text: Bel de hulplijn op […](phone:hulplijnen).

Good:
    text: Bel de hulplijn op […](phone:hulplijn).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wegwijzer_build.load import Value
from wegwijzer_build.model import Voice, WayKind, Written, is_id
from wegwijzer_build.model.marks import Scalar
from wegwijzer_build.problems import KeyPath, Problem, as_one
from wegwijzer_build.wording import a, did_you_mean, id_like, listed, nearest, quoted, say, say_many

from .contact_ways import FOLLOWED, NamedWay, NamedWays, ways_of
from .context import CheckContext, RawItem, Sheet, items_of
from .phones import some_number
from .violation import Violation

FILL_IN = frozenset(["", "…", "..."])
"""Words of a link that stand for: write the number or the address here."""
_NOT_FILLED = (Voice.VISITORS, Voice.OTHERS)
"""No texts of ours to read: words to search by, and the ways themselves."""

_KINDS = "|".join(FOLLOWED)
LINK = re.compile(rf"\[([^\[\]]*)\]\(\s*((?:{_KINDS}):[^()]*)\)", re.IGNORECASE)
_NAME = re.compile(rf"({_KINDS}):([a-z0-9-]+)(?:/([1-9][0-9]?))?")
_TEXTS = frozenset([Written.PLAIN, Written.LINES, Written.MARKDOWN])
_WHOLE = {
    Written.PHONE: frozenset([WayKind.PHONE]),
    Written.ADDRESS: frozenset([WayKind.CHAT, WayKind.FORM, WayKind.SITE]),
}
"""Where a text is a number or an address and nothing else: which kinds of ways it may be."""
_SOME_ADDRESS = "https://example.org"
"""Stands there instead of a way that is not known, so that this is told once; for a number see `some_number`."""


@dataclass(frozen=True)
class Filled:
    """What came of filling in: the context with the ways in place, and the links that cannot be.

    `before`: a text with its ways filled in → as its author wrote it. `ways`: all that links can name.
    """

    context: CheckContext
    problems: tuple[Problem, ...]
    before: Mapping[str, str]
    ways: NamedWays


def filled_in(context: CheckContext) -> Filled:
    """Put the ways of contacts in the place of the links that name them.

    Only texts change, so that every value keeps its place in its file. What cannot be filled in leaves its words.
    """
    ways = ways_of(context.items, context.tongue.phones)
    before: dict[str, str] = {}
    changes: dict[str, dict[KeyPath, str]] = defaultdict(dict)
    problems: list[Problem] = []
    for item in context.items:
        for scalar in item.scalars:
            if ":" not in scalar.text or not may_name_a_way(scalar):
                continue
            text, violations = _filled(scalar, ways, context)
            problems += (item.problem(scalar.path, violation) for violation in violations)
            if text != scalar.text:
                changes[item.sheet.document.file][item.place(scalar.path).keys] = text
                before[text.strip()] = scalar.text.strip()
    filled = replace(context, items=tuple(_items(context, changes)))
    return Filled(filled, tuple(as_one(problems)), before, ways)


LEFT_TO_RIGHT = "\u200e"
"""A sign that shows nothing: behind it a number reads from left to right, also among Arabic letters."""


def with_ways(text: str, written: Written, ways: NamedWays, *, right_to_left: bool = False) -> str:
    """A text that is not of an item, such as a translation, with its ways filled in; of others the words stay."""
    side = LEFT_TO_RIGHT if right_to_left else ""

    def in_place(link: re.Match[str]) -> str:
        words = link[1] if link[1].strip() not in FILL_IN else ""
        found = _NAME.fullmatch(link[2])
        here = ways.get(found[2], {}).get(found[1], ()) if found else ()
        nth = int(found[3] or 1) if found else 1
        return _in_text(here[nth - 1], words, written, side) if nth <= len(here) else words or "…"

    return LINK.sub(in_place, text)


def _in_text(way: NamedWay, words: str, written: Written, side: str = "") -> str:
    shown = words or f"{side}{way.words}{side}"
    return f"[{shown}]({way.href})" if written is Written.MARKDOWN else f"{side}{way.words}{side}"


def may_name_a_way(scalar: Scalar) -> bool:
    """Tell whether a text names the ways of contacts, so that they are filled in."""
    return not scalar.is_key and scalar.leaf.voice not in _NOT_FILLED


def _filled(scalar: Scalar, ways: NamedWays, context: CheckContext) -> tuple[str, list[Violation]]:
    """A text that may name ways, with these filled in, and what is wrong with those that cannot be."""
    text, written, violations = scalar.text, scalar.leaf.written, list[Violation]()

    def in_place(link: re.Match[str]) -> str:
        words, name = link[1], link[2]
        meant = _meant(name, ways, context)
        own = words.strip() not in FILL_IN
        if own and written is not Written.MARKDOWN:
            message = say(
                "nothing can be clicked in a text of one line, so {words} cannot stand for a way", words=quoted(words)
            )
            meant = Violation(
                "way-link", message, say("write […]({name}), which shows the number or the address", name=name)
            )
        if isinstance(meant, Violation):
            violations.append(replace(meant, snippet=name, nth=text.count(name, 0, link.start(2))))
        if not isinstance(meant, NamedWay):
            return words if own else "…"
        return _in_text(meant, words if own else "", written or Written.PLAIN)

    if written in _TEXTS and "](" in text:
        text = LINK.sub(in_place, text)
    elif written in _WHOLE and (found := _NAME.fullmatch(text.strip())) and found[1] in _WHOLE[written]:
        meant = _meant(found[0], ways, context)
        if isinstance(meant, Violation):
            violations.append(meant)
        instead = some_number(context.tongue.phones) if written is Written.PHONE else _SOME_ADDRESS
        text = meant.at if isinstance(meant, NamedWay) else instead
    return text, violations


def _meant(name: str, ways: NamedWays, context: CheckContext) -> NamedWay | Violation | None:
    """The way that a link names; None where something else is wrong, and told there."""
    found = _NAME.fullmatch(name)
    if found is None or not is_id(found[2]):
        return _malformed(name, context)
    by, contact, number = found[1], found[2], int(found[3] or 1)
    if contact not in ways:
        return None if context.exists("contacts", contact) else _unknown(by, contact, context)
    here = ways[contact].get(by, ())
    if number > len(here):
        return _missing(ways[contact], by, contact, number)
    return here[number - 1] if here[number - 1].is_right else None


def _malformed(name: str, context: CheckContext) -> Violation:
    kind, _, rest = name.partition(":")
    written, slash, _ = rest.partition("/")
    contact = id_like(written.partition('"')[0])
    contact = nearest(contact, context.ids["contacts"]) or contact
    message = say("the link {name} names no way of a contact", name=quoted(name))
    if not contact:
        return Violation(
            "way-link", message, say("write a kind, a colon and the id of a contact, such as phone:politie")
        )
    right = f"{kind.lower()}:{contact}"
    hint = say("did you mean '{guess}'?", guess=right)
    if slash:
        hint = say("did you mean '{guess}', or '{guess}/2' for the second of its kind?", guess=right)
    return Violation("way-link", message, hint)


def _unknown(by: str, contact: str, context: CheckContext) -> Violation:
    known = context.ids["contacts"]
    meant, other = nearest(contact, known), context.elsewhere(contact)
    if meant is not None:
        hint = say("did you mean '{guess}'?", guess=f"{by}:{meant}")
    elif other:
        hint = say("there is {other} with that id; here it has to be a contact", other=a(other))
    else:
        hint = did_you_mean(contact, known)
    return Violation("way-link", say("{contact} is not a contact", contact=quoted(contact)), hint)


def _missing(ways: Mapping[str, tuple[NamedWay, ...]], by: str, contact: str, number: int) -> Violation:
    here = ways.get(by, ())
    if here:
        message = say_many(
            "the contact {contact} has {number} way by {by}, and no number {wanted}",
            "the contact {contact} has {number} ways by {by}, and no number {wanted}",
            len(here),
            contact=quoted(contact),
            by=by,
            wanted=number,
        )
        return Violation("way-link", message, say("write {right}", right=listed(repr(way.name) for way in here)))
    names = [repr(way.name) for each in ways.values() for way in each]
    hint = (
        say("write {right}", right=listed(names))
        if names
        else say("link to its page: contact:{contact}", contact=contact)
    )
    return Violation("way-link", say("the contact {contact} has no way by {by}", contact=quoted(contact), by=by), hint)


def _items(context: CheckContext, changes: Mapping[str, Mapping[KeyPath, str]]) -> Iterator[RawItem]:
    remade: dict[str, Iterator[RawItem]] = {}
    for item in context.items:
        file = item.sheet.document.file
        if file not in changes:
            yield item
            continue
        if file not in remade:
            document = item.sheet.document
            value = _replaced(document.value, changes[file])
            remade[file] = items_of(Sheet(replace(document, value=value), item.sheet.text))
        yield next(remade[file])


def _replaced(value: Value, changes: Mapping[KeyPath, str], path: KeyPath = ()) -> Value:
    if isinstance(value, dict):
        return {key: _replaced(part, changes, (*path, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, changes, (*path, index)) for index, part in enumerate(value)]
    return changes.get(path, value)
